// Those who sign in, their sessions, and the organisation that bounds what they see.
import type { Kysely } from "kysely";
import type { OrganisationKind, Tables, UserTable } from "../db/tables.ts";

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
  readonly mustChangePassword: boolean;
  readonly passwordHash: string;
  /** ISO moment. */
  readonly now: string;
};

export async function insertUser(db: Kysely<Tables>, user: NewUser): Promise<void> {
  const { id, name, username, organisation_id, person_id, department, now } = user;
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
      must_change_password: user.mustChangePassword ? 1 : 0,
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

/** Writes a new password and ends every session but the one it was changed in, where it was changed in one. */
export async function changeCredential(
  db: Kysely<Tables>,
  change: {
    readonly userId: string;
    readonly passwordHash: string;
    readonly keepSession: string | null;
    readonly mustChangePassword: boolean;
    readonly now: string;
  },
): Promise<void> {
  const { userId, now } = change;
  await db
    .updateTable("accounts")
    .set({ password: change.passwordHash, updated_at: now })
    .where("user_id", "=", userId)
    .where("provider_id", "=", "credential")
    .execute();
  await db
    .updateTable("users")
    .set({ must_change_password: change.mustChangePassword ? 1 : 0, updated_at: now })
    .where("id", "=", userId)
    .execute();
  await db
    .deleteFrom("sessions")
    .where("user_id", "=", userId)
    .where("id", "!=", change.keepSession ?? "")
    .execute();
}

export interface SessionHolder {
  readonly session_id: string;
  readonly user_id: string;
  readonly name: string;
  readonly must_change_password: 0 | 1;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly organisation_kind: OrganisationKind;
  readonly person_id: string | null;
  readonly department: string | null;
}

/** Who holds the session whose token hashes to `hash`; null once it has ended. */
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
      "organisations.id as organisation_id",
      "organisations.name as organisation_name",
      "organisations.kind as organisation_kind",
      "users.person_id",
      "users.department",
    ])
    .where("sessions.token", "=", hash)
    .where("sessions.expires_at", ">", now)
    .where("users.suspended_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

export async function pruneSessions(db: Kysely<Tables>, now: string): Promise<void> {
  await db.deleteFrom("sessions").where("expires_at", "<=", now).execute();
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
