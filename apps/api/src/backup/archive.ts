// What lies inside a backup file: a header that says what it holds, the database, the attachments, and an end mark.
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { finished } from "node:stream/promises";
import { isDraft } from "../attachments/vault.ts";
import type { DatabaseFacts } from "./facts.ts";
import { Pieces } from "./pieces.ts";

export const databaseName = "miaopu.sqlite";
export const attachmentsName = "attachments";

export interface BackupHeader {
  /** Of the archive itself. */
  readonly format: 1;
  /** The version of the program that made it. */
  readonly program: string;
  /** The moment of the snapshot, ISO 8601. */
  readonly takenAt: string;
  readonly database: DatabaseFacts;
}

interface Entry {
  readonly path: string;
  readonly bytes: number;
}

/** What was packed or unpacked beside the database. */
export interface Attachments {
  readonly files: number;
  readonly bytes: number;
}

/** The archive does not keep its own form: it was sealed by another program, or is damaged. */
export class ArchiveError extends Error {}

/** So much is read, packed and written at a time. */
export const pieceBytes = 256 * 1024;

/** A file as a stream of its bytes. */
export const bytesOf = (file: string): AsyncIterable<Uint8Array> =>
  createReadStream(file, { highWaterMark: pieceBytes });

const lengthBytes = 4;
const frameLimit = 4_000_000;

function framed(value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

const isPath = (path: unknown): path is string =>
  path === databaseName ||
  (typeof path === "string" && /^attachments(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(path));

/** The kept attachments, as paths below the data folder; what is still being written, and what others left there, is not among them. */
async function attachmentPaths(dataFolder: string): Promise<string[]> {
  const folder = join(dataFolder, attachmentsName);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !isDraft(entry.name))
    .map((entry) => relative(dataFolder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter(isPath)
    .sort();
}

async function* packFile(path: string, file: string): AsyncGenerator<Buffer> {
  const handle = await open(file).catch((error: unknown) => {
    // Swept since it was listed: nothing refers to it any more.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  });
  if (!handle) return;
  try {
    const { size } = await handle.stat();
    yield framed({ path, bytes: size } satisfies Entry);
    if (size > 0)
      yield* handle.createReadStream({ autoClose: false, end: size - 1, highWaterMark: pieceBytes });
  } finally {
    await handle.close();
  }
}

/**
 * @param snapshot the copy of the database. It is taken before the attachments are listed, so that none it names is missed.
 * @param dataFolder where the attachments lie.
 */
export async function* pack(
  header: BackupHeader,
  snapshot: string,
  dataFolder: string,
): AsyncGenerator<Buffer> {
  yield framed(header);
  yield* packFile(databaseName, snapshot);
  for (const path of await attachmentPaths(dataFolder)) yield* packFile(path, join(dataFolder, path));
  yield framed({ end: true });
}

async function frameFrom(pieces: Pieces): Promise<Record<string, unknown>> {
  const length = (await pieces.exactly(lengthBytes))?.readUInt32BE() ?? 0;
  const json = length > frameLimit ? null : await pieces.exactly(length);
  if (!json) throw new ArchiveError("a frame is missing or too long");
  return JSON.parse(json.toString()) as Record<string, unknown>;
}

async function unpackFile(pieces: Pieces, entry: Entry, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const out = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  const closed = finished(out);
  // Awaited below; a failure in between must not count as unheeded.
  closed.catch(() => {});
  let left = entry.bytes;
  while (left > 0) {
    const piece = await pieces.some(left);
    if (!piece) throw new ArchiveError("a file ends too early");
    left -= piece.length;
    if (!out.write(piece)) await Promise.race([new Promise((drained) => out.once("drain", drained)), closed]);
  }
  out.end();
  await closed;
}

export interface Unpacked {
  readonly header: BackupHeader;
  readonly attachments: Attachments;
}

/**
 * Unpacks into a folder that is empty or not there. Each file is on the disk for certain when this returns.
 * @param accept looks at the header before anything is written, and may throw.
 * @throws ArchiveError where the archive does not keep its form; whatever the stream throws.
 */
export async function unpack(
  archive: AsyncIterable<Uint8Array>,
  folder: string,
  accept: (header: BackupHeader) => void,
): Promise<Unpacked> {
  const pieces = new Pieces(archive);
  const header = (await frameFrom(pieces)) as unknown as BackupHeader;
  accept(header);
  let files = 0;
  let bytes = 0;
  for (;;) {
    const entry = await frameFrom(pieces);
    if (entry["end"] === true) break;
    const { path, bytes: size } = entry;
    if (!isPath(path) || typeof size !== "number") throw new ArchiveError("an entry without a place");
    await unpackFile(pieces, { path, bytes: size }, join(folder, path));
    if (path === databaseName) continue;
    files++;
    bytes += size;
  }
  // To the very end, where the seal says that nothing is missing.
  if (await pieces.some(1)) throw new ArchiveError("it goes on too long");
  return { header, attachments: { files, bytes } };
}
