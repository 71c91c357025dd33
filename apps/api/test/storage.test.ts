// What is stored stays: append-only histories, a chain that shows tampering, lists that can be made anew.
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDatabase } from "../src/db/check.ts";
import { migrate, pendingMigrations, schemaNumber } from "../src/db/migrate.ts";
import { canonicalJson } from "../src/repositories/hash-chain.ts";
import { writeSetting } from "../src/repositories/settings.ts";
import { checkFiles, rebuildProjection, refreshProjection } from "../src/use-cases/rebuild.ts";
import { type TestTownship, callerFor, lawfulRecords, testTownship, typedFile } from "./township.ts";

let town: TestTownship;
let id: string;
beforeEach(async () => {
  town = await testTownship();
  ({ id } = await typedFile(town, "林知夏", lawfulRecords(town.membersA)));
});
afterEach(() => town.close());

/** Another hand at the database file, past every rule of the program. */
function tamper(statement: string, ...values: unknown[]): void {
  const handle = new SQLite(join(town.folder, "miaopu.sqlite"));
  handle.exec(
    "drop trigger if exists dossier_events_no_update; drop trigger if exists dossier_events_no_delete",
  );
  handle.pragma("foreign_keys = OFF");
  handle.prepare(statement).run(...values);
  handle.close();
}

describe("the history of a file", () => {
  it("refuses any update and any delete", async () => {
    const { db } = town.store;
    const change = db.updateTable("dossier_events").set({ entered_by: "usr_other" }).execute();
    await expect(change).rejects.toThrow("append-only");
    const removal = db.deleteFrom("dossier_events").where("dossier_id", "=", id).execute();
    await expect(removal).rejects.toThrow("append-only");
    expect((await checkFiles(town.desk)).findings).toEqual([]);
  });

  it("holds ids and never a name or an ID number", async () => {
    const rows = await town.store.db.selectFrom("dossier_events").select("payload").execute();
    const text = rows.map(({ payload }) => payload).join("\n");
    expect(text).not.toContain("林知夏");
    expect(text).not.toMatch(/431999/);
  });

  it.each([
    [
      "a changed payload",
      "update dossier_events set payload = replace(payload, '2023-03-01', '2022-03-01') where version = 4",
      4,
    ],
    ["a changed writer", "update dossier_events set entered_by = 'usr_other' where version = 7", 7],
    [
      "a changed moment",
      "update dossier_events set recorded_at = '2020-01-01T00:00:00.000Z' where version = 2",
      2,
    ],
    ["a first event cut out", "delete from dossier_events where version = 1", 2],
    ["a middle event cut out", "delete from dossier_events where version = 5", 6],
  ])("shows %s where the chain breaks", async (_what, statement, version) => {
    tamper(statement);
    expect((await checkFiles(town.desk)).findings).toEqual([{ dossierId: id, problem: "chain", version }]);
  });

  it("shows a tail that was cut off, since the list knows the last hash", async () => {
    tamper("delete from dossier_events where version = (select max(version) from dossier_events)");
    expect((await checkFiles(town.desk)).findings).toEqual([{ dossierId: id, problem: "projection" }]);
  });

  it("shows a history that was removed whole", async () => {
    tamper("delete from dossier_events");
    expect((await checkFiles(town.desk)).findings).toEqual([{ dossierId: id, problem: "no-history" }]);
  });

  it("shows triggers that were dropped", async () => {
    tamper("update settings set value = value");
    const checks = await checkDatabase(town.store.db);
    expect(checks.find(({ check }) => check === "append-only")?.problem).toContain(
      "dossier_events_no_delete",
    );
  });
});

describe("the lists", () => {
  it("are made anew, equal to what was written along the way", async () => {
    const { db } = town.store;
    const before = await db.selectFrom("dossiers").selectAll().execute();
    const duties = await db.selectFrom("dossier_duties").selectAll().execute();
    await db.updateTable("dossiers").set({ status: "applicant", due_on: null, next: "[]" }).execute();
    await db.deleteFrom("dossier_duties").execute();
    expect((await checkFiles(town.desk)).findings).toEqual([{ dossierId: id, problem: "projection" }]);
    expect(await rebuildProjection(town.desk)).toBe(1);
    expect(await db.selectFrom("dossiers").selectAll().execute()).toEqual(before);
    expect(await db.selectFrom("dossier_duties").selectAll().execute()).toEqual(duties);
    expect((await checkFiles(town.desk)).findings).toEqual([]);
  });

  it("are refreshed when a setting changes, and only then", async () => {
    const records = lawfulRecords(town.membersA).slice(0, 20);
    const other = await typedFile(town, "林知秋", records);
    await refreshProjection(town.desk);
    expect(await refreshProjection(town.desk)).toBe(0);
    const listed = async () => {
      const { rows } = await callerFor(town.officer.asking).dossier.list({ q: "林知秋" });
      return [rows[0]?.dueStep, rows[0]?.due];
    };
    expect(await listed()).toEqual(["S20", "2024-07-10"]);
    await writeSetting(town.store.db, "packs", JSON.stringify({ "cpc-2026": "2027-01-01" }));
    expect(await refreshProjection(town.desk)).toBe(2);
    expect(await listed()).toEqual(["S21", "2024-12-10"]);
    expect((await checkFiles(town.desk)).findings).toEqual([]);
    expect(other.version).toBe(records.length + 1);
  });
});

describe("the schema", () => {
  it("is applied once, and a database of a later version is left alone", async () => {
    const { db } = town.store;
    expect(await migrate(db, town.clock.now())).toEqual([]);
    expect(await pendingMigrations(db)).toEqual([]);
    await sql`insert into migrations (number, name, applied_at) values (${schemaNumber + 1}, 'later', '')`.execute(
      db,
    );
    await expect(migrate(db, town.clock.now())).rejects.toThrow("较新的程序");
  });

  it("keeps two people from one ID number", async () => {
    const row = await town.store.db.selectFrom("people").selectAll().limit(1).executeTakeFirstOrThrow();
    const twin = town.store.db
      .insertInto("people")
      .values({ ...row, id: "per_twin" })
      .execute();
    await expect(twin).rejects.toThrow("UNIQUE");
  });
});

describe("canonical JSON", () => {
  it("gives one text for equal values, whatever the order of their keys", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "文" }], a: undefined })).toBe(
      '{"b":[1,{"c":"文","d":null}]}',
    );
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });
});
