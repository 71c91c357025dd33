// The auditor's pages: entries by their day, and the refused ones by themselves, however many there are.
import { type Kysely, sql } from "kysely";
import type { Migration } from "../migration.ts";
import type { Tables } from "../tables.ts";

const statements = [
  `create index audit_log_by_at on audit_log (at)`,
  `create index audit_log_refused on audit_log (seq) where outcome = 'refused'`,
];

export const auditLogPages: Migration = {
  number: 9,
  name: "audit-log-pages",
  up: async (db: Kysely<Tables>) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
