// What a workbook looks like to the rest of the product: neutral cells with their A1 addresses.
import type { Day } from "@miaopu/domain";
import { workbookLimits } from "./refusal.ts";

/**
 * One cell. Plain text, number and yes/no are themselves; null is an empty cell.
 * `day` is a cell that Excel holds as a date. `formula` is a formula with no computed value. `error` is what Excel shows
 * in place of a value (`#REF!`) or a figure that no one can read.
 */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { readonly day: Day }
  | { readonly formula: string }
  | { readonly error: string };

/** A merged area, rows and columns from 0, both ends included. */
export type Merge = readonly [fromRow: number, fromColumn: number, toRow: number, toColumn: number];

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows from the sheet's first one, empty rows included; cells beyond a row's end are empty. A merged area is filled. */
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  /** Cells beyond the area that is read (row 65,000, column KN) were left out. */
  readonly clipped: boolean;
}

export interface Workbook {
  /** Days are counted from 1904 (old Macintosh workbooks). */
  readonly date1904: boolean;
  readonly sheets: readonly Sheet[];
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetter(column: number): string {
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** The A1 address of a cell given by row and column from 0. */
export const address = (row: number, column: number): string => `${columnLetter(column)}${row + 1}`;

const showsNothing = /^[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]*$/;

/** Whether a cell shows nothing: empty, or blanks and invisible characters alone. */
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && showsNothing.test(cell));

/** The cell as a person reads it; empty text for an empty cell. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object")
    return "day" in cell ? cell.day : "formula" in cell ? `=${cell.formula}` : cell.error;
  return String(cell);
}

/** The merged area that covers a cell, if any. */
export const mergeAt = (merges: readonly Merge[], row: number, column: number): Merge | undefined =>
  merges.find(([r1, c1, r2, c2]) => row >= r1 && row <= r2 && column >= c1 && column <= c2);

/**
 * Fills merged areas in place, as far as there are rows: the cell at the upper left counts for the whole area.
 * @returns the areas that lie within the rows.
 * @throws RangeError where more cells would be filled than a ledger ever has.
 */
export function fillMerges(rows: Cell[][], merges: readonly Merge[]): Merge[] {
  const within: Merge[] = [];
  let filled = 0;
  for (const [fromRow, fromColumn, endRow, toColumn] of merges) {
    const toRow = Math.min(endRow, rows.length - 1);
    if (!(fromRow >= 0 && fromColumn >= 0 && toRow >= fromRow && toColumn >= fromColumn && toColumn < 16_384))
      continue;
    within.push([fromRow, fromColumn, toRow, toColumn]);
    const value = rows[fromRow]?.[fromColumn] ?? null;
    if (value === null) continue;
    filled += (toRow - fromRow + 1) * (toColumn - fromColumn + 1);
    if (filled > workbookLimits.mergedCells) throw new RangeError("merged cells over the limit");
    for (let r = fromRow; r <= toRow; r++) {
      const row = rows[r] as Cell[];
      while (row.length <= toColumn) row.push(null);
      row.fill(value, fromColumn, toColumn + 1);
    }
  }
  return within;
}
