import { describe, expect, it } from "vitest";
import { addDays, sentenceOf, toDay } from "../../src/index.ts";
import {
  type Given,
  type Told,
  auditOf,
  bothFiles,
  codesOf,
  file2014,
  file2026,
  given,
  live,
} from "../given.ts";

const by = "township-committee";

describe("a failed conclusion stops what rests on it", () => {
  it.each([
    [file2014, "16", "2024-05-20"],
    [file2026, "16", "2027-09-20"],
  ])("political review before scrutiny [POLITICAL_REVIEW_FAILED] (%#)", (file, article, on) => {
    const failed = file.upTo("S12").with("S10", { conclusion: "failed" });
    expect(file.upTo("S12")).toBeTaken();
    expect(failed).toBeRefused("POLITICAL_REVIEW_FAILED", { article });
    const again = failed.upTo("S11").and({ step: "S10", on, conclusion: "passed" });
    expect(again.and({ step: "S12", on, conclusion: "passed" })).toBeTaken();
  });

  it.each([
    [file2014, "19"],
    [file2026, "18"],
  ])("scrutiny before pre-examination [SCRUTINY_FAILED] (%#)", (file, article) => {
    const failed = file.upTo("S13").with("S12", { conclusion: "failed" });
    expect(file.upTo("S13")).toBeTaken();
    expect(failed).toBeRefused("SCRUTINY_FAILED", { article });
  });

  it.each([
    [file2014, "19"],
    [file2026, "18"],
  ])("pre-examination before the form [PRE_EXAM_FAILED] (%#)", (file, article) => {
    const failed = file.upTo("S14").with("S13", { conclusion: "failed" });
    expect(file.upTo("S14")).toBeTaken();
    expect(failed).toBeRefused("PRE_EXAM_FAILED", { article });
  });

  it("on paper is unchecked where the conclusion is not told", () => {
    const untold = file2014.with("S10", { conclusion: undefined }).with("S13", { conclusion: undefined });
    expect(auditOf(untold)).toMatchObject({
      findings: {},
      unchecked: { 12: ["POLITICAL_REVIEW_FAILED"], 14: ["PRE_EXAM_FAILED"] },
    });
    expect(auditOf(file2014.with("S12", { conclusion: null }))).toMatchObject({
      findings: {},
      unchecked: {},
    });
  });
});

describe("leaving", () => {
  it.each([
    ["2024-06-01", "2024-08-31", "2024-09-01"],
    ["2024-05-31", "2024-08-30", "2024-08-31"],
    ["2024-11-30", "2025-02-27", "2025-02-28"],
  ])(
    "within three months of the 2014 pre-examination on %s is refused [LEAVING_WITHIN_3_MONTHS]",
    (on, soon, later) => {
      const examined = file2014.upTo("S13").on("S13", on);
      expect(examined.with("S13", { leavingOn: later })).toBeTaken();
      expect(examined.with("S13", { leavingOn: soon })).toBeRefused("LEAVING_WITHIN_3_MONTHS", {
        article: "19",
        says: [soon, 3],
      });
    },
  );

  it("is a warning in the 2026 edition", () => {
    const examined = file2026.upTo("S13");
    expect(examined.with("S13", { leavingOn: "2028-01-01" })).toBeTaken();
    expect(examined.with("S13", { leavingOn: null })).toBeTaken();
    expect(examined.with("S13", { leavingOn: "2027-12-31" })).toBeWarned("LEAVING_WITHIN_3_MONTHS", {
      article: "18",
      says: ["2027-12-31"],
    });
    expect(live(examined.with("S13", { leavingOn: "2027-12-31" })).records.at(-1)?.taken).toBe(true);
  });
});

describe("the form", () => {
  it.each([
    [file2014, "19"],
    [file2026, "18"],
  ])("has a number [FORM_NUMBER_MISSING] (%#)", (file, article) => {
    const form = (formNumber: unknown) => file.upTo("S14").with("S14", { formNumber });
    expect(form("1")).toBeTaken();
    for (const none of ["", " \t", null, undefined])
      expect(form(none)).toBeRefused("FORM_NUMBER_MISSING", { article });
    expect(auditOf(form(undefined))).toMatchObject({
      findings: {},
      unchecked: { 14: ["FORM_NUMBER_MISSING"] },
    });
    expect(auditOf(form(null)).findings[14]).toEqual(["FORM_NUMBER_MISSING"]);
  });
});

