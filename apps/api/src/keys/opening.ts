// Opens the keys of an installation: makes them at the first start, and refuses a key file that does not fit the database.
import { existsSync } from "node:fs";
import type { Kysely } from "kysely";
import { inTransaction } from "../db/open.ts";
import type { FieldKeyTable } from "../db/tables/sealed.ts";
import type { Tables } from "../db/tables.ts";
import { needKeys, neededKeys } from "../repositories/field-keys.ts";
import { type FieldKeys, createFieldKeys } from "./field-keys.ts";
import { KeyFileError, followKeyFile, makeKeyFile, readKeyFile } from "./key-file.ts";
import { type KeyRing, newRing, rootCheck } from "./key-ring.ts";
import type { CipherName } from "./suite.ts";

const rootId = "root";

export interface KeySetting {
  readonly keyFile: string;
  readonly cipher: CipherName;
}

/**
 * @param needed what the database says of its keys.
 * @throws KeyFileError where the ring is of another database, or lacks a key that something may be sealed with.
 */
export function assertFits(ring: KeyRing, needed: readonly FieldKeyTable[], file: string): void {
  const root = needed.find(({ id }) => id === rootId);
  if (root && root.check_value !== rootCheck(ring)) throw new KeyFileError("wrong", file);
  const has = new Set([rootId, ...ring.generations.map(({ id }) => id)]);
  if (needed.some(({ id }) => !has.has(id))) throw new KeyFileError("outdated", file);
}

/** What a database will say of its keys from now on. */
export const checksOf = (ring: KeyRing, since: string): FieldKeyTable[] => [
  { id: rootId, check_value: rootCheck(ring), since },
  ...ring.generations.map(({ id }) => ({ id, check_value: "", since })),
];

/** The first start makes the file, and so does whoever comes first of two. */
function makeWhereMissing(file: string, needed: readonly FieldKeyTable[], now: string): void {
  if (existsSync(file)) return;
  if (needed.length > 0) throw new KeyFileError("missing", file);
  try {
    makeKeyFile(file, { ring: newRing(now), printed: null });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/**
 * @param now ISO moment.
 * @throws KeyFileError where the database has keys and the file is missing, unreadable, of another database or too old.
 */
export function openKeys(db: Kysely<Tables>, setting: KeySetting, now: string): Promise<FieldKeys> {
  const { keyFile, cipher } = setting;
  return inTransaction(db, async (transaction) => {
    const needed = await neededKeys(transaction);
    makeWhereMissing(keyFile, needed, now);
    const { ring } = readKeyFile(keyFile);
    assertFits(ring, needed, keyFile);
    await needKeys(transaction, checksOf(ring, now));
    return createFieldKeys(followKeyFile(keyFile), cipher);
  });
}
