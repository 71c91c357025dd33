// One person's cells: what stands under each field, with its address, and a list of what could not be read.
import type { Day } from "@miaopu/domain";
import { type Cell, type Sheet, address, isBlank } from "../workbook/cell.ts";
import type { CellCode, CellFinding } from "./cell-findings.ts";
import { readDates } from "./dates.ts";
import type { SheetTable } from "./kind.ts";
import { type Value, shown } from "./values.ts";

/** Which columns of a table hold a field, from left to right. */
export type Layout<Field extends string> = ReadonlyMap<Field, readonly number[]>;

export function layoutOf<Field extends string>(table: SheetTable<Field>): Layout<Field> {
  const layout = new Map<Field, number[]>();
  for (const { field, index } of table.columns) {
    if (field === null) continue;
    const columns = layout.get(field);
    if (columns) columns.push(index);
    else layout.set(field, [index]);
  }
  return layout;
}

/** @param heading the heading of the cell's column. */
type Read<T> = (cell: Cell | undefined, heading: string) => Value<T>;

interface Place {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

export interface RowReader<Field extends string> {
  readonly date1904: boolean;
  readonly has: (field: Field) => boolean;
  /** The one cell under a field; undefined where there is no column. */
  readonly cell: (field: Field) => Cell | undefined;
  /** Reads a cell; what is unreadable is reported. Absent where nothing is known. */
  readonly value: <T>(field: Field, read: Read<T>) => T | undefined;
  /** Reads what several columns, or several rows of the person, say together. Absent where one of them is unreadable. */
  readonly list: <T>(field: Field, read: Read<readonly T[]>) => readonly T[] | undefined;
  /** Reads a cell that should hold one day; a period counts by its last day where `period` says so. */
  readonly day: (field: Field, period?: "last day") => Day | undefined;
  /** Reads all days under a field, over all its columns. */
  readonly days: (field: Field) => readonly Day[];
  /** The A1 address of the cell under a field; null where there is no column. */
  readonly address: (field: Field) => string | null;
  /** Whether something stands under the field that was not used. */
  readonly failed: (field: Field) => boolean;
  readonly report: (code: CellCode, field: Field) => void;
  readonly findings: readonly CellFinding[];
}

const same = (a: Cell, b: Cell) => a === b || JSON.stringify(a) === JSON.stringify(b);

const coveredCells = new WeakMap<Sheet, ReadonlySet<string>>();

/** Cells that only continue a merged one to their left: what they show is said once. */
function covered(sheet: Sheet): ReadonlySet<string> {
  const known = coveredCells.get(sheet);
  if (known) return known;
  const cells = new Set<string>();
  for (const [fromRow, from, toRow, to] of sheet.merges)
    for (let row = fromRow; row <= toRow; row++)
      for (let column = from + 1; column <= to; column++) cells.add(`${row},${column}`);
  coveredCells.set(sheet, cells);
  return cells;
}

/** The cells under a field that show something; of the rows of one person, equal ones once. */
function placesOf<Field extends string>(
  table: SheetTable<Field>,
  layout: Layout<Field>,
  rows: readonly number[],
): (field: Field) => Place[] {
  const placesIn = (column: number): Place[] => {
    const found: Place[] = [];
    for (const row of rows) {
      const cell = shown(table.sheet.rows[row]?.[column] ?? null);
      if (!isBlank(cell) && !found.some((one) => same(one.cell, cell))) found.push({ row, column, cell });
    }
    return found;
  };
  return (field) => {
    const columns = layout.get(field);
    if (columns === undefined) return [];
    if (columns.length === 1) return placesIn(columns[0] as number);
    return columns
      .flatMap(placesIn)
      .filter(({ row, column }) => !covered(table.sheet).has(`${row},${column}`));
  };
}

/** What was found wrong with the cells of one person so far, and the fields concerned. */
function openFindings<Field extends string>(table: SheetTable<Field>) {
  const findings: CellFinding[] = [];
  const failures = new Set<Field>();
  const headingOf = (column: number) => table.columns.find(({ index }) => index === column)?.header ?? "";
  const put = (code: CellCode, row: number, column: number, field: Field) => {
    findings.push({ code, address: address(row, column), header: headingOf(column) });
    failures.add(field);
  };
  return { findings, failures, headingOf, put };
}

/** The one place of a field; several that differ are reported. */
const onePlace =
  <Field>(
    places: (field: Field) => readonly Place[],
    put: (code: CellCode, row: number, column: number, field: Field) => void,
  ) =>
  (field: Field): Place | undefined => {
    const [one, other] = places(field);
    if (one && other) put("CELL_SEVERAL_VALUES", other.row, other.column, field);
    return other ? undefined : one;
  };

/** @param rows the rows of one person, from 0: one, or several where the name is merged over them. */
export function readRow<Field extends string>(
  table: SheetTable<Field>,
  layout: Layout<Field>,
  rows: readonly number[],
): RowReader<Field> {
  const { findings, failures, headingOf, put } = openFindings(table);
  const first = rows[0] ?? 0;

  const places = placesOf(table, layout, rows);
  const report: RowReader<Field>["report"] = (code, field) => {
    const [place] = places(field);
    put(code, place?.row ?? first, place?.column ?? layout.get(field)?.[0] ?? 0, field);
  };
  const place = onePlace(places, put);

  const readAt = <T>({ row, column, cell }: Place, field: Field, read: Read<T>): T | undefined => {
    const said = read(cell, headingOf(column));
    if (said.is === "unreadable") put("CELL_UNREADABLE", row, column, field);
    return said.is === "value" ? said.value : undefined;
  };
  const value: RowReader<Field>["value"] = (field, read) => {
    const found = place(field);
    return found && readAt(found, field, read);
  };
  const list: RowReader<Field>["list"] = (field, read) => {
    const values = places(field).flatMap((one) => readAt(one, field, read) ?? []);
    return values.length > 0 && !failures.has(field) ? values : undefined;
  };
  const day: RowReader<Field>["day"] = (field, period) => {
    const found = place(field);
    if (!found) return undefined;
    const { days, period: isPeriod, problem } = readDates(found.cell, table.date1904);
    if (problem) put(problem, found.row, found.column, field);
    else if (days.length > 1 && !(isPeriod && period))
      put("CELL_SEVERAL_DATES", found.row, found.column, field);
    else return days.at(-1);
    return undefined;
  };
  const days: RowReader<Field>["days"] = (field) =>
    places(field).flatMap(({ row, column, cell }) => {
      const read = readDates(cell, table.date1904);
      if (read.problem) put(read.problem, row, column, field);
      return read.days;
    });
  return {
    date1904: table.date1904,
    has: (field) => layout.has(field),
    cell: (field) => (layout.has(field) ? (places(field)[0]?.cell ?? null) : undefined),
    value,
    list,
    day,
    days,
    address: (field) => (layout.has(field) ? address(first, layout.get(field)?.[0] ?? 0) : null),
    failed: (field) => failures.has(field),
    report,
    findings,
  };
}
