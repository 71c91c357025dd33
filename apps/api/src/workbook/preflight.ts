// The look at an uploaded file before it is opened: size, kind, and what its zip directory declares.
import { Buffer } from "node:buffer";
import type { Result } from "@miaopu/domain";
import yauzl from "yauzl";
import { type WorkbookRefusal, workbookLimits, workbookRefusal } from "./refusal.ts";

const oldOfficeMagic = Buffer.from("d0cf11e0a1b11ae1", "hex");
const zipMagic = Buffer.from("PK");
const encryptedStream = Buffer.from("EncryptedPackage", "utf16le");

/** What the directory of an accepted workbook declares (bytes). Declared sizes are held to when it is unpacked. */
export interface Manifest {
  readonly entries: number;
  readonly inflatedBytes: number;
}

const no = (...args: Parameters<typeof workbookRefusal>): Result<never, WorkbookRefusal> => ({
  ok: false,
  error: workbookRefusal(...args),
});

/**
 * Looks at the file without unpacking anything. What it lets pass may still be refused when it is unpacked: there the
 * sizes declared here are enforced byte by byte.
 */
export async function preflight(file: Uint8Array): Promise<Result<Manifest, WorkbookRefusal>> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length === 0) return no("WORKBOOK_EMPTY_FILE");
  if (bytes.length > workbookLimits.fileBytes)
    return no("WORKBOOK_TOO_LARGE", { bytes: bytes.length, limit: workbookLimits.fileBytes });
  if (bytes.subarray(0, oldOfficeMagic.length).equals(oldOfficeMagic))
    return no(bytes.includes(encryptedStream) ? "WORKBOOK_ENCRYPTED" : "WORKBOOK_OLD_FORMAT");
  if (!bytes.subarray(0, zipMagic.length).equals(zipMagic)) return no("NOT_A_WORKBOOK");
  try {
    return await directory(bytes);
  } catch (error) {
    const isLocked = error instanceof Error && error.message.includes("encrypt");
    return no(isLocked ? "WORKBOOK_ENCRYPTED" : "WORKBOOK_DAMAGED");
  }
}

async function directory(bytes: Buffer): Promise<Result<Manifest, WorkbookRefusal>> {
  const zip = await yauzl.fromBufferPromise(bytes);
  if (zip.entryCount > workbookLimits.entries)
    return no("WORKBOOK_BOMB", { entries: zip.entryCount, limit: workbookLimits.entries });
  const names = new Set<string>();
  let inflated = 0;
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (names.has(name)) return no("WORKBOOK_DAMAGED");
    names.add(name);
    if (entry.isEncrypted()) return no("WORKBOOK_ENCRYPTED");
    inflated += entry.uncompressedSize;
    packed += entry.compressedSize;
    if (isBomb(entry.uncompressedSize, entry.compressedSize) || inflated > workbookLimits.inflatedBytes)
      return no("WORKBOOK_BOMB", { bytes: inflated, limit: workbookLimits.inflatedBytes });
  }
  if (isBomb(inflated, packed)) return no("WORKBOOK_BOMB", { bytes: inflated, packed });
  return kind(names) ?? { ok: true, value: { entries: names.size, inflatedBytes: inflated } };
}

const isBomb = (inflated: number, packed: number) =>
  inflated > workbookLimits.ratioFromBytes && inflated > packed * workbookLimits.ratio;

function kind(names: ReadonlySet<string>): Result<never, WorkbookRefusal> | null {
  if (names.has("xl/workbook.bin") || names.has("meta-inf/manifest.xml")) return no("WORKBOOK_OLD_FORMAT");
  if (!names.has("[content_types].xml") || ![...names].some((name) => name.endsWith("workbook.xml")))
    return no("NOT_A_WORKBOOK");
  return null;
}
