// Brings a database to the present schema: numbered steps, forward only, each in one transaction.
import { type Kysely, sql } from "kysely";
import { inTransaction } from "./open.ts";
import type { Migration } from "./migration.ts";
import { founding } from "./migrations/0001-founding.ts";
import { ledgerHeadings } from "./migrations/0002-ledger-headings.ts";
import { access } from "./migrations/0003-access.ts";
import { backupRuns } from "./migrations/0004-backup-runs.ts";
import { attachments } from "./migrations/0005-attachments.ts";
import { sealedFields } from "./migrations/0006-sealed-fields.ts";
import { draftsAndPersonRights } from "./migrations/0007-drafts-and-person-rights.ts";
import { signIn } from "./migrations/0008-sign-in.ts";
import { auditLogPages } from "./migrations/0009-audit-log-pages.ts";
import { talentPool } from "./migrations/0010-talent-pool.ts";
import type { Tables } from "./tables.ts";

const migrations: readonly Migration[] = [
  founding,
  ledgerHeadings,
  access,
  backupRuns,
  attachments,
  sealedFields,
  draftsAndPersonRights,
  signIn,
  auditLogPages,
  talentPool,
];
export const schemaNumber = migrations.length;

async function appliedNumber(db: Kysely<Tables>): Promise<number> {
  await sql`create table if not exists migrations (number integer primary key, name text not null, applied_at text not null)`.execute(
    db,
  );
  const { rows } = await sql<{ number: number | null }>`select max(number) as number from migrations`.execute(
    db,
  );
  return rows[0]?.number ?? 0;
}

/**
 * @param now the moment to write beside each step, ISO 8601.
 * @returns the numbers of the steps applied.
 * @throws Error where the database is of a later version than this program.
 */
export async function migrate(db: Kysely<Tables>, now: string): Promise<number[]> {
  const from = await appliedNumber(db);
  if (from > schemaNumber)
    throw new Error(
      `数据库版本 ${from} 高于本程序的 ${schemaNumber}，请使用较新的程序 / the database is of version ${from}, this program knows ${schemaNumber}: use the newer program`,
    );
  const applied: number[] = [];
  for (const migration of migrations.slice(from)) {
    await inTransaction(db, async (transaction) => {
      await migration.up(transaction);
      await sql`insert into migrations (number, name, applied_at) values (${migration.number}, ${migration.name}, ${now})`.execute(
        transaction,
      );
    });
    applied.push(migration.number);
  }
  return applied;
}

/** The steps that a database still lacks; nothing is written. */
export async function pendingMigrations(db: Kysely<Tables>): Promise<number[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table' and name = 'migrations'`.execute(db);
  const from = rows.length === 0 ? 0 : await appliedNumber(db);
  return migrations.slice(from).map(({ number }) => number);
}
