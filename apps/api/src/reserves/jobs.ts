// Registers being checked and taken in: progress, rate, time left, cancelling; kept in memory for a day.
import { randomUUID } from "node:crypto";
import type { Day } from "@miaopu/domain";
import type { Upload } from "../ledger/uploads.ts";
import { type Refusal, refusals } from "../use-cases/refusal.ts";
import type { ReserveField } from "./fields.ts";
import { Cancelled, type ImportPhase, type Pace, paceOf } from "./pace.ts";
import type { Planned } from "./plan.ts";
import { registerRefusals } from "./refusals.ts";
import type { Register, Taken } from "./taking.ts";

const keptFor = 24 * 60 * 60 * 1000;
const keptPerOrganisation = 3;

/** `checked`: nothing is written yet. `taken`: it was taken in, or there was nothing to take in. */
export type RegisterJobState = "running" | "checked" | "taken" | "cancelled" | "failed";

export interface RegisterProgress {
  readonly phase: ImportPhase;
  /** Rows so far in this phase, and how many there are. */
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  /** Of this phase; null while nothing can be said of it. */
  readonly secondsLeft: number | null;
  readonly state: RegisterJobState;
  readonly refusal: Refusal | null;
}

/** Which file, with its columns as the user left them. */
export interface ChosenRegister {
  readonly upload: Upload;
  readonly sheet: string | undefined;
  /** By the table's place in the preview: columns and what they are said to be. */
  readonly said: ReadonlyMap<number, ReadonlyMap<number, ReserveField | null>>;
  readonly on: Day;
}

/** What the check found. */
export interface Checked {
  readonly register: Register;
  readonly planned: readonly Planned[];
}

export interface RegisterJob {
  readonly id: string;
  readonly organisationId: string;
  readonly chosen: ChosenRegister;
  readonly started: number;
  cancel: AbortController;
  state: RegisterJobState;
  phase: ImportPhase;
  done: number;
  total: number;
  phaseStarted: number;
  refusal: Refusal | null;
  checked: Checked | null;
  taken: Taken | null;
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal };
type Work<T> = (pace: Pace, signal: AbortSignal) => Promise<Outcome<T>>;

export interface RegisterJobs {
  readonly check: (chosen: ChosenRegister, work: Work<Checked>) => RegisterJob;
  /** Of a job that is checked. A cancelled or failed one has written nothing, and goes back to `checked` for another try. */
  readonly take: (job: RegisterJob, work: Work<Taken>) => Promise<Outcome<Taken>>;
  /** null where there is none, or it belongs to another organisation. */
  readonly find: (organisationId: string, id: string) => RegisterJob | null;
  /** Cancels what is still under way and waits for it. */
  readonly close: () => Promise<void>;
}

export function registerProgress(job: RegisterJob, now: number): RegisterProgress {
  const { phase, done, total, state, refusal } = job;
  const perSecond = Math.round(done / Math.max((now - job.phaseStarted) / 1000, 0.001));
  const left = state === "running" && perSecond > 0 ? Math.max(0, total - done) / perSecond : null;
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

const newJob = (chosen: ChosenRegister, at: number): RegisterJob => ({
  id: randomUUID(),
  organisationId: chosen.upload.organisationId,
  chosen,
  started: at,
  cancel: new AbortController(),
  state: "running",
  phase: "reading",
  done: 0,
  total: 0,
  phaseStarted: at,
  refusal: null,
  checked: null,
  taken: null,
});

function paceFor(job: RegisterJob, now: () => number): Pace {
  return paceOf(job.cancel.signal, {
    began: (phase, total) => Object.assign(job, { phase, total, done: 0, phaseStarted: now() }),
    done: (done) => {
      job.done = Math.max(job.done, done);
    },
  });
}

/** Whatever ends the work is told of the job; nothing is thrown. */
async function runOn<T>(
  job: RegisterJob,
  work: Work<T>,
  now: () => number,
  onFailure: (error: unknown) => void,
): Promise<Outcome<T>> {
  try {
    const outcome = await work(paceFor(job, now), job.cancel.signal);
    if (!outcome.ok && job.cancel.signal.aborted) return { ok: false, error: registerRefusals.cancelled };
    return outcome;
  } catch (error) {
    if (error instanceof Cancelled) return { ok: false, error: registerRefusals.cancelled };
    onFailure(error);
    return { ok: false, error: refusals.internal };
  }
}

const isCancelled = ({ code }: Refusal): boolean => code === registerRefusals.cancelled.code;

/** Forgets the oldest finished ones of an organisation, and whatever is a day old. */
function makeRoom(jobs: Map<string, RegisterJob>, organisationId: string, now: number): void {
  const ended = [...jobs.values()].filter(({ state }) => state !== "running");
  const own = ended.filter((job) => job.organisationId === organisationId);
  for (const job of own.slice(0, Math.max(0, own.length - keptPerOrganisation + 1))) jobs.delete(job.id);
  for (const job of ended) if (job.started + keptFor <= now) jobs.delete(job.id);
}

/** @param now milliseconds, as `Date.now`. @param onFailure told of what nobody foresaw. */
export function openRegisterJobs(now: () => number, onFailure: (error: unknown) => void): RegisterJobs {
  const jobs = new Map<string, RegisterJob>();
  const running = new Set<Promise<unknown>>();
  const watched = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.finally(() => running.delete(settled));
    running.add(settled);
    return settled;
  };
  const runCheck = async (job: RegisterJob, work: Work<Checked>): Promise<void> => {
    const outcome = await runOn(job, work, now, onFailure);
    if (outcome.ok) Object.assign(job, { state: "checked", checked: outcome.value });
    else {
      const state = isCancelled(outcome.error) ? "cancelled" : "failed";
      Object.assign(job, { state, refusal: outcome.error });
    }
  };
  return {
    check: (chosen, work) => {
      makeRoom(jobs, chosen.upload.organisationId, now());
      const job = newJob(chosen, now());
      jobs.set(job.id, job);
      void watched(runCheck(job, work));
      return job;
    },
    take: (job, work) => {
      job.state = "running";
      job.cancel = new AbortController();
      return watched(
        runOn(job, work, now, onFailure).then((outcome) => {
          if (outcome.ok) Object.assign(job, { state: "taken", phase: "done", taken: outcome.value });
          else Object.assign(job, { state: "checked" });
          return outcome;
        }),
      );
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
