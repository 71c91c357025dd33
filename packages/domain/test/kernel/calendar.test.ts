// Month arithmetic against the language's own calendar, over a million seeded pairs; working days by the State Council's notice.
import { describe, expect, it } from "vitest";
import {
  type Day,
  addDays,
  addMonths,
  addYears,
  dayFromNumber,
  dayKey,
  dayNumber,
  daysBetween,
  daysInMonth,
  earliestOf,
  isAfterMonths,
  isBeforeMonths,
  isDay,
  isProvisional,
  isWorkingDay,
  latest,
  nationalCalendar,
  toDay,
  weekday,
  wholeMonthsBetween,
  workingDays,
} from "../../src/index.ts";

/** A seeded stream of whole numbers below 2³² (mulberry32). */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

const epoch = Temporal.PlainDate.from("1970-01-01");
/** Days of 1900 to 2099; a day that its month lacks becomes its last, so that the ends of months come up often. */
const anyDay = (next: () => number): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: 1900 + (next() % 200), month: 1 + (next() % 12), day: 1 + (next() % 31) });
const text = (on: Temporal.PlainDate) => on.toString() as Day;

/** Runs a comparison over seeded pairs and returns the first that differ; none is the expectation. */
function differences(
  pairs: number,
  seed: number,
  compare: (next: () => number) => readonly [actual: unknown, expected: unknown, of: string],
): string[] {
  const next = stream(seed);
  const found: string[] = [];
  for (let i = 0; i < pairs && found.length < 5; i++) {
    const [actual, expected, of] = compare(next);
    if (actual !== expected) found.push(`${of}: ${String(actual)}, expected ${String(expected)}`);
  }
  return found;
}

describe("against Temporal, a million pairs in all", () => {
  it("addMonths, 300,000 pairs", () => {
    const found = differences(300_000, 1, (next) => {
      const on = anyDay(next);
      const months = (next() % 481) - 240;
      return [addMonths(text(on), months), text(on.add({ months })), `${text(on)} + ${months} months`];
    });
    expect(found).toEqual([]);
  });

  it("isBeforeMonths and isAfterMonths, 300,000 pairs", () => {
    const found = differences(300_000, 2, (next) => {
      const from = anyDay(next);
      const months = next() % 37;
      const ends = from.add({ months });
      const [since, on, end] = [text(from), text(ends.add({ days: (next() % 7) - 3 })), text(ends)];
      const actual = `${isBeforeMonths(on, since, months)} ${isAfterMonths(on, since, months)}`;
      return [actual, `${on < end} ${on > end}`, `${on} against ${since} + ${months} months`];
    });
    expect(found).toEqual([]);
  });

  it("wholeMonthsBetween, 150,000 pairs", () => {
    const found = differences(150_000, 3, (next) => {
      const from = anyDay(next);
      const expected = next() % 61;
      const to = from.add({ months: expected + 1 }).subtract({ days: 1 });
      const since = text(from);
      const met = from.add({ months: expected });
      const actual = [met, to].map((on) => wholeMonthsBetween(since, text(on))).join(" ");
      return [actual, `${expected} ${expected}`, `${since} to ${text(met)} and ${text(to)}`];
    });
    expect(found).toEqual([]);
  });

  it("dayNumber, dayFromNumber, addDays, daysBetween and weekday, 200,000 pairs", () => {
    const found = differences(200_000, 4, (next) => {
      const on = anyDay(next);
      const days = (next() % 20_001) - 10_000;
      const number = epoch.until(on, { largestUnit: "days" }).days;
      const later = on.add({ days });
      const [from, to] = [text(on), text(later)];
      const actual = [
        dayNumber(from),
        dayFromNumber(number),
        addDays(from, days),
        daysBetween(from, to),
        weekday(from),
      ];
      const expected = [number, from, to, days, on.dayOfWeek % 7];
      return [actual.join(" "), expected.join(" "), `${from} + ${days} days`];
    });
    expect(found).toEqual([]);
  });

  it("addYears and dayKey, 50,000 pairs", () => {
    const found = differences(50_000, 5, (next) => {
      const on = anyDay(next);
      const years = (next() % 41) - 20;
      const later = on.add({ years });
      const key = later.year * 10_000 + later.month * 100 + later.day;
      return [dayKey(addYears(text(on), years)), key, `${text(on)} + ${years} years`];
    });
    expect(found).toEqual([]);
  });
});

