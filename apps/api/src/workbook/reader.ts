// The one port through which workbooks are read: pre-flight here, parsing in a child process that may be killed.
import { Buffer } from "node:buffer";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Result } from "@miaopu/domain";
import type { Cell, Merge, Sheet, Workbook } from "./cell.ts";
import { preflight } from "./preflight.ts";
import {
  type WorkbookRefusal,
  type WorkbookRefusalCode,
  workbookLimits,
  workbookRefusal,
} from "./refusal.ts";

export interface ReadingOptions {
  /** Cancels the reading; the child process is killed at once. */
  readonly signal?: AbortSignal;
  /** Milliseconds before the child process is killed. */
  readonly timeout?: number;
  /** Megabytes of heap that the child process may use. */
  readonly heapMegabytes?: number;
  /** Called as rows come in, with the number so far. */
  readonly onRows?: (rows: number) => void;
}

type Line =
  | { readonly date1904: boolean }
  | { readonly sheet: { name: string; hidden: boolean; merges: Merge[]; clipped: boolean } }
  | { readonly rows: Cell[][] }
  | { readonly end: true };

/** At most this many child processes read at a time; others wait for their turn. */
const concurrent = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<() => void> {
  if (running >= concurrent) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  return () => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };
}

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
  const done = await turn();
  try {
    if (options.signal?.aborted) return { ok: false, error: workbookRefusal("WORKBOOK_CANCELLED") };
    return await readInChild(file, options);
  } finally {
    done();
  }
}

/** The child may read files (its own modules) and nothing else: no writing, no network, no processes. */
function startChild(heapMegabytes: number): ChildProcessByStdio<Writable, Readable, Readable> {
  const module = new URL(
    `./reading-process.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`,
    import.meta.url,
  );
  const flags = [
    `--max-old-space-size=${heapMegabytes}`,
    "--permission",
    "--allow-fs-read=*",
    "--no-warnings",
  ];
  return spawn(process.execPath, [...flags, fileURLToPath(module)], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {},
  });
}

async function readInChild(
  file: Uint8Array,
  {
    signal,
    timeout = workbookLimits.parseMs,
    heapMegabytes = workbookLimits.heapMegabytes,
    onRows,
  }: ReadingOptions,
): Promise<Result<Workbook, WorkbookRefusal>> {
  const child = startChild(heapMegabytes);
  let killed: WorkbookRefusalCode | null = null;
  const kill = (code: WorkbookRefusalCode) => {
    killed ??= code;
    child.kill("SIGKILL");
  };
  const timer = setTimeout(() => kill("WORKBOOK_TOO_SLOW"), timeout);
  const cancel = () => kill("WORKBOOK_CANCELLED");
  signal?.addEventListener("abort", cancel);
  const ended = new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code));
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (complaint.length < 20_000) complaint += text;
  });
  // A child that dies early closes the pipe; its end is told by its exit code.
  child.stdin.on("error", () => {});
  child.stdin.end(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  try {
    const workbook = await collect(child.stdout, onRows);
    await ended;
    if (workbook && killed === null) return { ok: true, value: workbook };
    return { ok: false, error: workbookRefusal(killed ?? reasonOf(complaint)) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
    child.kill("SIGKILL");
  }
}

function reasonOf(complaint: string): WorkbookRefusalCode {
  if (
    complaint.includes("inflated size over the limit") ||
    complaint.includes("too many bytes in the stream")
  )
    return "WORKBOOK_BOMB";
  return /heap out of memory|merged cells|Invalid string length|Array buffer allocation/.test(complaint)
    ? "WORKBOOK_TOO_COMPLEX"
    : "WORKBOOK_DAMAGED";
}

/** Collects the child's lines; null where they broke off before the end. */
async function collect(output: Readable, onRows?: (rows: number) => void): Promise<Workbook | null> {
  let date1904 = false;
  let complete = false;
  let count = 0;
  const sheets: (Sheet & { rows: (readonly Cell[])[] })[] = [];
  for await (const text of createInterface({ input: output, crlfDelay: Infinity })) {
    const line = parseLine(text);
    if (line === null) return null;
    if ("date1904" in line) date1904 = line.date1904;
    else if ("sheet" in line) sheets.push({ ...line.sheet, rows: [] });
    else if ("rows" in line) {
      const rows = sheets.at(-1)?.rows;
      for (const row of line.rows) rows?.push(row);
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
