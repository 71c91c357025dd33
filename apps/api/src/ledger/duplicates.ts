// Rows of the ledger that bear one ID number: both stay, and each is told of the other.
import { normaliseIdNumber } from "@miaopu/domain";
import { address, textOf } from "../workbook/cell.ts";
import type { CellFinding } from "../sheets/cell-findings.ts";
import type { LedgerPerson } from "./rows.ts";
import type { LedgerTable } from "./tables.ts";

/** So many rows are named beside each other; a number that stands in more of them needs no longer list. */
const othersNamed = 5;

interface Bearer {
  readonly sheet: string;
  /** The sheet's own row number. */
  readonly row: number;
}

/** Which rows bear each ID number. */
export type IdRows = ReadonlyMap<string, readonly Bearer[]>;

const columnOf = (table: LedgerTable) => table.columns.find(({ field }) => field === "idNumber");

export function idRowsOf(tables: readonly LedgerTable[]): IdRows {
  const found = new Map<string, Bearer[]>();
  for (const table of tables) {
    const column = columnOf(table)?.index;
    if (column === undefined) continue;
    for (let row = table.headerRow + table.headerRows; row < table.endRow; row++) {
      const cell = table.sheet.rows[row]?.[column];
      if (typeof cell !== "string" || cell.length < 15) continue;
      const number = normaliseIdNumber(textOf(cell));
      const rows = found.get(number);
      const bearer = { sheet: table.sheet.name, row: row + 1 };
      if (rows) rows.push(bearer);
      else found.set(number, [bearer]);
    }
  }
  return found;
}

/** The finding that other rows bear the person's ID number; null where none does. */
export function duplicateOf(person: LedgerPerson, table: LedgerTable, idRows: IdRows): CellFinding | null {
  const rows = person.idNumber === null ? undefined : idRows.get(person.idNumber);
  const own = new Set(person.rows.map((row) => row + 1));
  const others = rows
    ?.slice(0, othersNamed + own.size)
    .filter(({ sheet, row }) => sheet !== table.sheet.name || !own.has(row));
  if (!others || others.length === 0) return null;
  const column = columnOf(table);
  return {
    code: "DUPLICATE_ID",
    address: address(person.row - 1, column?.index ?? 0),
    header: column?.header ?? "",
    rows: others
      .slice(0, othersNamed)
      .map(({ sheet, row }) => (sheet === table.sheet.name ? row : `${sheet}!${row}`)),
  };
}
