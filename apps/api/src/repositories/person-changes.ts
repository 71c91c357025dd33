// Traces of what was corrected of a person: appended, read with the person, gone with the person alone.
import type { Kysely } from "kysely";
import type { PersonChangeTable } from "../db/tables/person-rights.ts";
import type { PersonTable, Tables } from "../db/tables.ts";
import { type Scope, branchesWithin } from "./scope.ts";

export const changePlace = (personId: string, seq: number): string =>
  `person_changes/${personId}/${seq}/old_value`;

/** The traces of one person of the scope, the oldest first. */
export const changesOf = (db: Kysely<Tables>, scope: Scope, personId: string): Promise<PersonChangeTable[]> =>
  db
    .selectFrom("person_changes")
    .innerJoin("people", "people.id", "person_changes.person_id")
    .selectAll("person_changes")
    .where("person_changes.person_id", "=", personId)
    .where("people.branch_id", "in", branchesWithin(db, scope))
    .orderBy("person_changes.seq")
    .execute();

export async function lastChange(db: Kysely<Tables>, personId: string): Promise<number> {
  const { seq } = await db
    .selectFrom("person_changes")
    .select((eb) => eb.fn.max<number | null>("seq").as("seq"))
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return seq ?? 0;
}

export async function appendChanges(db: Kysely<Tables>, rows: readonly PersonChangeTable[]): Promise<void> {
  await db
    .insertInto("person_changes")
    .values([...rows])
    .execute();
}

export async function updatePerson(
  db: Kysely<Tables>,
  id: string,
  columns: Partial<Omit<PersonTable, "id" | "branch_id" | "created_at">>,
): Promise<void> {
  await db.updateTable("people").set(columns).where("id", "=", id).execute();
}
