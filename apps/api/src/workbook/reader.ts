// The one port through which workbooks are read: pre-flight here, parsing in a child process that may be killed.
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Result } from "@miaopu/domain";
import type { ChildLimits } from "../sandbox/child.ts";
import type { Cell, Merge, Sheet, Workbook } from "./cell.ts";
import { inWorkbookChild, readingJob } from "./job.ts";
import { type Manifest, preflight } from "./preflight.ts";
import { type WorkbookRefusal, workbookLimits } from "./refusal.ts";

export interface ReadingOptions extends ChildLimits {
  /** Called as rows come in, with the number so far. */
  readonly onRows?: ((rows: number) => void) | undefined;
}

/** Milliseconds for so much content: a small file that reads slowly is stopped soon. */
const readingTime = ({ inflatedBytes }: Manifest): number =>
  Math.min(
    workbookLimits.parseMs,
    workbookLimits.parseBaseMs + inflatedBytes / workbookLimits.parseBytesPerMs,
  );

type Line =
  | { readonly date1904: boolean }
  | { readonly sheet: { name: string; hidden: boolean; merges: Merge[]; clipped: boolean } }
  | { readonly rows: Cell[][] }
  | { readonly end: true };

/**
 * Reads a whole workbook.
 * Whatever the file is, the parent process comes to no harm: a file that is not a workbook, lies about its sizes, needs
 * too much memory or time, or crashes the parser comes back as a refusal.
 */
export async function readWorkbook(
  file: Uint8Array,
  options: ReadingOptions = {},
): Promise<Result<Workbook, WorkbookRefusal>> {
  const looked = await preflight(file);
  if (!looked.ok) return looked;
  const limits = { ...options, timeout: options.timeout ?? readingTime(looked.value) };
  return inWorkbookChild(readingJob, [file], (output) => collect(output, options.onRows), limits);
}

/** Collects the child's lines; null where they broke off before the end. */
async function collect(output: Readable, onRows?: (rows: number) => void): Promise<Workbook | null> {
  let date1904 = false;
  let complete = false;
  let count = 0;
  const sheets: (Omit<Sheet, "rows"> & { rows: (readonly Cell[])[] })[] = [];
  for await (const text of createInterface({ input: output, crlfDelay: Infinity })) {
    const line = parseLine(text);
    if (line === null) return null;
    if ("date1904" in line) date1904 = line.date1904;
    else if ("sheet" in line) sheets.push({ ...line.sheet, rows: [] });
    else if ("rows" in line) {
      for (const row of line.rows) sheets.at(-1)?.rows.push(row);
      onRows?.((count += line.rows.length));
    } else complete = true;
  }
  return complete ? { date1904, sheets } : null;
}

function parseLine(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null; // a killed child leaves half a line
  }
}
