// What may be wrong with an uploaded scan, said in two languages.
import type { Refusal } from "../use-cases/refusal.ts";

/** The limits of a scan (sizes in bytes, times in milliseconds). */
export const scanLimits = {
  fileBytes: 20 * 1024 * 1024,
  /** An A3 page at 600 dpi has 70 million. */
  pixels: 80_000_000,
  side: 30_000,
  pages: 2000,
  /** What the compressed object lists of a PDF may inflate to, together. */
  pdfObjectBytes: 32 * 1024 * 1024,
  examineMs: 2000,
  heapMegabytes: 256,
  /** Resident memory of the process that decodes; it ends itself beyond. */
  residentMegabytes: 700,
  /** Scans of one file that are not withdrawn. */
  perDossier: 300,
} as const;

const mb = scanLimits.fileBytes / 1024 / 1024;

const sentences = {
  SCAN_EMPTY: ["文件是空的，请重新扫描或选择。", "The file is empty; scan or choose it again."],
  SCAN_TOO_LARGE: [
    `文件超过 ${mb} MB。请用 200 至 300 dpi 重新扫描，或分成几个文件。`,
    `The file is over ${mb} MB. Scan it at 200 to 300 dpi, or split it.`,
  ],
  SCAN_KIND: [
    "只收 JPEG、PNG、WebP 图片和 PDF。其他格式（如 HEIC、TIFF、Word）请先另存为其中一种。",
    "Only JPEG, PNG and WebP pictures and PDF are taken. Save other formats (HEIC, TIFF, Word) as one of them.",
  ],
  SCAN_DAMAGED: [
    "文件已损坏或不完整，无法打开。请重新扫描或重新复制一份。",
    "The file is damaged or incomplete and cannot be opened. Scan it again, or copy it anew.",
  ],
  SCAN_TOO_MANY_PIXELS: [
    "图片尺寸过大。A3 纸用 600 dpi 以内扫描即可。",
    "The picture has too many pixels. Up to 600 dpi on A3 is enough.",
  ],
  SCAN_MOVES: [
    "这是动图，不是扫描件。请上传单张图片。",
    "This is an animation, not a scan. Send a single picture.",
  ],
  SCAN_LOCKED: [
    "PDF 设有密码或权限限制，无法核对内容。请解除后再上传。",
    "The PDF is encrypted and cannot be checked. Remove its protection first.",
  ],
  SCAN_ACTIVE: [
    "PDF 里带有脚本、表单动作或内嵌文件，不予保存。请用“打印为 PDF”另存一份再上传。",
    "The PDF holds scripts, actions or embedded files and is not kept. Print it to a new PDF and send that.",
  ],
  SCAN_TOO_SLOW: [
    "文件在限定的时间内没有读完，已停止。请降低分辨率重新扫描，或分成几个文件。",
    "The file could not be read in the time it is given. Scan it at a lower resolution, or split it.",
  ],
  SCAN_TOO_COMPLEX: [
    "文件解开后需要的内存过多，不予打开。请降低分辨率重新扫描。",
    "The file needs too much memory once opened. Scan it at a lower resolution.",
  ],
  SCAN_CANCELLED: ["已取消上传。", "The upload was cancelled."],
  SCAN_NOT_OF_STEP: [
    "这一步没有这种材料。请刷新页面后重新选择。",
    "That paper does not belong to this step. Reload the page and choose again.",
  ],
  SCAN_TOO_MANY: [
    `一份档案最多保存 ${scanLimits.perDossier} 个扫描件。多页材料请合成一个 PDF。`,
    `A file holds at most ${scanLimits.perDossier} scans. Put several pages into one PDF.`,
  ],
  SCAN_WITHDRAWN_ALREADY: [
    "这个扫描件已被撤下。请刷新页面。",
    "This scan was withdrawn already. Reload the page.",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ScanRefusalCode = keyof typeof sentences;

export const isScanRefusalCode = (text: string): text is ScanRefusalCode => text in sentences;

/** @param figures sizes and limits, never content. */
export function scanRefusal(code: ScanRefusalCode, figures: Readonly<Record<string, number>> = {}): Refusal {
  const [zh, en] = sentences[code];
  return { code, zh, en, figures };
}
