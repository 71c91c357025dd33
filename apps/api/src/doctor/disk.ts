// Whether there is room for what comes, where the data and the backups lie.
import { existsSync } from "node:fs";
import { freeMegabytes } from "../house.ts";
import { type Check, type Finding, advise, failed, noted, well } from "./finding.ts";

const advice = advise(
  [
    "可用空间低于 MIAOPU_MIN_FREE_MB 时系统转为只读，备份也会失败。",
    "Below MIAOPU_MIN_FREE_MB the system turns read-only, and backups fail.",
  ],
  ["清理磁盘，或换更大的磁盘。", "Clear the disk, or take a larger one."],
);
/** So many times the least is little. */
const little = 4;

function roomIn(check: string, folder: string, minFree: number): Finding {
  const free = freeMegabytes(folder);
  const detail = `可用 ${free} MB / free`;
  if (free < minFree) return failed(check, detail, advice);
  return free < little * minFree ? noted(check, detail, advice) : well(check, detail);
}

export const checkDisk: Check = ({ env }) => {
  const { dataFolder, backups, minFree } = env;
  const findings = [roomIn("disk.data", dataFolder, minFree)];
  if (existsSync(backups)) findings.push(roomIn("disk.backups", backups, minFree));
  return Promise.resolve(findings);
};
