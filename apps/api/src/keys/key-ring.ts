// The keys of one installation: a root that never changes, and generations of field keys, of which the newest seals.
import { createHmac, hkdfSync, randomBytes } from "node:crypto";

const masterBytes = 32;

export interface Generation {
  /** Eight hexadecimal digits that follow from the master, so that a wrong master cannot bear a right id. */
  readonly id: string;
  readonly master: Buffer;
  /** ISO moment. */
  readonly made: string;
}

export interface KeyRing {
  /** Indexes and other uses hang on it, so that they outlive every rotation. */
  readonly root: Buffer;
  /** Oldest first; never empty. */
  readonly generations: readonly [Generation, ...Generation[]];
}

export const hkdf = (master: Uint8Array, use: string, length = 32): Buffer =>
  Buffer.from(hkdfSync("sha256", master, "", `miaopu/${use}`, length));

export const generationOf = (master: Buffer, made: string): Generation => ({
  id: hkdf(master, "generation", 4).toString("hex"),
  master,
  made,
});

/** @param now ISO moment. */
export const newGeneration = (now: string): Generation => generationOf(randomBytes(masterBytes), now);

/** @param now ISO moment. */
export const newRing = (now: string): KeyRing => ({
  root: randomBytes(masterBytes),
  generations: [newGeneration(now)],
});

export const newestOf = (ring: KeyRing): Generation => ring.generations.at(-1) as Generation;

export const withGeneration = (ring: KeyRing, added: Generation): KeyRing => ({
  ...ring,
  generations: [...ring.generations, added],
});

/** @param id never the newest one's. */
export function withoutGeneration(ring: KeyRing, id: string): KeyRing {
  const older = ring.generations.slice(0, -1).filter((one) => one.id !== id);
  const [first, ...others] = [...older, newestOf(ring)];
  return { ...ring, generations: [first, ...others] };
}

/** What the database keeps of the root, to know it again; it tells nothing of it. */
export const rootCheck = (ring: KeyRing): string =>
  createHmac("sha256", hkdf(ring.root, "check")).update("root").digest("base64url").slice(0, 22);
