// Audits under way and done: progress, rate, time left, cancelling; kept in memory for a day.
import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Refusal, refusals } from "../use-cases/refusal.ts";
import { auditTables } from "./audit-ledger.ts";
import type { JudgedPerson, LedgerSetting } from "./judgement.ts";
import type { LedgerTable } from "./tables.ts";
import type { Upload } from "./uploads.ts";

const keptFor = 24 * 60 * 60 * 1000;
const keptPerOrganisation = 5;
/** Judging gives way to other requests after so many milliseconds. */
const slice = 12;

export type JobState = "running" | "done" | "cancelled" | "failed";

export interface Progress {
  readonly phase: "reading" | "judging" | "done";
  /** Rows read or judged so far, and how many there are. */
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  /** null while nothing can be said of it. */
  readonly secondsLeft: number | null;
  readonly state: JobState;
  readonly refusal: Refusal | null;
}

/** Which table of which file, with its columns as the user left them. */
export interface Chosen {
  readonly upload: Upload;
  readonly table: number;
  readonly columns: LedgerTable["columns"];
  readonly membersFileId: string | null;
}

export interface Job {
  readonly id: string;
  readonly organisationId: string;
  readonly chosen: Chosen;
  readonly started: number;
  readonly people: JudgedPerson[];
  readonly cancel: AbortController;
  state: JobState;
  phase: Progress["phase"];
  done: number;
  total: number;
  /** When the present phase began. */
  phaseStarted: number;
  refusal: Refusal | null;
}

/** What a job does before it judges: reads the file and the list of members anew. */
export type Prepare = (
  signal: AbortSignal,
  onRows: (rows: number) => void,
) => Promise<{ ok: true; table: LedgerTable; setting: LedgerSetting } | { ok: false; refusal: Refusal }>;

export interface Jobs {
  readonly start: (chosen: Chosen, rows: number, prepare: Prepare) => Job;
  /** null where there is none, or it belongs to another organisation. */
  readonly find: (organisationId: string, id: string) => Job | null;
  /** Cancels what is still under way and waits for it. */
  readonly close: () => Promise<void>;
}

export function progressOf(job: Job, now: number): Progress {
  const { phase, done, total, state, refusal } = job;
  const seconds = Math.max((now - job.phaseStarted) / 1000, 0.001);
  const perSecond = phase === "judging" || phase === "done" ? Math.round(done / seconds) : 0;
  const left = phase === "judging" && perSecond > 0 ? Math.max(0, total - done) / perSecond : null;
  return {
    phase,
    done,
    total,
    perSecond,
    secondsLeft: left === null ? null : Math.ceil(left),
    state,
    refusal,
  };
}

async function judge(job: Job, table: LedgerTable, setting: LedgerSetting, now: () => number): Promise<void> {
  job.phase = "judging";
  job.phaseStarted = now();
  job.done = 0;
  job.total = table.endRow - table.headerRow - table.headerRows;
  let sliceEnds = performance.now() + slice;
  for (const person of auditTables([table], setting)) {
    job.people.push(person);
    job.done = person.row - table.headerRow - table.headerRows;
    if (performance.now() < sliceEnds) continue;
    await nextTurn();
    if (job.cancel.signal.aborted) return;
    sliceEnds = performance.now() + slice;
  }
  job.done = job.total;
}

/** Runs a job to its end, whatever that is. */
async function run(job: Job, prepare: Prepare, now: () => number): Promise<void> {
  const prepared = await prepare(job.cancel.signal, (rows) => {
    job.done = rows;
  });
  if (!prepared.ok) {
    job.refusal = prepared.refusal;
    job.state = job.cancel.signal.aborted ? "cancelled" : "failed";
    return;
  }
  await judge(job, prepared.table, prepared.setting, now);
  if (job.cancel.signal.aborted) {
    job.state = "cancelled";
    job.people.length = 0;
  } else {
    job.state = "done";
    job.phase = "done";
  }
}

const newJob = (chosen: Chosen, rows: number, at: number): Job => ({
  id: randomUUID(),
  organisationId: chosen.upload.organisationId,
  chosen,
  started: at,
  people: [],
  cancel: new AbortController(),
  state: "running",
  phase: "reading",
  done: 0,
  total: rows,
  phaseStarted: at,
  refusal: null,
});

/** The jobs to forget: the oldest finished ones of an organisation, and whatever is a day old. */
function surplus(jobs: ReadonlyMap<string, Job>, organisationId: string, now: number): Job[] {
  const own = [...jobs.values()].filter(
    (job) => job.organisationId === organisationId && job.state !== "running",
  );
  const expired = [...jobs.values()].filter((job) => job.started + keptFor <= now);
  return [...own.slice(0, Math.max(0, own.length - keptPerOrganisation + 1)), ...expired];
}

/** @param now milliseconds, as `Date.now`. @param onFailure told of what nobody foresaw. */
export function openJobs(now: () => number, onFailure: (error: unknown) => void): Jobs {
  const jobs = new Map<string, Job>();
  const running = new Set<Promise<void>>();
  return {
    start: (chosen, rows, prepare) => {
      for (const old of surplus(jobs, chosen.upload.organisationId, now())) {
        old.cancel.abort();
        jobs.delete(old.id);
      }
      const job = newJob(chosen, rows, now());
      jobs.set(job.id, job);
      const work = run(job, prepare, now)
        .catch((error: unknown) => {
          job.state = "failed";
          job.refusal = refusals.internal;
          onFailure(error);
        })
        .finally(() => running.delete(work));
      running.add(work);
      return job;
    },
    find: (organisationId, id) => {
      const job = jobs.get(id);
      return job && job.organisationId === organisationId ? job : null;
    },
    close: async () => {
      for (const job of jobs.values()) job.cancel.abort();
      await Promise.all(running);
    },
  };
}
