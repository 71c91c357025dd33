// The one port through which workbooks are written: rows go to a child process, a file comes back.
import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import type { Result } from "@miaopu/domain";
import type { ChildLimits } from "../sandbox/child.ts";
import type { Cell, Merge } from "./cell.ts";
import { inWorkbookChild, writingJob } from "./job.ts";
import type { WorkbookRefusal } from "./refusal.ts";

/** How a sheet of a report looks; its rows come beside it. */
export interface ReportSheet {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** So many rows at the top are headings: bold, and in view while scrolling. */
  readonly headerRows: number;
  /** The column written in red, from 0. */
  readonly alertColumn: number | null;
  readonly merges: readonly Merge[];
}

export interface ReportContent extends ReportSheet {
  readonly rows: Iterable<readonly Cell[]>;
}

const rowsPerLine = 200;

function* lines(sheets: readonly ReportContent[]): Generator<string> {
  for (const { rows, ...sheet } of sheets) {
    yield `${JSON.stringify({ sheet: { ...sheet, name: sheetName(sheet.name) } })}\n`;
    let batch: (readonly Cell[])[] = [];
    for (const row of rows) {
      if (batch.push(row) < rowsPerLine) continue;
      yield `${JSON.stringify({ rows: batch })}\n`;
      batch = [];
    }
    if (batch.length > 0) yield `${JSON.stringify({ rows: batch })}\n`;
  }
}

/** A name that Excel takes: no `[]:*?/\`, 31 characters. */
const sheetName = (name: string) =>
  name
    .replace(/[[\]:*?/\\]/g, " ")
    .trim()
    .slice(0, 31) || "Sheet";

async function collect(output: Readable): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of output as AsyncIterable<Buffer>) chunks.push(chunk);
  return chunks.length > 0 ? Buffer.concat(chunks) : null;
}

/**
 * Writes a workbook. No text becomes a formula: what begins with `=`, `+`, `-`, `@`, a tab or a line break stays text.
 * @param sheets at least one; names must differ.
 */
export const writeWorkbook = (
  sheets: readonly ReportContent[],
  limits: ChildLimits = {},
): Promise<Result<Uint8Array, WorkbookRefusal>> =>
  inWorkbookChild(writingJob, lines(sheets), collect, limits);
