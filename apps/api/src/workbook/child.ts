// Runs one workbook job in a child process with limited memory and time, which can write no file and reach no network.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import {
  type WorkbookRefusal,
  type WorkbookRefusalCode,
  workbookLimits,
  workbookRefusal,
} from "./refusal.ts";

export interface ChildLimits {
  /** Cancels the job; the child process is killed at once. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds before the child process is killed. */
  readonly timeout?: number | undefined;
  /** Megabytes of heap that the child process may use. */
  readonly heapMegabytes?: number | undefined;
}

/** At most this many workbook processes at a time; others wait for their turn. */
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

function start(name: string, heapMegabytes: number): ChildProcessByStdio<Writable, Readable, Readable> {
  const module = new URL(`./${name}.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url);
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

/**
 * Feeds `input` to the child process `name` of this folder and hands its output to `consume`.
 * @returns what `consume` made of the output, or why there is none. The parent comes to no harm whatever the child does.
 */
export async function inChild<T>(
  name: "reading-process" | "writing-process",
  input: Iterable<Uint8Array | string>,
  consume: (output: Readable) => Promise<T | null>,
  limits: ChildLimits,
): Promise<{ ok: true; value: T } | { ok: false; error: WorkbookRefusal }> {
  const done = await turn();
  const { signal, timeout = workbookLimits.parseMs, heapMegabytes = workbookLimits.heapMegabytes } = limits;
  const child = start(name, heapMegabytes);
  let killed: WorkbookRefusalCode | null = null;
  const kill = (code: WorkbookRefusalCode) => {
    killed ??= code;
    child.kill("SIGKILL");
  };
  const cancel = () => kill("WORKBOOK_CANCELLED");
  const timer = setTimeout(() => kill("WORKBOOK_TOO_SLOW"), timeout);
  signal?.addEventListener("abort", cancel);
  if (signal?.aborted) cancel();
  const ended = new Promise<void>((resolve) =>
    child.once("error", () => resolve()).once("close", () => resolve()),
  );
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (complaint.length < 20_000) complaint += text;
  });
  // A child that dies early breaks the pipe: why it died is read from what it said.
  pipeline(input, child.stdin).catch(() => {});
  try {
    const value = await consume(child.stdout);
    await ended;
    if (value !== null && killed === null) return { ok: true, value };
    return { ok: false, error: workbookRefusal(killed ?? reasonOf(complaint)) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
    child.kill("SIGKILL");
    done();
  }
}

function reasonOf(complaint: string): WorkbookRefusalCode {
  if (/inflated size over the limit|too many bytes in the stream/.test(complaint)) return "WORKBOOK_BOMB";
  return /heap out of memory|merged cells|Invalid string length|Array buffer allocation/.test(complaint)
    ? "WORKBOOK_TOO_COMPLEX"
    : "WORKBOOK_DAMAGED";
}
