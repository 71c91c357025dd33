// Sessions: who holds one, until when it is open, how long a one-time code given in it counts, and how they end.
import type { Kysely } from "kysely";
import type { OrganisationKind, Tables } from "../db/tables.ts";

export interface SessionHolder {
  readonly session_id: string;
  readonly user_id: string;
  readonly name: string;
  readonly must_change_password: 0 | 1;
  readonly password_changed_at: string | null;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly organisation_kind: OrganisationKind;
  readonly person_id: string | null;
  readonly department: string | null;
  readonly created_at: string;
  readonly open_until: string | null;
  readonly proven_until: string | null;
}

/** Who holds the session whose token hashes to `hash`; null once it has ended or its account is suspended. */
export async function sessionHolder(
  db: Kysely<Tables>,
  hash: string,
  now: string,
): Promise<SessionHolder | null> {
  const row = await db
    .selectFrom("sessions")
    .innerJoin("users", "users.id", "sessions.user_id")
    .innerJoin("organisations", "organisations.id", "users.organisation_id")
    .select([
      "sessions.id as session_id",
      "users.id as user_id",
      "users.name",
      "users.must_change_password",
      "users.password_changed_at",
      "organisations.id as organisation_id",
      "organisations.name as organisation_name",
      "organisations.kind as organisation_kind",
      "users.person_id",
      "users.department",
      "sessions.created_at",
      "sessions.open_until",
      "sessions.proven_until",
    ])
    .where("sessions.token", "=", hash)
    .where("sessions.expires_at", ">", now)
    .where("users.suspended_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

export interface SessionTimes {
  /** ISO moments, all by the house's own clock. */
  readonly created_at: string;
  readonly expires_at: string;
  readonly open_until: string;
}

/** The engine made it; when it ends is the house's to say. @returns its id. */
export async function setTimes(db: Kysely<Tables>, hash: string, times: SessionTimes): Promise<string> {
  const { id } = await db
    .updateTable("sessions")
    .set(times)
    .where("token", "=", hash)
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function pruneSessions(db: Kysely<Tables>, now: string): Promise<void> {
  await db.deleteFrom("sessions").where("expires_at", "<=", now).execute();
}

/** @param until ISO moment at which it locks where nothing is done before. */
export async function keepOpen(db: Kysely<Tables>, sessionId: string, until: string): Promise<void> {
  await db.updateTable("sessions").set({ open_until: until }).where("id", "=", sessionId).execute();
}

/** @param until ISO moment until which a one-time code given now counts. */
export async function keepProven(db: Kysely<Tables>, sessionId: string, until: string): Promise<void> {
  await db.updateTable("sessions").set({ proven_until: until }).where("id", "=", sessionId).execute();
}

/** No code given before counts any longer. */
export async function unprove(db: Kysely<Tables>, userId: string): Promise<void> {
  await db.updateTable("sessions").set({ proven_until: null }).where("user_id", "=", userId).execute();
}

export interface OwnSession {
  readonly id: string;
  readonly created_at: string;
  readonly user_agent: string | null;
}

/** The sessions of an account that have not ended, the newest first. */
export const sessionsOf = (db: Kysely<Tables>, userId: string, now: string): Promise<OwnSession[]> =>
  db
    .selectFrom("sessions")
    .select(["id", "created_at", "user_agent"])
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .orderBy("created_at", "desc")
    .execute();

/** @returns how many ended: those of this account, one of them alone, or all but one. */
export async function endSessions(
  db: Kysely<Tables>,
  userId: string,
  which: { readonly only?: string; readonly but?: string | null } = {},
): Promise<number> {
  let ended = db.deleteFrom("sessions").where("user_id", "=", userId);
  if (which.only !== undefined) ended = ended.where("id", "=", which.only);
  if (which.but) ended = ended.where("id", "!=", which.but);
  const { numDeletedRows } = await ended.executeTakeFirst();
  return Number(numDeletedRows);
}
