// ID numbers and telephones at rest: nowhere in clear, found all the same, sealed in a database that came from before.
import { join } from "node:path";
import { toDay } from "@miaopu/domain";
import { TRPCError } from "@trpc/server";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock } from "../../src/clock.ts";
import type { Migration } from "../../src/db/migration.ts";
import { founding } from "../../src/db/migrations/0001-founding.ts";
import { ledgerHeadings } from "../../src/db/migrations/0002-ledger-headings.ts";
import { access } from "../../src/db/migrations/0003-access.ts";
import { backupRuns } from "../../src/db/migrations/0004-backup-runs.ts";
import { attachments } from "../../src/db/migrations/0005-attachments.ts";
import { inTransaction, openStore } from "../../src/db/open.ts";
import { readEnv } from "../../src/env.ts";
import { isSealed } from "../../src/keys/field-keys.ts";
import { unsoundPlaces } from "../../src/keys/soundness.ts";
import { idIndex, openPersonField } from "../../src/repositories/person-fields.ts";
import { databaseFile, openData } from "../../src/serve.ts";
import { refusalOf } from "../../src/trpc/refuse.ts";
import { maskPhone } from "../../src/use-cases/masked-fields.ts";
import { createBranch } from "../../src/use-cases/organisations.ts";
import { registerPerson } from "../../src/use-cases/register-person.ts";
import { askingFor, foundTownship } from "../../src/use-cases/setup.ts";
import { idNumberOf } from "../id-numbers.ts";
import { type TestTownship, accepted, callerFor, emptyStore, testTownship } from "../township.ts";
import { filesHolding } from "./raw-files.ts";

let town: TestTownship;
beforeEach(async () => {
  town = await testTownship();
});
afterEach(() => town.close());

const idNumber = idNumberOf("2001-02-03", 2);
const phone = "13812345678";
const someone = { name: "秦谷雨", sex: "female", birthDate: toDay("2001-02-03"), idNumber, phone } as const;
const officer = () => callerFor(town.officer.asking);
const register = (branchId = town.branchA) => officer().person.register({ ...someone, branchId });
const refusal = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => "accepted",
    (thrown: unknown) => thrown,
  );
  return error instanceof TRPCError ? refusalOf(error).code : String(error);
};

