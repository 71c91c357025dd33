// Where a file stands: status, what could come next, from when, by when.
import { type Day, addMonths, addYears, latest } from "../kernel/calendar.ts";
import { limits } from "../regulation/limits.ts";
import { type Duty, duties } from "../regulation/duties.ts";
import { packOn } from "../regulation/packs.ts";
import { type StepId, allNeeds, stepIds, stepNumber } from "../regulation/steps.ts";
import { type FileState, isDone, mayRepeat, probationEnd, stepOnFile } from "../rules/file-state.ts";
import type { Setting } from "../rules/setting.ts";

export const statusTitles = {
  applicant: { zh: "入党申请人", en: "applicant" },
  activist: { zh: "入党积极分子", en: "activist" },
  candidate: { zh: "发展对象", en: "candidate" },
  probationary: { zh: "预备党员", en: "probationary member" },
  full: { zh: "正式党员", en: "full member" },
  closed: { zh: "已终止", en: "closed" },
} as const;
export type Status = keyof typeof statusTitles;

export type StepDays = Partial<Record<StepId, Day>>;

export interface Timeline {
  readonly status: Status | null;
  readonly statusSince: Day | null;
  /** Steps that could be recorded next by the order alone, once their dates allow. */
  readonly next: readonly StepId[];
  /** The first day on which an open step may happen. A passed one is not overdue. */
  readonly earliest: StepDays;
  /** By when an open step should have happened. */
  readonly due: StepDays;
  readonly probationEnds: Day | null;
  readonly memberSince: Day | null;
}

const isConfirmed = (file: FileState) => isDone(file, 24) && stepOnFile(file, "S23")?.outcome === "confirm";

interface Standing {
  readonly status: Status | null;
  readonly since: Day | null;
}

function standing(file: FileState): Standing {
  const open = openStanding(file);
  return open.status !== null && file.closedOn !== null ? { status: "closed", since: file.closedOn } : open;
}

function openStanding(file: FileState): Standing {
  const since = (step: StepId) => stepOnFile(file, step)?.on ?? null;
  if (isConfirmed(file)) return { status: "full", since: probationEnd(file) };
  if (isDone(file, 17)) return { status: "probationary", since: since("S15") };
  if (since("S08")) return { status: "candidate", since: since("S08") };
  if (file.activistAgainOn) return { status: "activist", since: file.activistAgainOn };
  if (since("S03")) return { status: "activist", since: since("S03") };
  return since("S01") ? { status: "applicant", since: since("S01") } : { status: null, since: null };
}

const isOpen = (file: FileState, step: StepId): boolean =>
  file.steps[stepNumber(step)] === undefined || mayRepeat(file, step);

/** Steps that the order alone would let in. */
export const nextSteps = (file: FileState): StepId[] =>
  file.closedOn !== null
    ? []
    : stepIds.filter(
        (step) => isOpen(file, step) && allNeeds(step).every((need) => isDone(file, stepNumber(need))),
      );

const latestNeed = (file: FileState, step: StepId): Day | null =>
  allNeeds(step).reduce<Day | null>((day, need) => latest(day, stepOnFile(file, need)?.on ?? null), null);

function earliestDays(file: FileState, next: readonly StepId[]): StepDays {
  if (file.closedOn !== null) return {};
  const days: StepDays = {};
  const set = (step: StepId, day: Day | null) => {
    if (day !== null) days[step] = day;
  };
  for (const step of next) {
    const failed =
      mayRepeat(file, step) && step !== "S06" && step !== "S21" ? stepOnFile(file, step)?.on : null;
    set(step, latest(latestNeed(file, step), failed ?? null));
  }
  const activistSince = stepOnFile(file, "S03")?.on;
  if (activistSince && !stepOnFile(file, "S07"))
    set("S07", latest(addYears(activistSince, limits.activistYears), latestNeed(file, "S07")));
  const ends = probationEnd(file);
  for (const step of ["S22", "S23"] as const)
    if (isDone(file, 17) && !stepOnFile(file, step)) {
      delete days[step];
      if (ends !== null) set(step, latest(ends, latestNeed(file, step)));
    }
  return days;
}

const lastOf = (days: readonly Day[]): Day | null => days.reduce<Day | null>(latest, null);

/** Where a duty's clock starts, and for how many months it runs; null while its base is not on file. */
function clockOf({ step, since, months }: Duty, file: FileState, setting: Setting) {
  const base = stepOnFile(file, since);
  if (step === "S21") {
    const from = lastOf(file.probationObservations) ?? base?.on;
    return from ? { from, months: setting.profile.observationMonths } : null;
  }
  if (!base || (base.step === "S13" && base.conclusion === "failed")) return null;
  return { from: base.on, months: step === "S06" ? months * (file.observations.length + 1) : months };
}

/** The last day for a duty whose base is on file, by the edition in force on `on`; null where there is no such duty. */
export function dueDay(step: StepId, file: FileState, setting: Setting, on: Day): Day | null {
  const duty = duties.find((one) => one.step === step);
  if (!duty || duty.article[packOn(on, setting.packs)] === undefined) return null;
  const clock = clockOf(duty, file, setting);
  return clock && addMonths(clock.from, clock.months);
}

function dueDays(file: FileState, setting: Setting): StepDays {
  const due: StepDays = {};
  if (file.closedOn !== null) return due;
  for (const { step, until } of duties) {
    if (stepOnFile(file, until)) continue;
    const day = dueDay(step, file, setting, setting.today);
    if (day !== null) due[step] = day;
  }
  return due;
}

/** @returns where the file stands on `setting.today`; all null and empty before S01. Source: REGULATION §2, §4. */
export function timelineOfFile(file: FileState, setting: Setting): Timeline {
  const { status, since } = standing(file);
  const next = nextSteps(file);
  const ends = probationEnd(file);
  return {
    status,
    statusSince: since,
    next,
    earliest: earliestDays(file, next),
    due: dueDays(file, setting),
    probationEnds: ends,
    memberSince: isConfirmed(file) ? ends : null,
  };
}
