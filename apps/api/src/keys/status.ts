// How the keys stand: which seals, what hangs on each, whether recovery parts were printed since the last rotation.
import { statSync } from "node:fs";
import { readKeyFile } from "./key-file.ts";
import { newestOf } from "./key-ring.ts";
import { neededKeys } from "../repositories/field-keys.ts";
import { assertFits } from "./opening.ts";
import { type Rotating, keysInUse } from "./rotation.ts";

export interface KeyStatus {
  readonly file: string;
  /** Whether the file's owner alone may read it; null on a system without such permissions. */
  readonly isPrivate: boolean | null;
  readonly cipher: Rotating["cipher"];
  readonly keys: readonly {
    readonly id: string;
    /** ISO moment. */
    readonly made: string;
    /** How many sealed values hang on it. */
    readonly values: number;
    readonly seals: boolean;
  }[];
  /** `outdated`: printed before the last rotation, so that they lack the newest key. */
  readonly recovery: "never" | "outdated" | "current";
}

const othersMayRead = 0o077;

/** @throws KeyFileError where the file is missing, unreadable, or does not go with the database. */
export async function keyStatus(rotating: Rotating): Promise<KeyStatus> {
  const { keyFile, cipher, db } = rotating;
  const { ring, printed } = readKeyFile(keyFile);
  assertFits(ring, await neededKeys(db), keyFile);
  const uses = await keysInUse(rotating);
  const newest = newestOf(ring).id;
  return {
    file: keyFile,
    isPrivate: process.platform === "win32" ? null : (statSync(keyFile).mode & othersMayRead) === 0,
    cipher,
    keys: ring.generations.map(({ id, made }) => ({
      id,
      made,
      values: uses.get(id) ?? 0,
      seals: id === newest,
    })),
    recovery: printed === null ? "never" : printed.newest === newest ? "current" : "outdated",
  };
}
