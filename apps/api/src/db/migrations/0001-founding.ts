// The first schema: the organisation tree, people, files as events with their projection, settings, users and sessions.
import { type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";
import type { Tables } from "../tables.ts";

const township = [
  `create table organisations (
    id text primary key,
    kind text not null check (kind in ('county', 'township', 'branch')),
    parent_id text references organisations (id),
    township_id text references organisations (id),
    county_id text references organisations (id),
    name text not null,
    village text,
    has_groups integer not null check (has_groups in (0, 1)),
    created_at text not null
  )`,
  `create index organisations_by_township on organisations (township_id)`,
  `create index organisations_by_county on organisations (county_id)`,
  `create index organisations_by_name on organisations (name)`,
  `create unique index organisations_by_parent_name on organisations (parent_id, name)`,
  `create table people (
    id text primary key,
    branch_id text not null references organisations (id),
    name text not null,
    pinyin text not null,
    initials text not null,
    sex text not null check (sex in ('male', 'female')),
    birth_date text,
    id_number text unique,
    id_tail text,
    ethnicity text,
    phone text,
    full_member_since text,
    sanctions text,
    created_at text not null
  )`,
  `create index people_by_branch on people (branch_id, full_member_since)`,
  `create index people_by_name on people (name)`,
  `create index people_by_pinyin on people (pinyin)`,
  `create index people_by_initials on people (initials)`,
  `create index people_by_id_tail on people (id_tail)`,
  `create table settings (key text primary key, value text not null)`,
];

const files = [
  `create table dossiers (
    id text primary key,
    person_id text not null references people (id),
    branch_id text not null references organisations (id),
    opened_on text not null,
    status text,
    status_rank integer not null,
    status_since text,
    last_step text,
    last_on text,
    next text not null,
    due_step text,
    due_on text,
    member_since text,
    late_entries integer not null,
    version integer not null,
    hash text not null
  )`,
  `create index dossiers_by_person on dossiers (person_id)`,
  `create index dossiers_by_branch on dossiers (branch_id, status, late_entries)`,
  `create index dossiers_by_status_rank on dossiers (status_rank, id)`,
  `create index dossiers_by_due on dossiers (due_on, id)`,
  `create index dossiers_by_status_since on dossiers (status_since, id)`,
  `create table dossier_events (
    dossier_id text not null,
    version integer not null check (version >= 1),
    kind text not null check (kind in ('opened', 'recorded', 'corrected')),
    payload text not null,
    entered_by text not null,
    recorded_at text not null,
    hash text not null,
    primary key (dossier_id, version)
  )`,
  `create trigger dossier_events_no_update before update on dossier_events
    begin select raise(abort, 'dossier_events is append-only'); end`,
  `create trigger dossier_events_no_delete before delete on dossier_events
    begin select raise(abort, 'dossier_events is append-only'); end`,
  `create table dossier_duties (
    dossier_id text not null references dossiers (id),
    branch_id text not null references organisations (id),
    step text not null,
    since text,
    due_on text,
    opens_on text,
    primary key (dossier_id, step)
  )`,
  `create index dossier_duties_by_due on dossier_duties (due_on, dossier_id, step, branch_id)`,
  `create index dossier_duties_by_opening on dossier_duties (opens_on, dossier_id, step, branch_id, due_on)`,
];

const users = [
  `create table users (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified integer not null,
    image text,
    username text not null unique,
    display_username text,
    role text not null check (role in ('township-officer', 'branch-secretary', 'county-officer')),
    organisation_id text not null references organisations (id),
    must_change_password integer not null check (must_change_password in (0, 1)),
    created_at text not null,
    updated_at text not null
  )`,
  `create table sessions (
    id text primary key,
    user_id text not null references users (id),
    token text not null unique,
    expires_at text not null,
    ip_address text,
    user_agent text,
    created_at text not null,
    updated_at text not null
  )`,
  `create index sessions_by_user on sessions (user_id)`,
  `create table accounts (
    id text primary key,
    user_id text not null references users (id),
    account_id text not null,
    provider_id text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at text,
    refresh_token_expires_at text,
    scope text,
    created_at text not null,
    updated_at text not null
  )`,
  `create index accounts_by_user on accounts (user_id)`,
  `create table sign_in_failures (
    account text primary key,
    failures integer not null,
    until text not null
  )`,
];

export const founding: Migration = {
  number: 1,
  name: "founding",
  up: async (db: Kysely<Tables>) => {
    for (const statement of [...township, ...files, ...users]) await sql.raw(statement).execute(db);
  },
};
