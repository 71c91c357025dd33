// Where a file stands: status and since when, what could come next, from when, by when.
import { describe, expect, it } from "vitest";
import { type StepId, statusTitles, stepIds } from "../../src/index.ts";
import { type Told, bothFiles, file2014, file2026, given, timelineLive } from "../given.ts";

const vote = { shouldAttend: 12, present: 10, yes: 9, no: 1 };

describe("status", () => {
  const rows: [StepId, string, string, string][] = [
    ["S01", "applicant", "2023-01-05", "2026-06-01"],
    ["S02", "applicant", "2023-01-05", "2026-06-01"],
    ["S03", "activist", "2023-03-01", "2026-07-01"],
    ["S07", "activist", "2023-03-01", "2026-07-01"],
    ["S08", "candidate", "2024-03-20", "2027-07-26"],
    ["S16", "candidate", "2024-03-20", "2027-07-26"],
    ["S17", "probationary", "2024-06-20", "2027-10-20"],
    ["S23", "probationary", "2024-06-20", "2027-10-20"],
    ["S24", "full", "2025-06-20", "2028-10-20"],
    ["S25", "full", "2025-06-20", "2028-10-20"],
  ];

  it.each(rows)("after %s is %s", (step, status, since2014, since2026) => {
    expect(timelineLive(file2014.upTo(step))).toMatchObject({ status, statusSince: since2014 });
    expect(timelineLive(file2026.upTo(step))).toMatchObject({ status, statusSince: since2026 });
  });

  it("of an empty file is none", () => {
    expect(timelineLive(given("cpc-2014", [], file2014.setting))).toEqual({
      status: null,
      statusSince: null,
      next: ["S01"],
      earliest: {},
      due: {},
      probationEnds: null,
      memberSince: null,
    });
  });

  it("has a title in both languages", () => {
    expect(Object.keys(statusTitles)).toEqual([
      "applicant",
      "activist",
      "candidate",
      "probationary",
      "full",
      "closed",
    ]);
  });
});

describe("next", () => {
  it.each(bothFiles)("follows the order alone ($pack)", (file) => {
    const next = Object.fromEntries(
      stepIds.map((step) => [step, timelineLive(file.upTo(step)).next.join(" ")]),
    );
    expect(next).toEqual({
      S01: "S02",
      S02: "S03",
      S03: "S04 S05",
      S04: "S05",
      S05: "S06",
      S06: "S06 S07",
      S07: "S08",
      S08: "S09 S10 S11",
      S09: "S10 S11",
      S10: "S11",
      S11: "S12",
      S12: "S13",
      S13: "S14",
      S14: "S15",
      S15: "S16",
      S16: "S17",
      S17: "S18 S19 S20 S21",
      S18: "S19 S20 S21",
      S19: "S20 S21",
      S20: "S21",
      S21: "S21 S22",
      S22: "S23",
      S23: "S24",
      S24: "S25",
      S25: "",
    });
  });

  it("is not hidden by a veto", () => {
    const veto: Told = {
      record: "veto",
      item: "bribery",
      severity: "hard",
      proposedBy: "a",
      confirmedBy: "b",
      on: "2024-03-11",
    };
    expect(timelineLive(file2014.upTo("S07").and(veto)).next).toEqual(["S08"]);
  });
});

describe("earliest", () => {
  it("of S07 is known from S03 on", () => {
    expect(timelineLive(file2014.upTo("S02")).earliest).toEqual({ S03: "2023-01-20" });
    expect(timelineLive(file2014.upTo("S03")).earliest).toEqual({
      S04: "2023-03-01",
      S05: "2023-03-01",
      S07: "2024-03-01",
    });
    expect(timelineLive(file2014.upTo("S04").on("S04", "2024-05-01")).earliest["S07"]).toBe("2024-05-01");
  });

  it("of S22 and S23 is known from S17 on, never before what they need", () => {
    expect(timelineLive(file2014.upTo("S16")).earliest).toEqual({ S17: "2024-06-28" });
    expect(timelineLive(file2014.upTo("S17")).earliest).toMatchObject({
      S22: "2025-06-20",
      S23: "2025-06-20",
    });
    const sworn = file2014.upTo("S20").on("S20", "2025-07-01");
    expect(timelineLive(sworn).earliest).toMatchObject({
      S21: "2024-07-10",
      S22: "2025-07-01",
      S23: "2025-07-01",
    });
    const applied = file2014.upTo("S22").on("S22", "2025-06-01");
    expect(timelineLive(applied).earliest).toEqual({ S23: "2025-06-20" });
    expect(timelineLive(file2014.upTo("S22").on("S22", "2025-07-05")).earliest).toEqual({
      S23: "2025-07-05",
    });
  });

  it("of any other open step is the latest day of those it needs", () => {
    expect(timelineLive(file2014.upTo("S11")).earliest).toEqual({ S12: "2024-05-10" });
    expect(timelineLive(file2014.upTo("S24")).earliest).toEqual({ S25: "2025-07-20" });
  });
});

