// The talent pool: entries, education and occupation of people, imports of registers and what undoes them.
import { sql } from "kysely";
import type { Migration } from "../migration.ts";

const statements = [
  `alter table people add column education text`,
  `alter table people add column occupation text`,
  `create table imports (
    id text primary key,
    kind text not null check (kind in ('reserves')),
    organisation_id text not null references organisations (id),
    content_index text not null,
    imported_by text references users (id),
    imported_at text not null,
    new_rows integer not null,
    changed_rows integer not null,
    same_rows integer not null,
    conflicting_rows integer not null,
    rejected_rows integer not null,
    undone_by text references users (id),
    undone_at text
  )`,
  `create index imports_by_content on imports (organisation_id, content_index)`,
  `create table pool_entries (
    id text primary key,
    person_id text not null references people (id),
    branch_id text not null references organisations (id),
    source text,
    entered_on text not null,
    left_on text,
    left_reason text,
    willingness text,
    strengths text,
    import_id text references imports (id),
    created_at text not null,
    check (left_on is null or left_on >= entered_on),
    check ((left_on is null) = (left_reason is null))
  )`,
  `create index pool_entries_by_person on pool_entries (person_id)`,
  `create unique index pool_entries_open on pool_entries (person_id) where left_on is null`,
  `create index pool_entries_by_branch on pool_entries (branch_id, left_on)`,
  `create table import_changes (
    import_id text not null references imports (id),
    person_id text not null references people (id) on delete cascade,
    person_made integer not null check (person_made in (0, 1)),
    entry_id text not null,
    entry_made integer not null check (entry_made in (0, 1)),
    before text,
    after_index text not null,
    primary key (import_id, person_id)
  )`,
  `create index import_changes_by_person on import_changes (person_id)`,
  // Asked of each person whose registration is undone.
  `create index users_by_person on users (person_id)`,
];

export const talentPool: Migration = {
  number: 10,
  name: "talent-pool",
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
