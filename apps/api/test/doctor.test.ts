// What the doctor finds, what it says of it, and when it counts as a failure.
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:tls";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { toDay } from "@miaopu/domain";
import SQLite from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock } from "../src/clock.ts";
import { triggers } from "../src/db/check.ts";
import { examine } from "../src/doctor/examination.ts";
import type { Finding } from "../src/doctor/finding.ts";
import { readEnv } from "../src/env.ts";
import { type Variables, json, run } from "./backup/command-line.ts";
import { certificate, privateKey } from "./certificate.ts";
import { idNumberOf } from "./id-numbers.ts";
import { type TestTownship, callerFor, lawfulRecords, testTownship, typedFile } from "./township.ts";

let town: TestTownship;
let variables: Variables;
beforeEach(async () => {
  town = await testTownship();
  await typedFile(town, "林知夏", lawfulRecords(town.membersA));
  const birthDate = toDay("1991-02-03");
  const person = { name: "周知秋", sex: "male" as const, birthDate, idNumber: idNumberOf(birthDate, 1) };
  await callerFor(town.officer.asking).person.register({ ...person, branchId: town.branchA });
  variables = { MIAOPU_DATA: town.folder, MIAOPU_MIN_FREE_MB: "1" };
});
afterEach(() => town.close());

/** @param more further variables. @param now when it is looked at; the test township's noon unless said. */
const findings = (more: Variables = {}, now?: string): Promise<Finding[]> =>
  examine({
    env: readEnv({ ...variables, ...more }),
    db: town.store.db,
    clock: now === undefined ? town.clock : createClock(() => Date.parse(now)),
  });
const levelOf = async (check: string, more?: Variables, now?: string) =>
  (await findings(more, now)).find((finding) => finding.check === check)?.level;

/** Another hand at the database file, past every rule of the program. */
function tamper(statement: string): void {
  const handle = new SQLite(join(town.folder, "miaopu.sqlite"));
  handle.pragma("foreign_keys = OFF");
  handle.exec(statement);
  handle.close();
}

describe("miaopu doctor", () => {
  it("finds nothing wrong with a sound installation, and says what else to do in both languages", async () => {
    const found = await findings();
    expect(found.filter(({ level }) => level === "failure")).toEqual([]);
    expect(found.filter(({ level }) => level === "note").map(({ check }) => check)).toEqual([
      "keys.recovery",
      "backups.age",
    ]);
    for (const { level, advice } of found)
      if (level === "ok") expect(advice).toBeNull();
      else expect([advice?.why.zh, advice?.todo.zh].join("")).toMatch(/^\p{Script=Han}.*。$/u);
    const { code, out } = await run(variables, "doctor");
    expect(code).toBe(0);
    expect(out).toContain("! keys.recovery 恢复码从未打印");
    expect(out).toContain("Run `miaopu keys print-recovery`");
  });

  it("fails by its exit code, and by a value in JSON", async () => {
    tamper("update people set branch_id = 'org_none' where id = (select max(id) from people)");
    const { ok, checks } = await json<{
      checks: { check: string; ok: boolean; level: string; todo?: unknown }[];
    }>(variables, "doctor");
    expect(ok).toBe(false);
    expect(checks.find(({ check }) => check === "references")).toMatchObject({ ok: false, level: "failure" });
    expect(checks.find(({ check }) => check === "references")?.todo).toMatchObject({
      zh: expect.any(String),
    });
    expect((await run(variables, "doctor")).code).toBe(1);
  });

  it("sees keys that are missing, foreign, open to others, or do not open what is sealed", async () => {
    const file = join(town.folder, "keys", "field.json");
    chmodSync(file, 0o644);
    expect(await levelOf("keys.private")).toBe("failure");
    chmodSync(file, 0o600);
    tamper("update people set id_number = substr(id_number, 1, length(id_number) - 4) || 'AAAA'");
    expect(await levelOf("keys.open")).toBe("failure");
    rmSync(file);
    expect(await levelOf("keys.file")).toBe("failure");
  });

  it("sees a full disk, and one that is nearly full", async () => {
    expect(await levelOf("disk.data", { MIAOPU_MIN_FREE_MB: "9999999" })).toBe("failure");
    expect(await levelOf("disk.data", { MIAOPU_MIN_FREE_MB: "0" })).toBe("ok");
  });

  it("sees a clock that is behind what is on file, or far ahead of it", async () => {
    expect(await levelOf("clock")).toBe("ok");
    expect(await levelOf("clock", {}, "2024-01-01T00:00:00Z")).toBe("failure");
    expect(await levelOf("clock", {}, "2031-01-01T00:00:00Z")).toBe("note");
  });

  it("sees backups that are missing, old, or on the disk of the data", async () => {
    expect(await levelOf("backups.age")).toBe("note");
    expect(await levelOf("backups.age", {}, "2031-01-01T00:00:00Z")).toBe("failure");
    expect((await run(variables, "backup")).code).toBe(0);
    const now = new Date().toISOString();
    expect(await levelOf("backups.age", {}, now)).toBe("ok");
    expect(await levelOf("backups.disk", {}, now)).toBe("note");
    expect(await levelOf("backups.age", {}, new Date(Date.now() + 49 * 3_600_000).toISOString())).toBe(
      "failure",
    );
    rmSync(join(town.folder, "backups"), { recursive: true });
    expect(await levelOf("backups.age", {}, now)).toBe("note");
    expect(existsSync(join(town.folder, "backups"))).toBe(false);
  });

  it("sees an audit log that was cut short, by its anchors", async () => {
    const anchors = { MIAOPU_ANCHORS: join(town.folder, "anchors", "audit-log.txt") };
    expect(await levelOf("audit-log", anchors)).toBe("ok");
    tamper(
      "drop trigger if exists audit_log_no_delete; drop trigger if exists audit_log_no_update; delete from audit_log where seq = 3",
    );
    expect(await levelOf("audit-log", anchors)).toBe("failure");
    expect(await levelOf("append-only", anchors)).toBe("failure");
  });

  it("reads the certificate's expiry where browsers come by https, and notes that it cannot", async () => {
    const server = createServer({ key: privateKey, cert: certificate });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const origin = { MIAOPU_ORIGIN: `https://127.0.0.1:${port}` };
    expect(await levelOf("certificate", origin, "2026-12-01T00:00:00Z")).toBe("note");
    expect(await levelOf("certificate", origin, "2040-01-01T00:00:00Z")).toBe("failure");
    server.close();
    await once(server, "close");
    expect(await levelOf("certificate", origin)).toBe("note");
    expect(await levelOf("certificate")).toBeUndefined();
  });

  it("knows every trigger that a new database has, and misses any that is dropped", async () => {
    const { rows } = await sql<{
      name: string;
    }>`select name from sqlite_master where type = 'trigger' order by name`.execute(town.store.db);
    expect(rows.map(({ name }) => name)).toEqual(triggers);
    tamper("drop trigger grants_no_delete");
    expect(await levelOf("append-only")).toBe("failure");
  });

  it("looks at no more than the schema lets it", async () => {
    tamper("delete from migrations where number > 4");
    const found = await findings();
    expect(found.find(({ check }) => check === "schema")?.level).toBe("failure");
    expect(found.map(({ check }) => check)).not.toContain("keys.file");
    mkdirSync(join(town.folder, "backups"), { recursive: true });
    writeFileSync(join(town.folder, "backups", "note.txt"), "");
    expect(await levelOf("disk.backups")).toBe("ok");
  });
});
