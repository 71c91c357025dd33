// The frame of a picture, read without decoding it: how large it says it is, where it ends, and whether it moves.
import type { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import type { MediaType } from "./media.ts";

export interface PictureFrame {
  readonly width: number;
  readonly height: number;
  readonly moves: boolean;
  /** Bytes up to here are the picture; what follows is none of it. */
  readonly end: number;
}

/** @returns null where the frame is broken or does not end. */
export function pictureFrame(
  type: Exclude<MediaType, "application/pdf">,
  bytes: Buffer,
): PictureFrame | null {
  try {
    return frames[type](bytes);
  } catch (error) {
    if (error instanceof RangeError) return null; // read beyond the end
    throw error;
  }
}

const isSize = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

function jpegFrame(bytes: Buffer): PictureFrame | null {
  let size: { width: number; height: number } | null = null;
  let at = 2;
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    while (bytes.readUInt8(at) === 0xff) at++;
    const marker = bytes.readUInt8(at++);
    if (marker === 0xd9) return size && { ...size, moves: false, end: at };
    if (standsAlone(marker)) continue;
    const length = bytes.readUInt16BE(at);
    if (length < 2) return null;
    if (isSize(marker)) {
      // A second size would be a second picture: which of them is shown is up to the reader.
      if (size) return null;
      size = { height: bytes.readUInt16BE(at + 3), width: bytes.readUInt16BE(at + 5) };
    }
    at += length;
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
}

/** The next marker after compressed data, in which FF stands for itself only before 00 or a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) throw new RangeError("no end of image");
    const next = bytes.readUInt8(at + 1);
    if (next === 0xff) at--;
    else if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
}

/** A picture has some dozen chunks; a scanner's large ones a few thousand. */
const mostChunks = 20_000;
const headerChunk = 0x49484452;
const endChunk = 0x49454e44;
const animationChunk = 0x6163544c;

function pngFrame(bytes: Buffer): PictureFrame | null {
  if (bytes.readUInt32BE(12) !== headerChunk) return null;
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  let moves = false;
  let at = 8;
  for (let chunks = 0; chunks < mostChunks; chunks++) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.readUInt32BE(at + 4);
    const end = at + 12 + length;
    if (bytes.readUInt32BE(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return null;
    if (type === headerChunk && at !== 8) return null;
    moves ||= type === animationChunk;
    if (type === endChunk) return { width, height, moves, end };
    at = end;
  }
  return null;
}

const animated = 0x02;

function webpFrame(bytes: Buffer): PictureFrame | null {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length || end < 30) return null;
  const kind = bytes.subarray(12, 16).toString("latin1");
  const still = { moves: false, end };
  if (kind === "VP8 ")
    return {
      ...still,
      width: bytes.readUInt16LE(26) & 0x3fff,
      height: bytes.readUInt16LE(28) & 0x3fff,
    };
  if (kind === "VP8L") {
    const sizes = bytes.readUInt32LE(21);
    return { ...still, width: (sizes & 0x3fff) + 1, height: ((sizes >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== "VP8X") return null;
  return {
    width: bytes.readUIntLE(24, 3) + 1,
    height: bytes.readUIntLE(27, 3) + 1,
    moves: (bytes.readUInt8(20) & animated) !== 0 || bytes.subarray(0, end).includes("ANMF", 12, "latin1"),
    end,
  };
}

const frames = { "image/jpeg": jpegFrame, "image/png": pngFrame, "image/webp": webpFrame };
