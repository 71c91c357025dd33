// One person's file as its append-only history tells it, and the decision whether one more record may be typed in.
import type { Day } from "../kernel/calendar.ts";
import { type Result, ok, refuse } from "../kernel/result.ts";
import type { DossierRecord } from "../regulation/records/record.ts";
import type { StepId } from "../regulation/steps.ts";
import { emptyFile, take } from "../rules/file-state.ts";
import { type Judged, judge } from "../rules/judge.ts";
import type { Setting } from "../rules/setting.ts";
import { type Verdict, isRefusal } from "../rules/verdict.ts";
import { auditFiled, type Filed, paperSetting } from "./audit.ts";
import type { DossierEvent, Source } from "./events.ts";
import { type Timeline, timelineOfFile } from "./timeline.ts";

/** A record as typed in; `at` is its place in the history. */
export interface Entry {
  readonly at: number;
  readonly source: Source;
  /** null where a correction says that it should never have been typed. */
  readonly record: DossierRecord | null;
  readonly enteredOn: Day;
  /** What was said when it was taken, kept for good. */
  readonly verdicts: readonly Verdict[];
  readonly supersededBy: number | null;
  readonly supersedes: number | null;
  readonly reason: string | null;
}

export interface Dossier {
  readonly person: string;
  /** Where the standing transfers lead from `openedIn`. */
  readonly branch: string;
  readonly openedIn: string;
  readonly openedOn: Day;
  /** Steps that the ledger of a paper file has no column for. */
  readonly unknownSteps: readonly StepId[];
  /** Events in its history; the next one is written at this place. */
  readonly version: number;
  /** All that was typed, superseded entries included, in typed order. */
  readonly entries: readonly Entry[];
}

export type Command =
  | {
      readonly kind: "open";
      readonly person: string;
      readonly branch: string;
      readonly record: DossierRecord;
    }
  | { readonly kind: "record"; readonly record: DossierRecord }
  | {
      readonly kind: "correct";
      readonly supersedes: number;
      readonly reason: string;
      readonly record: DossierRecord | null;
    }
  | {
      readonly kind: "take-in";
      readonly person: string;
      readonly branch: string;
      readonly records: readonly DossierRecord[];
      /** Steps that the ledger has no column for. */
      readonly unknownSteps?: readonly StepId[];
    };

export interface Decision {
  readonly events: readonly DossierEvent[];
  /** Warnings and notes of what was taken; for `take-in` refusals too, since paper is on file whatever it says. */
  readonly verdicts: readonly Verdict[];
  /** What a correction newly breaks elsewhere in the file. */
  readonly breaks: readonly Broken[];
}

export interface Broken {
  readonly at: number;
  readonly verdicts: readonly Verdict[];
}

export interface Refusal {
  readonly verdicts: readonly Verdict[];
}

/** @throws Error where the history breaks its own law: not opened first, opened twice, a correction of nothing. */
export function evolve(dossier: Dossier | null, event: DossierEvent): Dossier {
  if (event.kind === "opened") {
    if (dossier) throw new Error("a dossier is opened once");
    const { person, branch, on, unknownSteps = [] } = event;
    return { person, branch, openedIn: branch, openedOn: on, unknownSteps, version: 1, entries: [] };
  }
  if (!dossier) throw new Error("a dossier is opened before anything is recorded");
  const at = dossier.version;
  const common = { at, verdicts: event.verdicts, supersededBy: null };
  if (event.kind === "recorded") {
    const { record, source } = event;
    const entry = {
      ...common,
      source,
      record,
      enteredOn: record.enteredOn ?? record.on,
      supersedes: null,
      reason: null,
    };
    const branch = branchAfter(dossier.branch, record);
    return { ...dossier, branch, version: at + 1, entries: [...dossier.entries, entry] };
  }
  const wrong = dossier.entries.find((entry) => entry.at === event.supersedes);
  if (!wrong || wrong.supersededBy !== null) throw new Error("a correction supersedes a record that stands");
  const entry = {
    ...common,
    source: wrong.source,
    record: event.record,
    enteredOn: event.on,
    supersedes: wrong.at,
    reason: event.reason,
  };
  const entries = dossier.entries.map((one) => (one === wrong ? { ...one, supersededBy: at } : one));
  const corrected = { ...dossier, version: at + 1, entries: [...entries, entry] };
  const branch = standingRecords(corrected).reduce(
    (sofar, standing) => branchAfter(sofar, standing.record),
    dossier.openedIn,
  );
  return { ...corrected, branch };
}

/** A transfer keeps every record and every clock; only the branch changes. */
const branchAfter = (branch: string, record: DossierRecord): string =>
  ("record" in record && record.record === "transfer" && record.to) || branch;

/** The file as its history tells it. @throws Error on a history that breaks its own law. */
export function replayDossier(events: readonly DossierEvent[]): Dossier {
  let dossier: Dossier | null = null;
  for (const event of events) dossier = evolve(dossier, event);
  if (!dossier) throw new Error("a history is not empty");
  return dossier;
}

interface Standing extends Filed {
  readonly at: number;
}

/** The records that stand, each correction in the place of what it supersedes. */
export function standingRecords(dossier: Dossier): readonly Standing[] {
  const byAt = new Map(dossier.entries.map((entry) => [entry.at, entry]));
  return dossier.entries.flatMap((entry) => {
    if (entry.supersedes !== null) return [];
    let last = entry;
    while (last.supersededBy !== null) last = byAt.get(last.supersededBy) as Entry;
    return last.record === null ? [] : [{ at: last.at, record: last.record, paper: last.source === "paper" }];
  });
}

