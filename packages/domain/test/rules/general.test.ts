import { describe, expect, it } from "vitest";
import { type Given, bothFiles, codesOf, file2014, file2026, live, timelineLive } from "../given.ts";

const last = (file: Given) => live(file).records.at(-1);

describe.each(bothFiles)("$pack: a whole file", (file) => {
  it("is taken from S01 to S25 without a word", () => {
    expect(live(file).records.flatMap((one) => one.verdicts)).toEqual([]);
    expect(live(file).records.flatMap((one) => one.unchecked)).toEqual([]);
    expect(timelineLive(file).status).toBe("full");
  });
});

describe("dates", () => {
  it.each([
    [file2014, "2023-02-05"],
    [file2026, "2026-07-01"],
  ])("refuses a record dated tomorrow, takes one dated today [DATE_IN_FUTURE] (%#)", (file, day) => {
    const yesterday = day === "2023-02-05" ? "2023-02-04" : "2026-06-30";
    const talk = file.upTo("S02").on("S02", day);
    expect(talk.under({ today: day })).toBeTaken();
    expect(talk.under({ today: yesterday })).toBeRefused("DATE_IN_FUTURE", {
      article: null,
      says: [day, yesterday],
    });
  });

  it("refuses a side record of tomorrow too", () => {
    const transfer = { record: "transfer", from: "org_a", to: "org_b", on: "2023-02-01" } as const;
    const file = file2014.upTo("S02").and(transfer);
    expect(file.under({ today: "2023-02-01" })).toBeTaken();
    expect(file.under({ today: "2023-01-31" })).toBeRefused("DATE_IN_FUTURE", { article: null });
  });

  it.each([
    [file2014, "S02", "7", "2023-01-04", "2023-01-05", "S01"],
    [file2026, "S02", "7", "2026-05-31", "2026-06-01", "S01"],
    [file2014, "S13", "19", "2024-05-19", "2024-05-20", "S12"],
    [file2026, "S13", "18", "2027-09-19", "2027-09-20", "S12"],
    [file2014, "S18", "26", "2024-07-09", "2024-07-10", "S17"],
    [file2026, "S18", "25", "2027-11-09", "2027-11-10", "S17"],
  ] as const)(
    "refuses a step dated a day before the one it rests on [DATE_BEFORE_PREDECESSOR] (%#)",
    (file, step, article, early, earliest, predecessor) => {
      expect(file.upTo(step).on(step, earliest)).toBeTaken();
      expect(file.upTo(step).on(step, early)).toBeRefused("DATE_BEFORE_PREDECESSOR", {
        article,
        earliest,
        says: [early, earliest, predecessor],
      });
    },
  );

  it("counts the latest of all that come first, not the nearest", () => {
    const file = file2014.upTo("S07").on("S04", "2024-03-12");
    expect(file.on("S07", "2024-03-12")).toBeTaken();
    expect(file.on("S07", "2024-03-11")).toBeRefused("DATE_BEFORE_PREDECESSOR", {
      article: "13",
      earliest: "2024-03-12",
      says: ["2024-03-12", "S04"],
    });
  });

  it("counts the earliest of repeated observations", () => {
    expect(file2014.upTo("S07").on("S06", "2024-03-11")).toBeWarned("HALF_YEAR_REVIEW_MISSING", {
      article: "11",
    });
    const once = file2014.without("S06").upTo("S05").and({ step: "S06", on: "2024-03-11" });
    const views = ["party-group", "mentors", "members", "masses"];
    expect(once.and({ step: "S07", on: "2024-03-10", views })).toBeRefused("DATE_BEFORE_PREDECESSOR", {
      article: "13",
      earliest: "2024-03-11",
      beside: ["HALF_YEAR_REVIEW_MISSING"],
    });
  });
});

