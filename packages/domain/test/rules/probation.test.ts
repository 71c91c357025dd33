import { describe, expect, it } from "vitest";
import { type Given, type Told, auditOf, codesOf, file2014, file2026, live, timelineLive } from "../given.ts";

const vote = { shouldAttend: 12, present: 10, yes: 9, no: 1, abstain: 0 };
const by = "township-committee";

/** The file after an approved extension, with S21 and S22 of the new round. */
const extended = (file: Given, months: number, met: string, approved: string, anew: string) =>
  file
    .upTo("S23")
    .with("S23", { outcome: "extend", extensionMonths: months, on: met })
    .and(
      { step: "S24", on: approved, outcome: "approved", by, collective: true },
      { step: "S21", on: anew },
      { step: "S22", on: anew },
    );

describe("the oath", () => {
  it.each([
    ["2027-11-10", "2027-12-10", "2027-12-11"],
    ["2027-10-31", "2027-11-30", "2027-12-01"],
    ["2028-01-31", "2028-02-29", "2028-03-01"],
  ])("of 2026 is late a month after S17 on %s, and recorded [OATH_LATE]", (approved, due, late) => {
    const reason = { on: approved, extensionReason: "函调未回" };
    const talked = file2026.on("S16", "2027-10-28").with("S17", reason);
    const sworn = talked.without("S18").without("S19").upTo("S20");
    expect(sworn.on("S20", due)).toBeTaken();
    expect(sworn.on("S20", late)).toBeWarned("OATH_LATE", { article: "29", says: [1, approved, due] });
  });

  it("of 2014 has no such month", () => {
    expect(file2014.upTo("S20").on("S20", "2025-05-01")).toBeTaken();
  });
});

describe("the end of probation", () => {
  const rows = [
    [file2014, "2025-06-19", "2025-06-20"],
    [file2026, "2028-10-19", "2028-10-20"],
  ] as const;

  it.each(rows)(
    "is waited for with the application [CONVERSION_APPLICATION_EARLY] (%#)",
    (file, early, ends) => {
      const article = file === file2014 ? "33" : "32";
      expect(file.upTo("S22").on("S22", ends)).toBeTaken();
      expect(file.upTo("S22").on("S22", early)).toBeWarned("CONVERSION_APPLICATION_EARLY", {
        article,
        earliest: ends,
        says: [early, ends],
      });
    },
  );

  it.each(rows)("refuses the discussion a day before it [PROBATION_INCOMPLETE] (%#)", (file, early, ends) => {
    const article = file === file2014 ? "32" : "31";
    const applied = file.on("S22", early).upTo("S23");
    expect(applied.on("S23", ends)).toBeTaken();
    for (const outcome of ["confirm", "extend", "not-passed"])
      expect(applied.with("S23", { on: early, outcome, extensionMonths: 6 })).toBeRefused(
        "PROBATION_INCOMPLETE",
        { article, earliest: ends, says: [ends] },
      );
    expect(applied.with("S23", { on: early, outcome: "cancel" })).toBeTaken();
  });

  it.each([
    ["2024-02-29", "2025-02-28"],
    ["2023-02-28", "2024-02-28"],
    ["2023-08-31", "2024-08-31"],
  ])("of an assembly on %s is %s, not counted from approval or oath", (meeting, ends) => {
    const told = file2014.told.map((record, at): Told => {
      if (at < 7) return { ...record, on: "2021-06-01" };
      return at < 15 ? { ...record, on: "2022-12-01" } : { ...record, on: meeting };
    });
    const admitted = file2014
      .upTo("S01")
      .on("S01", "2021-06-01")
      .and(...told.slice(1, 22));
    expect(timelineLive(admitted)).toMatchObject({ probationEnds: ends, statusSince: meeting });
    expect(timelineLive(admitted).earliest).toMatchObject({ S22: ends });
  });

  it("is not known before S17 approves, so nothing is early", () => {
    const early = file2014.upTo("S16").and({ step: "S22", on: "2024-07-01" });
    expect(codesOf(live(early).records.at(-1))).toEqual(["OUT_OF_ORDER"]);
  });

  it("on paper is open where approval or extension is not told", () => {
    const unapproved = auditOf(file2014.with("S17", { outcome: undefined }));
    expect(unapproved.findings).toEqual({});
    expect(unapproved.timeline.probationEnds).toBeNull();
    const early = file2014.on("S22", "2025-06-19").upTo("S22");
    expect(auditOf(early.with("S17", { outcome: undefined })).unchecked[22]).toEqual([
      "CONVERSION_APPLICATION_EARLY",
      "OUT_OF_ORDER",
    ]);
    expect(auditOf(early.with("S17", { outcome: null })).findings[22]).toEqual(["OUT_OF_ORDER"]);
    const again = extended(file2014, 6, "2025-06-25", "2025-07-20", "2025-12-20");
    const untold = again.with("S23", { extensionMonths: undefined });
    expect(auditOf(untold).unchecked).toMatchObject({
      23: ["PROBATION_EXTENSION_RANGE"],
      26: ["CONVERSION_APPLICATION_EARLY"],
    });
    expect(auditOf(again)).toMatchObject({ findings: {}, unchecked: {} });
    expect(auditOf(untold.on("S22", "2025-06-19")).findings[26]).toContain("CONVERSION_APPLICATION_EARLY");
  });
});

