// The names behind the ids of the audit log, looked up as it is read.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type TreeScope, organisationsWithin } from "./scope.ts";

type Names = ReadonlyMap<string, string>;

const most = 50;

/** The accounts of a scope whose name or user name holds this text; up to fifty. */
export async function accountsNamed(db: Kysely<Tables>, scope: TreeScope, text: string): Promise<string[]> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const holds = (column: "name" | "username") => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
  const rows = await db
    .selectFrom("users")
    .select("id")
    .where("organisation_id", "in", organisationsWithin(db, scope))
    .where((eb) => eb.or([holds("name"), holds("username")]))
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** Of accounts within a scope; others stay ids. */
export async function accountNames(
  db: Kysely<Tables>,
  scope: TreeScope,
  ids: readonly string[],
): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("users")
    .select(["id", "name"])
    .where("id", "in", ids)
    .where("organisation_id", "in", organisationsWithin(db, scope))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Of organisations within a scope. */
export async function organisationNames(db: Kysely<Tables>, scope: TreeScope): Promise<Names> {
  const rows = await db
    .selectFrom("organisations")
    .select(["id", "name"])
    .where("id", "in", organisationsWithin(db, scope))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
