// Small pictures and PDFs made in code: honest ones, and the pieces that hostile ones are made of.
import { Buffer } from "node:buffer";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** One chunk of a PNG. @param crc another than the right one. */
export function chunk(type: string, data: Uint8Array = Buffer.alloc(0), crc?: number): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc ?? crc32(body))]);
}

export const pngMagic = Buffer.from("89504e470d0a1a0a", "hex");

/** @param bits a sample's; @param kind 0 grey, 2 colour, 3 palette, 6 colour with alpha. */
export function header(width: number, height: number, bits = 8, kind = 0): Buffer {
  return chunk("IHDR", Buffer.concat([uint32(width), uint32(height), Buffer.from([bits, kind, 0, 0, 0])]));
}

/** A grey PNG of these chunks between its header and its end. */
export const pngOf = (width: number, height: number, ...chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([pngMagic, header(width, height), ...chunks, chunk("IEND")]);

/** The data of a grey picture: each row begins with its filter. */
export const rows = (width: number, height: number, grey = 200): Buffer =>
  deflateSync(Buffer.alloc((width + 1) * height, Buffer.from([0, ...Buffer.alloc(width, grey)])), {
    level: 9,
  });

/** A whole small grey PNG. */
export const greyPng = (width = 40, height = 30, grey = 200): Buffer =>
  pngOf(width, height, chunk("IDAT", rows(width, height, grey)));

/** A page with some lines, as a scanner would send it. */
export const photo = (format: "jpeg" | "png" | "webp", width = 64, height = 48): Promise<Buffer> => {
  const points = Buffer.from(
    Array.from({ length: width * height * 3 }, (_, at) => (Math.floor(at / 17) % 5 === 0 ? 40 : 230)),
  );
  const drawn = sharp(points, { raw: { width, height, channels: 3 } });
  return drawn.toFormat(format).toBuffer();
};

/** A PDF of these objects, numbered from 1, the first of them its catalogue, with a right index. */
export function pdfOf(objects: readonly string[], more: { trailer?: string; before?: string } = {}): Buffer {
  let text = `%PDF-1.7\n${more.before ?? ""}`;
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const index = text.length;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${more.trailer ?? ""} >>\nstartxref\n${index}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

export const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";
/** A catalogue and its pages. @param catalogue what else stands in it. */
export const paged = (pages: number, catalogue = ""): string[] => [
  `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
  `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, at) => `${at + 3} 0 R`).join(" ")}] >>`,
  ...Array.from({ length: pages }, () => page),
];

/** A stream object. @param dictionary beside its length. */
export const stream = (dictionary: string, data: Buffer): string =>
  `<< /Length ${data.length} ${dictionary} >>\nstream\n${data.toString("latin1")}\nendstream`;
