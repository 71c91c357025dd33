// Which keys a database needs: kept as checks that tell a right key file from a wrong one, and nothing of the keys.
import type { Kysely } from "kysely";
import type { FieldKeyTable } from "../db/tables/sealed.ts";
import type { Tables } from "../db/tables.ts";

export const neededKeys = (db: Kysely<Tables>): Promise<FieldKeyTable[]> =>
  db.selectFrom("field_keys").selectAll().orderBy("since").orderBy("id").execute();

export async function needKeys(db: Kysely<Tables>, rows: readonly FieldKeyTable[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto("field_keys")
    .values([...rows])
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export async function forgetKey(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom("field_keys").where("id", "=", id).execute();
}