describe("periods of months", () => {
  it.each([
    ["2024-02-29", 12, "2025-02-28"],
    ["2025-08-31", 6, "2026-02-28"],
    ["2023-08-31", 6, "2024-02-29"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2024-03-31", -1, "2024-02-29"],
    ["2024-01-15", -1, "2023-12-15"],
  ])("%s and %d months: %s", (on, months, expected) => {
    expect(addMonths(toDay(on), months)).toBe(expected);
  });

  it("of half a year are counted by the corresponding day", () => {
    expect(wholeMonthsBetween(toDay("2024-08-31"), toDay("2025-02-28"))).toBe(6);
    expect(wholeMonthsBetween(toDay("2024-08-31"), toDay("2025-02-27"))).toBe(5);
    expect(wholeMonthsBetween(toDay("2024-08-31"), toDay("2024-08-01"))).toBe(0);
  });
});

describe("a day", () => {
  it.each(["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-11-30"])("exists: %s", (on) => {
    expect(isDay(on)).toBe(true);
    expect(toDay(on)).toBe(on);
  });

  it.each([
    "2024-02-30",
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31",
    "2024-01-00",
    "0000-01-01",
    "20240101",
    "2024-1-1",
    "2024-01-01 ",
    "2024-01-01T00:00:00",
    "2024-01-01\n",
    "２０２４-01-01",
    "-024-01-01",
    "",
  ])("does not exist: %j", (on) => {
    expect(isDay(on)).toBe(false);
    expect(() => toDay(on)).toThrow(RangeError);
  });

  it("has the days of its month", () => {
    expect([1, 2, 4, 12].map((month) => daysInMonth(2024, month))).toEqual([31, 29, 30, 31]);
    expect([1900, 2000, 2023].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28]);
    expect(daysInMonth(2024, 13)).toBe(0);
  });

  it("is compared with one that may be missing", () => {
    const [a, b] = [toDay("2024-01-01"), toDay("2024-01-02")];
    expect([latest(a, b), latest(b, a), latest(null, a), latest(a, null), latest(null, null)]).toEqual([
      b,
      b,
      a,
      a,
      null,
    ]);
    expect([earliestOf(a, b), earliestOf(b, a), earliestOf(null, b), earliestOf(b, null)]).toEqual([
      a,
      a,
      b,
      b,
    ]);
  });
});

describe("working days", () => {
  const count = (from: string, to: string) => workingDays(toDay(from), toDay(to), nationalCalendar);

  it.each([
    ["2026-10-01", false],
    ["2026-10-10", true],
    ["2026-10-09", true],
    ["2026-10-11", false],
    ["2026-02-14", true],
    ["2026-02-23", false],
    ["2025-10-01", true],
  ])("%s is one: %s", (on, working) => {
    expect(isWorkingDay(toDay(on), nationalCalendar)).toBe(working);
  });

  it("counts the first and the last day, days off left out, shifted ones counted", () => {
    expect(count("2026-05-18", "2026-05-22")).toBe(5);
    expect(count("2026-05-18", "2026-05-24")).toBe(5);
    expect(count("2026-09-30", "2026-10-10")).toBe(4);
    expect(count("2026-10-10", "2026-10-10")).toBe(1);
    expect(count("2026-10-11", "2026-10-10")).toBe(0);
  });

  it("stops counting at enough", () => {
    expect(workingDays(toDay("2026-01-01"), toDay("2026-12-31"), nationalCalendar, 5)).toBe(5);
  });

  it("of a whole year are those of weekdays, days off and shifted days", () => {
    let expected = 0;
    for (let on = Temporal.PlainDate.from("2026-01-01"); on.year === 2026; on = on.add({ days: 1 })) {
      const isShifted = nationalCalendar.workdays.has(on.toString());
      if (isShifted || (on.dayOfWeek <= 5 && !nationalCalendar.holidays.has(on.toString()))) expected++;
    }
    expect(count("2026-01-01", "2026-12-31")).toBe(expected);
  });

  it("of a year without its notice are provisional", () => {
    expect(isProvisional(toDay("2026-12-31"))).toBe(false);
    expect(isProvisional(toDay("2027-01-01"))).toBe(true);
  });

  it("shift weekends alone, and take weekdays alone off", () => {
    expect([...nationalCalendar.workdays].every((on) => [0, 6].includes(weekday(toDay(on))))).toBe(true);
    expect([...nationalCalendar.holidays].some((on) => [0, 6].includes(weekday(toDay(on))))).toBe(false);
  });
});
