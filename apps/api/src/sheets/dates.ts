// Reads the dates of a cell in every usual spelling; what is not plainly a day is a finding, never a guess.
import { type Day, addDays, isDay, toDay } from "@miaopu/domain";
import { type Cell, isBlank } from "../workbook/cell.ts";

export type DateProblem =
  /** Not a date at all, or doubtful. */
  | "CELL_UNREADABLE"
  /** Written like a day that no calendar has, as 2024-02-30. */
  | "CELL_DATE_IMPOSSIBLE"
  /** A two-digit year, or no day, month or year. */
  | "CELL_DATE_INCOMPLETE";

export interface DateReading {
  readonly days: readonly Day[];
  /** The days are the first and the last of a period. */
  readonly period: boolean;
  /** What could not be read beside the days that could; null where all is read. An empty cell has neither. */
  readonly problem: DateProblem | null;
}

const nothing: DateReading = { days: [], period: false, problem: null };
const failed = (problem: DateProblem): DateReading => ({ ...nothing, problem });

const emptyMarks = /^(?:无|暂无|空|未|\/+|\\+|-+|n\/?a|none)$/i;
const doubt =
  /延|取消|撤销|推迟|不|否|约|左右|前后|上旬|中旬|下旬|月初|月底|月末|拟|计划|预计|待|未|或|缺|没|\?/;

