// Why a backup was not made or not restored, and what to do.
import type { Refusal } from "../use-cases/refusal.ts";

const fixed = (code: string, zh: string, en: string): Refusal => ({ code, zh, en });

export const backupRefusals = {
  notABackup: fixed(
    "BACKUP_NOT_ONE",
    "这不是苗圃的备份文件。请选择以 .miaopu-backup 结尾的文件。",
    "This is not a backup file of Miaopu. Choose one that ends in .miaopu-backup.",
  ),
  wrongKey: fixed(
    "BACKUP_WRONG_KEY",
    "密钥与此备份不符。请放回制作备份时的密钥文件，或先用 miaopu keys recover 以两份恢复码恢复密钥。",
    "The key does not fit this backup. Put back the key file of that installation, or first restore it from two recovery parts with `miaopu keys recover`.",
  ),
  damaged: fixed(
    "BACKUP_DAMAGED",
    "备份文件已损坏或不完整，没有恢复任何内容。请改用另一份备份。",
    "The backup file is damaged or cut short; nothing was restored. Use another one.",
  ),
  underWay: fixed(
    "BACKUP_UNDER_WAY",
    "另一次备份或演练正在进行，请等它结束后再试。",
    "Another backup or drill is under way; try again when it has ended.",
  ),
  none: fixed(
    "BACKUP_NONE",
    "没有可演练的备份。请先运行 miaopu backup。",
    "There is no backup to try. Run `miaopu backup` first.",
  ),
  noDatabase: fixed(
    "BACKUP_NO_DATABASE",
    "数据文件夹中没有数据库。请核对 MIAOPU_DATA。",
    "There is no database in the data folder. Check MIAOPU_DATA.",
  ),
  houseRunning: fixed(
    "HOUSE_RUNNING",
    "有服务正在使用此数据文件夹，没有恢复任何内容。请先停止服务，或用 --to 恢复到另一个空文件夹。",
    "A server is using this data folder; nothing was restored. Stop it first, or restore into another empty folder with --to.",
  ),
} as const;

/** @param found the schema of the backup. @param known the newest schema that this program knows. */
export const newerSchema = (found: number, known: number): Refusal => ({
  code: "BACKUP_NEWER_SCHEMA",
  figures: { found, known },
  zh: `此备份由较新的程序制作（数据库版本${found}，本程序为${known}）。请用较新的程序恢复。`,
  en: `This backup was made by a newer program (schema ${found}, this one knows ${known}). Restore it with the newer program.`,
});

/** @param problems what differs or is broken in the restored copy. */
export const notEqual = (problems: readonly string[]): Refusal => ({
  code: "BACKUP_NOT_EQUAL",
  figures: { problems: [...problems] },
  zh: `恢复出的数据与备份时不一致，此备份未予采用：${problems.join("；")}。请运行 miaopu doctor 检查数据库。`,
  en: `What was restored differs from what was backed up; this backup is not used: ${problems.join("; ")}. Run \`miaopu doctor\` on the database.`,
});

/** @param inTheWay the names of what lies in the folder. */
export const folderNotEmpty = (folder: string, inTheWay: readonly string[]): Refusal => ({
  code: "RESTORE_FOLDER_NOT_EMPTY",
  figures: { inTheWay: [...inTheWay] },
  zh: `${folder} 中已有数据（${inTheWay.join("、")}），没有改动任何内容。请把这些移到别处，或用 --to 恢复到另一个空文件夹。`,
  en: `${folder} holds data already (${inTheWay.join(", ")}); nothing was changed. Move that away, or restore into another empty folder with --to.`,
});

/** @param needed and @param free in megabytes. */
export const noSpace = (folder: string, needed: number, free: number): Refusal => ({
  code: "BACKUP_NO_SPACE",
  figures: { needed, free },
  zh: `${folder} 所在磁盘空间不足：约需${needed}MB，可用${free}MB。请清理磁盘，或把 MIAOPU_BACKUPS 指向另一块磁盘。`,
  en: `Too little room on the disk of ${folder}: about ${needed} MB are needed, ${free} MB are free. Clear the disk, or point MIAOPU_BACKUPS at another one.`,
});
