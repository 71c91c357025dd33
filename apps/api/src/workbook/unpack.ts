// Unpacks the parts of a workbook that hold cells, byte by byte within the limits, into a plain archive for the parser.
import { Buffer } from "node:buffer";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import { workbookLimits } from "./refusal.ts";

/** The parts that say nothing of cells: left out, so that they are neither inflated nor parsed. */
const besideTheCells =
  /^(docprops|customxml)\/|\/(drawings|charts|chartsheets|media|embeddings|theme|tables|queryTables|externalLinks|printerSettings|ctrlProps|persons|threadedComments|pivotTables|pivotCache|slicers|slicerCaches|timelines|timelineCaches)\/|\/worksheets\/_rels\/|\/comments\d*\.xml$|\/calcChain\.xml$/i;

interface Part {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly crc: number;
}

/**
 * @returns an archive without compression that holds only the cells' parts.
 * @throws where an entry is longer than its header says, or the parts together exceed the limit.
 */
export async function unpack(file: Buffer): Promise<Buffer> {
  const zip = await yauzl.fromBufferPromise(file, { validateEntrySizes: true });
  const parts: Part[] = [];
  let left: number = workbookLimits.inflatedBytes;
  for await (const entry of zip.eachEntry()) {
    if (!/\.(xml|rels)$/i.test(entry.fileName) || besideTheCells.test(entry.fileName)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      left -= chunk.length;
      if (left < 0) throw new RangeError("inflated size over the limit");
      chunks.push(chunk);
    }
    const data = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    parts.push({ name: Buffer.from(entry.fileName), data, crc: crc32(data) });
  }
  return store(parts);
}

function store(parts: readonly Part[]): Buffer {
  const blocks: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const local = header(0x04034b50, 30, part);
    central.push(centralHeader(part, offset), part.name);
    blocks.push(local, part.name, part.data);
    offset += local.length + part.name.length + part.data.length;
  }
  const size = central.reduce((sum, block) => sum + block.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...blocks, ...central, end]);
}

/** The fields that a local and a central header share stand two bytes further on in the central one. */
function header(signature: number, length: number, part: Part): Buffer {
  const block = Buffer.alloc(length);
  const at = length === 46 ? 2 : 0;
  block.writeUInt32LE(signature, 0);
  block.writeUInt16LE(20, 4 + at);
  block.writeUInt16LE(0x0800, 6 + at);
  block.writeUInt32LE(part.crc, 14 + at);
  block.writeUInt32LE(part.data.length, 18 + at);
  block.writeUInt32LE(part.data.length, 22 + at);
  block.writeUInt16LE(part.name.length, 26 + at);
  return block;
}

function centralHeader(part: Part, offset: number): Buffer {
  const block = header(0x02014b50, 46, part);
  block.writeUInt16LE(20, 4);
  block.writeUInt32LE(offset, 42);
  return block;
}
