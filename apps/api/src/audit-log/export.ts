// The whole log as lines of JSON: what an inspector takes away and verifies elsewhere.
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { logHead, wholeLog } from "../repositories/audit-log.ts";
import { type ExportHead, entryLine, headLine } from "./entry.ts";

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
