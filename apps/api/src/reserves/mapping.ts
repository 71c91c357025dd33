// What the columns of a register mean to this organisation: the guess, and what was said of it before.
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { rememberHeadings, rememberedHeadings } from "../repositories/ledger-headings.ts";
import { plainHeading } from "../sheets/headings.ts";
import type { SheetColumn } from "../sheets/kind.ts";
import { uniqueHeadings, withSaid } from "../sheets/mapping.ts";
import { type ReserveField, inManyColumns, reserveFields } from "./fields.ts";
import type { ReserveTable } from "./tables.ts";

/** Kept apart from the headings of ledgers, where the same word may mean another thing. */
const keyOf = ({ header }: SheetColumn<ReserveField>): string => {
  const words = plainHeading(header);
  return words === "" ? "" : `reserves:${words}`;
};

type Said = ReadonlyMap<number, ReserveField | null>;

const known: ReadonlySet<string> = new Set(reserveFields.map(({ field }) => field));
const isReserveField = (text: string): text is ReserveField => known.has(text);

export const withReserveFields = (table: ReserveTable, said: Said): ReserveTable =>
  withSaid(table, said, inManyColumns);

/** The tables as the organisation said before that they are to be read. */
export async function asRememberedRegisters(
  db: Kysely<Tables>,
  organisationId: string,
  tables: readonly ReserveTable[],
): Promise<ReserveTable[]> {
  const remembered = await rememberedHeadings(db, organisationId);
  return tables.map((table) => {
    const said = new Map<number, ReserveField | null>();
    for (const [key, column] of uniqueHeadings(table, keyOf)) {
      const field = remembered.get(key);
      if (field === null || (field !== undefined && isReserveField(field))) said.set(column.index, field);
    }
    return withReserveFields(table, said);
  });
}

/** A heading with what it was guessed to mean and what it was said to mean. */
export interface SaidHeading {
  readonly heading: string;
  readonly guessed: ReserveField | null;
  readonly said: ReserveField | null;
}

export const saidHeadings = (guessed: ReserveTable, chosen: ReserveTable): SaidHeading[] =>
  [...uniqueHeadings(guessed, keyOf)].map(([heading, column]) => ({
    heading,
    guessed: column.field,
    said: chosen.columns.find(({ index }) => index === column.index)?.field ?? null,
  }));

/** Keeps what differs from the guess, and forgets what no longer does. */
export async function rememberSaid(
  db: Kysely<Tables>,
  organisationId: string,
  headings: readonly SaidHeading[],
  at: string,
): Promise<void> {
  const differing = headings.filter(({ guessed, said }) => guessed !== said);
  const forget = headings.flatMap(({ heading, guessed, said }) => (guessed === said ? heading : []));
  const said = new Map(differing.map(({ heading, said: field }) => [heading, field]));
  await rememberHeadings(db, { organisationId, said, forget, at });
}
