// A file as far as it has come in its present round: which record of each step counts, and what stands beside the steps.
import { type Day, addMonths, addYears, dayKey } from "../kernel/calendar.ts";
import { limits } from "../regulation/limits.ts";
import {
  type DossierRecord,
  type RecordOf,
  type SideRecord,
  type SideRecordOf,
  type StepRecord,
  isStepRecord,
} from "../regulation/records/record.ts";
import { type StepId, retakable, stepNumber } from "../regulation/steps.ts";

export type VetoRecord = SideRecordOf<"veto"> | SideRecordOf<"veto-cleared">;
export type JointReviewRecord = SideRecordOf<"joint-review">;

/** Mutable only here, by `take`; everyone else reads it. */
export interface FileState {
  /** The record that counts, by step number 1…25; of repeated S06 and S21 the one with the earliest day. */
  readonly steps: (StepRecord | undefined)[];
  /** Bit n is set while step n is done for those that need it: S15 only when passed, S17 and S24 only when approved. */
  done: number;
  /** The day of each step's counting record as a `dayKey`, 0 for none; the latest that any of them ever had. */
  readonly keys: number[];
  newestKey: number;
  /** Days of all S06; of all S21 of this admission, before an extension too. */
  readonly observations: Day[];
  readonly probationObservations: Day[];
  readonly vetoes: VetoRecord[];
  readonly reviews: JointReviewRecord[];
  /** Months of each approved extension of this admission; NaN where the paper does not say, 0 where it makes no sense. */
  extensions: readonly number[];
  /** The day of the S15 `not-passed` or S17 `rejected` that made the person an activist again. */
  activistAgainOn: Day | null;
  closedOn: Day | null;
}

const noSteps: (StepRecord | undefined)[] = Array.from({ length: 26 });
const noKeys: number[] = Array.from({ length: 26 }, () => 0);

export const emptyFile = (): FileState => ({
  steps: noSteps.slice(),
  done: 0,
  keys: noKeys.slice(),
  newestKey: 0,
  observations: [],
  probationObservations: [],
  vetoes: [],
  reviews: [],
  extensions: [],
  activistAgainOn: null,
  closedOn: null,
});

export const stepOnFile = <S extends StepId>(file: FileState, step: S): RecordOf<S> | undefined =>
  file.steps[stepNumber(step)] as RecordOf<S> | undefined;

export const isDone = (file: FileState, number: number): boolean => ((file.done >> number) & 1) === 1;

/** The steps with an outcome: S15, S17, S23 and S24. */
const outcomeBits = (1 << 15) | (1 << 17) | (1 << 23) | (1 << 24);

/** Whether a record does what later steps need of it. */
function does(record: StepRecord): boolean {
  switch (record.step) {
    case "S15":
      return record.outcome === "passed";
    case "S17":
    case "S24":
      return record.outcome === "approved";
    default:
      return true;
  }
}

/** The end of probation, as far as the paper tells it. */
export interface ProbationClock {
  /** The end, without the extensions whose length is not told. */
  readonly end: Day;
  readonly extensionUnknown: boolean;
  readonly approvalUnknown: boolean;
}

/** null before S17 is on file, or where it was not approved. Probation runs from the day of S15 (art. 32 / 31). */
export function probationClock(file: FileState): ProbationClock | null {
  const vote = file.steps[15];
  const approval = stepOnFile(file, "S17");
  if (vote === undefined || approval === undefined) return null;
  if (approval.outcome !== "approved" && approval.outcome !== undefined) return null;
  let end = addYears(vote.on, limits.probationYears);
  let extensionUnknown = false;
  for (const months of file.extensions)
    if (Number.isNaN(months)) extensionUnknown = true;
    else end = addMonths(end, months);
  return { end, extensionUnknown, approvalUnknown: approval.outcome === undefined };
}

/** The day probation ends; null before S17 is approved, or where the paper does not say by how much it was extended. */
export function probationEnd(file: FileState): Day | null {
  const clock = probationClock(file);
  return clock === null || clock.approvalUnknown || clock.extensionUnknown ? null : clock.end;
}

/** Whether a step that is on file may be recorded once more (REGULATION §4, "Order"). */
export function mayRepeat(file: FileState, step: StepId): boolean {
  if (step === "S06") return file.steps[7] === undefined;
  if (step === "S21") return file.steps[22] === undefined;
  const record = file.steps[stepNumber(step)] as { conclusion?: string | null } | undefined;
  return retakable.has(step) && record?.conclusion === "failed";
}

