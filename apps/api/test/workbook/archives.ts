// Zip archives made by hand for the tests: honest ones, bombs, and ones whose directory lies.
import { crc32, deflateRawSync } from "node:zlib";

export interface Part {
  readonly name: string;
  readonly data: Uint8Array | string;
  /** What the headers say of the inflated size, where they lie. */
  readonly claims?: number;
  /** Bit 0 says that the entry is encrypted. */
  readonly flags?: number;
  /** Another check sum than the right one. */
  readonly crc?: number;
  /** Another way of packing than 8, which it is in truth. */
  readonly method?: number;
  /** Where its directory says that it lies, where that is elsewhere. */
  readonly place?: number;
}

function header(central: boolean, part: Part, packed: Buffer, data: Buffer, offset: number): Buffer {
  const name = Buffer.from(part.name);
  const block = Buffer.alloc(central ? 46 : 30);
  const at = central ? 2 : 0;
  block.writeUInt32LE(central ? 0x02014b50 : 0x04034b50, 0);
  if (central) block.writeUInt16LE(20, 4);
  block.writeUInt16LE(20, 4 + at);
  block.writeUInt16LE(0x0800 | (part.flags ?? 0), 6 + at);
  block.writeUInt16LE(part.method ?? 8, 8 + at);
  block.writeUInt32LE(part.crc ?? crc32(data), 14 + at);
  block.writeUInt32LE(packed.length, 18 + at);
  block.writeUInt32LE(part.claims ?? data.length, 22 + at);
  block.writeUInt16LE(name.length, 26 + at);
  if (central) block.writeUInt32LE(part.place ?? offset, 42);
  return Buffer.concat([block, name]);
}

export function zipOf(parts: readonly Part[]): Buffer {
  const blocks: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  const known = new Map<Uint8Array | string, { data: Buffer; packed: Buffer }>();
  for (const part of parts) {
    const data = known.get(part.data)?.data ?? Buffer.from(part.data);
    const packed = known.get(part.data)?.packed ?? deflateRawSync(data, { level: 9 });
    known.set(part.data, { data, packed });
    const local = Buffer.concat([header(false, part, packed, data, 0), packed]);
    central.push(header(true, part, packed, data, offset));
    blocks.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...blocks, directory, end]);
}

const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`;
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const rels = (type: string, target: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The parts of a workbook with one sheet. @param sheetData what stands within `<sheetData>`. @param after what follows it. */
export const workbookParts = (sheetData: string, after = "", workbookPr = ""): Part[] => [
  { name: "[Content_Types].xml", data: types },
  { name: "_rels/.rels", data: rels("officeDocument", "xl/workbook.xml") },
  {
    name: "xl/workbook.xml",
    data: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}">${workbookPr}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  { name: "xl/_rels/workbook.xml.rels", data: rels("worksheet", "worksheets/sheet1.xml") },
  {
    name: "xl/worksheets/sheet1.xml",
    data: `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData>${after}</worksheet>`,
  },
];

/** A row of inline text. */
export const textRow = (row: number, ...texts: readonly string[]): string =>
  `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
