// The house as its system admin sees it: room, backups, and what the doctor finds; never anything of a file.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { Examination } from "../chores.ts";
import { recentRuns } from "../repositories/backup-runs.ts";
import { logged } from "./admission.ts";
import type { HouseStatus } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { type Refusal, refusals } from "./refusal.ts";

const shownRuns = 20;

export async function houseStatus(asking: Asking): Promise<Result<HouseStatus, Refusal>> {
  const { chores, db, houseState } = asking;
  if (!chores) return refuse(refusals.notFound);
  const runs = await recentRuns(db, shownRuns);
  return ok({
    state: houseState?.() ?? "normal",
    room: chores.room(),
    backupAt: chores.backupAt,
    underWay: runs.some(({ outcome }) => outcome === null),
    runs: runs.map((run) => ({
      startedAt: run.started_at,
      kind: run.kind,
      outcome: run.outcome,
      fileName: run.file_name,
      bytes: run.bytes,
      code: run.code,
    })),
  });
}

/** Begins a backup and does not wait for it: the list of runs tells how it ended. */
export async function backUpNow(asking: Asking): Promise<Result<{ readonly begun: true }, Refusal>> {
  const { chores } = asking;
  if (!chores) return refuse(refusals.notFound);
  const begun = await logged(asking, async () => ok({ begun: true } as const));
  if (begun.ok) chores.beginBackup();
  return begun;
}

export async function examineHouse({ chores }: Asking): Promise<Result<Examination, Refusal>> {
  return chores ? ok(await chores.examine()) : refuse(refusals.notFound);
}
