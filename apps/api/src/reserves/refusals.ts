// What is answered when a register cannot be taken in, or an import cannot be undone.
import type { Refusal } from "../use-cases/refusal.ts";

const fixed = (code: string, zh: string, en: string): Refusal => ({ code, zh, en });

export const registerRefusals = {
  fileGone: fixed(
    "REGISTER_FILE_GONE",
    "文件已过期（上传后保留24小时，服务重启后清除）。请重新上传。",
    "The file has expired (kept for 24 hours, cleared when the server restarts). Upload it again.",
  ),
  jobGone: fixed(
    "REGISTER_JOB_GONE",
    "这次核对的结果已清除。请重新上传台账。",
    "The result of this check is gone. Upload the register again.",
  ),
  jobRunning: fixed(
    "REGISTER_JOB_RUNNING",
    "正在核对或导入，请等完成后再操作。",
    "It is being checked or taken in; wait until that is done.",
  ),
  cancelled: fixed("REGISTER_CANCELLED", "已取消，没有写入任何内容。", "Cancelled; nothing was written."),
  noTable: fixed(
    "REGISTER_NOT_FOUND",
    "没有找到登记台账：须有一行标题，含姓名或身份证号，以及另外至少两栏。",
    "No register was found: a row of headings with a name or an ID number and at least two other columns is needed.",
  ),
  columnNameless: fixed(
    "REGISTER_NAME_UNMAPPED",
    "没有一列对应“姓名”或“身份证号”。请指定后再核对。",
    "No column is set to the name or the ID number. Choose one first.",
  ),
  dayAhead: fixed(
    "ENTRY_IN_FUTURE",
    "入库日期不能在今天之后。请改正后再导入。",
    "The day of entering lies ahead. Correct it first.",
  ),
  nothingRejected: fixed(
    "NOTHING_REJECTED",
    "没有退回的行，无须下载。",
    "No row was turned back; there is nothing to download.",
  ),
  townshipUnclear: fixed(
    "TOWNSHIP_UNCLEAR",
    "须用 --township 写明是哪一个乡镇（街道）。",
    "Say which township with --township.",
  ),
  undoneAlready: fixed("IMPORT_UNDONE_ALREADY", "这次导入已经撤销。", "This import was undone already."),
  /** @param codes of what stands in the way, one for each person. */
  importStands: (codes: readonly string[]): Refusal => ({
    code: "IMPORT_STANDS",
    figures: { people: codes.length, codes: [...new Set(codes)].sort().join(",") },
    zh: `不能撤销：有 ${codes.length} 人在导入之后又有新的记录。请先查看是哪些人，处理后再撤销。`,
    en: `It cannot be undone: ${codes.length} people have newer records that stand on it. See who they are, and deal with those first.`,
  }),
} as const;
