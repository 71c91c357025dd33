// The certificate of a drill: one A4 page that an auditor can file, and the same as text.
import type { MadeBackup } from "./make.ts";

export interface Drilled {
  readonly backup: MadeBackup;
  /** ISO moment. */
  readonly drilledAt: string;
  /** The version of the program that restored it. */
  readonly program: string;
}

interface Line {
  readonly zh: string;
  readonly en: string;
  readonly value: string;
}

const shanghaiOffset = 8 * 60 * 60 * 1000;
const inBeijing = (moment: string): string =>
  new Date(Date.parse(moment) + shanghaiOffset).toISOString().slice(0, 19).replace("T", " ");
const grouped = (figure: number): string => figure.toLocaleString("en-US");
const line = (zh: string, en: string, value: string): Line => ({ zh, en, value });

function linesOf({ backup, drilledAt, program }: Drilled): Line[] {
  const { header, attachments } = backup;
  const { auditLog, counts, histories, schema } = header.database;
  const log =
    auditLog === null
      ? "无 / none"
      : `${grouped(auditLog.entries)} 条 / entries，${auditLog.head.slice(0, 16) || "—"}`;
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [
    line("演练时间（北京时间）", "Drilled at (Beijing time)", inBeijing(drilledAt)),
    line("备份文件", "Backup file", backup.name),
    line("备份时间（北京时间）", "Backed up at (Beijing time)", inBeijing(header.takenAt)),
    line("文件大小", "Size of the file", `${grouped(backup.bytes)} B`),
    line("恢复用时", "Time to restore and check", `${(backup.restoredInMs / 1000).toFixed(2)} s`),
    line("备份程序 / 恢复程序", "Program: made by / restored by", `${header.program} / ${program}`),
    line("数据库版本", "Schema", String(schema)),
    line(
      "档案与记录",
      "Files and their events",
      `${grouped(histories.files)} / ${grouped(histories.events)}`,
    ),
    line("人员", "People", grouped(counts["people"] ?? 0)),
    line("各表合计", "Rows of all tables", `${grouped(rows)}（${Object.keys(counts).length} 张表 / tables）`),
    line("附件", "Attachments", `${grouped(attachments.files)} 个 / files，${grouped(attachments.bytes)} B`),
    line("档案历史摘要", "Hash over all histories", histories.head.slice(0, 32)),
    line("审计日志与链首", "Audit log and its head", log),
    line("数据页与引用完整性", "Pages and references", "完好 / whole"),
    line("哈希链", "Hash chains", "逐条相符 / every link holds"),
    line("与备份时逐项比对", "Compared with the original", "一致 / equal"),
  ];
}

const title = { zh: "备份恢复演练证明", en: "Certificate of a restore drill" } as const;
const conclusion = {
  zh: "本备份已完整恢复，经核对与备份时一致，可用于恢复业务。",
  en: "This backup was restored in full and is equal to what was backed up; it can be relied on.",
} as const;
const signatures = [
  ["演练人签字", "Drilled by"],
  ["监督人签字", "Witnessed by"],
  ["日期", "Date"],
] as const;

export function certificateText(drilled: Drilled): string {
  return [
    `苗圃 · ${title.zh} / ${title.en}`,
    "",
    ...linesOf(drilled).map(({ zh, en, value }) => `${zh} / ${en}：${value}`),
    "",
    `${conclusion.zh} / ${conclusion.en}`,
    "",
    signatures.map(([zh, en]) => `${zh} / ${en}：____________`).join("    "),
  ].join("\n");
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const style = `
@page { size: A4; margin: 18mm; }
body { color: #1a1a1a; font: 10.5pt/1.4 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; margin: 0 auto; max-width: 174mm; }
h1 { font-size: 18pt; letter-spacing: 0.1em; margin: 0; text-align: center; }
.en { color: #555; font-size: 8.5pt; font-weight: 400; }
h1 + .en { margin: 0 0 6mm; text-align: center; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 0.3mm solid #888; padding: 1mm 2.4mm; text-align: start; vertical-align: top; }
th { font-weight: 600; width: 46%; }
td { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.conclusion { border-inline-start: 1mm solid #8a1c1c; margin: 6mm 0 20mm; padding-inline-start: 4mm; }
.signatures { display: flex; gap: 8mm; }
.signatures > div { border-block-start: 0.3mm solid #1a1a1a; flex: 1; padding-block-start: 1.6mm; }
`;

export function certificateHtml(drilled: Drilled): string {
  const rows = linesOf(drilled).map(
    ({ zh, en, value }) =>
      `<tr><th scope="row">${escaped(zh)}<div class="en">${escaped(en)}</div></th><td>${escaped(value)}</td></tr>`,
  );
  const lines = signatures.map(([zh, en]) => `<div>${zh}<div class="en">${en}</div></div>`);
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>${title.zh}</title>
<style>${style}</style>
<h1>苗圃 · ${title.zh}</h1>
<p class="en">${title.en}</p>
<table>${rows.join("\n")}</table>
<div class="conclusion">${conclusion.zh}<div class="en">${conclusion.en}</div></div>
<div class="signatures">${lines.join("")}</div>
</html>
`;
}
