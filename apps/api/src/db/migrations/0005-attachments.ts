// Scans of paper materials: rows that are withdrawn with a reason, never changed otherwise, never deleted.
import { type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";
import type { Tables } from "../tables.ts";

const statements = [
  `create table attachments (
    id text primary key,
    dossier_id text not null references dossiers (id),
    step text not null,
    material text not null,
    object text not null,
    media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
    bytes integer not null check (bytes > 0),
    pages integer not null check (pages > 0),
    added_by text not null references users (id),
    added_at text not null,
    withdrawn_by text references users (id),
    withdrawn_at text,
    withdraw_reason text,
    check ((withdrawn_by is null) = (withdrawn_at is null)),
    check ((withdrawn_by is null) = (withdraw_reason is null))
  )`,
  `create index attachments_by_dossier on attachments (dossier_id, id)`,
  `create index attachments_by_object on attachments (object)`,
  `create unique index attachments_once on attachments (dossier_id, step, material, object)
    where withdrawn_at is null`,
  `create trigger attachments_keep before update on attachments
    when old.withdrawn_at is not null or new.id <> old.id or new.dossier_id <> old.dossier_id
      or new.step <> old.step or new.material <> old.material or new.object <> old.object
      or new.media_type <> old.media_type or new.bytes <> old.bytes or new.pages <> old.pages
      or new.added_by <> old.added_by or new.added_at <> old.added_at
    begin select raise(abort, 'a scan is withdrawn, never rewritten'); end`,
  `create trigger attachments_no_delete before delete on attachments
    begin select raise(abort, 'scans are withdrawn, never deleted'); end`,
];

export const attachments: Migration = {
  number: 5,
  name: "attachments",
  up: async (db: Kysely<Tables>) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
