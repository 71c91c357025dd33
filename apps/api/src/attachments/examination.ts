// The one port through which a scan is looked at: its frame here, its content in a child process that may be killed.
import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import { type Result, ok, refuse } from "@miaopu/domain";
import { type ChildEnd, type ChildJob, inChild } from "../sandbox/child.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { type MediaType, mediaTypeOf } from "./media.ts";
import { pictureFrame } from "./picture-frame.ts";
import { type ScanRefusalCode, scanLimits, scanRefusal } from "./refusal.ts";

/** The first line that the child process says; the pictures follow it, so many bytes each. */
export type Examined =
  | { readonly refused: ScanRefusalCode }
  | { readonly pages: number; readonly preview: number; readonly thumbnail: number };

/** A scan that may be kept. */
export interface Scan {
  readonly mediaType: MediaType;
  /** The scan itself; what was appended to a picture is left out. */
  readonly original: Buffer;
  readonly pages: number;
  /** Drawn anew as JPEG, without what a camera wrote beside it; null for a PDF, which is not drawn here. */
  readonly pictures: { readonly preview: Buffer; readonly thumbnail: Buffer } | null;
}

const job = (addons: boolean): ChildJob => ({
  module: new URL("./examining-process.ts", import.meta.url),
  timeout: scanLimits.examineMs,
  heapMegabytes: scanLimits.heapMegabytes,
  addons,
});
const pdfJob = job(false);
const pictureJob = job(true);

/** More than this the child process has no reason to say. */
const longestAnswer = 16 * 1024 * 1024;

const no = (...args: Parameters<typeof scanRefusal>) => refuse(scanRefusal(...args));

/**
 * Looks at an uploaded file. Whatever it is, the parent process comes to no harm: what is not a whole scan of one of
 * four kinds comes back as a refusal, within the time it is given.
 */
export async function examine(
  file: Uint8Array,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Result<Scan, Refusal>> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length === 0) return no("SCAN_EMPTY");
  if (bytes.length > scanLimits.fileBytes)
    return no("SCAN_TOO_LARGE", { bytes: bytes.length, limit: scanLimits.fileBytes });
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) return no("SCAN_KIND");
  const framed = mediaType === "application/pdf" ? ok(bytes) : framedPicture(mediaType, bytes);
  if (!framed.ok) return framed;
  const original = framed.value;
  const read = await inChild(
    mediaType === "application/pdf" ? pdfJob : pictureJob,
    [original],
    collected,
    options,
  );
  if (!read.ok) return no(codeOf(read.error));
  const { found, rest } = read.value;
  if ("refused" in found) return no(found.refused);
  const preview = rest.subarray(0, found.preview);
  const thumbnail = rest.subarray(found.preview);
  const pictures = mediaType === "application/pdf" ? null : { preview, thumbnail };
  return ok({ mediaType, original, pages: found.pages, pictures });
}

function framedPicture(type: Exclude<MediaType, "application/pdf">, bytes: Buffer): Result<Buffer, Refusal> {
  const frame = pictureFrame(type, bytes);
  if (!frame || frame.width === 0 || frame.height === 0) return no("SCAN_DAMAGED");
  const { width, height, moves, end } = frame;
  if (moves) return no("SCAN_MOVES");
  if (width * height > scanLimits.pixels || Math.max(width, height) > scanLimits.side)
    return no("SCAN_TOO_MANY_PIXELS", { width, height, limit: scanLimits.pixels });
  return ok(bytes.subarray(0, end));
}

/** null where the answer broke off, or is none. */
async function collected(output: Readable): Promise<{ found: Examined; rest: Buffer } | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of output as AsyncIterable<Buffer>) {
    if ((length += chunk.length) > longestAnswer) return null;
    chunks.push(chunk);
  }
  const all = Buffer.concat(chunks);
  const line = all.indexOf("\n");
  if (line < 0) return null;
  const found = JSON.parse(all.subarray(0, line).toString("utf8")) as Examined;
  const rest = all.subarray(line + 1);
  return "refused" in found || rest.length === found.preview + found.thumbnail ? { found, rest } : null;
}

function codeOf(end: ChildEnd): ScanRefusalCode {
  if (end.kind !== "ended") return end.kind === "cancelled" ? "SCAN_CANCELLED" : "SCAN_TOO_SLOW";
  if (/pixel limit/i.test(end.complaint)) return "SCAN_TOO_MANY_PIXELS";
  return /memory|ERR_BUFFER_TOO_LARGE|Invalid string length/i.test(end.complaint)
    ? "SCAN_TOO_COMPLEX"
    : "SCAN_DAMAGED";
}
