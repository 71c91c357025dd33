// Backups and drills with their outcome, so that a missed night is made up for.
import { sql } from "kysely";
import type { Migration } from "../migration.ts";

export const backupRuns: Migration = {
  number: 4,
  name: "backup-runs",
  up: async (db) => {
    await sql`create table backup_runs (
      started_at text not null primary key,
      kind text not null check (kind in ('nightly', 'manual', 'drill')),
      lease_until text not null,
      ended_at text,
      outcome text check (outcome in ('verified', 'failed', 'interrupted')),
      file_name text,
      bytes integer,
      code text
    )`.execute(db);
  },
};
