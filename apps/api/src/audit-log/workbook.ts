// The audit log as a workbook for reading: a line of who took it when and for what, then a row an entry. Text stays text.
import { type Result } from "@miaopu/domain";
import { type Role, loggedWords, roles } from "@miaopu/domain/access";
import type { Cell } from "../workbook/cell.ts";
import type { WorkbookRefusal } from "../workbook/refusal.ts";
import { writeWorkbook } from "../workbook/writer.ts";
import type { LogRow } from "./answers.ts";
import { beijingTime } from "./verdict.ts";

const columns: readonly (readonly [heading: string, width: number, cell: (row: LogRow) => Cell])[] = [
  ["序号", 9, (row) => row.seq],
  ["时间（北京）", 20, (row) => beijingTime(row.at)],
  ["何人", 14, (row) => row.actor?.name ?? row.actor?.id ?? "—"],
  ["当时角色", 18, (row) => row.roles.map((role) => roles[role as Role]?.zh ?? role).join("、")],
  ["单位", 22, (row) => row.organisation?.name ?? row.organisation?.id ?? "—"],
  ["做了什么", 26, (row) => loggedWords(row.action).zh],
  ["结果", 8, (row) => (row.outcome === "done" ? "已办" : "被拒")],
  ["对象编号", 44, (row) => row.subject?.id ?? ""],
  ["对象账号", 14, (row) => row.subject?.name ?? ""],
  ["事由", 40, (row) => row.reason],
  ["细节", 40, (row) => detailsText(row.details)],
  ["哈希", 68, (row) => row.hash],
];

const detailsText = (details: LogRow["details"]): string =>
  Object.entries(details)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join("；");

/** Who takes an export away, when and for what. */
export interface Watermark {
  readonly by: string;
  /** ISO moment. */
  readonly at: string;
  readonly purpose: string;
}

const watermarkText = ({ by, at, purpose }: Watermark): string =>
  `导出人：${by}　北京时间：${beijingTime(at)}　用途：${purpose}`;

/** @returns the file's bytes. */
export const logWorkbook = (
  rows: readonly LogRow[],
  watermark: Watermark,
): Promise<Result<Uint8Array, WorkbookRefusal>> =>
  writeWorkbook([
    {
      name: "审计日志",
      widths: columns.map(([, width]) => width),
      headerRows: 2,
      alertColumn: null,
      merges: [[0, 0, 0, columns.length - 1]],
      rows: [
        [`${watermarkText(watermark)}　共 ${rows.length} 条`],
        columns.map(([heading]) => heading),
        ...rows.map((row) => columns.map(([, , cell]) => cell(row))),
      ],
    },
  ]);
