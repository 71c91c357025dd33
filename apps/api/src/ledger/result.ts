// What an audit found, by person or by article, a page at a time.
import { type Result, type Sentence, type Status, type StepId, ok, sentenceOf, stepOf } from "@miaopu/domain";
import type { z } from "zod";
import { type ExplainedVerdict, type Refusal, explain } from "../use-cases/refusal.ts";
import { type ArticleTotal, hasCellFindings, totalsByArticle } from "./audit-ledger.ts";
import { finishedJob } from "./audit-job.ts";
import { type CellFinding, cellNotes, cellSentence } from "../sheets/cell-findings.ts";
import type { resultInput } from "./inputs.ts";
import type { JudgedPerson, LedgerFinding } from "./judgement.ts";
import type { AskingLedger } from "./asking-ledger.ts";

export interface ShownFinding {
  readonly step: StepId;
  readonly stepTitle: Sentence;
  readonly on: string;
  /** A1 address of the step's day. */
  readonly address: string | null;
  readonly verdict: ExplainedVerdict;
}

export type ShownCell = CellFinding & Sentence & { readonly isNote: boolean };

export interface ShownPerson {
  readonly row: number;
  readonly sheet: string;
  readonly name: string;
  readonly branch: string;
  readonly status: Status | null;
  readonly findings: readonly ShownFinding[];
  readonly cells: readonly ShownCell[];
  readonly unchecked: JudgedPerson["unchecked"];
}

export interface LedgerTotals {
  readonly people: number;
  readonly withFindings: number;
  /** People with a refusal; the others with findings have warnings alone. */
  readonly withRefusals: number;
  readonly withCells: number;
  readonly clean: number;
}

export type LedgerResult =
  | {
      readonly view: "people";
      readonly totals: LedgerTotals;
      readonly rows: readonly ShownPerson[];
      readonly total: number;
    }
  | {
      readonly view: "articles";
      readonly totals: LedgerTotals;
      /** Each with what was said of the first person concerned. */
      readonly rows: readonly (ArticleTotal & { readonly example: Sentence })[];
      readonly total: number;
    };

const shownFinding = ({ step, on, address, verdict }: LedgerFinding): ShownFinding => {
  const { zh, en } = stepOf(step);
  return { step, stepTitle: { zh, en }, on, address, verdict: explain(verdict) };
};

const shownCell = (cell: CellFinding): ShownCell => ({
  ...cell,
  ...cellSentence(cell),
  isNote: cellNotes.has(cell.code),
});

const shown = ({
  row,
  sheet,
  name,
  branch,
  status,
  findings,
  cells,
  unchecked,
}: JudgedPerson): ShownPerson => ({
  row,
  sheet,
  name,
  branch,
  status,
  findings: findings.map(shownFinding),
  cells: cells.map(shownCell),
  unchecked,
});

function totalsOf(people: readonly JudgedPerson[]): LedgerTotals {
  const count = (holds: (person: JudgedPerson) => boolean) => people.filter(holds).length;
  return {
    people: people.length,
    withFindings: count(({ findings }) => findings.length > 0),
    withRefusals: count(({ findings }) => findings.some(({ verdict }) => verdict.severity === "refuse")),
    withCells: count(hasCellFindings),
    clean: count((person) => person.findings.length === 0 && !hasCellFindings(person)),
  };
}

function exampleOf(people: readonly JudgedPerson[], total: ArticleTotal): Sentence {
  for (const { findings } of people)
    for (const { verdict } of findings)
      if (verdict.code === total.code && verdict.pack === total.pack && verdict.article === total.article)
        return sentenceOf(verdict);
  return { zh: "", en: "" };
}

export async function auditResult(
  asking: AskingLedger,
  input: z.output<typeof resultInput>,
): Promise<Result<LedgerResult, Refusal>> {
  const job = finishedJob(asking, input.jobId);
  if (!job.ok) return job;
  const { people } = job.value;
  const totals = totalsOf(people);
  const page = <T>(all: readonly T[]) => all.slice((input.page - 1) * input.size, input.page * input.size);
  if (input.view === "articles") {
    const articles = totalsByArticle(people);
    const rows = page(articles).map((total) => ({ ...total, example: exampleOf(people, total) }));
    return ok({ view: "articles", totals, rows, total: articles.length });
  }
  const { code, article } = input;
  const concerned = people.filter((person) => {
    if (code !== undefined)
      return person.findings.some(
        ({ verdict }) => verdict.code === code && (article === undefined || verdict.article === article),
      );
    return !input.onlyFindings || person.findings.length > 0 || person.cells.length > 0;
  });
  return ok({ view: "people", totals, rows: page(concerned).map(shown), total: concerned.length });
}
