// The people of a table, one after another: which rows are a person's, and which are sub-totals, notes or blanks.
import { type Cell, type Merge, isBlank, textOf } from "../workbook/cell.ts";
import { readDates } from "./dates.ts";
import type { Field } from "./fields.ts";
import { type Identity, readIdentity } from "./identity.ts";
import { type PaperFile, readPaperFile } from "./records.ts";
import { type Layout, type RowReader, layoutOf, readRow } from "./row-reader.ts";
import type { LedgerTable } from "./tables.ts";
import { readNames } from "./values.ts";

export interface LedgerPerson extends Identity {
  /** The sheet's own row number, from 1. */
  readonly row: number;
  /** All rows of the person, from 0. */
  readonly rows: readonly number[];
  readonly file: PaperFile;
  readonly reader: RowReader;
}

const footer =
  /^(?:合计|总计|共计|小计|汇总|填表|制表|填报|审核|负责人|单位负责|主要负责|经办|说明|注[::\d]|备注[::]|联系电话|日期[::]|(?:示例|样例|例)(?:[::\d行]|$))/;

const subtotal = /(?:小计|合计|总计|共计)[::]?$/;

const longestName = 15;

/** The cells that show something, a merged one once. */
const spread = (cells: readonly Cell[]): Cell[] =>
  cells.filter((cell, n) => !isBlank(cell) && !(n > 0 && textOf(cells[n - 1]) === textOf(cell)));

/** 1, 2, 3 … or 甲, 乙, 1, 2 … under the headings: the numbers of the columns. */
function countsColumns(cells: readonly Cell[]): boolean {
  const plain = (cell: Cell | undefined) =>
    textOf(cell)
      .normalize("NFKC")
      .replace(/[()\s]/g, "");
  const first = cells.findIndex((cell) => !/^[甲乙丙丁戊A-Z]$/.test(plain(cell)));
  const start = plain(cells[first]);
  return (
    start !== "" &&
    cells.length - first >= 4 &&
    cells.slice(first).every((cell, n) => Number(plain(cell)) === Number(start) + n)
  );
}

/** A line that names the branch of the rows below it: `松林村党支部`, `（一）松林村（3人）`. */
function sectionBranch(cells: readonly Cell[]): string | null {
  if (cells.length !== 1) return null;
  const only = textOf(cells[0])
    .normalize("NFKC")
    .trim()
    .replace(/^\(?[一二三四五六七八九十\d]{1,3}[)、.]\s*/, "")
    .replace(/(?:\([^()]*\)|[\s:])+$/, "");
  return /(?:党支部|支部|村|社区)$/.test(only) && only.length <= 30 ? only : null;
}

interface Lines {
  readonly table: LedgerTable;
  readonly layout: Layout;
  /** Rows that continue the one above: the name is merged over them. */
  readonly continued: ReadonlySet<number>;
}

function continuedRows(table: LedgerTable, layout: Layout): ReadonlySet<number> {
  const column = layout.get("name")?.[0] ?? layout.get("idNumber")?.[0];
  const covers = ([fromRow, from, toRow, to]: Merge) =>
    column !== undefined &&
    from <= column &&
    column <= to &&
    toRow > fromRow &&
    to === from &&
    fromRow >= table.headerRow + table.headerRows;
  const rows = new Set<number>();
  for (const merge of table.sheet.merges.filter(covers))
    for (let r = merge[0] + 1; r <= merge[2]; r++) rows.add(r);
  return rows;
}

/** One text merged over the row: a line between the rows. */
const isLine = ({ sheet }: LedgerTable, row: number, cells: readonly Cell[]): boolean =>
  cells.length === 1 && (sheet.rows[row] ?? []).filter((cell) => !isBlank(cell)).length > 1;

const continues: ReadonlySet<Field> = new Set<Field>(["S05.mentors", "S06", "S09.introducers", "S21"]);

function isDay(cell: Cell | undefined, date1904: boolean): boolean {
  const { days, problem } = readDates(cell, date1904);
  return days.length > 0 && problem === null;
}

/** Whether a row only goes on with what the one above lists: further observations, a second name. */
function continuesList({ table }: Lines, row: number): boolean {
  const cells = table.sheet.rows[row] ?? [];
  let found = false;
  for (const { field, index } of table.columns) {
    const cell = cells[index];
    if (isBlank(cell)) continue;
    if (field === null || !continues.has(field) || table.repeated.has(row)) return false;
    if (field.includes(".") ? readNames(cell).is !== "value" : !isDay(cell, table.date1904)) return false;
    found = true;
  }
  return found;
}

/** Whether a row tells of a person: it has a name, or an ID number, or so much beside them that a name is missing. */
function tellsOfPerson({ table, layout }: Lines, row: number, cells: readonly Cell[]): boolean {
  const at = (field: "name" | "idNumber" | "serial"): Cell => {
    const column = layout.get(field)?.[0];
    return column === undefined ? null : (table.sheet.rows[row]?.[column] ?? null);
  };
  const first = textOf(cells[0]).normalize("NFKC").trim();
  const name = textOf(at("name")).normalize("NFKC").replace(/\s/g, "");
  if (footer.test(first) || footer.test(name)) return false;
  if (countsColumns(cells) || isLine(table, row, cells)) return false;
  if (isBlank(at("idNumber")) && cells.some((cell) => subtotal.test(textOf(cell).trim()))) return false;
  if (name !== "" && !/^\d+$/.test(name) && (cells.length > 1 || name.length <= longestName)) return true;
  if (!isBlank(at("idNumber"))) return true;
  const mapped = table.columns.filter(
    ({ field, index }) =>
      field !== null &&
      field !== "serial" &&
      field !== "branch" &&
      /\d/.test(textOf(table.sheet.rows[row]?.[index])),
  );
  return mapped.length >= 3;
}

/** Everyone in a table, in the order of its rows. */
export function* readPeople(table: LedgerTable): Generator<LedgerPerson> {
  const layout = layoutOf(table);
  const lines: Lines = { table, layout, continued: continuedRows(table, layout) };
  const [from, to] = [table.columns[0]?.index ?? 0, (table.columns.at(-1)?.index ?? 0) + 1];
  let branch = "";
  for (let row = table.headerRow + table.headerRows; row < table.endRow; row++) {
    if (table.repeated.has(row)) continue;
    const cells = spread((table.sheet.rows[row] ?? []).slice(from, to));
    const section = sectionBranch(cells);
    if (section !== null) branch = section;
    if (section !== null || !tellsOfPerson(lines, row, cells)) continue;
    const rows = [row];
    while (row + 1 < table.endRow && (lines.continued.has(row + 1) || continuesList(lines, row + 1)))
      rows.push(++row);
    const reader = readRow(table, layout, rows);
    const identity = readIdentity(reader, branch);
    yield { ...identity, row: (rows[0] ?? 0) + 1, rows, file: readPaperFile(reader), reader };
  }
}
