// Those who sign in, and their passwords.
import type { Kysely } from "kysely";
import type { Tables, UserTable } from "../db/tables.ts";
import { endSessions } from "./sessions.ts";

export const userCount = async (db: Kysely<Tables>): Promise<number> =>
  (
    await db
      .selectFrom("users")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow()
  ).n;

export type NewUser = Pick<
  UserTable,
  "id" | "name" | "username" | "organisation_id" | "person_id" | "department"
> & {
  readonly passwordHash: string;
  /** ISO moment until when the password opens, where it is an activation code; null where it was chosen. */
  readonly activationExpiresAt: string | null;
  /** ISO moment. */
  readonly now: string;
};

export async function insertUser(db: Kysely<Tables>, user: NewUser): Promise<void> {
  const { id, name, username, organisation_id, person_id, department, activationExpiresAt, now } = user;
  await db
    .insertInto("users")
    .values({
      id,
      name,
      username,
      organisation_id,
      person_id,
      department,
      display_username: username,
      // The engine asks for an address; nothing is ever sent to it.
      email: `${id}@miaopu.invalid`,
      email_verified: 1,
      image: null,
      must_change_password: activationExpiresAt === null ? 0 : 1,
      activation_expires_at: activationExpiresAt,
      password_changed_at: activationExpiresAt === null ? now : null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await db
    .insertInto("accounts")
    .values({
      id,
      user_id: id,
      account_id: id,
      provider_id: "credential",
      password: user.passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export async function userIdNamed(db: Kysely<Tables>, username: string): Promise<string | null> {
  const row = await db.selectFrom("users").select("id").where("username", "=", username).executeTakeFirst();
  return row?.id ?? null;
}

export interface Credential {
  readonly username: string;
  readonly password: string;
}

export async function credentialOf(db: Kysely<Tables>, userId: string): Promise<Credential | null> {
  const row = await db
    .selectFrom("users")
    .innerJoin("accounts", "accounts.user_id", "users.id")
    .select(["users.username", "accounts.password"])
    .where("users.id", "=", userId)
    .where("accounts.provider_id", "=", "credential")
    .executeTakeFirst();
  return row && row.password !== null ? { username: row.username, password: row.password } : null;
}

/** Writes a new password, keeps the one before, and ends every session but the one it was changed in, if any. */
export async function changeCredential(
  db: Kysely<Tables>,
  change: {
    readonly userId: string;
    readonly passwordHash: string;
    readonly keepSession: string | null;
    /** ISO moment until when it opens, where it is an activation code; null where it was chosen. */
    readonly activationExpiresAt: string | null;
    readonly now: string;
  },
): Promise<void> {
  const { userId, activationExpiresAt, now } = change;
  await keepFormer(db, userId, now);
  await db
    .updateTable("accounts")
    .set({ password: change.passwordHash, updated_at: now })
    .where("user_id", "=", userId)
    .where("provider_id", "=", "credential")
    .execute();
  await db
    .updateTable("users")
    .set({
      must_change_password: activationExpiresAt === null ? 0 : 1,
      activation_expires_at: activationExpiresAt,
      password_changed_at: activationExpiresAt === null ? now : null,
      updated_at: now,
    })
    .where("id", "=", userId)
    .execute();
  await endSessions(db, userId, { but: change.keepSession });
}

/** Activation codes are not kept: nobody chose them. */
async function keepFormer(db: Kysely<Tables>, userId: string, now: string): Promise<void> {
  const row = await db
    .selectFrom("accounts")
    .innerJoin("users", "users.id", "accounts.user_id")
    .select("accounts.password")
    .where("users.id", "=", userId)
    .where("users.must_change_password", "=", 0)
    .where("accounts.provider_id", "=", "credential")
    .executeTakeFirst();
  if (!row?.password) return;
  await db
    .insertInto("former_passwords")
    .values({ user_id: userId, password: row.password, ended_at: now })
    .execute();
}

/** The hashes of the account's last passwords before the present one, the newest first. */
export async function formerPasswords(
  db: Kysely<Tables>,
  userId: string,
  count: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("former_passwords")
    .select("password")
    .where("user_id", "=", userId)
    .orderBy("ended_at", "desc")
    .limit(count)
    .execute();
  return rows.map(({ password }) => password);
}

/** What a sign-in looks at beside the password. */
export type Standing = Pick<
  UserTable,
  "id" | "organisation_id" | "suspended_at" | "must_change_password" | "activation_expires_at"
>;

/** @param username in lower case. */
export async function standingOf(db: Kysely<Tables>, username: string): Promise<Standing | null> {
  const row = await db
    .selectFrom("users")
    .select(["id", "organisation_id", "suspended_at", "must_change_password", "activation_expires_at"])
    .where("username", "=", username)
    .executeTakeFirst();
  return row ?? null;
}

export async function noteSignIn(db: Kysely<Tables>, userId: string, now: string): Promise<void> {
  await db.updateTable("users").set({ last_sign_in_at: now }).where("id", "=", userId).execute();
}

export async function setSuspended(db: Kysely<Tables>, userId: string, since: string | null): Promise<void> {
  await db.updateTable("users").set({ suspended_at: since }).where("id", "=", userId).execute();
}

/** The names of those who typed something in. */
export async function userNames(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("users").select(["id", "name"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
