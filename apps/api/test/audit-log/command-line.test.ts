// `miaopu audit-log`: what an operator and an inspector type, what they read, and how it ends.
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../../src/cli/main.ts";
import { readEnv } from "../../src/env.ts";
import { type LogStore, logStore, writeLog } from "./logs.ts";

let made: LogStore;
let out: string;
beforeEach(async () => {
  made = await logStore();
  out = mkdtempSync(join(tmpdir(), "miaopu-inspector-"));
});
afterEach(async () => {
  await made.close();
  rmSync(out, { recursive: true, force: true });
});

const anchorFile = () => join(made.folder, "anchors", "audit-log.txt");
const exportFile = () => join(out, "log.jsonl");

async function miaopu(...args: readonly string[]) {
  const said: string[] = [];
  const warned: string[] = [];
  const code = await runCli(["audit-log", ...args], {
    env: () => readEnv({ MIAOPU_DATA: made.folder }),
    print: (text) => said.push(text),
    warn: (text) => warned.push(text),
  });
  return { code, said: said.join("\n"), warned: warned.join("\n") };
}

const parsed = ({ said }: { readonly said: string }) => JSON.parse(said) as unknown;

/** As one would who opens the file with another program: the triggers are gone before anything is changed. */
async function around(statement: string) {
  await sql`drop trigger audit_log_no_update`.execute(made.store.db);
  await sql`drop trigger audit_log_no_delete`.execute(made.store.db);
  await sql.raw(statement).execute(made.store.db);
}

describe("miaopu audit-log verify", () => {
  it("says that a log holds, and that without an anchor it could not see everything", async () => {
    await writeLog(made.store.db, 40);
    const { code, said } = await miaopu("verify");
    expect(code).toBe(0);
    expect(said).toContain("✓ 完好：共 40 条");
    expect(said).toContain("没有可比对的存证");
    expect(said).toContain("cut short or rewritten as a whole does not show");
  });

  it("names the first entry that was changed, and ends with 1", async () => {
    await writeLog(made.store.db, 40);
    await around("update audit_log set outcome = 'done', reason = 'x' where seq in (17, 23)");
    const { code, said } = await miaopu("verify");
    expect(code).toBe(1);
    expect(said).toMatch(/第 17 条（2026-01-05 .*）与其哈希不符/);
    expect(parsed(await miaopu("verify", "--json"))).toMatchObject({
      ok: false,
      troubleCount: 2,
      troubles: [
        { kind: "changed", seq: 17 },
        { kind: "changed", seq: 23 },
      ],
    });
  });

  it("finds a log cut short by its anchor", async () => {
    await writeLog(made.store.db, 40);
    expect((await miaopu("anchor")).code).toBe(0);
    await around("delete from audit_log where seq > 31");
    const { code, said } = await miaopu("verify");
    expect(code).toBe(1);
    expect(said).toContain("日志止于第 31 条");
    expect(said).toContain("末尾至少 9 条被截去");
    const next = await miaopu("anchor");
    expect([next.code, next.warned]).toEqual([1, expect.stringContaining("与上一次存证不符")]);
  });

  it("takes a slip back, in groups, in capitals, in full width; refuses what is no hash", async () => {
    await writeLog(made.store.db, 12);
    const { said } = await miaopu("slip");
    const groups = [...said.matchAll(/^ {4}(.*)$/gm)].map(([, line]) => line).join(" ");
    expect(groups).toMatch(/^(?:[0-9a-f]{4} ){15}[0-9a-f]{4}$/);
    expect(said).toContain("条数 / entries   12");
    await writeLog(made.store.db, 3, 5);
    for (const typed of [groups, groups.toUpperCase(), groups.replaceAll("0", "０").replaceAll(" ", "　")]) {
      const checked = await miaopu("verify", "--head", typed);
      expect(checked.code).toBe(0);
      expect(checked.said).toContain("存证单上的哈希是第 12 条的");
    }
    expect((await miaopu("verify", "--head", "ab".repeat(32))).code).toBe(1);
    expect((await miaopu("verify", "--head", groups.slice(0, -1))).code).toBe(2);
  });

  it("says what is missing: no database, no file, no such use", async () => {
    expect((await miaopu("verify", join(out, "nothing.jsonl"))).warned).toContain("没有这个文件");
    expect((await miaopu("verify", "a", "b")).code).toBe(2);
    expect((await miaopu("forget")).code).toBe(2);
    expect((await miaopu()).code).toBe(2);
    expect((await miaopu("slip")).code).toBe(1);
  });
});

