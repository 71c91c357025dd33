// What a hostile file is to the tests: its bytes, made in code from fixed seeds, and the answers it may get.
import { Buffer } from "node:buffer";

export interface Hostile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Codes of refusals; `taken` where what is left of it is harmless. */
  readonly answers: readonly string[];
}

export const hostile = (name: string, bytes: Uint8Array, ...answers: readonly string[]): Hostile => ({
  name,
  bytes: Buffer.from(bytes),
  answers,
});

/** The same numbers, 0 to 2³², for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state ^ (state >>> 15)) >>> 0;
  };
}

export function randomBytes(seed: number, length: number): Buffer {
  const next = numbers(seed);
  return Buffer.from(Array.from({ length }, () => next() & 255));
}

/** @param hits so many bytes at or behind `from` get another value. */
export function damaged(bytes: Buffer, seed: number, hits: number, from = 0): Buffer {
  const next = numbers(seed);
  const copy = Buffer.from(bytes);
  for (let hit = 0; hit < hits; hit++) {
    const at = from + (next() % (copy.length - from));
    copy[at] = ((copy[at] ?? 0) + 1 + (next() % 255)) & 255;
  }
  return copy;
}

/** The file cut off at so many places, evenly, from its first byte to its last but one. */
export const cuts = (bytes: Buffer, count: number): Buffer[] =>
  Array.from({ length: count }, (_, n) =>
    bytes.subarray(0, 1 + Math.floor(((bytes.length - 2) * n) / (count - 1))),
  );

export const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
