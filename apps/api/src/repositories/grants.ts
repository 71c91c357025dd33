// Roles of accounts: granted, confirmed by a second person where they are privileged, ended, and kept.
import type { Role } from "@miaopu/domain/access";
import type { Kysely, Updateable } from "kysely";
import type { GrantTable } from "../db/tables/access.ts";
import type { Tables } from "../db/tables.ts";
import { type TreeScope, organisationsWithin } from "./scope.ts";

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

/** Held or waiting for a second person. */
export async function heldOrWaiting(db: Kysely<Tables>, userId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom("grants")
    .select("role")
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .execute();
  return rows.map(({ role }) => role);
}

/** One grant of an account within the scope, or null. */
export async function grantIn(db: Kysely<Tables>, scope: TreeScope, id: string): Promise<GrantTable | null> {
  const row = await db
    .selectFrom("grants")
    .innerJoin("users", "users.id", "grants.user_id")
    .selectAll("grants")
    .where("grants.id", "=", id)
    .where("users.organisation_id", "in", organisationsWithin(db, scope))
    .executeTakeFirst();
  return row ?? null;
}

/** @throws SqliteError where a trigger refuses it: a grant is confirmed and ended, never rewritten. */
export async function updateGrant(
  db: Kysely<Tables>,
  id: string,
  change: Updateable<
    Pick<GrantTable, "confirmed_by" | "confirmed_at" | "ended_by" | "ended_at" | "end_reason">
  >,
): Promise<void> {
  await db.updateTable("grants").set(change).where("id", "=", id).execute();
}

/** All that these accounts hold, wait for or held, the oldest first. */
export async function grantsOf(db: Kysely<Tables>, userIds: readonly string[]): Promise<GrantTable[]> {
  if (userIds.length === 0) return [];
  return await db
    .selectFrom("grants")
    .selectAll()
    .where("user_id", "in", userIds)
    .orderBy("proposed_at")
    .orderBy("id")
    .execute();
}
