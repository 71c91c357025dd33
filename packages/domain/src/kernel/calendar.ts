// Calendar days of Asia/Shanghai and the natural months and years that the regulation counts in (民法典 art. 202).
import { z } from "zod";

declare const dayBrand: unique symbol;
/** A calendar day `YYYY-MM-DD`, without time or zone. Days compare as strings. */
export type Day = string & { readonly [dayBrand]: true };

const shape = /^\d{4}-\d{2}-\d{2}$/;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month; `month` from 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0);

/** Whether the text is a day that exists, from year 1 to 9999. */
export function isDay(text: string): text is Day {
  if (!shape.test(text)) return false;
  const { year, month, date } = split(text as Day);
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

export const day: z.ZodType<Day, string> = z.string().refine(isDay, {
  error: "不是存在的日期，应为 YYYY-MM-DD / not an existing day, expected YYYY-MM-DD",
}) as never;

/** @throws RangeError for a text that is not an existing day. */
export function toDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

// Char codes, not parsing: these run a dozen times in every judgement. 53328 is "0000" and 528 is "00", weighted.
const yearOf = (on: string): number =>
  on.charCodeAt(0) * 1000 + on.charCodeAt(1) * 100 + on.charCodeAt(2) * 10 + on.charCodeAt(3) - 53_328;
const monthOf = (on: string): number => on.charCodeAt(5) * 10 + on.charCodeAt(6) - 528;
const dateOf = (on: string): number => on.charCodeAt(8) * 10 + on.charCodeAt(9) - 528;
/** A day as a whole number that orders like the day: 20261122. */
export const dayKey = (on: Day): number => yearOf(on) * 10_000 + monthOf(on) * 100 + dateOf(on);

/** Months since year 0. */
const monthIndex = (on: string): number => yearOf(on) * 12 + monthOf(on) - 1;

export const split = (on: Day) => ({ year: yearOf(on), month: monthOf(on), date: dateOf(on) });

const two = Array.from({ length: 100 }, (_, n) => (n < 10 ? `0${n}` : `${n}`));
const format = (year: number, month: number, date: number): Day =>
  `${two[(year / 100) | 0]}${two[year % 100]}-${two[month]}-${two[date]}` as Day;

/**
 * The corresponding day `months` natural months later (earlier when negative); where that month lacks the day, its last day.
 * Source: REGULATION §3, 民法典 art. 202.
 */
export function addMonths(on: Day, months: number): Day {
  const index = monthIndex(on) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return format(year, month, Math.min(dateOf(on), daysInMonth(year, month)));
}

/** Negative, 0 or positive as `on` lies before, on or after `addMonths(from, months)`; builds no string. */
function compareToMonthsAfter(on: Day, from: Day, months: number): number {
  const index = monthIndex(from) + months;
  const difference = monthIndex(on) - index;
  if (difference !== 0) return difference;
  const year = Math.floor(index / 12);
  return dateOf(on) - Math.min(dateOf(from), daysInMonth(year, index - year * 12 + 1));
}

/** A period of `months` from `from` is not complete on `on`: it is complete on the corresponding day. */
export const isBeforeMonths = (on: Day, from: Day, months: number): boolean =>
  compareToMonthsAfter(on, from, months) < 0;

/** A deadline `months` after `from` has passed on `on`: it still holds on the corresponding day. */
export const isAfterMonths = (on: Day, from: Day, months: number): boolean =>
  compareToMonthsAfter(on, from, months) > 0;

export const addYears = (on: Day, years: number): Day => addMonths(on, years * 12);

/** Days since 1970-01-01 (negative before). */
export function dayNumber(on: Day): number {
  const { year: y, month: m, date } = split(on);
  const year = m <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day with the given number of days since 1970-01-01. */
export function dayFromNumber(number: number): Day {
  const z_ = number + 719_468;
  const era = Math.floor(z_ / 146_097);
  const doe = z_ - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp + (mp < 10 ? 3 : -9);
  return format(yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1);
}

export const addDays = (on: Day, days: number): Day => dayFromNumber(dayNumber(on) + days);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Whole months from `from` to `to` by the corresponding-day rule; 0 when `to` is not later. */
export function wholeMonthsBetween(from: Day, to: Day): number {
  const months = monthIndex(to) - monthIndex(from);
  return Math.max(0, isBeforeMonths(to, from, months) ? months - 1 : months);
}

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (on: Day): number => (((dayNumber(on) + 4) % 7) + 7) % 7;

export const latest = (a: Day | null, b: Day | null): Day | null =>
  a === null ? b : b === null || a > b ? a : b;
export const earliestOf = (a: Day | null, b: Day | null): Day | null =>
  a === null ? b : b === null || a < b ? a : b;

/** Days off and weekend days worked, as the State Council's yearly notices list them (放假调休). */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<string>;
  readonly workdays: ReadonlySet<string>;
}

export function isWorkingDay(on: Day, calendar: WorkCalendar): boolean {
  if (calendar.workdays.has(on)) return true;
  if (calendar.holidays.has(on)) return false;
  const w = weekday(on);
  return w !== 0 && w !== 6;
}

/** Working days from `from` to `to`, both counted where they are working days; stops counting at `enough`. */
export function workingDays(from: Day, to: Day, calendar: WorkCalendar, enough = Infinity): number {
  let count = 0;
  for (let n = dayNumber(from), last = dayNumber(to); n <= last && count < enough; n++)
    if (isWorkingDay(dayFromNumber(n), calendar)) count++;
  return count;
}
