// How fast a ledger of 50,000 rows is read and judged, the file's way through the child process included.
import { readFileSync } from "node:fs";
import { toDay } from "@miaopu/domain";
import { auditTables, ledgerSetting } from "../src/ledger/audit-ledger.ts";
import { findTables } from "../src/ledger/tables.ts";
import type { Cell } from "../src/workbook/cell.ts";
import { readWorkbook } from "../src/workbook/reader.ts";
import { writeWorkbook } from "../src/workbook/writer.ts";

const size = 50_000;
const sample = new URL("../test/ledger/fixtures/dossiers.xlsx", import.meta.url);
const seconds = (since: number) => (performance.now() - since) / 1000;

/** The sample's rows again and again, each with an ID number of its own. */
function* grown(headings: readonly Cell[], rows: readonly (readonly Cell[])[]): Generator<readonly Cell[]> {
  yield headings;
  for (let n = 0; n < size; n++) {
    const row = rows[n % rows.length] ?? [];
    yield row.map((cell, column) => (column === 4 ? `431999${String(n).padStart(12, "0")}` : cell));
  }
}

export async function run(print: (line: string) => void): Promise<void> {
  const small = await readWorkbook(readFileSync(sample));
  if (!small.ok) throw new Error(small.error.code);
  const [, headings = [], ...rows] = small.value.sheets[0]?.rows ?? [];
  const plain = { name: "台账", widths: [], headerRows: 1, alertColumn: null, merges: [] };
  const file = await writeWorkbook([{ ...plain, rows: grown(headings, rows) }]);
  if (!file.ok) throw new Error(file.error.code);
  const started = performance.now();
  const read = await readWorkbook(file.value);
  if (!read.ok) throw new Error(read.error.code);
  const reading = seconds(started);
  const judgingFrom = performance.now();
  let people = 0;
  let findings = 0;
  for (const person of auditTables(findTables(read.value), ledgerSetting(toDay("2026-11-22")))) {
    people++;
    findings += person.findings.length;
  }
  const judging = seconds(judgingFrom);
  const rate = (over: number) => `${Math.round(size / over).toLocaleString("en")} rows/s`;
  print(
    `${people} people, ${headings.length} columns, ${(file.value.length / 1e6).toFixed(1)} MB, ${findings} findings`,
  );
  print(`read in a child process   ${reading.toFixed(1)} s  ${rate(reading)}`);
  print(`found, parsed and judged  ${judging.toFixed(1)} s  ${rate(judging)}`);
  print(`together                  ${(reading + judging).toFixed(1)} s  (goal: 20 s)`);
}
