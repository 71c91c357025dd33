// The date field takes every usual spelling and refuses the rest; what it shows is always the day that was typed.
import { assert, constantFrom, date as anyDate, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { readDay, spokenDay, weekdayOf } from "../src/day-text.ts";

describe("spellings of one day", () => {
  it.each([
    "20261122",
    "2026.11.22",
    "2026-11-22",
    "2026/11/22",
    "2026 11 22",
    "2026年11月22日",
    "2026年11月22",
    "2026年11月22号",
    "2026 年 11 月 22 日",
    "  2026-11-22 ",
    "２０２６１１２２",
    "２０２６．１１．２２",
    "２０２６－１１－２２",
    "２０２６／１１／２２",
    "２０２６年１１月２２日",
    "2026。11。22",
    "2026—11—22",
  ])("takes %s", (text) => {
    expect(readDay(text)).toEqual({ ok: true, day: "2026-11-22" });
  });

  it("takes one-digit months and dates", () => {
    for (const text of ["2026/1/2", "2026.1.2", "2026-1-2", "2026年1月2日", "2026.01.2"])
      expect(readDay(text)).toEqual({ ok: true, day: "2026-01-02" });
  });

  it("reads an empty text as no day", () => {
    expect(readDay("")).toEqual({ ok: true, day: null });
    expect(readDay("  \u3000")).toEqual({ ok: true, day: null });
  });
});

describe("what is not a day is an error", () => {
  it.each([
    "2026",
    "2026-11",
    "202611",
    "2026112",
    "202611222",
    "11/22/2026",
    "22.11.2026",
    "2026-11.22",
    "2026-11-22 10:00",
    "9999/01/01",
    "二〇二六年十一月",
    "明天",
    "2026-11-22x",
  ])("refuses %s by its shape", (text) => {
    expect(readDay(text)).toEqual({ ok: false, error: { kind: "shape" } });
  });

  it("refuses a year of two digits", () => {
    for (const text of ["26.11.22", "26-11-22", "26年11月22日"])
      expect(readDay(text)).toEqual({ ok: false, error: { kind: "short-year" } });
  });

  it("refuses a month and a date that do not exist, and says which", () => {
    expect(readDay("2026-13-01")).toEqual({ ok: false, error: { kind: "no-such-month", month: 13 } });
    expect(readDay("20240230")).toEqual({
      ok: false,
      error: { kind: "no-such-date", year: 2024, month: 2, last: 29 },
    });
    expect(readDay("2025年2月29日")).toEqual({
      ok: false,
      error: { kind: "no-such-date", year: 2025, month: 2, last: 28 },
    });
    expect(readDay("2026.4.0")).toMatchObject({ ok: false });
  });
});

describe("every day there is", () => {
  const anyDay = anyDate({
    min: new Date("1900-01-01T00:00:00Z"),
    max: new Date("2199-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  const wide = (text: string) =>
    text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

  it("comes back as itself from every spelling", () => {
    assert(
      property(anyDay, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = day.split("-") as [string, string, string];
        const spellings = [
          `${year}${month}${dayOfMonth}`,
          `${year}.${Number(month)}.${Number(dayOfMonth)}`,
          `${year}/${month}/${dayOfMonth}`,
          spokenDay(day, "zh"),
        ];
        for (const spelling of [...spellings, ...spellings.map(wide)])
          expect(readDay(spelling)).toEqual({ ok: true, day });
      }),
    );
  });

  it("is never made of a text that does not hold its digits", () => {
    assert(
      property(string({ unit: constantFrom(...Array.from("0123456789-./年月日 ")) }), (text) => {
        const result = readDay(text);
        if (!result.ok || result.day === null) return;
        const parts = result.day.split("-").map(Number);
        const typed = text.match(/^\s*(\d{4})\D*(\d{1,2}?)\D*(\d{1,2})\D*$/);
        expect(typed).not.toBeNull();
        expect(text.replace(/\D/g, "")).toContain(String(parts[0]));
      }),
    );
  });
});

describe("a day in words", () => {
  it("has its weekday in both languages", () => {
    expect(weekdayOf("2026-11-22", "zh")).toBe("星期日");
    expect(weekdayOf("2026-11-22", "en")).toBe("Sunday");
  });
  it("drops its year where that is plain", () => {
    expect(spokenDay("2026-11-22", "zh", true)).toBe("11月22日");
    expect(spokenDay("2026-11-22", "en")).toBe("22 Nov 2026");
  });
});