function fileOf(records: readonly Filed[]) {
  const file = emptyFile();
  for (const { record } of records) take(file, record);
  return file;
}

/** Where the file stands. Source: REGULATION §2, §4. */
export const timelineOf = (dossier: Dossier, setting: Setting): Timeline =>
  timelineOfFile(fileOf(standingRecords(dossier)), setting);

export interface Review {
  readonly entries: readonly (Judged & { readonly at: number })[];
  readonly timeline: Timeline;
}

/** The whole file judged anew, each record as if all the others were on file too. */
export function review(dossier: Dossier, setting: Setting): Review {
  const standing = standingRecords(dossier);
  const { records, timeline } = auditFiled(standing, setting, paperSetting(setting, dossier.unknownSteps));
  return { entries: standing.map(({ at }, i) => ({ at, ...(records[i] as Judged) })), timeline };
}

const withEnteredOn = (record: DossierRecord, today: Day): DossierRecord => ({
  ...record,
  enteredOn: record.enteredOn ?? today,
});

const stored = (verdicts: readonly Verdict[]) =>
  verdicts as Extract<DossierEvent, { kind: "recorded" }>["verdicts"];

function record(
  before: readonly Filed[],
  command: DossierRecord,
  setting: Setting,
): Result<Decision, Refusal> {
  const entered = withEnteredOn(command, setting.today);
  const { verdicts } = judge(entered, fileOf(before), setting);
  if (verdicts.some(isRefusal)) return refuse({ verdicts });
  const event: DossierEvent = {
    kind: "recorded",
    source: "live",
    record: entered,
    verdicts: stored(verdicts),
  };
  return ok({ events: [event], verdicts, breaks: [] });
}

function takeIn(command: Extract<Command, { kind: "take-in" }>, setting: Setting): Result<Decision, Refusal> {
  const records = command.records.map((one) => withEnteredOn(one, setting.today));
  const unknownSteps = command.unknownSteps ?? [];
  const filed = records.map((one) => ({ record: one, paper: true }));
  const audited = auditFiled(filed, setting, paperSetting(setting, unknownSteps));
  const events = records.map((one, i): DossierEvent => {
    const verdicts = stored(audited.records[i]?.verdicts ?? []);
    return { kind: "recorded", source: "paper", record: one, verdicts };
  });
  const opened: DossierEvent = {
    kind: "opened",
    on: setting.today,
    person: command.person,
    branch: command.branch,
    ...(unknownSteps.length > 0 ? { unknownSteps: [...unknownSteps] } : {}),
  };
  return ok({
    events: [opened, ...events],
    verdicts: audited.records.flatMap((one) => one.verdicts),
    breaks: [],
  });
}

/** Refusals that the file did not have before. */
function newlyBroken(before: Review, after: Review, except: number): Broken[] {
  const had = new Map(before.entries.map((entry) => [entry.at, new Set(entry.verdicts.map((v) => v.code))]));
  return after.entries.flatMap(({ at, verdicts }) => {
    const fresh =
      at === except ? [] : verdicts.filter((v) => v.severity !== "note" && !had.get(at)?.has(v.code));
    return fresh.length > 0 ? [{ at, verdicts: fresh }] : [];
  });
}

function correct(
  dossier: Dossier,
  command: Extract<Command, { kind: "correct" }>,
  setting: Setting,
): Result<Decision, Refusal> {
  const corrected = command.record ? withEnteredOn(command.record, setting.today) : null;
  const { supersedes, reason } = command;
  const event = {
    kind: "corrected",
    on: setting.today,
    supersedes,
    reason,
    record: corrected,
    verdicts: [],
  } as const;
  const next = evolve(dossier, { ...event, verdicts: [] });
  const after = review(next, setting);
  const own = after.entries.find((entry) => entry.at === dossier.version)?.verdicts ?? [];
  const isPaper = dossier.entries.find((entry) => entry.at === supersedes)?.source === "paper";
  if (!isPaper && own.some(isRefusal)) return refuse({ verdicts: own });
  return ok({
    events: [{ ...event, verdicts: stored(own) }],
    verdicts: own,
    breaks: newlyBroken(review(dossier, setting), after, dossier.version),
  });
}

/**
 * Decides on one command against the file as it stands. Nothing is written: the caller appends the events.
 * @param dossier null for `open` and `take-in`.
 * @returns the events to append, or every verdict that refuses. A record of a paper file is taken whatever it says.
 * @throws Error for a command that names a file or a record that does not exist.
 */
export function decide(
  dossier: Dossier | null,
  command: Command,
  setting: Setting,
): Result<Decision, Refusal> {
  if (command.kind === "take-in") return takeIn(command, setting);
  if (command.kind === "open") {
    const first = record([], command.record, setting);
    if (!first.ok) return first;
    const { person, branch } = command;
    const opened: DossierEvent = { kind: "opened", on: setting.today, person, branch };
    return ok({ ...first.value, events: [opened, ...first.value.events] });
  }
  if (!dossier) throw new Error("a record needs a dossier");
  return command.kind === "record"
    ? record(standingRecords(dossier), command.record, setting)
    : correct(dossier, command, setting);
}
