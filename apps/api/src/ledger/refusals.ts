// What the ledger pages answer when a thing cannot be done.
import type { Refusal } from "../use-cases/refusal.ts";

const fixed = (code: string, zh: string, en: string): Refusal => ({ code, zh, en });

export const ledgerRefusals = {
  fileGone: fixed(
    "LEDGER_FILE_GONE",
    "文件已过期（上传后保留24小时，服务重启后清除）。请重新上传。",
    "The file has expired (kept for 24 hours, cleared when the server restarts). Upload it again.",
  ),
  jobGone: fixed(
    "LEDGER_JOB_GONE",
    "这次体检的结果已清除。请重新上传台账。",
    "The result of this audit is gone. Upload the ledger again.",
  ),
  jobRunning: fixed(
    "LEDGER_JOB_RUNNING",
    "体检还没有完成，请等完成后再操作。",
    "The audit is still under way; wait until it is done.",
  ),
  noTable: fixed(
    "LEDGER_NOT_FOUND",
    "没有找到台账：须有一行标题，含姓名和至少两个步骤的列。请检查工作表，或下载样表对照。",
    "No ledger was found: a row of headings with a name and at least two steps is needed. Compare with the sample.",
  ),
  noSuchTable: fixed(
    "LEDGER_TABLE_UNKNOWN",
    "文件中没有所选的表。请重新选择。",
    "The file has no such table; choose again.",
  ),
  noMembers: fixed(
    "MEMBERS_NOT_FOUND",
    "名册中没有找到姓名一列。请检查名册文件。",
    "The list of members has no column of names. Check that file.",
  ),
  tooManyRows: fixed(
    "LEDGER_TOO_MANY_ROWS",
    "一次最多录入2000人。请把台账分成几个文件，分批录入。",
    "At most 2,000 people are taken in at a time. Split the ledger and take them in in turn.",
  ),
  columnNameless: fixed(
    "LEDGER_NAME_UNMAPPED",
    "没有一列对应“姓名”或“身份证号”。请在下方指定。",
    "No column is set to the name or the ID number. Choose one below.",
  ),
} as const;
