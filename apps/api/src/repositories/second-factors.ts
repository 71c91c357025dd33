// The second factor of each account: its sealed secret, the last code taken, wrong codes, and recovery codes.
import type { Kysely, Updateable } from "kysely";
import type { SecondFactorTable } from "../db/tables/sign-in.ts";
import type { Tables } from "../db/tables.ts";

export async function factorOf(db: Kysely<Tables>, userId: string): Promise<SecondFactorTable | null> {
  const row = await db
    .selectFrom("second_factors")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ?? null;
}

/** A secret that waits for its first code; the one in force, if any, stays. */
export async function keepPending(db: Kysely<Tables>, userId: string, pending: string): Promise<void> {
  await db
    .insertInto("second_factors")
    .values({
      user_id: userId,
      secret: null,
      pending,
      confirmed_at: null,
      last_step: 0,
      failures: 0,
      locked_until: null,
    })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ pending }))
    .execute();
}

export async function updateFactor(
  db: Kysely<Tables>,
  userId: string,
  change: Updateable<Omit<SecondFactorTable, "user_id">>,
): Promise<void> {
  await db.updateTable("second_factors").set(change).where("user_id", "=", userId).execute();
}

/** @returns whether there was one. */
export async function dropFactor(db: Kysely<Tables>, userId: string): Promise<boolean> {
  await db.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  const { numDeletedRows } = await db
    .deleteFrom("second_factors")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The codes before lose their use. */
export async function replaceRecoveryCodes(
  db: Kysely<Tables>,
  userId: string,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
  await db
    .insertInto("recovery_codes")
    .values(hashes.map((hash) => ({ user_id: userId, hash, used_at: null })))
    .execute();
}

/** @returns whether there was such a code that had not been used; it is used now. */
export async function takeRecoveryCode(
  db: Kysely<Tables>,
  userId: string,
  hash: string,
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("recovery_codes")
    .set({ used_at: now })
    .where("user_id", "=", userId)
    .where("hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function recoveryCodesLeft(db: Kysely<Tables>, userId: string): Promise<number> {
  const { n } = await db
    .selectFrom("recovery_codes")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return n;
}