describe("a person's ID number and telephone", () => {
  it("stand in clear in no file of the data folder, nor does the tail of the number in its row", async () => {
    const { id } = await register();
    await officer().search.find({ q: idNumber });
    await officer().search.find({ q: idNumber.slice(-4) });
    expect(filesHolding(town.folder, [idNumber, phone])).toEqual([]);
    const row = await town.store.db
      .selectFrom("people")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(isSealed(row.id_number ?? "") && isSealed(row.phone ?? "")).toBe(true);
    expect(row.id_index).toMatch(/^[\w-]{22}$/);
    expect(openPersonField(town.desk.keys, row, "id_number")).toBe(idNumber);
    await sql`pragma wal_checkpoint(truncate)`.execute(town.store.db);
    expect(filesHolding(town.folder, [idNumber, phone])).toEqual([]);
    // The search itself is not blind: a name kept in clear is found.
    expect(filesHolding(town.folder, ["秦谷雨"])).toEqual(["miaopu.sqlite"]);
  });

  it("are found by the whole number and by its last four", async () => {
    const { id } = await register();
    for (const q of [idNumber, idNumber.slice(-4), idNumber.toLowerCase()]) {
      const { rows } = await officer().person.list({ q });
      expect(rows.map((row) => row.id)).toContain(id);
      expect((await officer().search.find({ q })).map((one) => one.id)).toContain(id);
    }
    expect((await officer().person.list({ q: idNumberOf("2001-02-03", 4) })).rows).toEqual([]);
  });

  it("are shown masked by every list and page", async () => {
    const { id } = await register();
    const { rows } = await officer().person.list({ q: "秦谷雨" });
    expect(rows[0]).toMatchObject({
      id,
      idMasked: `431999********${idNumber.slice(-4)}`,
      phoneMasked: "138****5678",
    });
    const found = await officer().search.find({ q: "秦谷雨" });
    expect(found[0]?.idMasked).toBe(`431999********${idNumber.slice(-4)}`);
    expect(JSON.stringify([rows, found])).not.toContain(idNumber);
  });

  it("belong to one person only, in whichever branch or township they are asked for", async () => {
    await register();
    expect(await refusal(register(town.branchB))).toBe("ID_NUMBER_TAKEN");
    const { townshipId } = await foundTownship(town.desk, { county: null, township: "邻镇" });
    const user = { id: "usr_neighbour", name: "邻镇干部", roles: ["township-officer"] } as const;
    const neighbour = await askingFor(town.desk, user, townshipId);
    const village = { name: "邻村党支部", village: "邻村", hasGroups: false };
    const { id: branchId } = await accepted(createBranch(neighbour, village));
    const there = await registerPerson(neighbour, { ...someone, branchId });
    expect(there).toMatchObject({ ok: false, error: { code: "ID_NUMBER_TAKEN" } });
    const [row] = await town.store.db.selectFrom("people").selectAll().orderBy("id", "desc").execute();
    const { keys } = town.desk;
    const twin = { ...row, id: "per_twin", id_number: keys.seal("people/per_twin/id_number", idNumber) };
    await expect(
      town.store.db
        .insertInto("people")
        .values(twin as never)
        .execute(),
    ).rejects.toThrow("people.id_index");
  });

  it("are refused where a row bears another row's, or the telephone in the number's place", async () => {
    const { id } = await register();
    const { db } = town.store;
    const other = town.membersA[0] ?? "";
    const rowOf = (one: string) =>
      db.selectFrom("people").selectAll().where("id", "=", one).executeTakeFirstOrThrow();
    const row = await rowOf(id);
    await db.updateTable("people").set({ id_number: null }).where("id", "=", id).execute();
    await db.updateTable("people").set({ id_number: row.id_number }).where("id", "=", other).execute();
    const moved = await rowOf(other);
    expect(() => openPersonField(town.desk.keys, moved, "id_number")).toThrow("tampered");
    expect(await unsoundPlaces(db, town.desk.keys)).toContain(`people/${other}/id_number`);
    await db.updateTable("people").set({ id_number: row.phone }).where("id", "=", id).execute();
    const swapped = await rowOf(id);
    expect(() => openPersonField(town.desk.keys, swapped, "id_number")).toThrow("tampered");
  });

  it("are not found by an index that is another's, which the doctor sees", async () => {
    const { id } = await register();
    const { db } = town.store;
    expect(await unsoundPlaces(db, town.desk.keys)).toEqual([]);
    await db
      .updateTable("people")
      .set({ id_index: idIndex(town.desk.keys, idNumberOf("2001-02-03", 4)) })
      .where("id", "=", id)
      .execute();
    expect(await unsoundPlaces(db, town.desk.keys)).toEqual([`people/${id}/id_index`]);
  });
});

describe("showing one in clear", () => {
  const reveal = (id: string, field: "idNumber" | "phone", reason = "核对入党志愿书") =>
    officer().person.reveal({ id, field, reason });

  it("takes a reason, and the audit log knows who, whom and why before the answer goes out", async () => {
    const { id } = await register();
    expect(await reveal(id, "idNumber")).toEqual({ value: idNumber });
    expect(await reveal(id, "phone")).toEqual({ value: phone });
    const log = await town.store.db
      .selectFrom("audit_log")
      .selectAll()
      .where("action", "=", "person.reveal")
      .orderBy("seq")
      .execute();
    expect(log.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
      { field: "idNumber" },
      { field: "phone" },
    ]);
    expect(log[0]).toMatchObject({
      subject_id: id,
      reason: "核对入党志愿书",
      actor_id: town.officer.asking.asker.userId,
    });
    expect(JSON.stringify(log)).not.toContain(idNumber);
    expect(await refusal(reveal(id, "idNumber", "  "))).toBe("REASON_REQUIRED");
  });

  it("stays within the scope and the roles of the policy table", async () => {
    const { id } = await register(town.branchB);
    const of = (account: TestTownship["officer"]) =>
      callerFor(account.asking).person.reveal({ id, field: "idNumber", reason: "核对" });
    expect(await refusal(of(town.secretary))).toBe("NOT_FOUND");
    expect(await refusal(of(town.county))).toBe("FORBIDDEN");
  });

  it.each([
    ["13812345678", "138****5678"],
    ["0745-8221234", "074*****1234"],
    ["8221234", "*****34"],
    ["1", "1"],
  ])("masks %s as %s", (clear, masked) => {
    expect(maskPhone(clear)).toBe(masked);
  });
});

