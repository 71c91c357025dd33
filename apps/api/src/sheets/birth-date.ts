// A birth date as tables hold it: whole, or year and month alone, completed from the ID number, which counts where they differ.
import type { Day } from "@miaopu/domain";
import { type Cell, isBlank, textOf } from "../workbook/cell.ts";
import { plainDate, readDates } from "./dates.ts";
import type { RowReader } from "./row-reader.ts";
import { isEmptyMark } from "./values.ts";

/** Year and month alone, as 1994年2月, 1994.02 or 199402. */
function yearAndMonth(text: string): string | null {
  const [, year, month] = /^(\d{4})\s*[-./年]?\s*(\d{1,2})\s*月?$/.exec(text) ?? [];
  return year && month && Number(month) >= 1 && Number(month) <= 12
    ? `${year}-${month.padStart(2, "0")}`
    : null;
}

/** October kept as a figure, 1994.10, shows as 1994.1. */
const lostZero = (cell: Cell): boolean => typeof cell === "number" && /^\d{4}\.1$/.test(String(cell));

/** Excel makes a day, the first, of a month that was typed; it is no word against the ID number's own day. */
const mayBeMonth = (cell: Cell, written: Day, fromId: Day): boolean =>
  typeof cell !== "string" && written.endsWith("-01") && written.slice(0, 7) === fromId.slice(0, 7);

/** Whether a year, and a month and a day in any order or left out, are those of a day: `88.4.19`, `19/4/1988`, `1988年`. */
function partsAgree(text: string, day: Day): boolean {
  const left = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const [year = 0] = left;
  const parts = (text.match(/\d+/g) ?? []).map(Number);
  const at = parts.findIndex((part) => part === year);
  const short = at < 0 ? parts.findIndex((part) => part === year % 100) : at;
  if (short < 0 || parts.length > 3) return false;
  left.shift();
  return parts.every((part, n) => {
    if (n === short) return true;
    const found = left.indexOf(part);
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

/** A serial number of Excel's that was turned into text. */
const serialAsText = (cell: Cell): Cell =>
  typeof cell === "string" && /^\s*\d{5}(?:\.0+)?\s*$/.test(cell) ? Number(cell) : cell;

/**
 * The column's day; what is written in part is completed from the ID number; where both speak and differ, the ID number
 * counts and the difference is reported.
 * @param fromId the day that a sound ID number holds.
 */
export function readBirthDate(row: RowReader<"birthDate">, fromId: Day | null): Day | null {
  const cell = serialAsText(row.cell("birthDate") ?? null);
  if (isBlank(cell)) return fromId;
  const text = plainDate(textOf(cell)).replace(/\s*出?生(?:于)?$/, "");
  if (isEmptyMark(text)) return fromId;
  const month = yearAndMonth(text);
  if (month !== null && readDates(cell, false).days.length === 0) {
    if (fromId === null) row.report("CELL_DATE_INCOMPLETE", "birthDate");
    else if (!fromId.startsWith(month) && !(lostZero(cell) && fromId.slice(5, 7) === "10"))
      row.report("BIRTH_ID_MISMATCH", "birthDate");
    return fromId;
  }
  const read = readDates(typeof cell === "string" ? text : cell, row.date1904);
  const written = read.problem === null && read.days.length === 1 ? (read.days[0] ?? null) : null;
  if (fromId === null) {
    if (written === null) row.report(read.problem ?? "CELL_SEVERAL_DATES", "birthDate");
    return written;
  }
  const agrees =
    written === null ? partsAgree(text, fromId) : written === fromId || mayBeMonth(cell, written, fromId);
  if (!agrees)
    row.report(
      written === null && !/\d{4}/.test(text) ? (read.problem ?? "CELL_UNREADABLE") : "BIRTH_ID_MISMATCH",
      "birthDate",
    );
  return fromId;
}
