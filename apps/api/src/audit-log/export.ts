// The audit log on its way out: whole or chosen, as lines that verify elsewhere, or as a workbook to be read.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { logHead, wholeLog } from "../repositories/audit-log.ts";
import { type ChosenLog, chosenLog } from "../repositories/log-pages.ts";
import type { Asking } from "../use-cases/asking.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import type { LogRow } from "./answers.ts";
import { filterOf, named, treeOf } from "./auditor.ts";
import { type ExportHead, entryLine, headLine } from "./entry.ts";
import type { LogFilterInput } from "./inputs.ts";
import { logWorkbook } from "./workbook.ts";

/**
 * The log as it stands now, line by line with line ends; what is written meanwhile is left out.
 * @param made when, by whom and for what; it stands in the first line.
 */
export async function* wholeLogLines(
  db: Kysely<Tables>,
  made: Pick<ExportHead, "madeAt" | "by" | "purpose">,
): AsyncGenerator<string> {
  const head = await logHead(db);
  yield `${headLine({ format: "miaopu-audit-log", version: 1, kind: "whole", ...made, entries: head.seq, head })}\n`;
  for await (const rows of wholeLog(db, head.seq))
    yield rows.map((row) => `${entryLine(row, null)}\n`).join("");
}

async function* chosenLines({ isWhole, slices }: ChosenLog, head: ExportHead): AsyncGenerator<string> {
  yield `${headLine(head)}\n`;
  for await (const rows of slices())
    yield rows.map((row) => `${entryLine(row, isWhole ? null : row.previous)}\n`).join("");
}

export interface ExportedLines {
  readonly entries: number;
  readonly lines: AsyncGenerator<string>;
}

/** What the auditor's filter leaves, with who takes it away, when and why in the first line. */
export async function exportLines(asking: Asking, given: LogFilterInput): Promise<ExportedLines> {
  const { db, asker, clock, trail } = asking;
  const head = await logHead(db);
  const chosen = await chosenLog(db, treeOf(asking), await filterOf(asking, given), head.seq);
  const { entries, isWhole } = chosen;
  const lines = chosenLines(chosen, {
    format: "miaopu-audit-log",
    version: 1,
    kind: isWhole ? "whole" : "selection",
    madeAt: clock.now(),
    by: { id: asker.userId, name: asker.name },
    purpose: trail.reason,
    entries,
    head,
  });
  return { entries, lines };
}

/** A workbook is for reading: what nobody would read goes out as lines. */
const mostRows = 50_000;

const tooLong = (entries: number): Refusal => ({
  code: "LOG_TOO_LONG",
  figures: { entries, limit: mostRows },
  zh: `共 ${entries} 条，工作簿最多 ${mostRows} 条。请缩短起止日期，或改为导出可核对的 JSONL。`,
  en: `There are ${entries} entries and a workbook takes ${mostRows}: choose fewer days, or export lines that can be verified.`,
});

export interface ExportedWorkbook {
  readonly entries: number;
  readonly bytes: Uint8Array;
}

export async function exportWorkbook(
  asking: Asking,
  given: LogFilterInput,
): Promise<Result<ExportedWorkbook, Refusal>> {
  const { db, asker, clock, trail } = asking;
  const { seq } = await logHead(db);
  const { entries, slices } = await chosenLog(db, treeOf(asking), await filterOf(asking, given), seq);
  if (entries > mostRows) return refuse(tooLong(entries));
  const rows: LogRow[] = [];
  for await (const slice of slices()) rows.push(...(await named(asking, slice)));
  const written = await logWorkbook(rows, { by: asker.name, at: clock.now(), purpose: trail.reason ?? "" });
  return written.ok ? ok({ entries, bytes: written.value }) : refuse(written.error);
}
