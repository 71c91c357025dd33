// The key file from recovery parts: held against the database before it takes its place, and never over a sound one.
import { existsSync, renameSync } from "node:fs";
import type { FieldKeyTable } from "../db/tables/sealed.ts";
import { KeyFileError, type KeyFile, makeKeyFile, readKeyFile } from "./key-file.ts";
import { assertFits } from "./opening.ts";
import { ringFromParts } from "./recovery.ts";

export type Restored =
  | { readonly done: "restored"; readonly keys: number; readonly aside: string | null }
  | { readonly done: "sound-already" };

function fits(file: string, needed: readonly FieldKeyTable[]): boolean {
  try {
    assertFits(readKeyFile(file).ring, needed, file);
    return true;
  } catch (error) {
    if (error instanceof KeyFileError) return false;
    throw error;
  }
}

/**
 * @param text two parts as typed.
 * @param needed what the database says of its keys; none where there is no database.
 * @param now ISO moment.
 * @throws RecoveryError where a part is wrong; KeyFileError where the parts are of another database, or too old for it.
 */
export async function restoreKeyFile(
  file: string,
  text: string,
  needed: readonly FieldKeyTable[],
  now: string,
): Promise<Restored> {
  const isThere = existsSync(file);
  if (isThere && fits(file, needed)) return { done: "sound-already" };
  const ring = await ringFromParts(text, now);
  assertFits(ring, needed, file);
  // An unfit file may belong to another database: it is put aside, not thrown away.
  const aside = isThere ? `${file}.${now.replaceAll(/[-:.]/g, "")}.aside` : null;
  if (aside !== null) renameSync(file, aside);
  const content: KeyFile = { ring, printed: null };
  makeKeyFile(file, content);
  return { done: "restored", keys: ring.generations.length, aside };
}
