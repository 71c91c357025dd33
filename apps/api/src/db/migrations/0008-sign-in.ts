// Activation codes that expire, passwords that age, sessions that lock, and a second factor.
import { type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";
import type { Tables } from "../tables.ts";

const alone = `new.privileged = 1 and new.proposed_by is not null
  and new.confirmed_at is not null and new.confirmed_by is null`;

const statements = [
  `alter table users add column activation_expires_at text`,
  `alter table users add column password_changed_at text`,
  `alter table users add column last_sign_in_at text`,
  `update users set password_changed_at = updated_at where must_change_password = 0`,
  `alter table sessions add column open_until text`,
  `alter table sessions add column proven_until text`,
  `create table former_passwords (
    user_id text not null references users (id),
    password text not null,
    ended_at text not null
  )`,
  `create index former_passwords_by_user on former_passwords (user_id, ended_at)`,
  `create table second_factors (
    user_id text primary key references users (id),
    secret text,
    pending text,
    confirmed_at text,
    last_step integer not null,
    failures integer not null,
    locked_until text
  )`,
  `create table recovery_codes (
    user_id text not null references users (id),
    hash text not null,
    used_at text,
    primary key (user_id, hash)
  )`,
  // The code refuses these first; the database agrees.
  `create trigger grants_by_two_made before insert on grants when ${alone}
    begin select raise(abort, 'a privileged grant takes two people'); end`,
  `create trigger grants_by_two_confirmed before update on grants when ${alone}
    begin select raise(abort, 'a privileged grant takes two people'); end`,
  `create trigger grants_not_ended_by_oneself before update on grants when new.ended_by = new.user_id
    begin select raise(abort, 'nobody ends a grant of their own'); end`,
];

export const signIn: Migration = {
  number: 8,
  name: "sign-in",
  up: async (db: Kysely<Tables>) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
