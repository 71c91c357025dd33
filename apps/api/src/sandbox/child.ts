// Runs one job on a foreign file in a child process with limited memory and time, which can write no file and reach no network.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { workClock } from "./work-clock.ts";

export interface ChildLimits {
  /** Cancels the job; the child process is killed at once. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds of work from when it is ready until it is killed. */
  readonly timeout?: number | undefined;
  /** Megabytes of heap that the child process may use. */
  readonly heapMegabytes?: number | undefined;
}

/** What is run: a module that takes its input on standard input and answers on standard output. */
export interface ChildJob {
  /** Address of the module, as `new URL("./reading-process.ts", import.meta.url)`. */
  readonly module: URL;
  readonly timeout: number;
  readonly heapMegabytes: number;
  /** Native add-ons are let in: only for a decoder that is written as one. */
  readonly addons?: boolean;
}

/** Why a job has no value: it was stopped from outside, or ended by itself with this complaint on standard error. */
export type ChildEnd =
  | { readonly kind: "cancelled" | "too-slow" }
  | { readonly kind: "ended"; readonly complaint: string };

/** What a job says on standard error once it has loaded, so that a busy machine's slow start is not held against a file. */
const readyLine = "ready\n";

/** At most this many such processes at a time; others wait for their turn. */
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

/** What a job may read: the program itself, never the data folder that may lie beside it. */
const readable = ["apps/api", "packages", "node_modules"].map((folder) =>
  fileURLToPath(new URL(`../../../../${folder}`, import.meta.url)),
);

function start(
  { module, addons }: ChildJob,
  heapMegabytes: number,
): ChildProcessByStdio<Writable, Readable, Readable> {
  const flags = [
    `--max-old-space-size=${heapMegabytes}`,
    "--permission",
    ...readable.map((folder) => `--allow-fs-read=${folder}`),
    ...(addons ? ["--allow-addons"] : []),
    "--no-warnings",
  ];
  return spawn(process.execPath, [...flags, fileURLToPath(module)], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {},
  });
}

/**
 * Feeds `input` to the job's process and hands its output to `consume`.
 * @returns what `consume` made of the output, or why there is none. The parent comes to no harm whatever the child does.
 */
export async function inChild<T>(
  job: ChildJob,
  input: Iterable<Uint8Array | string>,
  consume: (output: Readable) => Promise<T | null>,
  limits: ChildLimits = {},
): Promise<{ ok: true; value: T } | { ok: false; error: ChildEnd }> {
  const done = await turn();
  const { signal, timeout = job.timeout, heapMegabytes = job.heapMegabytes } = limits;
  const child = start(job, heapMegabytes);
  let killed: ChildEnd | null = null;
  const kill = (kind: "cancelled" | "too-slow") => {
    killed ??= { kind };
    child.kill("SIGKILL");
  };
  const cancel = () => kill("cancelled");
  const clock = workClock(child.pid, timeout, () => kill("too-slow"));
  signal?.addEventListener("abort", cancel);
  if (signal?.aborted) cancel();
  const ended = new Promise<void>((resolve) =>
    child.once("error", () => resolve()).once("close", () => resolve()),
  );
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (complaint === "" && text.startsWith(readyLine)) clock.restart();
    if (complaint.length < 20_000) complaint += text;
  });
  // A child that dies early breaks the pipe: why it died is read from what it said.
  pipeline(input, child.stdin).catch(() => {});
  try {
    const value = await consume(child.stdout);
    await ended;
    if (value !== null && killed === null) return { ok: true, value };
    return { ok: false, error: killed ?? { kind: "ended", complaint } };
  } finally {
    clock.stop();
    signal?.removeEventListener("abort", cancel);
    child.kill("SIGKILL");
    done();
  }
}
