// What has ended and is only still there: sessions, and counts of failed sign-ins.
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

export interface Ended {
  readonly sessions: number;
  readonly signInCounts: number;
}

/** How many have ended by that moment. */
export async function countEnded(db: Kysely<Tables>, now: string): Promise<Ended> {
  const sessions = await db
    .selectFrom("sessions")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("expires_at", "<=", now)
    .executeTakeFirstOrThrow();
  const counts = await db
    .selectFrom("sign_in_failures")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("until", "<=", now)
    .executeTakeFirstOrThrow();
  return { sessions: sessions.n, signInCounts: counts.n };
}

export async function dropEnded(db: Kysely<Tables>, now: string): Promise<Ended> {
  const sessions = await db.deleteFrom("sessions").where("expires_at", "<=", now).executeTakeFirstOrThrow();
  const counts = await db.deleteFrom("sign_in_failures").where("until", "<=", now).executeTakeFirstOrThrow();
  return { sessions: Number(sessions.numDeletedRows), signInCounts: Number(counts.numDeletedRows) };
}
