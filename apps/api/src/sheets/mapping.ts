// What is said of a table's columns in place of what was guessed.
import type { SheetColumn, SheetTable } from "./kind.ts";

/** Headings that stand once in a table: of two alike it cannot be said which was meant. */
export function uniqueHeadings<Field extends string>(
  table: Pick<SheetTable<Field>, "columns">,
  keyOf: (column: SheetColumn<Field>) => string,
): Map<string, SheetColumn<Field>> {
  const columns = new Map<string, SheetColumn<Field>>();
  const twice = new Set<string>();
  for (const column of table.columns) {
    const key = keyOf(column);
    if (columns.has(key)) twice.add(key);
    columns.set(key, column);
  }
  for (const key of [...twice, ""]) columns.delete(key);
  return columns;
}

/**
 * The table with some columns' fields said; a field said for one column is taken from the others.
 * @param manyColumns fields that several columns may hold.
 */
export function withSaid<Field extends string, T extends Pick<SheetTable<Field>, "columns">>(
  table: T,
  said: ReadonlyMap<number, Field | null>,
  manyColumns: ReadonlySet<Field>,
): T {
  const taken = new Set([...said.values()].filter((field) => field !== null && !manyColumns.has(field)));
  const columns = table.columns.map((column) => {
    const field = said.get(column.index);
    if (field !== undefined) return { ...column, field, certain: true };
    return column.field !== null && taken.has(column.field)
      ? { ...column, field: null, certain: false }
      : column;
  });
  return { ...table, columns };
}
