// What each column of a table means to this organisation: the guess, what was said before, what is said now.
import { rememberHeadings, rememberedHeadings } from "../repositories/ledger-headings.ts";
import { uniqueHeadings, withSaid } from "../sheets/mapping.ts";
import { normaliseHeading } from "./heading-words.ts";
import { type Field, isField, manyColumns } from "./fields.ts";
import type { AskingLedger } from "./asking-ledger.ts";
import type { LedgerColumn, LedgerTable } from "./tables.ts";

const keyOf = (column: LedgerColumn): string => normaliseHeading(column.header);

/** The table with some columns' fields said; a field said for one column is taken from the others. */
export const withFields = <T extends Pick<LedgerTable, "columns">>(
  table: T,
  said: ReadonlyMap<number, Field | null>,
): T => withSaid(table, said, manyColumns);

/** The tables as the organisation said before that they are to be read. */
export async function asRemembered(
  asking: AskingLedger,
  tables: readonly LedgerTable[],
): Promise<LedgerTable[]> {
  const remembered = await rememberedHeadings(asking.db, asking.asker.organisation.id);
  if (remembered.size === 0) return [...tables];
  return tables.map((table) => {
    const said = new Map<number, Field | null>();
    for (const [key, column] of uniqueHeadings(table, keyOf)) {
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
  for (const [key, column] of uniqueHeadings(guessed, keyOf)) {
    const field = chosen.columns.find(({ index }) => index === column.index)?.field ?? null;
    if (field === column.field) forget.push(key);
    else said.set(key, field);
  }
  const { asker, clock, db } = asking;
  await rememberHeadings(db, { organisationId: asker.organisation.id, said, forget, at: clock.now() });
}
