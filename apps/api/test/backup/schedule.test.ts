// A running server makes up for the night it missed, once; and what is on its data folder keeps others out.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import SQLite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
let folder: string;
let data: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "miaopu-nightly-"));
  data = join(folder, "data");
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]) {
  const child = spawn(process.execPath, ["--conditions=miaopu-source", main, ...args], {
    env: {
      ...process.env,
      MIAOPU_DATA: data,
      MIAOPU_PORT: "0",
      MIAOPU_LOG: "error",
      MIAOPU_MIN_FREE_MB: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
}
async function serving(): Promise<() => Promise<void>> {
  const child = start("serve", "--empty", "--json");
  await once(createInterface({ input: child.stdout }), "line");
  return async () => {
    child.kill("SIGTERM");
    expect((await once(child, "exit"))[0]).toBe(0);
  };
}

/** At the database beside the program. */
function told<T>(statement: string): T[] {
  const handle = new SQLite(join(data, "miaopu.sqlite"));
  try {
    const prepared = handle.prepare(statement);
    return prepared.reader ? (prepared.all() as T[]) : (prepared.run(), []);
  } finally {
    handle.close();
  }
}
const runs = () => told<{ kind: string; outcome: string | null }>("select kind, outcome from backup_runs");
const verified = { kind: "nightly", outcome: "verified" };

describe("the nightly backup of a running server", () => {
  it("is not made on the first day, is made up for after a night that was missed, and then not again", async () => {
    let stop = await serving();
    await stop();
    expect(runs()).toEqual([]);
    expect(existsSync(join(data, "backups"))).toBe(false);
    told("update migrations set applied_at = '2026-01-05T01:00:00.000Z'");
    stop = await serving();
    await expect.poll(runs, { timeout: 30_000 }).toEqual([verified]);
    const files = readdirSync(join(data, "backups"));
    expect(files).toEqual([expect.stringMatching(/^miaopu-.*\.miaopu-backup$/)]);
    await stop();
    stop = await serving();
    await stop();
    expect(runs()).toEqual([verified]);
    expect(readdirSync(join(data, "backups"))).toEqual(files);
    expect(existsSync(join(data, "scratch"))).toBe(false);
  }, 120_000);

  it("that fails leaves the server running, and is looked for again after the next start", async () => {
    let stop = await serving();
    await stop();
    told("update migrations set applied_at = '2026-01-05T01:00:00.000Z'");
    // A file where the folder of the backups should be.
    writeFileSync(join(data, "backups"), "");
    stop = await serving();
    await expect.poll(runs, { timeout: 30_000 }).toEqual([{ kind: "nightly", outcome: "failed" }]);
    await stop();
    rmSync(join(data, "backups"));
    stop = await serving();
    await expect.poll(runs, { timeout: 30_000 }).toContainEqual(verified);
    await stop();
  }, 120_000);
});

describe("a data folder", () => {
  it("is one server's alone, until that is gone, however it went", async () => {
    const first = start("serve", "--empty", "--json");
    await once(createInterface({ input: first.stdout }), "line");
    const second = start("serve", "--empty", "--json");
    let said = "";
    second.stderr.on("data", (text: Buffer) => (said += text.toString()));
    expect((await once(second, "close"))[0]).toBe(1);
    expect(said).toContain("另一个服务正在使用此数据文件夹");
    first.kill("SIGKILL");
    await once(first, "exit");
    const stop = await serving();
    await stop();
  }, 120_000);
});
