// What the procedures of the talent pool answer: counts, rows with their reasons, imports.
import type { Result, Sentence } from "@miaopu/domain";
import { ok } from "@miaopu/domain";
import type { z } from "zod";
import type { AskingLedger } from "../ledger/asking-ledger.ts";
import { importsIn } from "../repositories/imports.ts";
import { isTree } from "../repositories/scope.ts";
import type { Asking } from "../use-cases/asking.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { checkedJob } from "./checking.ts";
import type { checkedInput } from "./inputs.ts";
import type { Planned } from "./plan.ts";
import { rowProblems } from "./row-problems.ts";
import { type Counts, type Taken, countsOf } from "./taking.ts";

export interface PlannedRow {
  readonly sheet: string;
  readonly row: number;
  readonly name: string;
  readonly village: string | null;
  readonly outcome: Planned["outcome"];
  /** Why it is not taken; null where it is. */
  readonly code: string | null;
  readonly reason: Sentence | null;
  /** What changes, by name; the values are seen in the person's own file. */
  readonly changes: readonly string[];
  readonly warnings: readonly string[];
}

const isProblem = (code: string): code is keyof typeof rowProblems => Object.hasOwn(rowProblems, code);

/** Why a row is not taken, in words; null where it is. */
export function reasonOf(planned: Planned): Sentence | null {
  if (!("code" in planned)) return null;
  if (planned.row.refused === null && isProblem(planned.code)) {
    const { zh, en } = rowProblems[planned.code];
    return { zh, en };
  }
  return { zh: planned.row.words, en: planned.code };
}

const changesIn = (planned: Planned): string[] => [
  ...("personChanges" in planned ? Object.keys(planned.personChanges) : []),
  ...("entryChanges" in planned ? Object.keys(planned.entryChanges) : []),
];

const toRow = (planned: Planned): PlannedRow => {
  const { sheet, row, name, village, warnings } = planned.row;
  return {
    sheet,
    row,
    name,
    village,
    outcome: planned.outcome,
    code: "code" in planned ? planned.code : null,
    reason: reasonOf(planned),
    changes: changesIn(planned),
    warnings,
  };
};

export interface CheckedRegister {
  readonly counts: Counts;
  readonly rows: readonly PlannedRow[];
  /** Of the outcome asked for. */
  readonly total: number;
}

/** What would become of the rows, or became of them, page by page. */
export async function checkedRegister(
  asking: AskingLedger,
  { jobId, outcome, page, size }: z.output<typeof checkedInput>,
): Promise<Result<CheckedRegister, Refusal>> {
  const found = checkedJob(asking, jobId);
  if (!found.ok) return found;
  const planned = found.value.job.taken?.planned ?? found.value.checked.planned;
  const shown = outcome === undefined ? planned : planned.filter((one) => one.outcome === outcome);
  const rows = shown.slice((page - 1) * size, page * size).map(toRow);
  return ok({ counts: countsOf(planned), rows, total: shown.length });
}

export const takenAnswer = ({ importId, counts }: Taken) => ({ importId, counts });

const listedAtMost = 200;

export async function listImports({ db, asker }: Asking) {
  const rows = isTree(asker.scope) ? await importsIn(db, asker.scope, listedAtMost) : [];
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.imported_at,
    by: row.by_name,
    counts: {
      new: row.new_rows,
      changed: row.changed_rows,
      same: row.same_rows,
      conflict: row.conflicting_rows,
      rejected: row.rejected_rows,
    } satisfies Counts,
    undoneAt: row.undone_at,
  }));
}
