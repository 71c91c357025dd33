// Entries of the talent pool, and the people a register may mean.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { PersonTable, Tables } from "../db/tables.ts";
import type { PoolEntryTable } from "../db/tables/pool.ts";
import { type Scope, branchesWithin } from "./scope.ts";

/** Kept below what a statement takes as parameters, and small enough for a plan that is soon made. */
const slice = 500;

/** Asks for a long list piece by piece, and gives way to others in between. */
async function inSlices<K, T>(keys: readonly K[], ask: (some: readonly K[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let at = 0; at < keys.length; at += slice) {
    for (const one of await ask(keys.slice(at, at + slice))) found.push(one);
    await nextTurn();
  }
  return found;
}

/** Whoever bears one of these ID numbers, wherever: uniqueness knows no scope. What is told of them is the caller's care. */
export const peopleByIdIndexes = (db: Kysely<Tables>, indexes: readonly string[]): Promise<PersonTable[]> =>
  inSlices(indexes, (some) => db.selectFrom("people").selectAll().where("id_index", "in", some).execute());

export const peopleNamed = (
  db: Kysely<Tables>,
  scope: Scope,
  names: readonly string[],
): Promise<PersonTable[]> =>
  inSlices(names, (some) =>
    db
      .selectFrom("people")
      .selectAll()
      .where("name", "in", some)
      .where("branch_id", "in", branchesWithin(db, scope))
      .execute(),
  );

export const peopleWithoutId = (db: Kysely<Tables>, scope: Scope): Promise<PersonTable[]> =>
  db
    .selectFrom("people")
    .selectAll()
    .where("id_index", "is", null)
    .where("branch_id", "in", branchesWithin(db, scope))
    .execute();

export const peopleByKeys = (db: Kysely<Tables>, ids: readonly string[]): Promise<PersonTable[]> =>
  inSlices(ids, (some) => db.selectFrom("people").selectAll().where("id", "in", some).execute());

/** Every entry of these people, those that ended too. */
export const entriesOf = (db: Kysely<Tables>, personIds: readonly string[]): Promise<PoolEntryTable[]> =>
  inSlices(personIds, (some) =>
    db.selectFrom("pool_entries").selectAll().where("person_id", "in", some).execute(),
  );

export async function updateEntry(
  db: Kysely<Tables>,
  id: string,
  columns: Partial<Pick<PoolEntryTable, "source" | "willingness" | "strengths">>,
): Promise<void> {
  await db.updateTable("pool_entries").set(columns).where("id", "=", id).execute();
}
