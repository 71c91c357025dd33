// WebP pictures that are cut, bent, move, or say of themselves what is not so.
import { Buffer } from "node:buffer";
import { photo } from "../attachments/pictures.ts";
import { type Hostile, cuts, damaged, hostile, randomBytes, times } from "./hostile.ts";
import { canary } from "./impostors.ts";

const canvas = (width: number, height: number, flags: number) => {
  const data = Buffer.alloc(10);
  data[0] = flags;
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return data;
};

function riff(...chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const body = Buffer.concat(
    chunks.flatMap(([type, data]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(data.length);
      return [Buffer.from(type, "latin1"), length, data, Buffer.alloc(data.length % 2)];
    }),
  );
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

export async function brokenWebps(): Promise<Hostile[]> {
  const webp = await photo("webp");
  const picture = [webp.subarray(12, 16).toString("latin1"), webp.subarray(20)] as const;
  const longer = Buffer.from(webp);
  longer.writeUInt32LE(webp.length * 2, 4);
  const either = ["SCAN_DAMAGED", "SCAN_TOO_MANY_PIXELS", "taken"];
  return [
    ...cuts(webp, 30).map((bytes, n) =>
      hostile(`a WebP cut at ${n} of 30`, bytes, bytes.length < 12 ? "SCAN_KIND" : "SCAN_DAMAGED"),
    ),
    hostile(
      "a WebP that moves",
      riff(["VP8X", canvas(64, 48, 2)], ["ANIM", Buffer.alloc(6)], picture),
      "SCAN_MOVES",
    ),
    hostile(
      "a WebP with a frame of a film",
      riff(["VP8X", canvas(64, 48, 0)], ["ANMF", Buffer.alloc(24)], picture),
      "SCAN_MOVES",
    ),
    hostile(
      "a WebP of 2²⁴ by 2²⁴",
      riff(["VP8X", canvas(0xffffff, 0xffffff, 0)], picture),
      "SCAN_TOO_MANY_PIXELS",
    ),
    hostile("a WebP larger than its picture", riff(["VP8X", canvas(8000, 8000, 0)], picture), ...either),
    hostile(
      "a WebP without a picture",
      riff(["VP8X", canvas(64, 48, 0)], ["EXIF", Buffer.from(canary)]),
      "SCAN_DAMAGED",
    ),
    hostile("a WebP of an unknown kind", riff(["VP9 ", Buffer.alloc(60)]), "SCAN_DAMAGED"),
    hostile("a WebP that promises twice its length", longer, "SCAN_DAMAGED"),
    ...times(12, (n) => hostile(`a WebP with bent data ${n}`, damaged(webp, 600 + n, 1 + n, 30), ...either)),
    ...times(10, (n) =>
      hostile(`noise as a WebP ${n}`, riff(["VP8 ", randomBytes(700 + n, 2000)]), ...either),
    ),
  ];
}