describe("the assembly", () => {
  it.each([
    [file2014, "20"],
    [file2026, "19"],
  ])("needs three full members in the branch [BRANCH_TOO_SMALL] (%#)", (file, article) => {
    const branch = (fullMembers?: number | null) =>
      file.upTo("S15").under({ branch: { fullMembers, hasGroups: true } });
    expect(branch(3)).toBeTaken();
    expect(branch(2)).toBeRefused("BRANCH_TOO_SMALL", { article, says: [2, 3] });
    expect(branch(null)).toBeRefused("BRANCH_TOO_SMALL", { article, says: [0] });
    expect(auditOf(branch(undefined))).toMatchObject({
      findings: {},
      unchecked: { 15: ["BRANCH_TOO_SMALL"] },
    });
    expect(auditOf(branch(null)).findings[15]).toEqual(["BRANCH_TOO_SMALL"]);
  });

  it.each([
    ["2027-10-01", "2027-11-01", "2027-11-02"],
    ["2027-10-31", "2027-11-30", "2027-12-01"],
    ["2028-01-30", "2028-02-29", "2028-03-01"],
    ["2027-01-31", "2027-02-28", "2027-03-01"],
  ])("of 2026 meets within a month of S13 on %s [ASSEMBLY_LATE]", (examined, due, late) => {
    const early = examined < "2027-10-01";
    const base = early ? file2014.upTo("S13").on("S13", examined) : file2026.upTo("S13").on("S13", examined);
    const assembled = (on: string) =>
      base.and(
        { step: "S14", on: examined, formNumber: "1" },
        { step: "S15", on, outcome: "passed", vote: { shouldAttend: 3, present: 3, yes: 3 } },
      );
    expect(assembled(due)).toBeTaken();
    expect(assembled(late)).toBeWarned("ASSEMBLY_LATE", {
      pack: "cpc-2026",
      article: "19",
      says: [1, examined, due],
    });
  });

  it("of 2014 has no such month", () => {
    expect(file2014.upTo("S15").on("S15", "2025-06-20")).toBeTaken();
  });
});

describe("who approves", () => {
  it.each([
    [file2014, "23"],
    [file2026, "22"],
  ])("is the township committee at S13, S17 and S24 [APPROVER_NOT_COMPETENT] (%#)", (file, article) => {
    for (const step of ["S13", "S17", "S24"] as const) {
      const approved = (organ: unknown) => file.upTo(step).with(step, { by: organ });
      const at = file.upTo(step).told.length - 1;
      expect(approved(by)).toBeTaken();
      for (const organ of ["general-branch", "village-committee", "temporary-organisation", "bureau", null]) {
        expect(approved(organ)).toBeRefused("APPROVER_NOT_COMPETENT", { article });
        expect(auditOf(approved(organ)).findings).toEqual({ [at]: ["APPROVER_NOT_COMPETENT"] });
      }
      expect(approved(undefined)).toBeRefused("APPROVER_NOT_COMPETENT", { article });
      expect(auditOf(approved(undefined))).toMatchObject({
        findings: {},
        unchecked: { [at]: ["APPROVER_NOT_COMPETENT"] },
      });
    }
  });

  it.each([
    ["general-branch", "党总支", "general branch"],
    ["temporary-organisation", "临时党组织", "temporary organisation"],
    [null, "没有写明", "No approving organ"],
  ])("is named in the sentence: %s", (organ, zh, en) => {
    const sentence = sentenceOf({ code: "APPROVER_NOT_COMPETENT", figures: { by: organ } });
    expect(sentence.zh).toContain(zh);
    expect(sentence.en).toContain(en);
  });

  it.each([
    [file2014, "25"],
    [file2026, "24"],
  ])("decides in a committee meeting at S17 and S24 [NOT_COLLECTIVE] (%#)", (file, article) => {
    for (const step of ["S17", "S24"] as const) {
      const decided = (collective: unknown) => file.upTo(step).with(step, { collective });
      expect(decided(true)).toBeTaken();
      for (const not of [false, null, undefined])
        expect(decided(not)).toBeRefused("NOT_COLLECTIVE", { article });
      expect(Object.values(auditOf(decided(undefined)).unchecked)).toEqual([["NOT_COLLECTIVE"]]);
      expect(Object.values(auditOf(decided(false)).findings)).toEqual([["NOT_COLLECTIVE"]]);
    }
  });

  it("is held to the same for a rejection", () => {
    const rejected = file2014.upTo("S17").with("S17", { outcome: "rejected", by: null, collective: false });
    expect(codesOf(live(rejected).records.at(-1))).toEqual(["APPROVER_NOT_COMPETENT", "NOT_COLLECTIVE"]);
  });
});

