// What a scan is, told by its bytes alone: four kinds are taken, whatever name or type came with them.
import type { Buffer } from "node:buffer";

export type MediaType = "image/jpeg" | "image/png" | "image/webp" | "application/pdf";

export const extensions: Readonly<Record<MediaType, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

const starts = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).toString("hex") === hex;

/** null for anything else. */
export function mediaTypeOf(bytes: Buffer): MediaType | null {
  if (starts(bytes, "ffd8ff")) return "image/jpeg";
  if (starts(bytes, "89504e470d0a1a0a")) return "image/png";
  if (starts(bytes, "52494646") && bytes.subarray(8, 12).toString("latin1") === "WEBP") return "image/webp";
  return /^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString("latin1")) ? "application/pdf" : null;
}
