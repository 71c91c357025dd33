// Where a file stands: status, what could come next, from when, by when.
import { type Day, addMonths, addYears, latest } from "../kernel/calendar.ts";
import { limits } from "../regulation/limits.ts";
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

function dueDays(file: FileState, setting: Setting): StepDays {
  if (file.closedOn !== null) return {};
  const is2026 = packOn(setting.today, setting.packs) === "cpc-2026";
  const due: StepDays = {};
  /** Due `months` after the base, once the base is on file and while the step is not. */
  const set = (step: StepId, base: Day | null | undefined, months: number, unless: StepId = step) => {
    if (base && !stepOnFile(file, unless)) due[step] = addMonths(base, months);
  };
  const on = (step: StepId) => stepOnFile(file, step)?.on;
  set("S02", on("S01"), limits.talkMonths);
  set("S06", on("S03"), limits.reviewMonths * (file.observations.length + 1), "S07");
  const examined = stepOnFile(file, "S13");
  if (is2026 && examined?.conclusion !== "failed") set("S15", examined?.on, limits.assemblyMonths);
  set("S17", on("S15"), limits.approvalMonths);
  if (is2026) set("S20", on("S17"), limits.oathMonths);
  set("S21", lastOf(file.probationObservations) ?? on("S17"), setting.profile.observationMonths, "S22");
  set("S24", on("S23"), limits.conversionApprovalMonths);
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
