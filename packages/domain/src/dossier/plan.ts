// What if: the earliest lawful day of every step to come, under the user's own assumptions.
import { type Day, addDays, addYears, isWorkingDay, latest } from "../kernel/calendar.ts";
import { limits } from "../regulation/limits.ts";
import { type PackId, packOn } from "../regulation/packs.ts";
import type { DossierRecord, StepRecord } from "../regulation/records/record.ts";
import { type StepId, allNeeds, stepIds, stepOf } from "../regulation/steps.ts";
import {
  type FileState,
  emptyFile,
  mayRepeat,
  probationClock,
  stepOnFile,
  take,
} from "../rules/file-state.ts";
import { judge } from "../rules/judge.ts";
import type { Setting } from "../rules/setting.ts";
import { type Verdict, isRefusal } from "../rules/verdict.ts";
import { type Dossier, standingRecords } from "./dossier.ts";
import { dueDay } from "./timeline.ts";

export interface PlannedStep {
  readonly step: StepId;
  /** The first lawful day, if the steps before it go as planned; it may lie before today. */
  readonly earliest: Day;
  /** By when it should have happened, where an article says so. */
  readonly due: Day | null;
  /** The user's own day, where one was given. */
  readonly assumed: Day | null;
  /** Why that day would be refused. */
  readonly refusedBecause: readonly Verdict[];
  readonly pack: PackId;
  readonly article: string;
}

export type Assumptions = Partial<Record<StepId, Day>>;

/** The favourable outcome that a plan supposes. */
const favourable: Partial<Record<StepId, object>> = {
  S10: { conclusion: "passed" },
  S12: { conclusion: "passed" },
  S13: { conclusion: "passed" },
  S15: { outcome: "passed" },
  S17: { outcome: "approved" },
  S23: { outcome: "confirm" },
  S24: { outcome: "approved" },
};

/** Only the rules that hang on dates alone say something of a day that is merely assumed. */
const dateRules: ReadonlySet<string> = new Set([
  "DATE_BEFORE_PREDECESSOR",
  "ACTIVIST_YEAR_INCOMPLETE",
  "APPROVAL_TIME_EXPIRED",
  "PROBATION_INCOMPLETE",
  "CONVERSION_APPLICATION_EARLY",
  "AGE_UNDER_18",
  "PUBLIC_NOTICE_TOO_SHORT",
]);

/** The day after a public notice of the required working days that starts on `from`. */
function afterNotice(from: Day, calendar: Setting["calendar"]): Day {
  let counted = 0;
  let on = from;
  for (; ; on = addDays(on, 1)) {
    if (isWorkingDay(on, calendar)) counted++;
    if (counted === limits.noticeWorkingDays) return addDays(on, 1);
  }
}

function earliestOf(step: StepId, file: FileState, setting: Setting): Day {
  const floor = allNeeds(step).reduce<Day | null>(
    (on, need) => latest(on, stepOnFile(file, need)?.on ?? null),
    null,
  );
  const failed = stepOnFile(file, step)?.on ?? null;
  const base = latest(floor, failed) ?? setting.today;
  switch (step) {
    case "S01": {
      const birthDate = setting.person.birthDate;
      return birthDate ? (latest(base, addYears(birthDate, limits.applicantAgeYears)) as Day) : base;
    }
    case "S07": {
      const since = stepOnFile(file, "S03")?.on;
      return since ? (latest(base, addYears(since, limits.activistYears)) as Day) : base;
    }
    case "S08":
      return packOn(base, setting.packs) === "cpc-2026" ? afterNotice(base, setting.calendar) : base;
    case "S22":
    case "S23":
      return latest(base, probationClock(file)?.end ?? null) ?? base;
    default:
      return base;
  }
}

const isToCome = (file: FileState, step: StepId): boolean =>
  stepOnFile(file, step) === undefined || (mayRepeat(file, step) && step !== "S06" && step !== "S21");

/** The longest notice there could be before a listing on `on`: from the branch committee's decision to the day before. */
const noticeBefore = (file: FileState, on: Day) => {
  const decided = stepOnFile(file, "S07")?.on ?? on;
  return { agreedOn: decided, notice: { from: decided, to: addDays(on, -1), objections: "none" } };
};

function planStep(step: StepId, file: FileState, setting: Setting, assumed: Day | null): PlannedStep {
  const earliest = earliestOf(step, file, setting);
  // What has not happened by today cannot have happened before it.
  const on = assumed ?? (earliest > setting.today ? earliest : setting.today);
  const facts = step === "S08" ? noticeBefore(file, on) : favourable[step];
  const record = { step, on, ...facts } as StepRecord;
  const refusedBecause = assumed
    ? judge(record, file, setting).verdicts.filter(
        (v) => dateRules.has(v.code) && (isRefusal(v) || v.earliest),
      )
    : [];
  const pack = packOn(on, setting.packs);
  const due = dueDay(step, file, setting, on);
  take(file, record);
  return { step, earliest, due, assumed, refusedBecause, pack, article: stepOf(step).article[pack] };
}

/** A copy of the file to plan on, with the records that stand. */
function planningFile(records: readonly DossierRecord[]): FileState {
  const file = emptyFile();
  for (const record of records) take(file, record);
  return file;
}

/**
 * The earliest lawful day of every step to come. Each rests on the days of those before it: the assumed one, else the
 * earliest, but not before today. Supposes favourable outcomes; a closed file has nothing to come. Where S24 is yet to
 * approve an extension it comes twice, the assumption being of the first.
 */
export function planFrom(
  records: readonly DossierRecord[],
  assumptions: Assumptions,
  setting: Setting,
): PlannedStep[] {
  const file = planningFile(records);
  const planned: PlannedStep[] = [];
  const assumedOf = (step: StepId) =>
    planned.some((one) => one.step === step) ? null : (assumptions[step] ?? null);
  while (file.closedOn === null) {
    const step = stepIds.find((one) => isToCome(file, one));
    if (step === undefined) break;
    planned.push(planStep(step, file, setting, assumedOf(step)));
  }
  return planned;
}

/** @see planFrom */
export const plan = (dossier: Dossier, assumptions: Assumptions, setting: Setting): PlannedStep[] =>
  planFrom(
    standingRecords(dossier).map(({ record }) => record),
    assumptions,
    setting,
  );