const day = (year: string, month: string, date: string) =>
  `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;

const chineseDigit = new Map(Array.from("〇一二三四五六七八九", (digit, value) => [digit, value]));
const chineseNumber =
  /(?:[〇一二三四五六七八九]{4}(?=年))|(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日号])/g;

function arabic(chinese: string): string {
  const [tens, ones] = chinese.split("十");
  if (ones === undefined) return [...chinese].map((digit) => chineseDigit.get(digit)).join("");
  return String((chineseDigit.get(tens ?? "") ?? 1) * 10 + (chineseDigit.get(ones) ?? 0));
}

/** `1、2020.5.30  2、2020.11.30`: the number of an entry, never the day of a date that stands before. */
const listNumber =
  /(?<=^|[,;、\n]\s*|[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}[日号]?\s+)\d{1,2}[、.)]\s*(?=(?:19|20)\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月])/g;

/** One spelling for all dates: half-width, plain dashes and dots, Arabic digits, no time of day, no weekday. */
export function plainDate(text: string): string {
  return text
    .replace(/[①-⑳㊀-㊉⒈-⒛⑴-⒇]/g, " ")
    .normalize("NFKC")
    .replace(/[○零](?=[〇○零一二三四五六七八九]*年)/g, "〇")
    .replace(chineseNumber, arabic)
    .replace(/[—–―‐‑−~〜]+/g, "-")
    .replace(/[。·•]/g, ".")
    .replace(/(\d)[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?/g, "$1")
    .replace(/\(?(?:星期|周)[一二三四五六日天]\)?/g, "")
    .replace(/第\s*[一二三四五六七八九十\d]{1,3}\s*次\s*[::]?/g, " ")
    .replace(/\(\d{1,2}\)/g, " ")
    .replace(/\\/g, "/")
    .replace(listNumber, "")
    .trim();
}

const whole =
  /(?<!\d)(\d{4})(?:\s*[-./年]\s*|\s+)(\d{1,2})(?:\s*[-./月]\s*|\s+)(\d{1,2})(?!\d)\s*[日号]?|(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g;
/** The end of a period that leaves out what it shares with its beginning: `至2月5日`, `-5`. */
const shortEnd = /^\s*(?:-|至|到)\s*(?:(\d{1,2})\s*[./月]\s*)?(\d{1,2})\s*[日号]?\s*$/;
const between = /^[\s,;、.|&和及与]*$/;
const incomplete =
  /^(?:'?\d{2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?|\d{4}\s*年?|\d{4}\s*[-./年]\s*\d{1,2}\s*月?|\d{4}(?:0[1-9]|1[0-2])|\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?|\d{1,2}月)$/;

function problemOf(rest: string): DateProblem | null {
  const pieces = rest.split(/[\s,;、和及与至到()]+/).filter((piece) => /\d/.test(piece));
  if (pieces.length > 0)
    return pieces.every((piece) => incomplete.test(piece)) ? "CELL_DATE_INCOMPLETE" : "CELL_UNREADABLE";
  return doubt.test(rest) || rest.length > 20 ? "CELL_UNREADABLE" : null;
}

/** Most cells hold one day, written plainly; they need none of the care below. */
const plainDay = /^(\d{4})([-./年])(\d{1,2})(?:\2|月)(\d{1,2})日?$/;

function readText(text: string): DateReading {
  const simple = plainDay.exec(text);
  if (simple) {
    const written = day(simple[1] ?? "", simple[3] ?? "", simple[4] ?? "");
    if (isDay(written) && plausible(written)) return { ...nothing, days: [written] };
  }
  const line = plainDate(text);
  if (line === "" || emptyMarks.test(line)) return nothing;
  if (incomplete.test(line)) return failed("CELL_DATE_INCOMPLETE");
  const days: Day[] = [];
  let problem: DateProblem | null = null;
  let rest = "";
  let from = 0;
  let period = false;
  for (const found of line.matchAll(whole)) {
    const gap = line.slice(from, found.index);
    if (from > 0 && /^\s*(?:-|至|到)+\s*$/.test(gap)) period = true;
    else if (!between.test(gap)) rest += ` ${gap}`;
    from = found.index + found[0].length;
    const [, y, m, d, y2, m2, d2] = found;
    const written = day(y ?? y2 ?? "", m ?? m2 ?? "", d ?? d2 ?? "");
    if (isDay(written) && plausible(written)) days.push(written);
    else problem ??= "CELL_DATE_IMPOSSIBLE";
  }
  const tail = line.slice(from);
  const end = shortEnd.exec(tail);
  const start = days.at(-1);
  if (end && start) {
    const last = day(start.slice(0, 4), end[1] ?? start.slice(5, 7), end[2] ?? "");
    if (!isDay(last) || last < start) return { days, period: false, problem: "CELL_DATE_IMPOSSIBLE" };
    days.push(last);
    period = true;
  } else if (!between.test(tail)) rest += ` ${tail}`;
  problem ??= days.length === 0 ? "CELL_UNREADABLE" : null;
  const restProblem = rest.trim() === "" ? null : problemOf(rest);
  if (days.length === 0 && restProblem !== null)
    problem = problem === "CELL_DATE_IMPOSSIBLE" ? problem : restProblem;
  return { days, period: period && days.length === 2, problem: problem ?? restProblem };
}

const plausible = (on: Day): boolean => on >= "1900-03-01" && on < "2200-01-01";

/** Serial numbers that mean a day from 1927 to 2119; others are not taken for one. */
const isSerial = (value: number) => value >= 10_000 && value < 80_000;

function readNumber(value: number, date1904: boolean): DateReading {
  if (Number.isInteger(value) && value >= 10_000_000 && value <= 99_999_999) return readText(String(value));
  if (isSerial(value)) {
    const epoch = toDay(date1904 ? "1904-01-01" : "1899-12-30");
    return { ...nothing, days: [addDays(epoch, Math.floor(value))] };
  }
  return incomplete.test(String(value)) || /^\d{4,6}$/.test(String(value))
    ? failed("CELL_DATE_INCOMPLETE")
    : failed("CELL_UNREADABLE");
}

/**
 * Reads all days of a cell, in the order in which they stand.
 * @param date1904 whether the workbook counts its days from 1904.
 */
export function readDates(cell: Cell | undefined, date1904: boolean): DateReading {
  if (cell === undefined || isBlank(cell)) return nothing;
  if (typeof cell === "string") return readText(cell);
  if (typeof cell === "number") return readNumber(cell, date1904);
  if (typeof cell === "object" && cell !== null && "day" in cell && plausible(cell.day))
    return { ...nothing, days: [cell.day] };
  return failed("CELL_UNREADABLE");
}
