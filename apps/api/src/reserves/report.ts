// The rows that were not taken, as the same workbook: its headings and lines, those rows, and why, in a red column.
import type { Result } from "@miaopu/domain";
import type { ChildLimits } from "../sandbox/child.ts";
import { type Cell, isBlank } from "../workbook/cell.ts";
import type { WorkbookRefusal } from "../workbook/refusal.ts";
import { type ReportContent, writeWorkbook } from "../workbook/writer.ts";
import { reasonOf } from "./answers.ts";
import type { Planned } from "./plan.ts";
import type { ReserveTable } from "./tables.ts";
import { isSameAsAbove } from "./villages.ts";

const isTaken = ({ outcome }: Planned): boolean => outcome !== "rejected" && outcome !== "conflict";

/** A row as it stands; a village that was said above it alone is written out, since the rows above it are gone. */
function cellsOf(table: ReserveTable, cells: readonly Cell[], village: string | null): Cell[] {
  const column = table.columns.find(({ field }) => field === "village")?.index;
  const copy = [...cells];
  if (column === undefined || village === null) return copy;
  while (copy.length <= column) copy.push(null);
  if (isBlank(copy[column]) || isSameAsAbove(copy[column])) copy[column] = village;
  return copy;
}

function sheetOf(tables: readonly ReserveTable[], planned: ReadonlyMap<number, Planned>): ReportContent {
  const { sheet } = tables[0] as ReserveTable;
  const alertColumn = Math.max(0, ...sheet.rows.map((row) => row.length));
  const lastHeadings = new Map(tables.map((table) => [table.headerRow + table.headerRows - 1, table]));
  const firstHeading = (tables[0]?.headerRow ?? 0) + (tables[0]?.headerRows ?? 1) - 1;
  function* content(): Generator<Cell[]> {
    for (const [n, row] of sheet.rows.entries()) {
      const one = planned.get(n + 1);
      if (one && isTaken(one)) continue;
      const table = tables.find(({ headerRow, endRow }) => n >= headerRow && n < endRow);
      const cells = one && table ? cellsOf(table, row, one.row.village) : [...row];
      const said = one ? (reasonOf(one)?.zh ?? "") : lastHeadings.has(n) ? "退回原因" : "";
      if (said !== "") {
        while (cells.length < alertColumn) cells.push(null);
        cells.push(said);
      }
      yield cells;
    }
  }
  return {
    name: sheet.name,
    widths: [...Array.from({ length: alertColumn }, () => 13), 60],
    headerRows: firstHeading + 1,
    alertColumn,
    merges: sheet.merges.filter(([, , toRow]) => toRow <= firstHeading),
    rows: content(),
  };
}

/**
 * Writes the rows that were refused or are in conflict. Sheets without such rows are left out.
 * @param tables those that were checked, with their sheets. @param planned at least one that was not taken.
 */
export function writeRejected(
  tables: readonly ReserveTable[],
  planned: readonly Planned[],
  limits: ChildLimits = {},
): Promise<Result<Uint8Array, WorkbookRefusal>> {
  const sheets = new Map<string, ReserveTable[]>();
  for (const table of tables) sheets.set(table.sheet.name, [...(sheets.get(table.sheet.name) ?? []), table]);
  const contents = [...sheets].flatMap(([name, own]) => {
    const rows = planned.filter(({ row }) => row.sheet === name);
    return rows.some((one) => !isTaken(one))
      ? sheetOf(own, new Map(rows.map((one) => [one.row.row, one])))
      : [];
  });
  return writeWorkbook(contents, limits);
}

export const hasRejected = (planned: readonly Planned[]): boolean => planned.some((one) => !isTaken(one));
