// The seal of a backup file: authenticated encryption in chunks, so that a byte changed, a chunk moved, left out or doubled,
// and an end cut off are each refused (the STREAM construction over AES-256-GCM).
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import { Pieces } from "./pieces.ts";

/** Why a backup file cannot be opened. */
export class SealError extends Error {
  readonly reason: "not-a-backup" | "wrong-key" | "damaged";
  constructor(reason: SealError["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

// Head: magic with the version of the seal, salt, key check, checksum of the three; each chunk: its length with the
// final flag as the highest bit, ciphertext, tag.
const magic = Buffer.from("MIAOPU-BACKUP\0\0\u0001", "latin1");
const saltBytes = 32;
const checkBytes = 12;
const headBytes = magic.length + saltBytes + checkBytes + 4;
const tagBytes = 16;
const chunkBytes = 256 * 1024;
const finalFlag = 0x8000_0000;

interface FileKey {
  readonly key: Buffer;
  /** Tells a wrong key from a damaged file. */
  readonly check: Buffer;
}

// A key of its own for each file, so that a counter is enough of a nonce.
function fileKeyOf(backupKey: Uint8Array, salt: Uint8Array): FileKey {
  const derived = Buffer.from(hkdfSync("sha256", backupKey, salt, "miaopu backup file 1", 32 + checkBytes));
  return { key: derived.subarray(0, 32), check: derived.subarray(32) };
}

function checksum(head: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(head.subarray(0, headBytes - 4)));
  return sum;
}

function nonceOf(counter: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(counter), 4);
  return nonce;
}

/** What a chunk is bound to beside its counter: the file's head, and whether it is the last. */
const boundTo = (head: Buffer, lengthAndFlag: Buffer): Buffer => Buffer.concat([head, lengthAndFlag]);

function sealChunk(key: Buffer, head: Buffer, counter: number, clear: Buffer, isFinal: boolean): Buffer {
  const lengthAndFlag = Buffer.alloc(4);
  lengthAndFlag.writeUInt32BE(clear.length + (isFinal ? finalFlag : 0));
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(counter));
  cipher.setAAD(boundTo(head, lengthAndFlag));
  return Buffer.concat([lengthAndFlag, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** @param backupKey 32 bytes. @returns the sealed file, piece by piece. */
export async function* seal(backupKey: Uint8Array, clear: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  const { key, check } = fileKeyOf(backupKey, salt);
  const unsummed = Buffer.concat([magic, salt, check, Buffer.alloc(4)]);
  const head = Buffer.concat([unsummed.subarray(0, headBytes - 4), checksum(unsummed)]);
  yield head;
  let counter = 0;
  let waiting: Buffer[] = [];
  let held = 0;
  for await (const piece of clear) {
    waiting.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    held += piece.byteLength;
    if (held < chunkBytes) continue;
    let all = Buffer.concat(waiting);
    for (; all.length >= chunkBytes; all = all.subarray(chunkBytes))
      yield sealChunk(key, head, counter++, all.subarray(0, chunkBytes), false);
    waiting = [all];
    held = all.length;
  }
  yield sealChunk(key, head, counter, Buffer.concat(waiting), true);
}

function openHead(backupKey: Uint8Array, head: Buffer | null): Buffer {
  if (!head?.subarray(0, magic.length).equals(magic)) throw new SealError("not-a-backup");
  if (!head.subarray(-4).equals(checksum(head))) throw new SealError("damaged");
  const salt = head.subarray(magic.length, magic.length + saltBytes);
  const { key, check } = fileKeyOf(backupKey, salt);
  const written = head.subarray(magic.length + saltBytes, headBytes - 4);
  if (!timingSafeEqual(check, written)) throw new SealError("wrong-key");
  return key;
}

function openChunk(key: Buffer, bound: Buffer, counter: number, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(counter), { authTagLength: tagBytes });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    // The cipher knows no more than that the tag does not fit.
    throw new SealError("damaged");
  }
}

/**
 * @returns what was sealed, piece by piece; each piece is authentic, but only the end says that nothing is missing.
 * @throws SealError
 */
export async function* unseal(
  backupKey: Uint8Array,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const pieces = new Pieces(sealed);
  const head = await pieces.exactly(headBytes);
  const key = openHead(backupKey, head);
  for (let counter = 0; ; counter++) {
    const lengthAndFlag = await pieces.exactly(4);
    if (!head || !lengthAndFlag) throw new SealError("damaged");
    const figure = lengthAndFlag.readUInt32BE();
    const isFinal = figure >= finalFlag;
    const length = isFinal ? figure - finalFlag : figure;
    const chunk = length > chunkBytes ? null : await pieces.exactly(length + tagBytes);
    if (!chunk) throw new SealError("damaged");
    yield openChunk(key, boundTo(head, lengthAndFlag), counter, chunk);
    if (!isFinal) continue;
    if (await pieces.some(1)) throw new SealError("damaged");
    return;
  }
}
