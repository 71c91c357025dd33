// Five wrong passwords lock an account for fifteen minutes, whatever address they come from.
import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { inTransaction } from "../db/open.ts";
import type { Tables } from "../db/tables.ts";

const allowedFailures = 5;
const lockMinutes = 15;

const keyOf = (account: string): string =>
  createHash("sha256").update(account.normalize("NFKC").trim().toLowerCase()).digest("base64url");

export interface Attempt {
  /** The moment until which the account is locked; null where the attempt may go on. */
  readonly lockedUntil: Date | null;
  /** Whether the account locks if this attempt fails. */
  readonly isLast: boolean;
}

/** Counts an attempt before the password is looked at, so that attempts at the same moment cannot slip through. */
export function beginAttempt(db: Kysely<Tables>, account: string, now: string): Promise<Attempt> {
  const key = keyOf(account);
  return inTransaction(db, async (transaction) => {
    await transaction.deleteFrom("sign_in_failures").where("until", "<=", now).execute();
    const row = await transaction
      .selectFrom("sign_in_failures")
      .selectAll()
      .where("account", "=", key)
      .executeTakeFirst();
    if (row && row.failures >= allowedFailures) return { lockedUntil: new Date(row.until), isLast: false };
    const failures = (row?.failures ?? 0) + 1;
    const until = new Date(Date.parse(now) + lockMinutes * 60_000).toISOString();
    await transaction
      .insertInto("sign_in_failures")
      .values({ account: key, failures, until })
      .onConflict((conflict) => conflict.column("account").doUpdateSet({ failures, until }))
      .execute();
    return { lockedUntil: null, isLast: failures === allowedFailures };
  });
}

/** The password was right: the count starts anew. */
export async function attemptSucceeded(db: Kysely<Tables>, account: string): Promise<void> {
  await db.deleteFrom("sign_in_failures").where("account", "=", keyOf(account)).execute();
}

/** Of these user names, the locked ones. */
export async function lockedAmong(
  db: Kysely<Tables>,
  usernames: readonly string[],
  now: string,
): Promise<ReadonlySet<string>> {
  if (usernames.length === 0) return new Set();
  const byKey = new Map(usernames.map((username) => [keyOf(username), username]));
  const rows = await db
    .selectFrom("sign_in_failures")
    .select("account")
    .where("account", "in", [...byKey.keys()])
    .where("failures", ">=", allowedFailures)
    .where("until", ">", now)
    .execute();
  return new Set(rows.flatMap(({ account }) => byKey.get(account) ?? []));
}
