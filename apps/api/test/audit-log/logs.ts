// A real audit log for tests: written through the repository into a real database, and read back as rows.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actions, roleIds } from "@miaopu/domain/access";
import type { Kysely } from "kysely";
import type { LoggedEntry } from "../../src/audit-log/entry.ts";
import { type Verification, openVerification } from "../../src/audit-log/verification.ts";
import { migrate } from "../../src/db/migrate.ts";
import { type Store, openStore } from "../../src/db/open.ts";
import type { Tables } from "../../src/db/tables.ts";
import { type LogEntry, appendToLog, sha256, wholeLog } from "../../src/repositories/audit-log.ts";

export interface LogStore {
  readonly folder: string;
  readonly file: string;
  readonly store: Store;
  readonly close: () => Promise<void>;
}

export async function logStore(): Promise<LogStore> {
  const folder = mkdtempSync(join(tmpdir(), "miaopu-log-"));
  const file = join(folder, "miaopu.sqlite");
  const store = openStore(file);
  await migrate(store.db, "2026-11-22T04:00:00.000Z");
  return {
    folder,
    file,
    store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const oneOf = <T>(random: () => number, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)] as T;

const reasons = [null, "复核组织委员提出的疑问", "=1+1", "年度检查", "“引号”与\n换行", "😀"] as const;

/** The n-th entry of an invented log, at a moment after the one before it. */
export function inventedEntry(n: number, random: () => number): LogEntry {
  const action = oneOf(random, actions);
  const someone = random() < 0.9;
  return {
    at: new Date(Date.parse("2026-01-05T01:00:00.000Z") + n * 61_000).toISOString(),
    actor: {
      userId: someone ? `usr_${Math.floor(random() * 12)}` : null,
      roles: someone ? [oneOf(random, roleIds)] : [],
      organisationId: someone ? `org_${Math.floor(random() * 5)}` : null,
    },
    action,
    subject:
      random() < 0.8 ? { kind: action.split(".")[0] ?? "", id: `dos_${Math.floor(random() * 90)}` } : null,
    outcome: random() < 0.95 ? "done" : "refused",
    reason: oneOf(random, reasons),
    details: random() < 0.5 ? {} : { count: Math.floor(random() * 9), code: "TALK_LATE" },
  };
}

export async function writeLog(db: Kysely<Tables>, entries: number, seed = 1): Promise<LoggedEntry[]> {
  const random = seeded(seed);
  await db.transaction().execute(async (within) => {
    for (let n = 0; n < entries; n++) await appendToLog(within, inventedEntry(n, random));
  });
  return rowsOf(db);
}

export async function rowsOf(db: Kysely<Tables>): Promise<LoggedEntry[]> {
  const rows: LoggedEntry[] = [];
  for await (const slice of wholeLog(db)) rows.push(...slice);
  return rows;
}

export function verified(
  rows: readonly LoggedEntry[],
  more: Partial<Parameters<typeof openVerification>[0]> = {},
): Verification {
  const verifying = openVerification({
    sha256,
    anchors: [],
    slip: null,
    madeAt: null,
    kind: "whole",
    ...more,
  });
  for (const row of rows) verifying.take(row);
  return verifying.end();
}
