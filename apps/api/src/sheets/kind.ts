// What a table of a workbook is, whatever it lists: its headings with their meanings, and where its rows begin and end.
import type { Cell, Sheet } from "../workbook/cell.ts";

/**
 * What a heading may mean. Several fields: the columns around it, or what stands in the column, decide. One field by
 * position: unless another column says so more plainly.
 */
export interface Meaning<Field extends string> {
  readonly fields: readonly Field[];
  readonly by: "words" | "position" | "content";
  /** It says no more than "day": the column to its left may tell whose. */
  readonly bare: boolean;
}

export interface Assigned<Field extends string> {
  readonly field: Field | null;
  /** The heading's own words decided. */
  readonly certain: boolean;
}

export interface SheetColumn<Field extends string> extends Assigned<Field> {
  /** From 0. */
  readonly index: number;
  readonly letter: string;
  /** The heading as it stands, group headings first. */
  readonly header: string;
}

export interface SheetTable<Field extends string> {
  readonly sheet: Sheet;
  readonly date1904: boolean;
  /** Rows from 0: the first row of headings, how many there are, and the row after the table's last one. */
  readonly headerRow: number;
  readonly headerRows: number;
  readonly endRow: number;
  readonly columns: readonly SheetColumn<Field>[];
  /** Rows within the table that repeat its headings, as printed pages do. */
  readonly repeated: ReadonlySet<number>;
}

/** How tables of one kind are known. */
export interface TableKind<Field extends string> {
  /** Words of which one stands in every row of headings. */
  readonly mark: RegExp;
  /** @param groups the headings above, outermost first; one that spans the whole table is its title and is left out. */
  readonly meaningOf: (heading: string, groups: readonly string[]) => Meaning<Field> | null;
  /** Whether enough is understood to call it such a table. */
  readonly suffices: (meanings: readonly (Meaning<Field> | null)[]) => boolean;
  /** @param samples some cells of a column, asked for where content decides. */
  readonly assign: (
    meanings: readonly (Meaning<Field> | null)[],
    samples: (column: number) => readonly Cell[],
  ) => readonly Assigned<Field>[];
}
