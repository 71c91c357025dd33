// Backups and drills that were begun: one at a time, each with a lease that lasts while it gives signs of life.
import { type Kysely, sql } from "kysely";
import { inTransaction } from "../db/open.ts";
import type { BackupKind, BackupRunTable } from "../db/tables/backup-runs.ts";
import type { Tables } from "../db/tables.ts";

export interface RunBegun {
  readonly kind: BackupKind;
  /** ISO moments. */
  readonly startedAt: string;
  readonly leaseUntil: string;
}

/** Runs whose lease ran out count as interrupted. @returns whether it may go ahead: false while another is under way. */
export function beginRun(db: Kysely<Tables>, run: RunBegun): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    await transaction
      .updateTable("backup_runs")
      .set({ outcome: "interrupted", ended_at: run.startedAt })
      .where("outcome", "is", null)
      .where("lease_until", "<=", run.startedAt)
      .execute();
    const underWay = await transaction
      .selectFrom("backup_runs")
      .select("started_at")
      .where("outcome", "is", null)
      .executeTakeFirst();
    if (underWay) return false;
    await transaction
      .insertInto("backup_runs")
      .values({
        started_at: run.startedAt,
        kind: run.kind,
        lease_until: run.leaseUntil,
        ended_at: null,
        outcome: null,
        file_name: null,
        bytes: null,
        code: null,
      })
      .execute();
    return true;
  });
}

export async function renewLease(db: Kysely<Tables>, startedAt: string, leaseUntil: string): Promise<void> {
  await db
    .updateTable("backup_runs")
    .set({ lease_until: leaseUntil })
    .where("started_at", "=", startedAt)
    .where("outcome", "is", null)
    .execute();
}

export type RunEnd = Pick<BackupRunTable, "outcome" | "file_name" | "bytes" | "code"> & {
  readonly ended_at: string;
};

export async function endRun(db: Kysely<Tables>, startedAt: string, end: RunEnd): Promise<void> {
  await db.updateTable("backup_runs").set(end).where("started_at", "=", startedAt).execute();
}

/** The last backup that was restored for trial and found whole, or null. */
export async function lastVerifiedRun(db: Kysely<Tables>): Promise<BackupRunTable | null> {
  const row = await db
    .selectFrom("backup_runs")
    .selectAll()
    .where("outcome", "=", "verified")
    .where("kind", "!=", "drill")
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The newest first. */
export const recentRuns = (db: Kysely<Tables>, limit: number): Promise<BackupRunTable[]> =>
  db.selectFrom("backup_runs").selectAll().orderBy("started_at", "desc").limit(limit).execute();

/** When this database was made, ISO moment. */
export async function databaseSince(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ since: string }>`select min(applied_at) as since from migrations`.execute(db);
  return rows[0]?.since ?? "";
}
