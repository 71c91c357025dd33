// Whose files these are, for a list that tells more of them than the page does.
import type { Kysely } from "kysely";
import type { PersonTable, Tables } from "../db/tables.ts";
import { type Scope, withinScope } from "./scope.ts";

/** The people of those of the files that lie in the scope, by the file's id. */
export async function peopleOfFiles(
  db: Kysely<Tables>,
  scope: Scope,
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<PersonTable, "id" | "sex" | "birth_date" | "id_number">>> {
  if (fileIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("dossiers")
    .innerJoin("people", "people.id", "dossiers.person_id")
    .select(["dossiers.id as file", "people.id", "people.sex", "people.birth_date", "people.id_number"])
    .where("dossiers.id", "in", fileIds)
    .where(withinScope(db, scope))
    .execute();
  return new Map(rows.map(({ file, ...person }) => [file, person]));
}
