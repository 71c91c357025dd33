// The child process that writes one workbook: sheets on standard input, a line each, the file on standard output.
import { createInterface } from "node:readline";
import {
  type Cell as WrittenCell,
  type CellStyle,
  type CellValue,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import type { Cell } from "./cell.ts";
import type { ReportSheet } from "./writer.ts";

const headerStyle: CellStyle = {
  font: { bold: true },
  alignment: { wrapText: true, vertical: "center" },
};
const alertStyle: CellStyle = {
  font: { color: { rgb: "B3261E" } },
  alignment: { wrapText: true, vertical: "top" },
};
const dayStyle: CellStyle = { numFmt: "yyyy-mm-dd" };

/** Text is written as text whatever it begins with; a formula that was read is written as the text it was. */
function toValue(cell: Cell): CellValue {
  if (cell === null || typeof cell !== "object") return cell;
  if ("day" in cell) return new Date(`${cell.day}T00:00:00Z`);
  return "formula" in cell ? `=${cell.formula}` : cell.error;
}

function toSheet(sheet: ReportSheet, rows: Cell[][]): WriteSheet {
  const cells = new Map<string, Partial<WrittenCell>>();
  rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      const style =
        c === sheet.alertColumn && r >= sheet.headerRows
          ? alertStyle
          : r < sheet.headerRows
            ? headerStyle
            : typeof cell === "object" && cell !== null && "day" in cell
              ? dayStyle
              : undefined;
      if (style) cells.set(`${r},${c}`, { style });
    }),
  );
  const merges = sheet.merges.map(([startRow, startCol, endRow, endCol]) => ({
    startRow,
    startCol,
    endRow,
    endCol,
  }));
  return {
    name: sheet.name,
    rows: rows.map((row) => row.map(toValue)),
    columns: sheet.widths.map((width) => ({ width })),
    cells,
    merges,
    freezePane: { rows: sheet.headerRows },
  };
}

const sheets: { sheet: ReportSheet; rows: Cell[][] }[] = [];
for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const line = JSON.parse(text) as { sheet: ReportSheet } | { rows: Cell[][] };
  if ("sheet" in line) sheets.push({ sheet: line.sheet, rows: [] });
  else sheets.at(-1)?.rows.push(...line.rows);
}
process.stdout.write(await writeXlsx({ sheets: sheets.map(({ sheet, rows }) => toSheet(sheet, rows)) }));
