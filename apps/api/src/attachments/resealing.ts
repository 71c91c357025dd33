// Scans under a new key: each sealed part is opened and sealed anew, and takes its own place in one step.
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { type FieldKeys, keyIdOf } from "../keys/field-keys.ts";
import { draftName, partsBeneath, writeThrough } from "./vault.ts";

const headBytes = "f1.00000000.".length;

async function headOf(file: string): Promise<string> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead).toString("latin1");
  } finally {
    await handle.close();
  }
}

/** @param folder where scans lie. @returns the id of the key of each sealed part. */
export async function* scanKeys(folder: string): AsyncGenerator<string> {
  for (const { name } of await partsBeneath(folder)) yield keyIdOf(await headOf(join(folder, name))) ?? "";
}

/** Seals each part anew that is not under the newest key; yields 1 for each. */
export async function* sealScansAnew(folder: string, keys: FieldKeys): AsyncGenerator<number> {
  for (const { name, shelf, place } of await partsBeneath(folder)) {
    const file = join(folder, name);
    if ((await headOf(file)) === keys.currentMark) continue;
    const clear = keys.openBytes(place, await readFile(file));
    const draft = join(folder, shelf, draftName());
    await writeThrough(draft, keys.sealBytes(place, clear));
    await rename(draft, file);
    yield 1;
  }
}
