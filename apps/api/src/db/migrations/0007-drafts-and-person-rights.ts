// Drafts that any machine gives back, traces of what was corrected of a person, slips of who was erased.
import { sql } from "kysely";
import type { Migration } from "../migration.ts";

const statements = [
  `create table drafts (
    user_id text not null references users (id),
    place text not null,
    body text not null,
    base_version integer,
    saved_at text not null,
    primary key (user_id, place)
  )`,
  `create index drafts_by_age on drafts (saved_at)`,
  `create table person_changes (
    person_id text not null references people (id) on delete cascade,
    seq integer not null,
    fact text not null check (fact in ('name', 'sex', 'birthDate', 'idNumber', 'ethnicity', 'phone')),
    old_value text,
    reason text not null,
    changed_by text not null references users (id),
    changed_at text not null,
    primary key (person_id, seq)
  )`,
  `create trigger person_changes_keep before update on person_changes
    when new.person_id <> old.person_id or new.seq <> old.seq or new.fact <> old.fact or new.reason <> old.reason
      or new.changed_by <> old.changed_by or new.changed_at <> old.changed_at
      or (new.old_value is null) <> (old.old_value is null)
    begin select raise(abort, 'a trace of a correction is kept as it is; it is sealed anew at most'); end`,
  `create trigger person_changes_no_delete before delete on person_changes
    when exists (select 1 from people where id = old.person_id)
    begin select raise(abort, 'a trace of a correction goes with its person alone'); end`,
  `create table erased_people (
    id text primary key,
    branch_id text not null references organisations (id),
    erased_by text not null references users (id),
    erased_at text not null,
    reason text not null
  )`,
  `create trigger erased_people_no_update before update on erased_people
    begin select raise(abort, 'erased_people is append-only'); end`,
  `create trigger erased_people_no_delete before delete on erased_people
    begin select raise(abort, 'erased_people is append-only'); end`,
];

export const draftsAndPersonRights: Migration = {
  number: 7,
  name: "drafts-and-person-rights",
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
