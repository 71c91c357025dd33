// The drill: the newest backup is restored for trial, as it would be on the day it is needed.
import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Result, ok, refuse } from "@miaopu/domain";
import type { Refusal } from "../use-cases/refusal.ts";
import { tryBackup } from "./checked.ts";
import { type BackupPlan, type MadeBackup, freshScratch } from "./make.ts";
import { takenAtOf } from "./names.ts";
import { backupRefusals } from "./refusal.ts";

/** @returns the name of the newest backup in the folder, or null. */
export async function newestBackup(folder: string): Promise<string | null> {
  if (!existsSync(folder)) return null;
  const names = (await readdir(folder)).filter((name) => takenAtOf(name) !== null);
  return names.toSorted().at(-1) ?? null;
}

/** Restores the newest backup of the folder beside the data, and takes it away again. The caller holds the lease. */
export async function drillNewest(
  plan: Pick<BackupPlan, "dataFolder" | "folder" | "key">,
): Promise<Result<MadeBackup, Refusal>> {
  const name = await newestBackup(plan.folder);
  if (name === null) return refuse(backupRefusals.none);
  const file = join(plan.folder, name);
  const scratch = await freshScratch(plan.dataFolder);
  try {
    const started = performance.now();
    const tried = await tryBackup(file, plan.key, join(scratch, "restored"));
    if (!tried.ok) return tried;
    const restoredInMs = Math.round(performance.now() - started);
    return ok({ ...tried.value, name, file, bytes: (await stat(file)).size, restoredInMs });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
