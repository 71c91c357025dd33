// Restores a backup into a data folder that holds nothing yet: tried beside it first, then put in place.
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Result, ok, refuse } from "@miaopu/domain";
import { isLocked } from "../db/lock.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { type Unpacked, attachmentsName, databaseName } from "./archive.ts";
import { tryBackup } from "./checked.ts";
import { syncFolder } from "./make.ts";
import { backupRefusals, folderNotEmpty } from "./refusal.ts";

/** The lock of a running server, in its data folder. */
export const houseLock = (dataFolder: string): string => join(dataFolder, "house.lock");

// The keys come before the data, backups and anchors may lie where the data will: none is overwritten by a restoring.
const besideTheData = new Set(["keys", "backups", "anchors", "house.lock", "house.lock-journal"]);
const unfinished = "restoring-";

const namesIn = async (folder: string): Promise<string[]> =>
  existsSync(folder) ? await readdir(folder) : [];

/** Nothing lies in the folder until all of it does. @param folder the data folder to be. */
export async function restoreBackup(
  file: string,
  key: Uint8Array,
  folder: string,
): Promise<Result<Unpacked, Refusal>> {
  if (isLocked(houseLock(folder))) return refuse(backupRefusals.houseRunning);
  const names = await namesIn(folder);
  const inTheWay = names.filter((name) => !besideTheData.has(name) && !name.startsWith(unfinished));
  if (inTheWay.length > 0) return refuse(folderNotEmpty(folder, inTheWay));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of names.filter((left) => left.startsWith(unfinished)))
    await rm(join(folder, name), { recursive: true });
  const beside = await mkdtemp(join(folder, unfinished));
  try {
    const restored = await tryBackup(file, key, beside);
    if (!restored.ok) return restored;
    // The database comes last, so that no server starts on a part of it.
    for (const name of [attachmentsName, databaseName])
      if (existsSync(join(beside, name))) await rename(join(beside, name), join(folder, name));
    await syncFolder(folder);
    return ok(restored.value);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}