describe("miaopu audit-log export", () => {
  it("writes the whole log, its own export in it, as lines that verify elsewhere", async () => {
    await writeLog(made.store.db, 1200);
    expect((await miaopu("export", "--to", exportFile())).code).toBe(0);
    await miaopu("anchor");
    await writeLog(made.store.db, 4, 2);
    await miaopu("anchor");
    const lines = readFileSync(exportFile(), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(1202);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ kind: "whole", entries: 1201, by: null });
    expect(JSON.parse(lines[1201] ?? "")).toMatchObject({ action: "command-line", actor_id: null });
    expect(statSync(exportFile()).mode & 0o077).toBe(0);
    const checked = await miaopu("verify", exportFile(), "--anchor", anchorFile());
    expect(checked.code).toBe(0);
    expect(checked.said).toContain("与 1 处存证一致，另有 1 处存证不在其内");
  });

  it("finds every byte changed in the file, lines gone from its middle or end, and lines exchanged", async () => {
    await writeLog(made.store.db, 30);
    await miaopu("export", "--to", exportFile());
    const lines = readFileSync(exportFile(), "utf8").trimEnd().split("\n");
    const holds = async (changed: readonly string[], end = "\n") => {
      writeFileSync(exportFile(), changed.join(end) + end);
      return (await miaopu("verify", exportFile())).code === 0;
    };
    expect(await holds(lines)).toBe(true);
    expect(await holds(lines, "\r\n")).toBe(true);
    const line = lines[9] ?? "";
    for (const changed of [
      line.replace("{", "{ "),
      line.replace(/}$/, ',"note":"x"}'),
      line.replace(/"outcome":"[a-z]+"/, '"outcome":"refuse"'),
      line.replace('"seq":9', '"seq":"9"'),
      line.replace('"seq":9', '"seq":9,"seq":9'),
      `${line.slice(0, -1)},"previous":"${"0".repeat(64)}"}`,
      "not json",
      "null",
    ])
      expect([changed, await holds(lines.with(9, changed))]).toEqual([changed, false]);
    expect(await holds(lines.toSpliced(9, 1))).toBe(false);
    expect(await holds(lines.slice(0, -1))).toBe(false);
    expect(await holds(lines.slice(1))).toBe(false);
    expect(await holds([lines[0] ?? "", ...lines.slice(1).toReversed()])).toBe(false);
    expect(await holds([])).toBe(false);
  });

  it("keeps a file that is there, and asks for one where none is named", async () => {
    writeFileSync(exportFile(), "kept");
    expect((await miaopu("export", "--to", exportFile())).code).toBe(1);
    expect(readFileSync(exportFile(), "utf8")).toBe("kept");
    expect((await miaopu("export")).code).toBe(2);
  });
});

describe("the anchor file", () => {
  it("gets one line for each head, only ever at its end, and none twice", async () => {
    expect((await miaopu("anchor")).said).toContain("没有新的记录可存证");
    expect(existsSync(anchorFile())).toBe(false);
    await writeLog(made.store.db, 5);
    await miaopu("anchor");
    await miaopu("anchor");
    const first = readFileSync(anchorFile(), "utf8");
    expect(first).toMatch(/^5 2\S+Z [0-9a-f]{64}\n$/);
    await writeLog(made.store.db, 2, 3);
    await miaopu("anchor");
    expect(readFileSync(anchorFile(), "utf8")).toMatch(new RegExp(`^${first}7 2\\S+Z [0-9a-f]{64}\\n$`));
    expect(statSync(anchorFile()).mode & 0o077).toBe(0);
  });

  it("starts a new line after one that was torn, and says which cannot be read", async () => {
    await writeLog(made.store.db, 5);
    await miaopu("anchor");
    appendFileSync(anchorFile(), "6 2026-11-2");
    await writeLog(made.store.db, 2, 3);
    await miaopu("anchor");
    const { code, said, warned } = await miaopu("verify");
    expect(code).toBe(0);
    expect(said).toContain("与 2 处存证一致");
    expect(warned).toContain("第 2 行读不出");
  });
});
