import { describe, expect, it } from "vitest";
import { toDay } from "../../src/index.ts";
import { type Given, bothFiles, file2014, file2026 } from "../given.ts";

const born = (file: Given, birthDate: string | null) =>
  file.under({ person: { id: "p1", birthDate: birthDate === null ? null : toDay(birthDate) } });

describe("age", () => {
  it.each([
    [file2014, "2005-01-05", "2005-01-06", "2023-01-06"],
    [file2026, "2008-06-01", "2008-06-02", "2026-06-02"],
  ])(
    "refuses an applicant a day before the eighteenth birthday [AGE_UNDER_18] (%#)",
    (file, eighteen, younger, earliest) => {
      const application = file.upTo("S01");
      expect(born(application, eighteen)).toBeTaken();
      expect(born(application, younger)).toBeRefused("AGE_UNDER_18", {
        article: "5",
        earliest,
        says: [earliest],
      });
    },
  );

  it("of one born on 29 February is complete on the 28th of a year without that day", () => {
    const application = born(file2026.upTo("S01"), "2008-02-29");
    expect(application.on("S01", "2026-02-28")).toBeTaken();
    expect(application.on("S01", "2026-02-27")).toBeRefused("AGE_UNDER_18", {
      pack: "cpc-2014",
      article: "5",
      earliest: "2026-02-28",
    });
  });

  it.each(bothFiles)("that is not known is not shown ($pack)", (file) => {
    expect(born(file.upTo("S01"), null)).toBeRefused("AGE_UNDER_18", { article: "5" });
  });

  it("is asked for at S01 alone", () => {
    expect(born(file2014.upTo("S02"), "2005-01-05")).toBeTaken();
  });
});

describe("the talk", () => {
  it.each([
    [file2014, "2023-02-05", "2023-02-06"],
    [file2026, "2026-07-01", "2026-07-02"],
  ])("is late a day after the month is over, and recorded [TALK_LATE] (%#)", (file, due, late) => {
    const talk = file.upTo("S02");
    expect(talk.on("S02", due)).toBeTaken();
    expect(talk.on("S02", late)).toBeWarned("TALK_LATE", { article: "7", says: [1, due] });
  });

  it.each([
    ["2024-01-31", "2024-02-29", "2024-03-01"],
    ["2023-01-31", "2023-02-28", "2023-03-01"],
    ["2024-08-31", "2024-09-30", "2024-10-01"],
    ["2024-02-29", "2024-03-29", "2024-03-30"],
  ])("applied for on %s is due by %s", (applied, due, late) => {
    const talk = file2014.upTo("S02").on("S01", applied);
    expect(talk.on("S02", due)).toBeTaken();
    expect(talk.on("S02", late)).toBeWarned("TALK_LATE", { article: "7", says: [1, due, applied] });
  });

  it("counts the days that it is late", () => {
    expect(file2014.upTo("S02").on("S02", "2023-03-07")).toBeWarned("TALK_LATE", {
      article: "7",
      says: [30],
    });
  });
});
