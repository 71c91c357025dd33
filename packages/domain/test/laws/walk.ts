// Files as they come about: move by move, mostly one of the steps that are next, with mostly sound facts on plausible days.
import * as fc from "fast-check";
import { nextSteps, timelineOfFile } from "../../src/dossier/timeline.ts";
import {
  type Day,
  type DossierRecord,
  type Setting,
  type StepId,
  addDays,
  latest,
  packOn,
  sideRecordSchema,
  stepIds,
  stepRecordSchema,
  toDay,
} from "../../src/index.ts";
import { type FileState, emptyFile, stepOnFile, take } from "../../src/rules/file-state.ts";
import { judge } from "../../src/rules/judge.ts";
import { isRefusal } from "../../src/rules/verdict.ts";
import { wholeFiles } from "../files.ts";

interface Move {
  /** Which of the open steps, or beyond 90 any step at all. */
  readonly pick: number;
  /** Days after the first possible one; negative is too early. */
  readonly wait: number;
  /** What is told: beyond 70 something is wrong, negative or beside the steps. */
  readonly kind: number;
}

export interface Way {
  /** Steps that are on file before the first move, each on its first possible day. */
  readonly start: number;
  readonly moves: readonly Move[];
}

const way = (kinds: number, waits: fc.Arbitrary<number>): fc.Arbitrary<Way> =>
  fc.record({
    start: fc.integer({ min: 0, max: 24 }),
    moves: fc.array(
      fc.record({
        pick: fc.integer({ min: 0, max: 99 }),
        wait: waits,
        kind: fc.integer({ min: 0, max: kinds }),
      }),
      { minLength: 1, maxLength: 40, size: "max" },
    ),
  });

export const anyWay = way(
  99,
  fc.oneof(fc.constantFrom(0, 0, 0, 1, 30, -1), fc.integer({ min: -10, max: 40 })),
);
/** Nothing too early, and nothing beside the steps. */
export const straightWay = way(89, fc.integer({ min: 0, max: 30 }));

const soundFacts = (step: StepId): object =>
  wholeFiles["cpc-2014"].find((record) => "step" in record && record.step === step) ?? {};

const few = { shouldAttend: 12, present: 10, yes: 6, no: 4 };
const failed = { conclusion: "failed" };
/** What may go otherwise at a step; the extension and the cancellation among it. */
const otherwise: Partial<Record<StepId, readonly object[]>> = {
  S05: [{ mentors: ["m1"] }, { mentors: [] }],
  S10: [failed],
  S11: [
    { days: 1, hours: 8, waiver: { approver: "镇党委", reason: "疫情" } },
    { days: 1, hours: 8 },
  ],
  S12: [failed],
  S13: [failed, { leavingOn: "2030-01-01" }],
  S15: [{ outcome: "not-passed", vote: few }, { vote: few }],
  S17: [{ outcome: "rejected" }, { extensionReason: "函调未回" }, { collective: false }],
  S23: [
    { outcome: "extend", extensionMonths: 6 },
    { outcome: "cancel" },
    { outcome: "not-passed", vote: few },
    { outcome: "extend", extensionMonths: 5 },
  ],
  S24: [{ outcome: "rejected" }, { by: "general-branch" }],
};

/** Agreement and notice of a listing under the 2026 rules: the notice ends the day before. */
function noticeFacts(file: FileState, on: Day): object {
  const agreedOn = stepOnFile(file, "S07")?.on ?? on;
  return { agreedOn, notice: { from: agreedOn, to: addDays(on, -1), objections: "none" } };
}

const parse = (facts: object): DossierRecord =>
  "step" in facts ? stepRecordSchema.parse(facts) : sideRecordSchema.parse(facts);

function sideOf(kind: number, on: Day): DossierRecord {
  const two = { proposedBy: "u1", confirmedBy: "u2" };
  const reply = { record: "joint-review", requestedOn: on, repliedOn: on, on };
  if (kind >= 99) return parse({ record: "stop", on });
  if (kind >= 97) return parse({ record: "transfer", from: "org_1", to: "org_2", on });
  if (kind >= 95) return parse({ record: "veto", item: "bribery", severity: "suspend", ...two, on });
  if (kind >= 93) return parse({ record: "veto-cleared", item: "bribery", ...two, on });
  return parse({ ...reply, department: kind % 2 ? "police" : "discipline", outcome: "no-objection" });
}

/** The last day of anything on file, the next move's ground. */
const newest = (records: readonly DossierRecord[]): Day =>
  records.reduce<Day>((on, record) => latest(on, record.on) as Day, toDay("2023-01-04"));

function recordOf(move: Move, file: FileState, records: readonly DossierRecord[], setting: Setting) {
  const dayAfter = addDays(newest(records), 1);
  if (move.kind >= 90) return sideOf(move.kind, dayAfter);
  const open = nextSteps(file);
  const step =
    move.pick < 90 && open.length > 0
      ? (open[move.pick % open.length] as StepId)
      : (stepIds[move.pick % stepIds.length] as StepId);
  const ways = move.kind >= 70 ? (otherwise[step] ?? []) : [];
  const facts = ways[move.pick % Math.max(1, ways.length)] ?? {};
  const first = timelineOfFile(file, setting).earliest[step] ?? newest(records);
  const is2026 = packOn(first, setting.packs) === "cpc-2026";
  const approvesCancel = step === "S24" && stepOnFile(file, "S23")?.outcome === "cancel";
  // What closes the file is dated after all that is on it.
  const on = approvesCancel ? dayAfter : addDays(first, move.wait + (step === "S08" && is2026 ? 8 : 0));
  const notice = step === "S08" ? noticeFacts(file, on) : {};
  return parse({ ...soundFacts(step), ...notice, ...facts, step, on });
}

/** A step as a plan supposes it: sound facts, a favourable outcome, the notice in time, a reason where it is late. */
export const soundRecord = (step: StepId, on: Day, file: FileState): DossierRecord => {
  const more = step === "S08" ? noticeFacts(file, on) : step === "S17" ? { extensionReason: "函调未回" } : {};
  return parse({ ...soundFacts(step), ...more, step, on });
};

export interface Walk {
  readonly typed: readonly DossierRecord[];
  readonly accepted: readonly DossierRecord[];
  readonly file: FileState;
}

/** A sound record on the first possible day. */
function firstPossible(step: StepId, file: FileState, setting: Setting): DossierRecord {
  const first = timelineOfFile(file, setting).earliest[step] ?? toDay("2023-01-05");
  const is2026 = packOn(first, setting.packs) === "cpc-2026";
  return soundRecord(step, step === "S08" && is2026 ? addDays(first, 8) : first, file);
}

/** Types what the moves say; what is refused is not on file. Side records are typed on the day after everything else. */
export function walk({ start, moves }: Way, setting: Setting): Walk {
  const file = emptyFile();
  const typed: DossierRecord[] = [];
  const accepted: DossierRecord[] = [];
  const type = (record: DossierRecord) => {
    typed.push(record);
    if (judge(record, file, setting).verdicts.some(isRefusal)) return;
    take(file, record);
    accepted.push(record);
  };
  for (const step of stepIds.slice(0, start)) type(firstPossible(step, file, setting));
  for (const move of moves) type(recordOf(move, file, accepted, setting));
  return { typed, accepted, file };
}
