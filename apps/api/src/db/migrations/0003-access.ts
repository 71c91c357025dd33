// Roles become grants: several to an account, the privileged ones by two people, and none beside one that excludes it.
import { type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";
import type { Tables } from "../tables.ts";

const together = `
  ('township-officer', 'organisation-committee-member'), ('township-officer', 'mentor'),
  ('organisation-committee-member', 'mentor'), ('branch-secretary', 'mentor')`;

const statements = [
  `create table grants (
    id text primary key,
    user_id text not null references users (id),
    role text not null check (role in ('county-officer', 'township-officer', 'organisation-committee-member',
      'branch-secretary', 'mentor', 'reviewer', 'kiosk-device', 'auditor', 'security-admin', 'system-admin')),
    privileged integer not null check (privileged in (0, 1)),
    proposed_by text references users (id),
    proposed_at text not null,
    confirmed_by text references users (id),
    confirmed_at text,
    ended_by text references users (id),
    ended_at text,
    end_reason text,
    check (privileged = 1 or role in ('branch-secretary', 'mentor', 'reviewer', 'kiosk-device')),
    check (proposed_by is null or proposed_by <> user_id),
    check (confirmed_by is null or confirmed_by <> user_id),
    check (confirmed_by is null or proposed_by is null or confirmed_by <> proposed_by)
  )`,
  `create index grants_by_user on grants (user_id, ended_at)`,
  `create unique index grants_once on grants (user_id, role) where ended_at is null`,
  `insert into grants (id, user_id, role, privileged, proposed_by, proposed_at, confirmed_at)
    select 'gra_' || id, id, role, case role when 'branch-secretary' then 0 else 1 end, null, created_at, created_at
    from users`,
  `create trigger grants_exclude before insert on grants
    when exists (select 1 from grants held where held.user_id = new.user_id and held.ended_at is null
      and (held.role, new.role) not in (values ${together})
      and (new.role, held.role) not in (values ${together}))
    begin select raise(abort, 'these roles exclude each other'); end`,
  `create trigger grants_founding before insert on grants
    when new.proposed_by is null and exists (select 1 from grants where proposed_by is not null)
    begin select raise(abort, 'a grant names who proposed it'); end`,
  `create trigger grants_keep before update on grants
    when old.user_id <> new.user_id or old.role <> new.role or old.privileged <> new.privileged
      or old.proposed_by is not new.proposed_by or old.ended_at is not null
      or (old.confirmed_by is not null and old.confirmed_by is not new.confirmed_by)
    begin select raise(abort, 'a grant is confirmed and ended, never rewritten'); end`,
  `create trigger grants_no_delete before delete on grants
    begin select raise(abort, 'grants are kept'); end`,
  `alter table users drop column role`,
  `alter table users add column person_id text references people (id)`,
  `alter table users add column department text`,
  `alter table users add column suspended_at text`,
  `create table dossier_mentors (
    dossier_id text not null references dossiers (id),
    person_id text not null,
    primary key (dossier_id, person_id)
  )`,
  `create index dossier_mentors_by_person on dossier_mentors (person_id, dossier_id)`,
  `create table dossier_reviews (
    dossier_id text not null references dossiers (id),
    department text not null,
    requested_on text not null,
    primary key (dossier_id, department)
  )`,
  `create index dossier_reviews_by_department on dossier_reviews (department, dossier_id)`,
  // The projection is made anew at the next start, with what these two tables hold.
  `delete from settings where key = 'projection'`,
  `create table audit_log (
    seq integer primary key,
    at text not null,
    actor_id text,
    actor_roles text not null,
    organisation_id text,
    action text not null,
    subject_kind text,
    subject_id text,
    outcome text not null check (outcome in ('done', 'refused')),
    reason text,
    details text not null,
    hash text not null
  )`,
  `create index audit_log_by_actor on audit_log (actor_id, seq)`,
  `create index audit_log_by_subject on audit_log (subject_id, seq)`,
  `create index audit_log_by_action on audit_log (action, seq)`,
  `create index audit_log_by_organisation on audit_log (organisation_id, seq)`,
  `create trigger audit_log_dense before insert on audit_log
    when new.seq <> (select coalesce(max(seq), 0) + 1 from audit_log)
    begin select raise(abort, 'audit_log has no gaps'); end`,
  `create trigger audit_log_no_update before update on audit_log
    begin select raise(abort, 'audit_log is append-only'); end`,
  `create trigger audit_log_no_delete before delete on audit_log
    begin select raise(abort, 'audit_log is append-only'); end`,
];

export const access: Migration = {
  number: 3,
  name: "access",
  up: async (db: Kysely<Tables>) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