describe("due", () => {
  it.each<[StepId, Record<string, string>, Record<string, string>]>([
    ["S01", { S02: "2023-02-05" }, { S02: "2026-07-01" }],
    ["S02", {}, {}],
    ["S03", { S06: "2023-09-01" }, { S06: "2027-01-01" }],
    ["S06", { S06: "2024-09-01" }, { S06: "2028-01-01" }],
    ["S07", {}, {}],
    ["S13", {}, { S15: "2027-11-01" }],
    ["S15", { S17: "2024-09-20" }, { S17: "2028-01-20" }],
    ["S17", { S21: "2025-01-10" }, { S20: "2027-12-10", S21: "2028-05-10" }],
    ["S20", { S21: "2025-01-10" }, { S21: "2028-05-10" }],
    ["S21", { S21: "2025-06-20" }, { S21: "2028-10-20" }],
    ["S22", {}, {}],
    ["S23", { S24: "2025-09-25" }, { S24: "2029-01-25" }],
    ["S25", {}, {}],
  ])("after %s", (step, due2014, due2026) => {
    expect(timelineLive(file2014.upTo(step).under({ today: "2026-05-10" })).due).toEqual(due2014);
    expect(timelineLive(file2026.upTo(step)).due).toEqual(due2026);
  });

  it("follows today's edition, not the one of the base", () => {
    const examined = file2014.upTo("S13");
    expect(timelineLive(examined.under({ today: "2026-05-10" })).due).toEqual({});
    expect(timelineLive(examined.under({ today: "2026-05-11" })).due).toEqual({ S15: "2024-07-01" });
    expect(timelineLive(examined.with("S13", { conclusion: "failed" })).due).toEqual({});
  });

  it("of the next observation runs from the latest, at the profile's interval", () => {
    const observed = file2014.upTo("S21").and({ step: "S21", on: "2024-08-01" });
    expect(timelineLive(observed).due["S21"]).toBe("2025-06-20");
    expect(timelineLive(observed.underProfile({ observationMonths: 3 })).due["S21"]).toBe("2025-03-20");
  });

  it("falls on the last day of a shorter month", () => {
    const file = file2014.upTo("S03").on("S03", "2023-08-31");
    expect(timelineLive(file).due).toEqual({ S06: "2024-02-29" });
    const met = file2014.upTo("S14").and({ step: "S15", on: "2024-11-30", outcome: "passed", vote });
    expect(timelineLive(met).due).toEqual({ S17: "2025-02-28" });
  });

  it("keeps a duty that is overdue", () => {
    const file = file2014.upTo("S01");
    expect(timelineLive(file.under({ today: "2029-01-01" })).due).toEqual({ S02: "2023-02-05" });
  });
});

describe("probation and membership", () => {
  it.each([
    ["S16", null, null],
    ["S17", "2025-06-20", null],
    ["S23", "2025-06-20", null],
    ["S24", "2025-06-20", "2025-06-20"],
  ] as const)("after %s: ends %s, member since %s", (step, probationEnds, memberSince) => {
    expect(timelineLive(file2014.upTo(step))).toMatchObject({ probationEnds, memberSince });
  });

  it("count from the end of probation, however late the approval", () => {
    const late = file2014.on("S23", "2025-11-01").upTo("S24").on("S24", "2026-01-31");
    expect(timelineLive(late)).toMatchObject({ memberSince: "2025-06-20", statusSince: "2025-06-20" });
  });
});
