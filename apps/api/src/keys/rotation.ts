// A new key: added to the file first, then everything is sealed anew in slices; cut short at any point, it goes on.
import type { Kysely } from "kysely";
import { sealScansAnew, scanKeys } from "../attachments/resealing.ts";
import { inTransaction } from "../db/open.ts";
import { sealedHeads } from "../db/sealed-heads.ts";
import type { Tables } from "../db/tables.ts";
import { forgetKey, needKeys, neededKeys } from "../repositories/field-keys.ts";
import { type SealedCell, everySealedCell } from "../repositories/sealed-cells.ts";
import { type FieldKeys, createFieldKeys, keyIdOf } from "./field-keys.ts";
import { followKeyFile, readKeyFile, replaceKeyFile } from "./key-file.ts";
import { newGeneration, newestOf, withGeneration, withoutGeneration } from "./key-ring.ts";
import { type KeySetting, assertFits, checksOf } from "./opening.ts";

export interface Rotating extends KeySetting {
  readonly db: Kysely<Tables>;
  /** Where scans lie. */
  readonly scans: string;
}

/** How many sealed values hang on each key, by key id. */
export async function keysInUse({ db, scans }: Pick<Rotating, "db" | "scans">): Promise<Map<string, number>> {
  const uses = new Map<string, number>();
  const count = (keyId: string, values: number) => uses.set(keyId, (uses.get(keyId) ?? 0) + values);
  for (const { head, values } of await sealedHeads(db)) count(keyIdOf(head) ?? "", values);
  for await (const keyId of scanKeys(scans)) count(keyId, 1);
  return uses;
}

/**
 * Adds a key, unless values still hang on an older one: then the last rotation was cut short, and is to go on.
 * The write transaction keeps a second process from adding another.
 */
export async function beginRotation(
  rotating: Rotating,
  now: string,
): Promise<{ readonly key: string; readonly isResumed: boolean }> {
  const { db, keyFile } = rotating;
  return await inTransaction(db, async (transaction) => {
    const file = readKeyFile(keyFile);
    assertFits(file.ring, await neededKeys(transaction), keyFile);
    const current = newestOf(file.ring).id;
    const uses = await keysInUse({ ...rotating, db: transaction });
    if ([...uses.keys()].some((keyId) => keyId !== current)) return { key: current, isResumed: true };
    const generation = newGeneration(now);
    const ring = withGeneration(file.ring, generation);
    // In the file before anything is sealed with it, and before the database asks for it.
    replaceKeyFile(keyFile, { ...file, ring });
    await needKeys(transaction, checksOf(ring, now));
    return { key: generation.id, isResumed: false };
  });
}

async function sealSliceAnew(
  db: Kysely<Tables>,
  keys: FieldKeys,
  cells: readonly SealedCell[],
): Promise<number> {
  const old = cells.filter(({ sealed }) => !sealed.startsWith(keys.currentMark));
  if (old.length === 0) return 0;
  return await inTransaction(db, async (transaction) => {
    let anew = 0;
    for (const { place, sealed, replace } of old)
      if (await replace(transaction, keys.seal(place, keys.open(place, sealed)))) anew++;
    return anew;
  });
}

/**
 * Seals everything with the newest key, a slice a transaction, so that a server may run beside it.
 * @param onSlice told how many were sealed so far.
 * @returns how many were sealed anew.
 */
export async function sealAnew(rotating: Rotating, onSlice: (done: number) => void): Promise<number> {
  const keys = createFieldKeys(followKeyFile(rotating.keyFile), rotating.cipher);
  let done = 0;
  let isLast = false;
  for (;;) {
    const inPass = await sealOnce(rotating, keys, (sofar) => onSlice(done + sofar));
    done += inPass;
    // What was written meanwhile under the old key is met by the next pass.
    if (inPass > 0) continue;
    const uses = await keysInUse(rotating);
    if ([...uses.keys()].every((keyId) => keyId === keys.currentKey)) return done;
    if (isLast)
      throw new Error(
        "有内容未纳入轮换，旧密钥须保留 / something is missing from the rotation; the old key must be kept",
      );
    isLast = true;
  }
}

async function sealOnce(
  rotating: Rotating,
  keys: FieldKeys,
  onSlice: (sofar: number) => void,
): Promise<number> {
  let sofar = 0;
  for await (const cells of everySealedCell(rotating.db)) {
    const anew = await sealSliceAnew(rotating.db, keys, cells);
    sofar += anew;
    if (anew > 0) onSlice(sofar);
  }
  for await (const anew of sealScansAnew(rotating.scans, keys)) {
    sofar += anew;
    onSlice(sofar);
  }
  return sofar;
}

/** Work under way when the key was added may still seal with the one before. */
const settledMilliseconds = 60 * 60 * 1000;

export type RetireProblem = "unknown" | "newest" | "in-use" | "too-soon";

/** Takes a key out of the file for good, where nothing hangs on it. @returns why not, or null. */
export async function retireKey(
  rotating: Rotating,
  keyId: string,
  now: string,
): Promise<RetireProblem | null> {
  const { db, keyFile } = rotating;
  const problem = await inTransaction(db, async (transaction): Promise<RetireProblem | null> => {
    const { ring } = readKeyFile(keyFile);
    const newest = newestOf(ring);
    if (!ring.generations.some(({ id }) => id === keyId)) return "unknown";
    if (newest.id === keyId) return "newest";
    if ((await keysInUse({ ...rotating, db: transaction })).has(keyId)) return "in-use";
    if (Date.parse(now) - Date.parse(newest.made) < settledMilliseconds) return "too-soon";
    await forgetKey(transaction, keyId);
    return null;
  });
  if (problem === null) {
    const file = readKeyFile(keyFile);
    // After the database, so that it never asks for a key that the file has not.
    replaceKeyFile(keyFile, { ...file, ring: withoutGeneration(file.ring, keyId) });
  }
  return problem;
}
