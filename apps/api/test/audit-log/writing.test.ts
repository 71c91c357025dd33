// The log as it is written: append-only by trigger, dense whoever writes, and anchored while a server runs.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sql } from "kysely";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startAnchoring } from "../../src/audit-log/anchoring.ts";
import { verifyLog } from "../../src/audit-log/verify.ts";
import { createClock } from "../../src/clock.ts";
import { type Store, openStore } from "../../src/db/open.ts";
import { logHead } from "../../src/repositories/audit-log.ts";
import { type LogStore, logStore, rowsOf, verified, writeLog } from "./logs.ts";

let made: LogStore;
let other: Store;
beforeEach(async () => {
  made = await logStore();
  other = openStore(made.file);
});
afterEach(async () => {
  await other.close();
  await made.close();
});

const raw = (statement: string) => sql.raw(statement).execute(made.store.db);

describe("the triggers", () => {
  it("refuse an update, a delete, a gap, a number taken twice, and replacing", async () => {
    await writeLog(made.store.db, 3);
    const insert = (verb: string, seq: number) =>
      raw(`${verb} into audit_log (seq, at, actor_roles, action, outcome, details, hash)
        values (${seq}, '2026-11-22T04:00:00Z', '', 'dossier.read', 'done', '{}', 'x')`);
    await expect(raw("update audit_log set reason = 'x' where seq = 2")).rejects.toThrow("append-only");
    await expect(raw("update audit_log set seq = 9 where seq = 3")).rejects.toThrow("append-only");
    await expect(raw("delete from audit_log where seq = 3")).rejects.toThrow("append-only");
    await expect(raw("delete from audit_log")).rejects.toThrow("append-only");
    await expect(insert("insert", 5)).rejects.toThrow("no gaps");
    await expect(insert("insert", 3)).rejects.toThrow("no gaps");
    await expect(insert("insert or replace", 3)).rejects.toThrow("no gaps");
    await expect(insert("insert", 0)).rejects.toThrow("no gaps");
    expect((await logHead(made.store.db)).seq).toBe(3);
    expect((await verifyLog(made.store.db, join(made.folder, "none"))).holds).toBe(true);
  });
});

describe("three writers at once", () => {
  it("leave one dense chain, every entry of each in it", async () => {
    const writer = fileURLToPath(new URL("writer.ts", import.meta.url));
    const writing = (name: string) =>
      promisify(execFile)(process.execPath, ["--conditions=miaopu-source", writer, made.file, name, "150"]);
    await Promise.all([writing("one"), writing("two"), writing("three")]);
    const rows = await rowsOf(made.store.db);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 450 }, (_, i) => i + 1));
    expect(new Set(rows.map(({ details }) => details)).size).toBe(450);
    expect(verified(rows).holds).toBe(true);
  });

  it("while it is verified, do not disturb the verdict", async () => {
    await writeLog(made.store.db, 2500);
    const verdict = verifyLog(other.db, join(made.folder, "none"));
    await writeLog(made.store.db, 50, 9);
    const found = await verdict;
    expect(found.holds).toBe(true);
    expect(found.entries).toBeGreaterThanOrEqual(2500);
  });
});

describe("a running server", () => {
  const lines: string[] = [];
  const log = pino({ level: "info", base: null }, { write: (line: string) => void lines.push(line) });
  const plan = () => ({ db: made.store.db, clock: createClock(), file: join(made.folder, "anchors.txt") });
  const said = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);

  it("anchors at its start and as it stops, in the file and in its own log", async () => {
    await writeLog(made.store.db, 8);
    const anchoring = startAnchoring(plan(), log);
    await expect.poll(() => lines.length).toBe(1);
    await writeLog(made.store.db, 4, 2);
    await anchoring.stop();
    const head = await logHead(made.store.db);
    expect(said()).toMatchObject([{ auditLog: { seq: 8 } }, { auditLog: { seq: 12, hash: head.hash } }]);
    expect(await verifyLog(made.store.db, plan().file)).toMatchObject({
      holds: true,
      anchors: { compared: 2, beyond: 0 },
    });
  });

  it("writes nothing where nothing changed, and says it where the log lost what was anchored", async () => {
    await writeLog(made.store.db, 8);
    await startAnchoring(plan(), log).stop();
    await startAnchoring(plan(), log).stop();
    expect(said()).toHaveLength(1);
    await raw("drop trigger audit_log_no_delete");
    await raw("delete from audit_log where seq > 5");
    await startAnchoring(plan(), log).stop();
    expect(said()).toContainEqual(
      expect.objectContaining({ level: 50, msg: expect.stringContaining("audit-log verify") as string }),
    );
  });
});
