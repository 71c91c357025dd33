// Whether the database file itself is whole: schema, pages, references, and the triggers that keep histories append-only.
import { type Kysely, sql } from "kysely";
import { pendingMigrations } from "./migrate.ts";
import type { Tables } from "./tables.ts";

export interface DatabaseCheck {
  readonly check: "schema" | "pages" | "references" | "append-only";
  readonly problem: string | null;
}

/** What the database itself keeps anyone from doing. */
export const triggers: readonly string[] = [
  "attachments_keep",
  "attachments_no_delete",
  "audit_log_dense",
  "audit_log_no_delete",
  "audit_log_no_update",
  "dossier_events_no_delete",
  "dossier_events_no_update",
  "erased_people_no_delete",
  "erased_people_no_update",
  "grants_by_two_confirmed",
  "grants_by_two_made",
  "grants_exclude",
  "grants_founding",
  "grants_keep",
  "grants_no_delete",
  "grants_not_ended_by_oneself",
  "person_changes_keep",
  "person_changes_no_delete",
  "sealed_texts_no_delete",
];

export async function checkDatabase(db: Kysely<Tables>): Promise<DatabaseCheck[]> {
  const pending = await pendingMigrations(db);
  const pages = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const references = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
  const found = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'trigger'`.execute(db);
  const names = new Set(found.rows.map(({ name }) => name));
  const missing = triggers.filter((name) => !names.has(name));
  const damaged = pages.rows.map((row) => row.integrity_check).filter((text) => text !== "ok");
  return [
    {
      check: "schema",
      problem:
        pending.length === 0 ? null : `待升级 ${pending.length} 步 / ${pending.length} step(s) to apply`,
    },
    { check: "pages", problem: damaged.length === 0 ? null : damaged.slice(0, 3).join("; ") },
    {
      check: "references",
      problem: references.rows.length === 0 ? null : `${references.rows.length} 处悬空 / dangling`,
    },
    {
      check: "append-only",
      problem: missing.length === 0 ? null : `缺触发器 / missing: ${missing.join(", ")}`,
    },
  ];
}
