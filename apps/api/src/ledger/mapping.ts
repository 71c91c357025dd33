// What each column of a table means to this organisation: the guess, what was said before, what is said now.
import { rememberHeadings, rememberedHeadings } from "../repositories/ledger-headings.ts";
import { normaliseHeading } from "./heading-words.ts";
import { type Field, isField, manyColumns } from "./fields.ts";
import type { AskingLedger } from "./asking-ledger.ts";
import type { LedgerColumn, LedgerTable } from "./tables.ts";

const keyOf = (column: LedgerColumn): string => normaliseHeading(column.header);

/** Headings that stand once in a table: of two alike it cannot be said which was meant. */
function uniqueHeadings(table: Pick<LedgerTable, "columns">): Map<string, LedgerColumn> {
  const columns = new Map<string, LedgerColumn>();
  const twice = new Set<string>();
  for (const column of table.columns) {
    const key = keyOf(column);
    if (columns.has(key)) twice.add(key);
    columns.set(key, column);
  }
  for (const key of [...twice, ""]) columns.delete(key);
  return columns;
}

/** The table with some columns' fields said; a field said for one column is taken from the others. */
export function withFields<T extends Pick<LedgerTable, "columns">>(
  table: T,
  said: ReadonlyMap<number, Field | null>,
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

/** The tables as the organisation said before that they are to be read. */
export async function asRemembered(
  asking: AskingLedger,
  tables: readonly LedgerTable[],
): Promise<LedgerTable[]> {
  const remembered = await rememberedHeadings(asking.db, asking.asker.organisation.id);
  if (remembered.size === 0) return [...tables];
  return tables.map((table) => {
    const said = new Map<number, Field | null>();
    for (const [key, column] of uniqueHeadings(table)) {
      const field = remembered.get(key);
      if (field === null || (field !== undefined && isField(field))) said.set(column.index, field);
    }
    return withFields(table, said);
  });
}

/** Keeps what differs from the guess, and forgets what no longer does. */
export async function remember(
  asking: AskingLedger,
  guessed: Pick<LedgerTable, "columns">,
  chosen: Pick<LedgerTable, "columns">,
): Promise<void> {
  const said = new Map<string, Field | null>();
  const forget: string[] = [];
  for (const [key, column] of uniqueHeadings(guessed)) {
    const field = chosen.columns.find(({ index }) => index === column.index)?.field ?? null;
    if (field === column.field) forget.push(key);
    else said.set(key, field);
  }
  const { asker, clock, db } = asking;
  await rememberHeadings(db, { organisationId: asker.organisation.id, said, forget, at: clock.now() });
}
