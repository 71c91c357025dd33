// The file as its page tells it: stage by stage, every record with what it superseded, then the steps to come.
import {
  isStepRecord,
  stages,
  stepOf,
  steps,
  type Day,
  type PackId,
  type StageId,
  type StepId,
} from "@miaopu/domain";
import type { CellState } from "@miaopu/ui";
import type { DossierEntry, DossierPage, ExplainedVerdict, Outputs } from "../../../api.ts";

export type PlannedStep = Outputs["dossier"]["plan"][number];

export interface RecordRow {
  readonly kind: "record";
  readonly entry: DossierEntry;
  /** null for a record beside the steps. */
  readonly step: StepId | null;
  readonly on: Day;
  /** What was typed before and corrected, the last first; with the entry that corrected each. */
  readonly superseded: readonly { readonly entry: DossierEntry; readonly by: DossierEntry }[];
  /** Late or warned, kept for good, and what is wrong now. */
  readonly warnings: readonly ExplainedVerdict[];
  readonly wrongs: readonly ExplainedVerdict[];
}

export interface WithdrawnRow {
  readonly kind: "withdrawn";
  readonly entry: DossierEntry;
  readonly by: DossierEntry;
  readonly step: StepId | null;
  readonly on: Day;
}

export interface ToComeRow {
  readonly kind: "to-come";
  readonly step: StepId;
  readonly isNext: boolean;
  readonly due: Day | null;
  readonly planned: PlannedStep | null;
}

export type HistoryRow = RecordRow | WithdrawnRow | ToComeRow;

export interface HistoryStage {
  readonly id: StageId;
  readonly rows: readonly HistoryRow[];
  /** Every record on file in it is under the revised edition. */
  readonly isRevised: boolean;
}

const stageIds = Object.keys(stages) as StageId[];

/** A paper file is always entered long after; it says once where it came from, not at every step. */
const isPaperDelay = (entry: DossierEntry, { code }: ExplainedVerdict) =>
  entry.source === "paper" && code === "LATE_ENTRY";

/** Warnings as kept when it was taken, and those found anew; each code once. */
function warningsOf(entry: DossierEntry): readonly ExplainedVerdict[] {
  const all = [...entry.verdicts, ...entry.findings].filter(
    (one) => one.severity !== "refuse" && !isPaperDelay(entry, one),
  );
  return all.filter((one, index) => all.findIndex(({ code }) => code === one.code) === index);
}

function chainOf(entry: DossierEntry, byAt: ReadonlyMap<number, DossierEntry>): RecordRow["superseded"] {
  const chain: { entry: DossierEntry; by: DossierEntry }[] = [];
  let by = entry;
  while (by.supersedes !== null) {
    const earlier = byAt.get(by.supersedes);
    if (!earlier) break;
    chain.push({ entry: earlier, by });
    by = earlier;
  }
  return chain;
}

function standingRows(page: DossierPage): readonly (RecordRow | WithdrawnRow)[] {
  const byAt = new Map(page.entries.map((entry) => [entry.at, entry]));
  return page.entries.flatMap((entry): (RecordRow | WithdrawnRow)[] => {
    if (entry.supersededBy !== null) return [];
    const chain = chainOf(entry, byAt);
    if (entry.record) {
      const { record } = entry;
      return [
        {
          kind: "record",
          entry,
          step: isStepRecord(record) ? record.step : null,
          on: record.on,
          superseded: chain,
          warnings: warningsOf(entry),
          wrongs: entry.findings.filter(({ severity }) => severity === "refuse"),
        },
      ];
    }
    const last = chain[0];
    const record = last?.entry.record;
    if (!last || !record) return [];
    const step = isStepRecord(record) ? record.step : null;
    return [{ kind: "withdrawn", entry: last.entry, by: entry, step, on: record.on }];
  });
}

const byDay = (a: RecordRow | WithdrawnRow, b: RecordRow | WithdrawnRow) =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.entry.at - b.entry.at;

/** The stage a record beside the steps belongs to: that of the last step before it. */
function stageOfRow(row: RecordRow | WithdrawnRow, sorted: readonly (RecordRow | WithdrawnRow)[]): StageId {
  if (row.step) return stepOf(row.step).stage;
  const before = sorted.filter((other) => other.step !== null && other.on <= row.on);
  const step = before[before.length - 1]?.step;
  return step ? stepOf(step).stage : "ST1";
}

/** @param plan the steps to come with their first lawful days; null while they are not known. */
export function historyOf(
  page: DossierPage,
  plan: readonly PlannedStep[] | null,
  packOf: (on: Day) => PackId,
): readonly HistoryStage[] {
  const sorted = standingRows(page).slice().sort(byDay);
  const next = new Set(page.timeline.next);
  const planned = new Map((plan ?? []).map((one) => [one.step, one]));
  const onFile = new Set(sorted.flatMap((row) => (row.kind === "record" && row.step ? [row.step] : [])));
  const isToCome = (step: StepId) =>
    page.timeline.status !== "closed" && (planned.has(step) || next.has(step) || !onFile.has(step));
  return stageIds.map((id) => {
    const records = sorted.filter((row) => stageOfRow(row, sorted) === id);
    const toCome = steps
      .filter((step) => step.stage === id && isToCome(step.id))
      .map(({ id: step }): ToComeRow => ({
        kind: "to-come",
        step,
        isNext: next.has(step),
        due: page.timeline.due[step] ?? null,
        planned: planned.get(step) ?? null,
      }));
    const entered = records.filter((row) => row.step !== null);
    return {
      id,
      rows: [...records, ...toCome],
      isRevised: entered.length > 0 && entered.every(({ on }) => packOf(on) === "cpc-2026"),
    };
  });
}

export function stateOf(row: RecordRow): CellState {
  if (row.wrongs.length > 0) return "wrong";
  return row.warnings.length > 0 ? "late" : "done";
}

const worse: Record<CellState, number> = { todo: 0, next: 1, done: 2, late: 3, wrong: 4 };

/** One cell a step: the worst of its records; a step to be taken anew in this round is to come again. */
export function cellStates(history: readonly HistoryStage[], current: StepId | null): Map<StepId, CellState> {
  const cells = new Map<StepId, CellState>(steps.map(({ id }) => [id, "todo"]));
  const rows = history.flatMap((stage) => stage.rows);
  for (const row of rows) {
    if (row.kind !== "record" || row.step === null) continue;
    const state = stateOf(row);
    if (worse[state] > worse[cells.get(row.step) ?? "todo"]) cells.set(row.step, state);
  }
  for (const row of rows) if (row.kind === "to-come" && row.planned) cells.set(row.step, "todo");
  if (current && cells.get(current) === "todo") cells.set(current, "next");
  return cells;
}
