// Roles of accounts: granted, confirmed by a second person where they are privileged, ended, and kept.
import type { Role } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { GrantTable } from "../db/tables/access.ts";
import type { Tables } from "../db/tables.ts";

/** The roles in force: not ended, and confirmed where that is needed. */
export async function rolesOf(db: Kysely<Tables>, userId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom("grants")
    .select("role")
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .where((eb) => eb.or([eb("privileged", "=", 0), eb("confirmed_at", "is not", null)]))
    .orderBy("role")
    .execute();
  return rows.map(({ role }) => role);
}

/** @throws SqliteError where the account holds the role already, or one that excludes it. */
export async function insertGrant(db: Kysely<Tables>, grant: GrantTable): Promise<void> {
  await db.insertInto("grants").values(grant).execute();
}