describe("the time for approval", () => {
  const approved = (file: Given, on: string, extensionReason?: string | null) =>
    file.upTo("S17").with("S17", { on, extensionReason });
  const rows = [
    [file2014, "26", "2024-09-20", "2024-09-21", "2024-12-20", "2024-12-21"],
    [file2026, "25", "2028-01-20", "2028-01-21", "2028-04-20", "2028-04-21"],
  ] as const;

  it.each(rows)(
    "is three months, then a reason is asked for [EXTENSION_REASON_REQUIRED] (%#)",
    (file, article, due, late, last) => {
      expect(approved(file, due)).toBeTaken();
      for (const none of [undefined, null, "", "  "])
        expect(approved(file, late, none)).toBeRefused("EXTENSION_REASON_REQUIRED", {
          article,
          says: [1, due, last],
        });
      expect(approved(file, last)).toBeRefused("EXTENSION_REASON_REQUIRED", { article, says: [due, last] });
    },
  );

  it.each(rows)(
    "with a reason is six months, and late [APPROVAL_LATE] (%#)",
    (file, article, due, late, last) => {
      expect(approved(file, due, "函调未回")).toBeTaken();
      expect(approved(file, late, "函调未回")).toBeWarned("APPROVAL_LATE", { article, says: [1, due] });
      expect(approved(file, last, "函调未回")).toBeWarned("APPROVAL_LATE", { article, says: [due] });
    },
  );

  it.each(rows)(
    "ends after six months, whatever the reason [APPROVAL_TIME_EXPIRED] (%#)",
    (file, article, _due, _late, last, expired) => {
      expect(approved(file, expired, "函调未回")).toBeRefused("APPROVAL_TIME_EXPIRED", {
        article,
        says: [last],
      });
      expect(approved(file, expired)).toBeRefused("APPROVAL_TIME_EXPIRED", { article, says: [last] });
    },
  );

  it.each([
    ["2023-11-30", "2024-02-29", "2024-05-30"],
    ["2024-08-31", "2024-11-30", "2025-02-28"],
    ["2024-02-29", "2024-05-29", "2024-08-29"],
  ])("from an assembly on %s is over after %s, and with a reason after %s", (meeting, due, last) => {
    const dayAfter = addDays(toDay(last), 1);
    const earlier = file2014.upTo("S14").told.map((record) => ({ ...record, on: "2022-06-01" }));
    const candidacy = earlier.map((record, at) => (at < 7 ? record : { ...record, on: "2023-06-01" }));
    const assembly = { ...file2014.upTo("S15").told.at(-1), on: meeting } as Told;
    const decision = file2014.upTo("S17").told.at(-1) as Told;
    const at = (on: string, extensionReason: string | null) =>
      given("cpc-2014", candidacy, file2014.setting).and(assembly, { step: "S16", on: meeting }, {
        ...decision,
        on,
        extensionReason,
      } as Told);
    expect(at(due, null)).toBeTaken();
    const beyond = addDays(toDay(due), 1);
    expect(at(beyond, null)).toBeRefused("EXTENSION_REASON_REQUIRED", { article: "26", says: [due] });
    expect(at(last, "函调未回")).toBeWarned("APPROVAL_LATE", { article: "26", says: [due] });
    expect(at(dayAfter, "函调未回")).toBeRefused("APPROVAL_TIME_EXPIRED", { article: "26", says: [last] });
  });

  it("binds a rejection too", () => {
    const rejected = approved(file2014, "2024-12-21").with("S17", { outcome: "rejected" });
    expect(rejected).toBeRefused("APPROVAL_TIME_EXPIRED", { article: "26" });
  });
});

describe("both editions", () => {
  it.each(bothFiles)("cite the articles of their own chapter 4 ($pack)", (file) => {
    const bad = file.upTo("S17").with("S17", { by: "general-branch", collective: false });
    const articles = live(bad)
      .records.at(-1)
      ?.verdicts.map((verdict) => verdict.article);
    expect(articles).toEqual(file.pack === "cpc-2014" ? ["23", "25"] : ["22", "24"]);
  });
});
