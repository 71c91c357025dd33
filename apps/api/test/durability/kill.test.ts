// The server is killed while it acknowledges writes: what was acknowledged is there, once, and every chain holds.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLog } from "../../src/audit-log/verify.ts";
import { createClock } from "../../src/clock.ts";
import { checkFiles } from "../../src/use-cases/rebuild.ts";
import { openData } from "../../src/serve.ts";
import { readEnv } from "../../src/env.ts";
import { rounds } from "../long.ts";
import { type TestTownship, lawfulRecords, testTownship, typedFile } from "../township.ts";
import { type Client, registrar, typist } from "./clients.ts";
import { type Servers, serversOn } from "./killed-server.ts";

let folder: string;
let servers: Servers;
let clients: readonly Client[];
let officer: { readonly username: string; readonly password: string };

/** A township with two files under way, laid out as a server finds it. */
async function layOut(town: TestTownship): Promise<void> {
  const opening = lawfulRecords(town.membersA).slice(0, 5);
  const files = [await typedFile(town, "林知夏", opening), await typedFile(town, "周知秋", opening)];
  await town.store.db.updateTable("users").set({ must_change_password: 0 }).execute();
  const today = createClock().today();
  clients = [
    ...files.map((file) => typist(file, today)),
    registrar(town.branchA, 0),
    registrar(town.branchB, 1),
  ];
  const { username, password } = town.officer;
  officer = { username, password };
  await town.store.close();
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(town.folder, "miaopu.sqlite"), join(folder, "miaopu.sqlite"));
  cpSync(join(town.folder, "keys"), join(folder, "keys"), { recursive: true });
}

beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), "miaopu-killed-")), "data");
  const town = await testTownship();
  await layOut(town);
  await town.close();
  servers = serversOn(folder);
});
afterEach(() => {
  servers.end();
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(officer),
  });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

/** How often each mark is on file: names of people, and reasons in records. */
function marksOnFile(): Map<string, number> {
  const handle = new SQLite(join(folder, "miaopu.sqlite"));
  try {
    const names = handle.prepare("select name as mark from people where name like '登记%'").all();
    const reasons = handle
      .prepare(
        "select json_extract(payload, '$.record.lateReason') as mark from dossier_events where payload like '%补录%'",
      )
      .all();
    const marks = new Map<string, number>();
    for (const { mark } of [...names, ...reasons] as { mark: string }[])
      marks.set(mark, (marks.get(mark) ?? 0) + 1);
    return marks;
  } finally {
    handle.close();
  }
}

/** Writes of this test that the audit log tells of. */
function loggedWrites(): number {
  const handle = new SQLite(join(folder, "miaopu.sqlite"));
  try {
    expect(handle.pragma("integrity_check", { simple: true })).toBe("ok");
    return handle
      .prepare(
        "select count(*) from audit_log where outcome = 'done' and at > ? and action in ('person.register', 'dossier.record')",
      )
      .pluck()
      .get(startedAt) as number;
  } finally {
    handle.close();
  }
}
let startedAt: string;

describe("kill -9", () => {
  const cycles = rounds(50, 500);
  it(`${cycles} times during acknowledged writes: none lost, none doubled, every chain whole`, async () => {
    startedAt = createClock().now();
    const acknowledged = new Set<string>();
    let cookie: string | null = null;
    for (let cycle = 0; cycle < cycles; cycle++) {
      const { address, kill } = await servers.next();
      cookie ??= await signIn(address);
      const line = { address, cookie };
      const enough = 5 + (cycle % 23);
      let inThisCycle = 0;
      const killed = new Promise<void>((resolve) => {
        const heard = (mark: string) => {
          acknowledged.add(mark);
          // The answers to the others are still under way.
          if (++inThisCycle === enough) void kill().then(resolve);
        };
        void Promise.all(clients.map((client) => client.write(line, heard))).then(() => resolve());
      });
      await killed;
      await kill();
      const onFile = marksOnFile();
      expect([...acknowledged].filter((mark) => onFile.get(mark) !== 1)).toEqual([]);
      expect([...onFile].filter(([, times]) => times !== 1)).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(cycles * 5);
    // Each write that is on file, acknowledged or not, left exactly one entry in the log.
    expect(loggedWrites()).toBe(marksOnFile().size);
    const { store, desk } = await openData(readEnv({ MIAOPU_DATA: folder }), createClock());
    expect(await checkFiles(desk)).toEqual({ files: 2, findings: [] });
    expect((await verifyLog(store.db, join(folder, "anchors", "audit-log.txt"))).troubles).toEqual([]);
    await store.close();
  }, 1_800_000);
});
