// The inventory against the database itself: the same tables, the same columns, and sealed means sealed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toDay } from "@miaopu/domain";
import { retentionKeys } from "@miaopu/domain/retention";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inventoryRows } from "../src/db/inventory/inventory.ts";
import { isSealed } from "../src/keys/field-keys.ts";
import { idNumberOf } from "./id-numbers.ts";
import { type TestTownship, callerFor, testTownship } from "./township.ts";

let town: TestTownship;
beforeEach(async () => {
  town = await testTownship();
});
afterEach(() => town.close());

describe("the inventory", () => {
  it("has exactly the tables and columns of the database", async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select tables.name as "table", columns.name as "column"
      from sqlite_master as tables, pragma_table_info(tables.name) as columns
      where tables.type = 'table' and tables.name not like 'sqlite_%' and tables.name <> 'migrations'`.execute(
      town.desk.db,
    );
    const told = inventoryRows.flatMap(({ table, columns }) =>
      columns.map(({ column }) => `${table}.${column}`),
    );
    expect(told.toSorted()).toEqual(rows.map(({ table, column }) => `${table}.${column}`).toSorted());
  });

  it("names a time of keeping that there is, and a purpose in both languages", () => {
    for (const { table, kept, purpose, what } of inventoryRows) {
      expect(retentionKeys, table).toContain(kept);
      for (const { zh, en } of [purpose, what]) expect(zh !== "" && en !== "", table).toBe(true);
    }
  });

  it("says sealed of what is sealed: every value of such a column is, and the file holds none in clear", async () => {
    const birthDate = toDay("1999-03-04");
    const idNumber = idNumberOf(birthDate, 771);
    const caller = callerFor(town.officer.asking);
    const facts = { name: "贺知远", sex: "male", birthDate, idNumber, phone: "13800007777" } as const;
    const { id } = await caller.person.register({ ...facts, branchId: town.branchA });
    await caller.person.correct({ id, reason: "更正", correct: { phone: "13911112222" } });
    await caller.draft.keep({ place: "member", body: '"13922223333"', baseVersion: null });
    const { db } = town.desk;
    for (const { table, columns } of inventoryRows)
      for (const { column, tag } of columns.filter((one) => one.tag.atRest === "sealed")) {
        expect(tag.concern, `${table}.${column}`).toBe("sensitive");
        const { rows } = await sql<{ value: string }>`
          select ${sql.ref(column)} as value from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(
          db,
        );
        for (const { value } of rows) expect(isSealed(value), `${table}.${column}`).toBe(true);
      }
    for (const name of ["miaopu.sqlite", "miaopu.sqlite-wal"])
      for (const clear of [idNumber, "13800007777", "13911112222", "13922223333"])
        expect(readFileSync(join(town.folder, name)).includes(clear)).toBe(false);
  });
});