describe("a database from before fields were sealed", () => {
  const people = 450;
  const idNumberAt = (n: number) => idNumberOf(`19${60 + (n % 40)}-01-1${n % 10}`, Math.floor(n / 40) + 1);
  const clearAt = (n: number) => [idNumberAt(n), `139${String(n).padStart(8, "0")}`];

  /** As the program of that day left it. */
  async function oldDatabase(file: string): Promise<void> {
    const store = openStore(file);
    const { db } = store;
    const then: readonly Migration[] = [founding, ledgerHeadings, access, backupRuns, attachments];
    await sql`create table migrations (number integer primary key, name text not null, applied_at text not null)`.execute(
      db,
    );
    for (const { number, name, up } of then)
      await inTransaction(db, async (transaction) => {
        await up(transaction);
        await sql`insert into migrations values (${number}, ${name}, '2026-11-01')`.execute(transaction);
      });
    await sql`insert into organisations (id, kind, name, has_groups, created_at) values ('org_1', 'branch', '青石', 0, '')`.execute(
      db,
    );
    await inTransaction(db, async (transaction) => {
      for (let n = 0; n < people; n++) {
        const [number, telephone] = clearAt(n);
        await sql`insert into people (id, branch_id, name, pinyin, initials, sex, id_number, id_tail, phone, created_at)
          values (${`per_${n}`}, 'org_1', '某人', 'mouren', 'mr', 'male', ${number}, ${number?.slice(-4)}, ${telephone}, '')`.execute(
          transaction,
        );
      }
      // What was deleted or changed leaves its traces in free pages.
      await sql`delete from people where id = 'per_0'`.execute(transaction);
    });
    await store.close();
  }

  it("is sealed before it is used, with no trace of a clear number in its files, and every number is found", async () => {
    const made = await emptyStore();
    const folder = join(made.folder, "old");
    const env = readEnv({ MIAOPU_DATA: folder });
    await oldDatabase(databaseFile(env));
    const clear = Array.from({ length: people }, (_, n) => clearAt(n)).flat();
    expect(filesHolding(folder, clear)).toEqual(["miaopu.sqlite"]);
    const { store, desk } = await openData(env, createClock());
    expect(filesHolding(folder, clear)).toEqual([]);
    const rows = await store.db.selectFrom("people").selectAll().execute();
    expect(rows).toHaveLength(people - 1);
    for (const row of rows) {
      const [number, telephone] = clearAt(Number(row.id.slice(4)));
      expect(openPersonField(desk.keys, row, "id_number")).toBe(number);
      expect(openPersonField(desk.keys, row, "phone")).toBe(telephone);
      expect(row.id_tail_index).toMatch(/^[\w-]{22}$/);
    }
    await store.close();
    expect(filesHolding(folder, clear)).toEqual([]);
    await made.close();
  });

  it("whose sealing was cut short goes on at the next start", async () => {
    const made = await emptyStore();
    const env = readEnv({ MIAOPU_DATA: join(made.folder, "old") });
    await oldDatabase(databaseFile(env));
    const first = await openData(env, createClock());
    // As it stands when the machine stops after some slices: some rows in clear, and the mark not yet gone.
    await sql`update people set id_number = ${idNumberAt(7)}, id_index = null where id = 'per_7'`.execute(
      first.store.db,
    );
    await sql`insert into settings (key, value) values ('sealing', '"pending"')`.execute(first.store.db);
    await first.store.close();
    const again = await openData(env, createClock());
    const row = await again.store.db
      .selectFrom("people")
      .selectAll()
      .where("id", "=", "per_7")
      .executeTakeFirstOrThrow();
    expect(openPersonField(again.desk.keys, row, "id_number")).toBe(idNumberAt(7));
    expect(filesHolding(env.dataFolder, [idNumberAt(7)])).toEqual([]);
    await again.store.close();
    await made.close();
  });
});
