// Rows of the ledger that bear one ID number: both stay, and each is told of the other.
import { normaliseIdNumber } from "@miaopu/domain";
import { address, textOf } from "../workbook/cell.ts";
import type { CellFinding } from "./cell-findings.ts";
import type { LedgerPerson } from "./rows.ts";
import type { LedgerTable } from "./tables.ts";

/** So many rows are named beside each other; a number that stands in more of them needs no longer list. */
const othersNamed = 5;

/** Which rows bear each ID number, by the sheet's row numbers. */
export type IdRows = ReadonlyMap<string, readonly number[]>;

const columnOf = (table: LedgerTable) => table.columns.find(({ field }) => field === "idNumber");

export function idRowsOf(tables: readonly LedgerTable[]): IdRows {
  const found = new Map<string, number[]>();
  for (const table of tables) {
    const column = columnOf(table)?.index;
    if (column === undefined) continue;
    for (let row = table.headerRow + table.headerRows; row < table.endRow; row++) {
      const cell = table.sheet.rows[row]?.[column];
      if (typeof cell !== "string" || cell.length < 15) continue;
      const number = normaliseIdNumber(textOf(cell));
      const rows = found.get(number);
      if (rows) rows.push(row + 1);
      else found.set(number, [row + 1]);
    }
  }
  return found;
}

/** The finding that other rows bear the person's ID number; null where none does. */
export function duplicateOf(person: LedgerPerson, table: LedgerTable, idRows: IdRows): CellFinding | null {
  const rows = person.idNumber === null ? undefined : idRows.get(person.idNumber);
  const own = new Set(person.rows.map((row) => row + 1));
  const others = rows?.slice(0, othersNamed + own.size).filter((row) => !own.has(row)) ?? [];
  if (others.length === 0) return null;
  const column = columnOf(table);
  return {
    code: "DUPLICATE_ID",
    address: address(person.row - 1, column?.index ?? 0),
    header: column?.header ?? "",
    rows: others.slice(0, othersNamed),
  };
}
