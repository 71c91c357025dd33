// What is taken for a ledger: headings that name people and at least two steps.
import type { SheetColumn, SheetTable, TableKind } from "../sheets/kind.ts";
import { tablesIn } from "../sheets/tables.ts";
import type { Workbook } from "../workbook/cell.ts";
import { assignFields } from "./assignment.ts";
import { meaningOf } from "./columns.ts";
import { type Field, stepOfField } from "./fields.ts";

export type LedgerColumn = SheetColumn<Field>;
export type LedgerTable = SheetTable<Field>;

/** A ledger has at least this many columns that are understood, a name among them. */
const enough = 4;

const ledgers: TableKind<Field> = {
  mark: /姓\s*名|名\s*字|申请人|时\s*间|日\s*期|介绍人|联系人/,
  meaningOf,
  suffices: (meanings) => {
    const found = new Set(meanings.flatMap((meaning) => meaning?.fields[0] ?? []));
    const named = found.has("name") || found.has("idNumber");
    const stepped = [...found].filter((field) => stepOfField(field) !== null).length >= 2;
    return named && stepped && meanings.filter((meaning) => meaning !== null).length >= enough;
  },
  assign: assignFields,
};

const fieldsOf = (table: LedgerTable): number => table.columns.filter(({ field }) => field !== null).length;

/** Every ledger of a workbook in the order of its sheets. */
export const findTables = (workbook: Workbook): LedgerTable[] => tablesIn(workbook, ledgers);

/** The table that is most likely meant: the one with most columns understood, visible sheets first. -1 where there is none. */
export function likeliest(tables: readonly LedgerTable[]): number {
  const rank = (table: LedgerTable) => (table.sheet.hidden ? 0 : 1000) + fieldsOf(table);
  return tables.reduce(
    (best, table, n) => (best < 0 || rank(table) > rank(tables[best] as LedgerTable) ? n : best),
    -1,
  );
}
