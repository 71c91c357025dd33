// Pictures that are cut, bent, or say of themselves what is not so.
import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import { chunk, greyPng, header, photo, pngMagic, pngOf, rows } from "../attachments/pictures.ts";
import { type Hostile, cuts, damaged, hostile, numbers, randomBytes, times } from "./hostile.ts";
import { canary } from "./impostors.ts";

const marker = (code: number, data: Buffer) => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length + 2);
  return Buffer.concat([Buffer.from([0xff, code]), length, data]);
};

/** The place of the first marker of this kind. */
const placeOf = (jpeg: Buffer, code: number) => jpeg.indexOf(Buffer.from([0xff, code]));

function sized(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const at = placeOf(copy, 0xc0);
  copy.writeUInt16BE(height, at + 5);
  copy.writeUInt16BE(width, at + 7);
  return copy;
}

const withSegment = (jpeg: Buffer, segment: Buffer) =>
  Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);

const jpegSizes = (jpeg: Buffer): Hostile[] => [
  hostile("a JPEG of 65,535 by 65,535", sized(jpeg, 65_535, 65_535), "SCAN_TOO_MANY_PIXELS"),
  hostile("a JPEG of 65,500 by 1,000", sized(jpeg, 65_500, 1000), "SCAN_TOO_MANY_PIXELS"),
  hostile(
    "a JPEG of 9,000 by 8,000 with the data of 64 by 48",
    sized(jpeg, 9000, 8000),
    "SCAN_DAMAGED",
    "taken",
  ),
  hostile("a JPEG without width", sized(jpeg, 0, 48), "SCAN_DAMAGED"),
  hostile("a JPEG without height", sized(jpeg, 64, 0), "SCAN_DAMAGED"),
];

export async function brokenJpegs(): Promise<Hostile[]> {
  const jpeg = await photo("jpeg");
  const scan = placeOf(jpeg, 0xda);
  const frame = placeOf(jpeg, 0xc0);
  const either = ["SCAN_DAMAGED", "SCAN_TOO_MANY_PIXELS", "taken"];
  return [
    ...cuts(jpeg, 40).map((bytes, n) =>
      hostile(`a JPEG cut at ${n} of 40`, bytes, bytes.length < 3 ? "SCAN_KIND" : "SCAN_DAMAGED"),
    ),
    ...jpegSizes(jpeg),
    hostile("a JPEG of a begin and an end", Buffer.from("ffd8ffd9", "hex"), "SCAN_DAMAGED"),
    hostile("a JPEG of begins alone", Buffer.alloc(5000, Buffer.from("ffd8", "hex")), "SCAN_DAMAGED"),
    hostile(
      "a JPEG of FF alone",
      Buffer.concat([Buffer.from("ffd8", "hex"), Buffer.alloc(2_000_000, 255)]),
      "SCAN_DAMAGED",
    ),
    hostile(
      "a JPEG with two sizes",
      Buffer.concat([jpeg.subarray(0, frame), jpeg.subarray(frame, frame + 19), jpeg.subarray(frame)]),
      "SCAN_DAMAGED",
    ),
    hostile(
      "a JPEG whose segment is shorter than its length",
      withSegment(jpeg, Buffer.from("ffe10001", "hex")),
      "SCAN_DAMAGED",
    ),
    hostile(
      "a JPEG without its tables",
      Buffer.concat([jpeg.subarray(0, 2), jpeg.subarray(frame)]),
      "SCAN_DAMAGED",
    ),
    hostile("a JPEG with HTML in a comment", withSegment(jpeg, marker(0xfe, Buffer.from(canary))), "taken"),
    hostile(
      "a JPEG with a script where the camera writes",
      withSegment(jpeg, marker(0xe1, Buffer.from(`Exif\0\0${canary}`))),
      "taken",
    ),
    hostile(
      "a JPEG with 200 comments of 60 kB",
      withSegment(jpeg, Buffer.concat(times(200, () => marker(0xfe, Buffer.alloc(60_000, canary))))),
      "taken",
    ),
    hostile("a JPEG in a JPEG", withSegment(jpeg, marker(0xe2, jpeg)), "taken"),
    ...times(12, (n) =>
      hostile(`a JPEG with bent data ${n}`, damaged(jpeg, 100 + n, 1 + n, scan + 12), ...either),
    ),
    ...times(12, (n) =>
      hostile(`a JPEG with a bent head ${n}`, damaged(jpeg.subarray(0), 200 + n, 1 + n, 2), ...either),
    ),
    ...times(15, (n) =>
      hostile(
        `noise as a JPEG ${n}`,
        Buffer.concat([Buffer.from("ffd8ffe0", "hex"), randomBytes(n, 3000)]),
        "SCAN_DAMAGED",
      ),
    ),
  ];
}

const zeros = (megabytes: number) => deflateSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });

