// The sample ledger laid out in other ways: deterministic, from a seed, so that a failing layout can be made again.
import { readFileSync } from "node:fs";
import { type Day, type StepId, toDay } from "@miaopu/domain";
import { type JudgedPerson } from "../../src/ledger/judgement.ts";
import { auditTables, codesByStep, ledgerSetting } from "../../src/ledger/audit-ledger.ts";
import type { MemberList } from "../../src/ledger/members.ts";
import { type LedgerTable, findTables } from "../../src/ledger/tables.ts";
import { type Cell, type Merge, type Workbook, fillMerges } from "../../src/workbook/cell.ts";
import { readWorkbook } from "../../src/workbook/reader.ts";
import { writeWorkbook } from "../../src/workbook/writer.ts";

export const today = toDay("2026-11-22");
const fixture = (name: string) => new URL(`./fixtures/${name}`, import.meta.url);
export const sampleFile = (): Uint8Array => readFileSync(fixture("dossiers.xlsx"));

interface ExpectedPerson {
  readonly row: number;
  readonly name: string;
  readonly findings: Partial<Record<StepId, string[]>>;
}
export interface Expected {
  readonly rows: number;
  readonly withFindings: number;
  readonly people: readonly ExpectedPerson[];
}
export const expected = JSON.parse(readFileSync(fixture("dossiers.expected.json"), "utf8")) as Expected;

export interface Grid {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** @throws Error where the workbook is refused. */
export async function opened(file: Uint8Array): Promise<Workbook> {
  const read = await readWorkbook(file);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** The sample as headings and rows. */
export async function sampleGrid(): Promise<Grid> {
  const { sheets } = await opened(sampleFile());
  const [, headings = [], ...rows] = sheets[0]?.rows ?? [];
  return { headings: headings.map(String), rows };
}

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The columns in another order. */
function reordered({ headings, rows }: Grid, order: readonly number[]): Grid {
  const pick = <T>(cells: readonly T[], none: T) => order.map((from) => cells[from] ?? none);
  return { headings: pick(headings, ""), rows: rows.map((row) => pick<Cell>(row, null)) };
}

export function shuffled(grid: Grid, seed: number): Grid {
  const random = seeded(seed);
  const order = grid.headings.map((_, n) => n);
  for (let n = order.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [order[n], order[other]] = [order[other] as number, order[n] as number];
  }
  return reordered(grid, order);
}

export const without = (grid: Grid, headings: readonly string[]): Grid =>
  reordered(
    grid,
    grid.headings.flatMap((heading, n) => (headings.includes(heading) ? [] : [n])),
  );

export const renamed = (grid: Grid, names: Readonly<Record<string, string>>): Grid => ({
  ...grid,
  headings: grid.headings.map((heading) => names[heading] ?? heading),
});

/** Every cell under the headings that match, changed. */
export function changed(grid: Grid, which: RegExp, change: (cell: Cell, row: number) => Cell): Grid {
  const columns = new Set(grid.headings.flatMap((heading, n) => (which.test(heading) ? [n] : [])));
  const rows = grid.rows.map((row, r) => row.map((cell, c) => (columns.has(c) ? change(cell, r) : cell)));
  return { ...grid, rows };
}

export interface SheetPlan {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges?: readonly Merge[];
}

/** @throws Error where the workbook cannot be written. */
export async function workbookOf(...sheets: readonly SheetPlan[]): Promise<Uint8Array> {
  const written = await writeWorkbook(
    sheets.map(({ name, rows, merges = [] }) => ({
      name,
      rows,
      merges,
      widths: [],
      headerRows: 1,
      alertColumn: null,
    })),
  );
  if (!written.ok) throw new Error(written.error.code);
  return written.value;
}

/** The sheets as the port would read them, without the way through a file. */
export const inMemory = (...sheets: readonly SheetPlan[]): Workbook => ({
  date1904: false,
  sheets: sheets.map(({ name, rows, merges = [] }) => {
    const cells = rows.map((row) => [...row]);
    return { name, hidden: false, clipped: false, rows: cells, merges: fillMerges(cells, merges) };
  }),
});

export const sheetOf = (grid: Grid, name = "台账"): SheetPlan => ({
  name,
  rows: [grid.headings, ...grid.rows],
});

export interface Audited {
  readonly tables: readonly LedgerTable[];
  readonly people: readonly JudgedPerson[];
}

export function audited(workbook: Workbook, members: MemberList | null = null, on: Day = today): Audited {
  const tables = findTables(workbook);
  return { tables, people: [...auditTables(tables, ledgerSetting(on, members))] };
}

/** Codes by name and step, of those with findings alone. */
export const codesByName = (people: readonly JudgedPerson[]): Record<string, unknown> =>
  Object.fromEntries(
    people.filter(({ findings }) => findings.length > 0).map((person) => [person.name, codesByStep(person)]),
  );

export const expectedCodes: Record<string, unknown> = Object.fromEntries(
  expected.people
    .filter(({ findings }) => Object.keys(findings).length > 0)
    .map(({ name, findings }) => [name, findings]),
);

/** Everything wrong with cells, as `code address`. */
export const cellProblems = (people: readonly JudgedPerson[]): string[] =>
  people.flatMap(({ cells }) => cells.map(({ code, address }) => `${code} ${address}`));
