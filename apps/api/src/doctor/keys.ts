// The field keys: there, for their owner's eyes alone, fitting the database, opening what it holds, and recoverable.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createFieldKeys } from "../keys/field-keys.ts";
import { KeyFileError, followKeyFile } from "../keys/key-file.ts";
import { unsoundPlaces } from "../keys/soundness.ts";
import { keyStatus } from "../keys/status.ts";
import { neededKeys } from "../repositories/field-keys.ts";
import { type Check, type Finding, type Patient, advise, failed, noted, well } from "./finding.ts";

const lost = advise(
  [
    "没有相配的密钥，证件号码、电话、政审等内容和所有备份都打不开。",
    "Without the right keys, ID numbers, telephones, reviews and every backup stay closed.",
  ],
  [
    "放回密钥文件，或用 miaopu keys recover 以两份恢复码恢复。",
    "Put the key file back, or restore it from two recovery parts with `miaopu keys recover`.",
  ],
);
const readable = advise(
  ["本机其他用户能读到密钥。", "Other users of this machine can read the keys."],
  ["将密钥文件权限改为0600。", "Set the key file's permissions to 0600."],
);
const tampered = advise(
  ["加密内容可能被改动或移动过。", "What is sealed may have been changed or moved."],
  [
    "停止使用，保留现场，从最近一次核对过的备份恢复。",
    "Stop using it, keep it as it is, and restore the last verified backup.",
  ],
);
const unprinted = advise(
  [
    "密钥文件损坏或丢失时，只有恢复码能救回数据和备份。",
    "If the key file is lost, the recovery parts alone bring data and backups back.",
  ],
  [
    "运行 miaopu keys print-recovery，三份分开存放。",
    "Run `miaopu keys print-recovery` and keep the three parts in three places.",
  ],
);

const recoveryWords = {
  never: "恢复码从未打印 / recovery parts were never printed",
  outdated: "恢复码在最近一次轮换之前打印 / recovery parts are older than the newest key",
  current: "恢复码已打印 / recovery parts are printed",
} as const;

const placesNamed = 5;

/** Everything sealed is opened once. */
async function opens({ env, db }: Patient): Promise<Finding> {
  const places = await unsoundPlaces(db, createFieldKeys(followKeyFile(env.keyFile), env.cipher));
  if (places.length === 0) return well("keys.open");
  return failed("keys.open", `${places.length}: ${places.slice(0, placesNamed).join(", ")}`, tampered);
}

export const checkKeys: Check = async (patient) => {
  const { env, db } = patient;
  if (!existsSync(env.keyFile) && (await neededKeys(db)).length === 0)
    return [well("keys.file", "首次启动时生成 / made at the first start")];
  try {
    const { keyFile, cipher, dataFolder } = env;
    const status = await keyStatus({ db, keyFile, cipher, scans: join(dataFolder, "attachments") });
    const recovery = recoveryWords[status.recovery];
    return [
      well("keys.file", keyFile),
      status.isPrivate === false ? failed("keys.private", keyFile, readable) : well("keys.private"),
      await opens(patient),
      status.recovery === "current" ? well("keys.recovery") : noted("keys.recovery", recovery, unprinted),
    ];
  } catch (error) {
    if (error instanceof KeyFileError) return [failed("keys.file", error.message, lost)];
    throw error;
  }
};
