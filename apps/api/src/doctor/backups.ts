// Whether a verified backup is there, how old it is, and whether it would outlive the disk of the data.
import { existsSync, statSync } from "node:fs";
import { newestBackup } from "../backup/drill.ts";
import { databaseSince, lastVerifiedRun } from "../repositories/backup-runs.ts";
import { type Check, type Finding, type Patient, advise, failed, noted, well } from "./finding.ts";

const old = advise(
  [
    "磁盘损坏时，最近一次备份之后的记录都会丢失。",
    "If the disk breaks, everything recorded after the last backup is lost.",
  ],
  [
    "立即运行 miaopu backup；服务须在夜间保持运行，或查看日志中每夜备份失败的原因。",
    "Run `miaopu backup` now; keep the server running at night, or look in the log why the nightly backup failed.",
  ],
);
const sameDisk = advise(
  [
    "备份与数据在同一块磁盘，磁盘损坏时会一起丢失。",
    "Backups lie on the disk of the data: if it breaks, both are lost.",
  ],
  ["把 MIAOPU_BACKUPS 指向另一块磁盘。", "Point MIAOPU_BACKUPS at another disk."],
);
const oldestMs = 48 * 60 * 60 * 1000;

async function age({ env, db, clock }: Patient): Promise<Finding> {
  const last = await lastVerifiedRun(db);
  const newest = await newestBackup(env.backups);
  const now = Date.parse(clock.now());
  const isOld = now - Date.parse(last?.started_at ?? (await databaseSince(db))) > oldestMs;
  if (!last)
    return (isOld ? failed : noted)("backups.age", "还没有核对过的备份 / no verified backup yet", old);
  const detail = `${last.started_at} ${last.file_name ?? ""}`;
  if (isOld) return failed("backups.age", detail, old);
  return newest === null
    ? noted("backups.age", `${env.backups} 中没有备份 / holds none`, old)
    : well("backups.age", detail);
}

function place({ env }: Patient): Finding[] {
  if (!existsSync(env.backups)) return [];
  const isSame = statSync(env.backups).dev === statSync(env.dataFolder).dev;
  return [isSame ? noted("backups.disk", env.backups, sameDisk) : well("backups.disk", env.backups)];
}

export const checkBackups: Check = async (patient) => [await age(patient), ...place(patient)];
