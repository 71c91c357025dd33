// The child processes of workbooks: what each may use, and why one ended without an answer.
import type { Readable } from "node:stream";
import { type ChildEnd, type ChildJob, type ChildLimits, inChild } from "../sandbox/child.ts";
import {
  type WorkbookRefusal,
  type WorkbookRefusalCode,
  workbookLimits,
  workbookRefusal,
} from "./refusal.ts";

const { heapMegabytes } = workbookLimits;

export const readingJob: ChildJob = {
  module: new URL("./reading-process.ts", import.meta.url),
  timeout: workbookLimits.parseMs,
  heapMegabytes,
};

export const writingJob: ChildJob = {
  module: new URL("./writing-process.ts", import.meta.url),
  timeout: workbookLimits.writeMs,
  heapMegabytes,
};

/** Runs a workbook's job; whatever ends it is told as a refusal. */
export async function inWorkbookChild<T>(
  job: ChildJob,
  input: Iterable<Uint8Array | string>,
  consume: (output: Readable) => Promise<T | null>,
  limits: ChildLimits,
): Promise<{ ok: true; value: T } | { ok: false; error: WorkbookRefusal }> {
  const done = await inChild(job, input, consume, limits);
  return done.ok ? done : { ok: false, error: workbookRefusal(codeOf(done.error)) };
}

function codeOf(end: ChildEnd): WorkbookRefusalCode {
  if (end.kind !== "ended") return end.kind === "cancelled" ? "WORKBOOK_CANCELLED" : "WORKBOOK_TOO_SLOW";
  if (/inflated size over the limit|too many bytes in the stream/.test(end.complaint)) return "WORKBOOK_BOMB";
  return /heap out of memory|merged cells|Invalid string length|Array buffer allocation/.test(end.complaint)
    ? "WORKBOOK_TOO_COMPLEX"
    : "WORKBOOK_DAMAGED";
}