describe("order", () => {
  it.each([
    [file2014, "S03", "S02", "8"],
    [file2026, "S03", "S02", "8"],
    [file2014, "S09", "S08", "14, 15"],
    [file2026, "S09", "S08", "14"],
    [file2014, "S16", "S15", "24"],
    [file2026, "S16", "S15", "23"],
  ] as const)(
    "refuses a step whose predecessor is missing [OUT_OF_ORDER] (%#)",
    (file, step, need, article) => {
      expect(file.upTo(step)).toBeTaken();
      const late = file.upTo(step).under({ today: "2030-12-31" });
      expect(late.without(need)).toBeRefused("OUT_OF_ORDER", { article, says: [need] });
    },
  );

  it("names every step that is missing", () => {
    const file = file2014.upTo("S05").and({ step: "S12", on: "2024-06-01", conclusion: "passed" });
    expect(file).toBeRefused("OUT_OF_ORDER", {
      article: "19",
      says: ["S06", "S07", "S08", "S09", "S10", "S11"],
    });
    const figures = { again: false, missing: ["S06", "S07", "S08", "S09", "S10", "S11"] };
    expect(last(file)?.verdicts).toMatchObject([{ figures }]);
  });

  it("refuses a step that is on file already, and says so", () => {
    expect(file2014.upTo("S04").and({ step: "S04", on: "2023-03-20" })).toBeRefused("OUT_OF_ORDER", {
      article: "8",
      says: ["S04"],
    });
    const again = last(file2014.upTo("S04").and({ step: "S04", on: "2023-03-20" }));
    expect(again?.verdicts).toMatchObject([{ figures: { again: true, missing: [] } }]);
    expect(file2014.and({ step: "S20", on: "2025-08-20" })).toBeRefused("OUT_OF_ORDER", { article: "30" });
  });

  it("lets the branch's steps of one rank come in any order", () => {
    const introduced = file2014.upTo("S08");
    const [s09, s10, s11] = file2014.told.slice(9, 12);
    for (const order of [
      [s11, s10, s09],
      [s10, s09, s11],
      [s09, s11, s10],
    ])
      for (const count of [1, 2, 3])
        expect(introduced.and(...order.slice(0, count).flatMap((one) => one ?? []))).toBeTaken();
  });
});

describe("a closed file", () => {
  const stop = { record: "stop", on: "2023-06-01", reason: "moved abroad" } as const;

  it.each([
    [file2014, "2023-03-15", "2023-06-01"],
    [file2026, "2026-07-15", "2026-10-01"],
  ])(
    "refuses whatever is typed after the stop, whatever its day [DOSSIER_CLOSED] (%#)",
    (file, before, on) => {
      const started = file.upTo("S05");
      expect(started.and({ step: "S06", on: before })).toBeTaken();
      const stopped = started.and({ ...stop, on });
      expect(stopped).toBeTaken();
      expect(stopped.and({ step: "S06", on: before })).toBeRefused("DOSSIER_CLOSED", {
        article: null,
        says: [on],
      });
    },
  );

  it("refuses side records as well, a second stop among them", () => {
    const stopped = file2014.upTo("S05").and(stop);
    expect(stopped.and({ ...stop, on: "2023-07-01" })).toBeRefused("DOSSIER_CLOSED", { article: null });
    expect(stopped.and({ record: "veto", item: "bribery", severity: "hard", on: "2023-06-01" })).toBeRefused(
      "DOSSIER_CLOSED",
      { article: null },
    );
  });

  it("reports what else is wrong beside it", () => {
    const file = file2014.upTo("S05").and(stop, { step: "S09", on: "2023-03-01", introducers: ["m1"] });
    expect(codesOf(last(file))).toEqual([
      "DATE_BEFORE_PREDECESSOR",
      "DOSSIER_CLOSED",
      "INTRODUCER_COUNT",
      "OUT_OF_ORDER",
    ]);
  });
});

describe("late entry", () => {
  it.each([
    [file2014, "2023-02-19", "2023-02-20"],
    [file2026, "2026-07-20", "2026-07-21"],
  ])("notes what was typed 31 days later, and not 30 [LATE_ENTRY] (%#)", (file, thirty, thirtyOne) => {
    const talk = file.upTo("S02");
    expect(talk.with("S02", { enteredOn: thirty })).toBeTaken();
    expect(talk.with("S02", { enteredOn: thirtyOne })).toBeNoted("LATE_ENTRY", {
      pack: "local",
      article: null,
      says: [31, 30, thirtyOne],
    });
  });

  it("takes the limit from the profile", () => {
    const talk = file2014.upTo("S02").underProfile({ lateEntryDays: 0 });
    expect(talk.with("S02", { enteredOn: "2023-01-20" })).toBeTaken();
    expect(talk.with("S02", { enteredOn: "2023-01-21" })).toBeNoted("LATE_ENTRY", {
      pack: "local",
      article: null,
      says: [1],
    });
  });

  it("is a note beside a refusal and alone refuses nothing", () => {
    const file = file2014.upTo("S03").with("S03", { on: "2023-01-19", enteredOn: "2023-06-01" });
    expect(file).toBeNoted("LATE_ENTRY", {
      pack: "local",
      article: null,
      beside: ["DATE_BEFORE_PREDECESSOR"],
    });
    expect(last(file2014.upTo("S03").with("S03", { enteredOn: "2023-06-01" }))?.taken).toBe(true);
  });
});

describe("the edition", () => {
  it.each([
    ["2026-05-10", "cpc-2014", "19"],
    ["2026-05-11", "cpc-2026", "18"],
    ["2010-01-01", "cpc-2014", "19"],
  ] as const)("is the one in force on %s: %s", (on, pack, article) => {
    const file = file2014.upTo("S05").and({ step: "S14", on, formNumber: "1" });
    const order = last(file)?.verdicts.find((verdict) => verdict.code === "OUT_OF_ORDER");
    expect(order).toMatchObject({ pack, article });
  });
});
