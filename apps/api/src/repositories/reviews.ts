// What a department was asked and has not answered: one row a file, no more of a person than the question needs.
import type { Day } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type Scope, withinScope } from "./scope.ts";

export interface AskedOf {
  readonly dossier_id: string;
  readonly requested_on: Day;
  readonly name: string;
  readonly sex: "male" | "female";
  readonly birth_date: Day | null;
  readonly branch_name: string;
}

/** Those asked first come first. */
export const askedOf = (db: Kysely<Tables>, scope: Scope, department: string): Promise<AskedOf[]> =>
  db
    .selectFrom("dossiers")
    .innerJoin("dossier_reviews", "dossier_reviews.dossier_id", "dossiers.id")
    .innerJoin("people", "people.id", "dossiers.person_id")
    .innerJoin("organisations", "organisations.id", "dossiers.branch_id")
    .select([
      "dossiers.id as dossier_id",
      "dossier_reviews.requested_on",
      "people.name",
      "people.sex",
      "people.birth_date",
      "organisations.name as branch_name",
    ])
    .where(withinScope(db, scope))
    .where("dossier_reviews.department", "=", department)
    .orderBy("dossier_reviews.requested_on")
    .orderBy("dossiers.id")
    .execute();

/** Since when the department is asked about one file of the scope; null where it is not. */
export async function askedSince(
  db: Kysely<Tables>,
  scope: Scope,
  dossierId: string,
  department: string,
): Promise<Day | null> {
  const row = await db
    .selectFrom("dossiers")
    .innerJoin("dossier_reviews", "dossier_reviews.dossier_id", "dossiers.id")
    .select("dossier_reviews.requested_on")
    .where("dossiers.id", "=", dossierId)
    .where(withinScope(db, scope))
    .where("dossier_reviews.department", "=", department)
    .executeTakeFirst();
  return row?.requested_on ?? null;
}
