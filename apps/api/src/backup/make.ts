// Makes one backup: a snapshot, packed, sealed, tried by restoring it, and only then given its name.
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, open, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { constants, createGzip } from "node:zlib";
import { type Result, ok, refuse } from "@miaopu/domain";
import type { Clock } from "../clock.ts";
import { openToRead } from "../db/open.ts";
import { copyDatabase } from "../db/snapshot.ts";
import { freeMegabytes } from "../house.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { type BackupHeader, type Unpacked, databaseName, pack, pieceBytes } from "./archive.ts";
import { databaseFacts } from "./facts.ts";
import { backupName } from "./names.ts";
import { backupRefusals, noSpace } from "./refusal.ts";
import { seal } from "./sealing.ts";
import { tryBackup } from "./checked.ts";

export interface BackupPlan {
  readonly dataFolder: string;
  /** Where the file is to lie. */
  readonly folder: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  /** Megabytes that stay free. */
  readonly minFree: number;
}

export interface MadeBackup extends Unpacked {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** Of the trial alone. */
  readonly restoredInMs: number;
}

const megabyte = 1024 * 1024;

/** For what lies in clear for a moment: beside the database, so that it is guarded as that is. */
export const scratchFolder = (dataFolder: string): string => join(dataFolder, "scratch");

/** An empty scratch folder; what an interrupted run left there is gone. */
export async function freshScratch(dataFolder: string): Promise<string> {
  const scratch = scratchFolder(dataFolder);
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  return scratch;
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The version of the program that runs. */
export async function programVersion(): Promise<string> {
  const file = fileURLToPath(new URL("../../../../package.json", import.meta.url));
  return (JSON.parse(await readFile(file, "utf8")) as { version: string }).version;
}

async function roomFor(plan: BackupPlan): Promise<Refusal | null> {
  const { size } = await stat(join(plan.dataFolder, databaseName));
  const needed = Math.ceil((2 * size) / megabyte) + plan.minFree;
  for (const folder of [plan.dataFolder, plan.folder]) {
    const free = freeMegabytes(folder);
    if (free < needed) return noSpace(folder, needed, free);
  }
  return null;
}

const partialOf = (name: string): string => `.${name}.partial`;

/** What an interrupted run left in the folder of the backups. */
async function clearPartials(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/^\.miaopu-.*\.partial$/.test(name)) await rm(join(folder, name), { force: true });
}

async function headerOf(snapshot: string, takenAt: string): Promise<BackupHeader> {
  const { db, close } = openToRead(snapshot);
  try {
    return { format: 1, program: await programVersion(), takenAt, database: await databaseFacts(db) };
  } finally {
    await close();
  }
}

async function writeSealed(plan: BackupPlan, header: BackupHeader, snapshot: string, file: string) {
  await pipeline(
    pack(header, snapshot, plan.dataFolder),
    // Scans lie sealed and do not shrink: more effort would be spent on them alone.
    createGzip({ chunkSize: pieceBytes, level: constants.Z_BEST_SPEED }),
    (packed: AsyncIterable<Uint8Array>) => seal(plan.key, packed),
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
}

/**
 * The server may go on writing meanwhile. The caller holds the lease: two at once would share the scratch folder.
 * @throws Error of the disk, with nothing left under the file's final name.
 */
export async function makeBackup(plan: BackupPlan): Promise<Result<MadeBackup, Refusal>> {
  if (!existsSync(join(plan.dataFolder, databaseName))) return refuse(backupRefusals.noDatabase);
  await mkdir(plan.folder, { recursive: true, mode: 0o700 });
  await clearPartials(plan.folder);
  const full = await roomFor(plan);
  if (full) return refuse(full);
  const takenAt = plan.clock.now();
  const name = backupName(takenAt);
  const partial = join(plan.folder, partialOf(name));
  const scratch = await freshScratch(plan.dataFolder);
  try {
    const snapshot = join(scratch, databaseName);
    await copyDatabase(join(plan.dataFolder, databaseName), snapshot);
    await writeSealed(plan, await headerOf(snapshot, takenAt), snapshot, partial);
    await rm(snapshot);
    const started = performance.now();
    const tried = await tryBackup(partial, plan.key, join(scratch, "restored"));
    if (!tried.ok) return tried;
    const restoredInMs = Math.round(performance.now() - started);
    const file = join(plan.folder, name);
    const { size } = await stat(partial);
    await rename(partial, file);
    await syncFolder(plan.folder);
    return ok({ ...tried.value, name, file, bytes: size, restoredInMs });
  } finally {
    await rm(partial, { force: true });
    await rm(scratch, { recursive: true, force: true });
  }
}
