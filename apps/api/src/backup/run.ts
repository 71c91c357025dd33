// One run at a time: a backup or a drill, with its lease and its outcome written down.
import { type Result, refuse } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { BackupKind } from "../db/tables/backup-runs.ts";
import type { Tables } from "../db/tables.ts";
import { inTransaction } from "../db/open.ts";
import { appendToLog } from "../repositories/audit-log.ts";
import { beginRun, endRun, renewLease } from "../repositories/backup-runs.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { backupRefusals } from "./refusal.ts";

const leaseMilliseconds = 5 * 60 * 1000;
const heartbeatMilliseconds = 30 * 1000;

export interface RunDesk {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
}

const codeOf = (error: unknown): string =>
  error instanceof Error ? String("code" in error ? error.code : error.name) : typeof error;

/** @param work what the run does; its lease is renewed while it lasts. */
export async function inRun<T extends { readonly name: string; readonly bytes: number }>(
  { db, clock }: RunDesk,
  kind: BackupKind,
  work: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const startedAt = clock.now();
  const leaseUntil = () => new Date(Date.parse(clock.now()) + leaseMilliseconds).toISOString();
  if (!(await beginRun(db, { kind, startedAt, leaseUntil: leaseUntil() })))
    return refuse(backupRefusals.underWay);
  const end = (outcome: "verified" | "failed", made: T | null, code: string | null) =>
    inTransaction(db, async (transaction) => {
      const at = clock.now();
      const [file, bytes] = [made?.name ?? null, made?.bytes ?? null];
      await endRun(transaction, startedAt, { ended_at: at, outcome, file_name: file, bytes, code });
      await appendToLog(transaction, {
        at,
        actor: { userId: null, roles: [], organisationId: null },
        action: "command-line",
        subject: null,
        outcome: made === null ? "refused" : "done",
        reason: null,
        details: {
          command: `backup ${kind}`,
          ...(file !== null && { file }),
          ...(code !== null && { code }),
        },
      });
    });
  const heartbeat = setInterval(() => {
    // A heartbeat that is lost is made up for by the next one.
    renewLease(db, startedAt, leaseUntil()).catch(() => {});
  }, heartbeatMilliseconds);
  try {
    const result = await work();
    await (result.ok ? end("verified", result.value, null) : end("failed", null, result.error.code));
    return result;
  } catch (error) {
    await end("failed", null, codeOf(error));
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}