function pngBombs(): Hostile[] {
  const idat = chunk("IDAT", rows(40, 30));
  const text = (type: string, data: Buffer) =>
    chunk(type, Buffer.concat([Buffer.from("note\0\0", "latin1"), data]));
  return [
    hostile("a PNG of 2³¹ by 2³¹", pngOf(0x7fffffff, 0x7fffffff, idat), "SCAN_TOO_MANY_PIXELS"),
    hostile("a PNG of 40,000 by 1", pngOf(40_000, 1, idat), "SCAN_TOO_MANY_PIXELS"),
    hostile(
      "a bomb: 50,000 by 50,000 of one grey",
      pngOf(50_000, 50_000, chunk("IDAT", zeros(64))),
      "SCAN_TOO_MANY_PIXELS",
    ),
    hostile("a bomb of 9,000 by 9,000", pngOf(9000, 9000, chunk("IDAT", zeros(80))), "SCAN_TOO_MANY_PIXELS"),
    hostile(
      "8,900 by 8,900 of one grey, whole",
      pngOf(8900, 8900, chunk("IDAT", zeros(76))),
      "taken",
      "SCAN_TOO_SLOW",
      "SCAN_DAMAGED",
    ),
    hostile(
      "40 by 30 with 200 MB of data",
      pngOf(40, 30, chunk("IDAT", zeros(200))),
      "taken",
      "SCAN_DAMAGED",
      "SCAN_TOO_SLOW",
    ),
    hostile(
      "a colour profile of 100 MB",
      pngOf(40, 30, text("iCCP", zeros(100)), idat),
      "taken",
      "SCAN_DAMAGED",
      "SCAN_TOO_COMPLEX",
      "SCAN_TOO_SLOW",
    ),
    hostile(
      "a text of 100 MB",
      pngOf(40, 30, text("zTXt", zeros(100)), idat),
      "taken",
      "SCAN_DAMAGED",
      "SCAN_TOO_COMPLEX",
      "SCAN_TOO_SLOW",
    ),
    hostile(
      "ten texts of 40 MB",
      pngOf(40, 30, ...times(10, () => text("zTXt", zeros(40))), idat),
      "taken",
      "SCAN_DAMAGED",
      "SCAN_TOO_COMPLEX",
      "SCAN_TOO_SLOW",
    ),
    hostile(
      "a hundred thousand chunks",
      pngOf(40, 30, ...times(100_000, () => chunk("tEXt")), idat),
      "SCAN_DAMAGED",
    ),
  ];
}

const bentPngs = (idat: Buffer): Hostile[] => [
  hostile("a PNG of no width", pngOf(0, 30, idat), "SCAN_DAMAGED"),
  hostile("a PNG of no height", pngOf(40, 0, idat), "SCAN_DAMAGED"),
  hostile(
    "a PNG that moves",
    pngOf(40, 30, chunk("acTL", Buffer.from("0000000200000000", "hex")), idat),
    "SCAN_MOVES",
  ),
  hostile("a PNG with two heads", pngOf(40, 30, header(4000, 3000), idat), "SCAN_DAMAGED"),
  hostile(
    "a PNG whose head comes second",
    Buffer.concat([pngMagic, chunk("tEXt"), header(40, 30), idat, chunk("IEND")]),
    "SCAN_DAMAGED",
  ),
  hostile("a PNG without data", pngOf(40, 30), "SCAN_DAMAGED"),
  hostile(
    "a PNG without its palette",
    Buffer.concat([pngMagic, header(40, 30, 8, 3), idat, chunk("IEND")]),
    "SCAN_DAMAGED",
  ),
  hostile(
    "a PNG of 3 bits",
    Buffer.concat([pngMagic, header(40, 30, 3), idat, chunk("IEND")]),
    "SCAN_DAMAGED",
  ),
  hostile(
    "a PNG of kind 5",
    Buffer.concat([pngMagic, header(40, 30, 8, 5), idat, chunk("IEND")]),
    "SCAN_DAMAGED",
  ),
  hostile(
    "a chunk of 4 GB",
    Buffer.concat([pngMagic, header(40, 30), Buffer.from("ffffffff49444154", "hex"), idat]),
    "SCAN_DAMAGED",
  ),
];

export function brokenPngs(): Hostile[] {
  const png = greyPng();
  const idat = chunk("IDAT", rows(40, 30));
  const data = rows(40, 30);
  const either = ["SCAN_DAMAGED", "taken"];
  const next = numbers(31);
  return [
    ...pngBombs(),
    ...cuts(png, 30).map((bytes, n) =>
      hostile(`a PNG cut at ${n} of 30`, bytes, bytes.length < 8 ? "SCAN_KIND" : "SCAN_DAMAGED"),
    ),
    ...times(20, (n) =>
      hostile(
        `a PNG with a wrong sum ${n}`,
        damaged(png, 300 + n, 1, 16),
        "SCAN_DAMAGED",
        "SCAN_TOO_MANY_PIXELS",
      ),
    ),
    ...bentPngs(idat),
    hostile(
      "a PNG with HTML in a text",
      pngOf(40, 30, chunk("tEXt", Buffer.from(`Comment\0${canary}`)), idat),
      "taken",
    ),
    ...times(10, (n) =>
      hostile(
        `half of a PNG's data ${n}`,
        pngOf(40, 30, chunk("IDAT", data.subarray(0, 2 + n * 2))),
        "SCAN_DAMAGED",
      ),
    ),
    ...times(15, (n) =>
      hostile(
        `a PNG with bent data, its sum right ${n}`,
        pngOf(40, 30, chunk("IDAT", damaged(data, 400 + n, 1 + (n % 4)))),
        ...either,
      ),
    ),
    ...times(15, (n) =>
      hostile(
        `noise as a PNG ${n}`,
        Buffer.concat([pngMagic, randomBytes(500 + n, 500 + (next() % 3000))]),
        "SCAN_DAMAGED",
      ),
    ),
  ];
}
