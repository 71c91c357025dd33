// The people of a table, one after another: which rows are a person's, and which are sub-totals, notes or blanks.
import { type Cell, type Merge, isBlank, textOf } from "../workbook/cell.ts";
import { type Identity, readIdentity } from "./identity.ts";
import { type PaperFile, readPaperFile } from "./records.ts";
import { type Layout, type RowReader, layoutOf, readRow } from "./row-reader.ts";
import type { LedgerTable } from "./tables.ts";

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

const longestName = 15;

/** The cells that show something, a merged one once. */
const spread = (cells: readonly Cell[]): Cell[] =>
  cells.filter((cell, n) => !isBlank(cell) && !(n > 0 && textOf(cells[n - 1]) === textOf(cell)));

/** 1, 2, 3 … under the headings: the numbers of the columns. */
const countsColumns = (cells: readonly Cell[]): boolean =>
  cells.length >= 4 && cells.every((cell, n) => Number(textOf(cell)) === Number(textOf(cells[0])) + n);

/** A line that names the branch of the rows below it. */
function sectionBranch(cells: readonly Cell[]): string | null {
  const only = cells.length === 1 ? textOf(cells[0]).trim() : "";
  return /(?:党支部|支部|村|社区)$/.test(only.replace(/[::]$/, "")) && only.length <= 30
    ? only.replace(/[::]$/, "")
    : null;
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

/** Whether a row tells of a person: it has a name, or an ID number, or so much beside them that a name is missing. */
function tellsOfPerson({ table, layout }: Lines, row: number, cells: readonly Cell[]): boolean {
  const at = (field: "name" | "idNumber" | "serial"): Cell => {
    const column = layout.get(field)?.[0];
    return column === undefined ? null : (table.sheet.rows[row]?.[column] ?? null);
  };
  const first = textOf(cells[0]).normalize("NFKC").trim();
  const name = textOf(at("name")).normalize("NFKC").replace(/\s/g, "");
  if (footer.test(first) || footer.test(name)) return false;
  if (countsColumns(cells)) return false;
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
    while (row + 1 < table.endRow && lines.continued.has(row + 1)) rows.push(++row);
    const reader = readRow(table, layout, rows);
    const identity = readIdentity(reader, branch);
    yield { ...identity, row: (rows[0] ?? 0) + 1, rows, file: readPaperFile(reader), reader };
  }
}
