// The people of a table, one after another: which rows are a person's, and which are sub-totals, notes or blanks.
import {
  continuedRows,
  countsColumns,
  footer,
  isLine,
  isSum,
  longestName,
  sectionVillage,
  spread,
} from "../sheets/lines.ts";
import { type Cell, isBlank, textOf } from "../workbook/cell.ts";
import { readDates } from "../sheets/dates.ts";
import type { Field } from "./fields.ts";
import { type Identity, readIdentity } from "../sheets/identity.ts";
import { type PaperFile, readPaperFile } from "./records.ts";
import { type Layout, type RowReader, layoutOf, readRow } from "../sheets/row-reader.ts";
import type { LedgerTable } from "./tables.ts";
import { readNames } from "./values.ts";

export interface LedgerPerson extends Identity {
  /** By its own column, else by the line above the rows. */
  readonly branch: string;
  /** The sheet's own row number, from 1. */
  readonly row: number;
  /** All rows of the person, from 0. */
  readonly rows: readonly number[];
  readonly file: PaperFile;
  readonly reader: RowReader<Field>;
}

interface Lines {
  readonly table: LedgerTable;
  readonly layout: Layout<Field>;
  /** Rows that continue the one above: the name is merged over them. */
  readonly continued: ReadonlySet<number>;
}

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
  if (isBlank(at("idNumber")) && isSum(cells)) return false;
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
    const section = sectionVillage(cells);
    if (section !== null) branch = section;
    if (section !== null || !tellsOfPerson(lines, row, cells)) continue;
    const rows = [row];
    while (row + 1 < table.endRow && (lines.continued.has(row + 1) || continuesList(lines, row + 1)))
      rows.push(++row);
    const reader = readRow(table, layout, rows);
    const identity = readIdentity(reader);
    yield {
      ...identity,
      branch: textOf(reader.cell("branch")).trim() || branch,
      row: (rows[0] ?? 0) + 1,
      rows,
      file: readPaperFile(reader),
      reader,
    };
  }
}
