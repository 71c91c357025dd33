// Imports of registers: what was taken in, what it replaced, what stands in the way of undoing it.
import type { Kysely } from "kysely";
import type { ImportChangeTable, ImportTable } from "../db/tables/pool.ts";
import type { Tables } from "../db/tables.ts";
import { type TreeScope, organisationsWithin } from "./scope.ts";

/** Whether the same rows were taken in before, and were not undone. */
export async function isContentStanding(
  db: Kysely<Tables>,
  organisationId: string,
  contentIndex: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("imports")
    .select("id")
    .where("organisation_id", "=", organisationId)
    .where("content_index", "=", contentIndex)
    .where("undone_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertImport(db: Kysely<Tables>, row: ImportTable): Promise<void> {
  await db.insertInto("imports").values(row).execute();
}

export async function importIn(
  db: Kysely<Tables>,
  scope: TreeScope,
  id: string,
): Promise<ImportTable | null> {
  const row = await db
    .selectFrom("imports")
    .selectAll()
    .where("id", "=", id)
    .where("organisation_id", "in", organisationsWithin(db, scope))
    .executeTakeFirst();
  return row ?? null;
}

/** The newest first, with the name of whoever did it; null from the command line. */
export const importsIn = (db: Kysely<Tables>, scope: TreeScope, limit: number) =>
  db
    .selectFrom("imports")
    .leftJoin("users", "users.id", "imports.imported_by")
    .selectAll("imports")
    .select("users.name as by_name")
    .where("imports.organisation_id", "in", organisationsWithin(db, scope))
    .orderBy("imports.id", "desc")
    .limit(limit)
    .execute();

export const changesOfImport = (db: Kysely<Tables>, id: string): Promise<ImportChangeTable[]> =>
  db.selectFrom("import_changes").selectAll().where("import_id", "=", id).orderBy("person_id").execute();

/** People whom an import registered and whom a later import changed again. */
export async function changedByOthers(db: Kysely<Tables>, importId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("import_changes as own")
    .innerJoin("import_changes as other", "other.person_id", "own.person_id")
    .select("own.person_id")
    .where("own.import_id", "=", importId)
    .where("other.import_id", ">", importId)
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}

const touchedBy = (db: Kysely<Tables>, importId: string) =>
  db.selectFrom("import_changes").select("person_id").where("import_id", "=", importId);

const madeBy = (db: Kysely<Tables>, importId: string) => touchedBy(db, importId).where("person_made", "=", 1);

/** People whom an import registered and who have since got a file, an account, a correction. */
export async function standingOnImport(db: Kysely<Tables>, importId: string) {
  const made = madeBy(db, importId);
  const files = await db.selectFrom("dossiers").select("person_id").where("person_id", "in", made).execute();
  const accounts = await db.selectFrom("users").select("person_id").where("person_id", "in", made).execute();
  const corrected = await db
    .selectFrom("person_changes")
    .select("person_id")
    .where("person_id", "in", made)
    .execute();
  const ids = (rows: readonly { readonly person_id: string | null }[]): ReadonlySet<string> =>
    new Set(rows.flatMap(({ person_id }) => person_id ?? []));
  return { files: ids(files), accounts: ids(accounts), corrected: ids(corrected) };
}

/** Takes away what the import made; what it replaced is put back apart. */
export async function deleteMade(db: Kysely<Tables>, importId: string): Promise<void> {
  await db
    .deleteFrom("pool_entries")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("import_changes")
        .select("entry_id")
        .where("import_id", "=", importId)
        .where("entry_made", "=", 1),
    )
    .execute();
  const made = await madeBy(db, importId).execute();
  await db.deleteFrom("import_changes").where("import_id", "=", importId).execute();
  for (let at = 0; at < made.length; at += 500)
    await db
      .deleteFrom("people")
      .where(
        "id",
        "in",
        made.slice(at, at + 500).map(({ person_id }) => person_id),
      )
      .execute();
}

export async function markUndone(
  db: Kysely<Tables>,
  id: string,
  undone: { readonly by: string; readonly at: string },
): Promise<void> {
  await db
    .updateTable("imports")
    .set({ undone_by: undone.by, undone_at: undone.at })
    .where("id", "=", id)
    .execute();
}