describe("a discussion on paper whose outcome is not told", () => {
  const untold = file2014.upTo("S23").with("S23", { outcome: undefined }).on("S22", "2025-06-19");

  it("may have been a cancellation: too early is unchecked, in time is in order", () => {
    expect(auditOf(untold.on("S23", "2025-06-19"))).toMatchObject({
      findings: { 22: ["CONVERSION_APPLICATION_EARLY"] },
      unchecked: { 23: ["PROBATION_EXTENSION_RANGE", "PROBATION_INCOMPLETE"] },
    });
    expect(auditOf(untold.on("S23", "2025-06-20")).unchecked).toEqual({ 23: ["PROBATION_EXTENSION_RANGE"] });
  });

  it("after an extension may be another one", () => {
    const again = extended(file2014, 6, "2025-06-25", "2025-06-25", "2025-12-20");
    const s23: Told = { step: "S23", on: "2025-12-20", vote };
    expect(auditOf(again.and(s23)).unchecked).toEqual({
      27: ["PROBATION_EXTENSION_RANGE", "PROBATION_EXTENSION_TWICE"],
    });
  });
});

describe("an extension", () => {
  const extending = (file: Given, extensionMonths: unknown) =>
    file.upTo("S23").with("S23", { outcome: "extend", extensionMonths });

  it.each([
    [file2014, "32"],
    [file2026, "31"],
  ])("is of six to twelve whole months [PROBATION_EXTENSION_RANGE] (%#)", (file, article) => {
    for (const months of [6, 7, 12]) expect(extending(file, months)).toBeTaken();
    for (const months of [5, 13, 0, -6, 6.5])
      expect(extending(file, months)).toBeRefused("PROBATION_EXTENSION_RANGE", {
        article,
        says: [months, 6, 12],
      });
    for (const none of [null, undefined])
      expect(extending(file, none)).toBeRefused("PROBATION_EXTENSION_RANGE", { article, says: [6, 12] });
    expect(extending(file, 3).with("S23", { outcome: "confirm" })).toBeTaken();
    expect(auditOf(extending(file, undefined)).unchecked[23]).toEqual(["PROBATION_EXTENSION_RANGE"]);
    expect(auditOf(extending(file, null)).findings[23]).toEqual(["PROBATION_EXTENSION_RANGE"]);
  });

  it.each([
    [file2014, "32", "2025-06-25", "2025-12-20"],
    [file2026, "31", "2028-10-25", "2029-04-20"],
  ])("is granted once [PROBATION_EXTENSION_TWICE] (%#)", (file, article, met, ends) => {
    const again = extended(file, 6, met, met, ends);
    const s23 = (outcome: string) => ({ step: "S23", on: ends, outcome, vote, extensionMonths: 6 }) as Told;
    expect(again.and(s23("extend"))).toBeRefused("PROBATION_EXTENSION_TWICE", { article });
    expect(again.and(s23("confirm"))).toBeTaken();
    expect(again.and(s23("cancel"))).toBeTaken();
  });

  it.each([
    [6, "2025-12-20", "2025-12-19"],
    [12, "2026-06-20", "2026-06-19"],
  ])("of %d months moves the end to %s from the old end, not from the meeting", (months, ends, early) => {
    const again = extended(file2014, months, "2025-07-25", "2025-08-20", ends);
    expect(timelineLive(again)).toMatchObject({ probationEnds: ends, memberSince: null });
    expect(again).toBeTaken();
    const pack = ends >= "2026-05-11" ? "cpc-2026" : "cpc-2014";
    expect(again.on("S22", early).on("S21", early)).toBeWarned("CONVERSION_APPLICATION_EARLY", {
      pack,
      article: pack === "cpc-2026" ? "32" : "33",
      earliest: ends,
    });
  });

  it("counts once it is approved: until then the end stays", () => {
    const decided = extending(file2014, 6);
    expect(timelineLive(decided).probationEnds).toBe("2025-06-20");
    const rejected = decided.and({
      step: "S24",
      on: "2025-07-20",
      outcome: "rejected",
      by,
      collective: true,
    });
    expect(timelineLive(rejected)).toMatchObject({ probationEnds: "2025-06-20", next: ["S21", "S22"] });
  });
});

describe("the approval of the conversion", () => {
  it.each([
    [file2014, "34", "2025-06-25", "2025-09-25", "2025-09-26"],
    [file2026, "33", "2028-10-25", "2029-01-25", "2029-01-26"],
    [file2026, "33", "2028-11-30", "2029-02-28", "2029-03-01"],
  ])(
    "is late after three months, and recorded [CONVERSION_APPROVAL_LATE] (%#)",
    (file, article, met, due, late) => {
      const approved = file.on("S23", met).upTo("S24");
      expect(approved.on("S24", due)).toBeTaken();
      expect(approved.on("S24", late)).toBeWarned("CONVERSION_APPROVAL_LATE", {
        article,
        says: [1, met, due],
      });
      expect(timelineLive(approved.on("S24", late)).status).toBe("full");
    },
  );
});
