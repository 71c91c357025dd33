// What may be wrong with an uploaded workbook before any of its rows is looked at, said in two languages.

/** A workbook that is not taken, with what to do about it. `figures` are sizes and limits, never content. */
export interface WorkbookRefusal {
  readonly code: WorkbookRefusalCode;
  readonly zh: string;
  readonly en: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** The limits of a workbook (sizes in bytes, time in milliseconds). */
export const workbookLimits = {
  fileBytes: 20 * 1024 * 1024,
  entries: 2000,
  inflatedBytes: 200 * 1024 * 1024,
  ratio: 100,
  /** Below this inflated size the ratio says nothing: a short repetitive sheet compresses well. */
  ratioFromBytes: 4 * 1024 * 1024,
  cellText: 32_767,
  mergedCells: 2_000_000,
  /** The longest that any workbook is read; a small one has `parseBaseMs` and a millisecond for each so many bytes. */
  parseMs: 30_000,
  parseBaseMs: 2000,
  parseBytesPerMs: 2000,
  writeMs: 120_000,
  heapMegabytes: 1024,
} as const;

const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);

const sentences = {
  WORKBOOK_EMPTY_FILE: ["文件是空的，请重新选择文件。", "The file is empty; choose the file again."],
  NOT_A_WORKBOOK: [
    "这不是 Excel 工作簿（.xlsx）。请用 WPS 或 Excel 打开原文件，另存为 .xlsx 后再试。",
    "This is not an Excel workbook (.xlsx). Open the original in WPS or Excel and save it as .xlsx.",
  ],
  WORKBOOK_OLD_FORMAT: [
    "这是旧格式的表格（.xls、.xlsb 或 .ods）。请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。",
    "This is an older spreadsheet format (.xls, .xlsb or .ods). Open it and save it as .xlsx.",
  ],
  WORKBOOK_ENCRYPTED: [
    "工作簿设有打开密码。请在 WPS 或 Excel 中取消密码，保存后再试。",
    "The workbook is password-protected. Remove the password, save it, and try again.",
  ],
  WORKBOOK_DAMAGED: [
    "工作簿已损坏或不完整。请重新复制或下载一份；能打开的话，另存为 .xlsx 后再试。",
    "The workbook is damaged or incomplete. Copy it again, or open it and save it anew as .xlsx.",
  ],
  WORKBOOK_TOO_LARGE: [
    `文件超过 ${mb(workbookLimits.fileBytes)} MB。请删去图片和无关的工作表，或分成几个文件。`,
    `The file is over ${mb(workbookLimits.fileBytes)} MB. Remove pictures and other sheets, or split it.`,
  ],
  WORKBOOK_BOMB: [
    "文件解开后异常庞大，不予打开。请把台账复制到新建的工作簿里，保存后再试。",
    "The file unpacks to an abnormal size and is not opened. Copy the ledger into a new workbook and try again.",
  ],
  WORKBOOK_TOO_COMPLEX: [
    "工作簿内容太多，内存不够。请只保留台账所在的工作表，删去表格下方和右侧的空行空列后再试。",
    "The workbook holds too much. Keep only the ledger's sheet and delete the empty rows and columns around it.",
  ],
  WORKBOOK_TOO_SLOW: [
    "工作簿在限定的时间内没有读完，已停止。请分成几个文件再试。",
    "The workbook could not be read in the time it is given. Split it and try again.",
  ],
  WORKBOOK_CANCELLED: ["已取消读取。", "Reading was cancelled."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type WorkbookRefusalCode = keyof typeof sentences;

export const isWorkbookRefusalCode = (text: string): text is WorkbookRefusalCode => text in sentences;

export function workbookRefusal(
  code: WorkbookRefusalCode,
  figures: Readonly<Record<string, number>> = {},
): WorkbookRefusal {
  const [zh, en] = sentences[code];
  return { code, zh, en, figures };
}
