// A table as the user checks it: its columns, what each is taken for, and some of what stands in them.
import { isBlank, textOf } from "../workbook/cell.ts";
import type { SheetTable } from "./kind.ts";

const samplesShown = 3;
const longestSample = 40;

export interface ColumnPreview<Field extends string> {
  /** From 0. */
  readonly index: number;
  readonly letter: string;
  readonly header: string;
  readonly field: Field | null;
  /** Its own words decided, or the organisation said so before. */
  readonly certain: boolean;
  readonly samples: readonly string[];
}

export interface TablePreview<Field extends string> {
  readonly sheet: string;
  readonly hidden: boolean;
  /** The sheet's own row number of the first row of headings. */
  readonly headerRow: number;
  readonly headerRows: number;
  /** Rows beneath the headings that are not blank. */
  readonly rows: number;
  /** Cells far outside were not read. */
  readonly clipped: boolean;
  readonly columns: readonly ColumnPreview<Field>[];
}

const masked = (text: string): string =>
  text.length > longestSample
    ? `${text.slice(0, longestSample)}…`
    : text.replace(/^(\d{6})\d{8}(\d{3}[\dXx])$/, "$1********$2");

/** A table as it is shown before anything is read from it; samples of ID numbers are masked. */
export function previewTable<Field extends string>(table: SheetTable<Field>): TablePreview<Field> {
  const { sheet, headerRow, headerRows, endRow } = table;
  const rows = sheet.rows
    .slice(headerRow + headerRows, endRow)
    .filter((row) => row.some((cell) => !isBlank(cell)));
  const columns = table.columns
    .filter(({ header, field }) => header !== "" || field !== null)
    .map((column) => {
      const samples = rows
        .slice(0, 50)
        .map((row) => row[column.index] ?? null)
        .filter((cell) => !isBlank(cell))
        .slice(0, samplesShown)
        .map((cell) => masked(textOf(cell)));
      const { index, letter, header, field, certain } = column;
      return { index, letter, header, field, certain, samples };
    });
  const { name, hidden, clipped } = sheet;
  return { sheet: name, hidden, headerRow: headerRow + 1, headerRows, rows: rows.length, clipped, columns };
}
