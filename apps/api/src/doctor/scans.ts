// The scans of papers: whether the bytes of each that a file names are there.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { originalOf } from "../attachments/vault.ts";
import { keptObjects } from "../repositories/attachments.ts";
import { type Check, advise, failed, well } from "./finding.ts";

const gone = advise(
  [
    "扫描件的文件被删除或移走，页面上打不开；纸质材料仍然有效。",
    "The bytes of scans were deleted or moved away and cannot be opened; the papers themselves stay valid.",
  ],
  [
    "从最近的备份恢复到另一个文件夹，把缺少的文件放回附件文件夹；没有备份的，撤下后重新扫描。",
    "Restore the last backup into another folder and put the missing files back; without one, withdraw the scans and scan the papers anew.",
  ],
);

const objectsNamed = 5;

export const checkScans: Check = async ({ env, db }) => {
  const folder = join(env.dataFolder, "attachments");
  const objects = await keptObjects(db);
  const missing = objects.filter((object) => !existsSync(originalOf(folder, object)));
  if (missing.length === 0) return [well("scans", `${objects.length} 个扫描件 / scans`)];
  return [failed("scans", `${missing.length}: ${missing.slice(0, objectsNamed).join(", ")}`, gone)];
};
