// The child process that unpacks and parses one workbook: file on standard input, cells on standard output, a line each.
import { Buffer } from "node:buffer";
import { once } from "node:events";
import { type CellValue, readXlsx, type Sheet as ParsedSheet, type Workbook } from "hucre/xlsx";
import { type Cell, type Merge, fillMerges } from "./cell.ts";
import { workbookLimits } from "./refusal.ts";
import { unpack } from "./unpack.ts";

const rowsPerLine = 200;
/** The area read of a sheet whose cells reach too far out, as stray formatting at the sheet's end does. */
const readArea = { range: "A1:KN65000" };

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function say(line: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
}

async function parse(archive: Buffer): Promise<{ workbook: Workbook; clipped: boolean }> {
  try {
    return { workbook: await readXlsx(archive), clipped: false };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ParseError" || !error.message.includes("spans"))
      throw error;
    return { workbook: await readXlsx(archive, readArea), clipped: true };
  }
}

function toCell(value: CellValue | undefined, details: { type: string; formula?: string } | undefined): Cell {
  if (details?.type === "error") return { error: String(value) };
  if (value === null || value === undefined) return details?.formula ? { formula: details.formula } : null;
  if (value instanceof Date) {
    const day = Number.isFinite(value.getTime()) ? value.toISOString().slice(0, 10) : "";
    return /^\d{4}-/.test(day) ? ({ day } as Cell) : { error: "#DATE" };
  }
  if (typeof value === "number") return Number.isFinite(value) ? value : { error: "#NUM" };
  return typeof value === "string" ? value.slice(0, workbookLimits.cellText) : value;
}

function cellsOf(sheet: ParsedSheet): Cell[][] {
  const details = sheet.cells;
  const rows = Array.from(sheet.rows, (row, r) =>
    Array.from(row ?? [], (value, c) => toCell(value, details?.get(`${r},${c}`))),
  );
  for (const row of rows) while (row.length > 0 && row.at(-1) === null) row.pop();
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

process.stderr.write("ready\n");
const archive = await unpack(await standardInput());
const { workbook, clipped } = await parse(archive);
await say({ date1904: workbook.dateSystem === "1904" });
for (const sheet of workbook.sheets) {
  const rows = cellsOf(sheet);
  const merges = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }): Merge => [
    startRow,
    startCol,
    endRow,
    endCol,
  ]);
  const filled = fillMerges(rows, merges);
  const hidden = sheet.hidden === true || sheet.veryHidden === true;
  await say({ sheet: { name: sheet.name, hidden, merges: filled, clipped } });
  for (let from = 0; from < rows.length; from += rowsPerLine)
    await say({ rows: rows.slice(from, from + rowsPerLine) });
}
await say({ end: true });