/** What a record does to the rounds of its file. */
export type Turn = "admission ends" | "conversion ends" | "extended" | "cancelled" | null;

function turnOf(file: FileState, record: StepRecord): Turn {
  switch (record.step) {
    case "S15":
      return record.outcome === "not-passed" ? "admission ends" : null;
    case "S17":
      return record.outcome === "rejected" ? "admission ends" : null;
    case "S23":
      return record.outcome === "not-passed" ? "conversion ends" : approvedConversion(file);
    case "S24":
      return record.outcome === "rejected" ? "conversion ends" : approvedConversion(file);
    default:
      return null;
  }
}

/** What S23 decided and S24 approved; a paper file may have them typed either way round. */
function approvedConversion(file: FileState): Turn {
  const outcome = isDone(file, 24) ? stepOnFile(file, "S23")?.outcome : null;
  return outcome === "extend" ? "extended" : outcome === "cancel" ? "cancelled" : null;
}

const wholeMonths = (months: number | null | undefined): number =>
  months === undefined ? Number.NaN : months !== null && Number.isInteger(months) && months > 0 ? months : 0;

function clear(file: FileState, from: number, to: number) {
  for (let n = from; n <= to; n++) {
    file.steps[n] = undefined;
    file.keys[n] = 0;
    file.done &= ~(1 << n);
  }
}

function turn(file: FileState, record: DossierRecord, kind: Exclude<Turn, null>) {
  switch (kind) {
    case "admission ends":
      clear(file, 7, 25);
      file.activistAgainOn = record.on;
      file.probationObservations.length = 0;
      file.extensions = [];
      break;
    case "conversion ends":
      clear(file, 22, 24);
      break;
    case "extended":
      file.extensions = [...file.extensions, wholeMonths(stepOnFile(file, "S23")?.extensionMonths)];
      clear(file, 21, 24);
      break;
    case "cancelled":
      close(file, stepOnFile(file, "S24")?.on ?? record.on);
      break;
  }
}

function close(file: FileState, on: Day) {
  if (file.closedOn === null || on < file.closedOn) file.closedOn = on;
}

/** Of two records of one step: the earlier observation counts, the retaken review, otherwise the one typed first. */
function counts(record: StepRecord, held: StepRecord): boolean {
  if (record.step === "S06" || record.step === "S21") return record.on < held.on;
  if (!retakable.has(record.step)) return false;
  const [now, before] = [record, held].map((one) => (one as { conclusion?: string | null }).conclusion);
  return before === "failed" || (before === undefined && now !== "failed");
}

/** Puts a record on file without turning its round: as one of those that a finished round holds. */
export function put(file: FileState, record: DossierRecord): void {
  if (isStepRecord(record)) putStep(file, record, stepNumber(record.step));
  else putBeside(file, record);
}

function putStep(file: FileState, record: StepRecord, number: number): void {
  if (number === 6) file.observations.push(record.on);
  if (number === 21) file.probationObservations.push(record.on);
  const held = file.steps[number];
  if (held !== undefined && !counts(record, held)) return;
  file.steps[number] = record;
  const bit = 1 << number;
  file.done = (bit & outcomeBits) === 0 || does(record) ? file.done | bit : file.done & ~bit;
  const key = dayKey(record.on);
  file.keys[number] = key;
  if (key > file.newestKey) file.newestKey = key;
}

function putBeside(file: FileState, record: SideRecord): void {
  switch (record.record) {
    case "joint-review":
      file.reviews.push(record);
      break;
    case "veto":
    case "veto-cleared":
      file.vetoes.push(record);
      break;
    case "stop":
      close(file, record.on);
      break;
    case "transfer":
      break;
  }
}

/** Puts a record on file and turns the round where its outcome does. @returns what it did to the rounds. */
export function take(file: FileState, record: DossierRecord): Turn {
  if (!isStepRecord(record)) {
    putBeside(file, record);
    return null;
  }
  const number = stepNumber(record.step);
  putStep(file, record, number);
  if (((1 << number) & outcomeBits) === 0) return null;
  const kind = turnOf(file, record);
  if (kind !== null) turn(file, record, kind);
  return kind;
}
