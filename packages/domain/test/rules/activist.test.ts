import { describe, expect, it } from "vitest";
import { sentenceOf } from "../../src/index.ts";
import { type Given, auditOf, bothFiles, file2014, file2026, live } from "../given.ts";

describe("the activist year", () => {
  it.each([
    [file2014, "2024-02-29", "2024-03-01"],
    [file2026, "2027-06-30", "2027-07-01"],
  ])(
    "refuses a candidate a day before the activist year is over [ACTIVIST_YEAR_INCOMPLETE] (%#)",
    (file, early, complete) => {
      const candidate = file.upTo("S07").on("S06", complete);
      expect(candidate.on("S07", complete)).toBeTaken();
      expect(candidate.on("S07", early)).toBeRefused("ACTIVIST_YEAR_INCOMPLETE", {
        article: "13",
        earliest: complete,
        says: [file.told[2]?.on ?? "", complete],
      });
    },
  );

  it.each([
    ["2024-02-29", "2025-02-27", "2025-02-28"],
    ["2023-02-28", "2024-02-27", "2024-02-28"],
    ["2023-08-31", "2024-08-30", "2024-08-31"],
  ])("that began on %s is incomplete on %s and complete on %s", (since, early, complete) => {
    const file = file2014
      .upTo("S05")
      .on("S03", since)
      .on("S04", since)
      .on("S05", since)
      .and({ step: "S06", on: since }, { step: "S06", on: since });
    const views = ["party-group", "mentors", "members", "masses"];
    expect(file.and({ step: "S07", on: complete, views })).toBeTaken();
    expect(file.and({ step: "S07", on: early, views })).toBeRefused("ACTIVIST_YEAR_INCOMPLETE", {
      article: "13",
      earliest: complete,
    });
  });

  it("is not judged while S03 is not on file", () => {
    expect(auditOf(file2014.without("S03")).findings[6]).toEqual(["OUT_OF_ORDER"]);
  });
});

describe("half-yearly observation", () => {
  const observed = (file: Given, on: string, ...observations: string[]) => {
    const s07 = file.upTo("S07").told.at(-1);
    return file
      .upTo("S05")
      .and(...observations.map((day) => ({ step: "S06" as const, on: day })))
      .and({ ...s07, on } as never);
  };

  it.each([
    [file2014, "2024-08-31", "2024-09-01", "2023-03-01"],
    [file2026, "2027-12-31", "2028-01-01", "2026-07-01"],
  ])(
    "is missing where a half-year went by without one, and the step stands [HALF_YEAR_REVIEW_MISSING] (%#)",
    (file, before, onTheDay, since) => {
      const two = ["2023-09-01", "2024-03-01"].map((day) =>
        file === file2014 ? day : day.replace("2024-03", "2027-07").replace("2023-09", "2027-01"),
      );
      expect(observed(file, before, ...two)).toBeTaken();
      expect(observed(file, onTheDay, ...two)).toBeWarned("HALF_YEAR_REVIEW_MISSING", {
        article: "11",
        says: [since, 3, 2],
      });
    },
  );

  it("counts those up to the day of S07, that day included", () => {
    expect(observed(file2014, "2024-03-10", "2023-09-01", "2024-03-10")).toBeTaken();
    expect(observed(file2014, "2024-03-10", "2023-09-01", "2024-03-11")).toBeWarned(
      "HALF_YEAR_REVIEW_MISSING",
      { article: "11", says: [2, 1] },
    );
  });

  it("says by when the next one falls due", () => {
    const { verdicts } =
      live(observed(file2014, "2024-09-01", "2023-09-01", "2024-03-01")).records.at(-1) ?? {};
    expect(verdicts).toMatchObject([{ figures: { have: 2, needed: 3, nextBy: "2024-09-01" } }]);
  });

  it("from a 31 August falls on the last of February", () => {
    const august = file2014.on("S03", "2023-08-31").on("S04", "2023-08-31").on("S05", "2023-08-31");
    expect(observed(august, "2025-02-27", "2024-02-29", "2024-08-31")).toBeTaken();
    expect(observed(august, "2025-02-28", "2024-02-29", "2024-08-31")).toBeWarned(
      "HALF_YEAR_REVIEW_MISSING",
      { article: "11", says: [3, 2] },
    );
  });

  it("with none on file counts as none, beside the missing step", () => {
    expect(auditOf(file2014.without("S06")).findings[5]).toEqual([
      "HALF_YEAR_REVIEW_MISSING",
      "OUT_OF_ORDER",
    ]);
  });
});

describe("views", () => {
  const heard = (file: Given, views: string[] | null | undefined) => file.upTo("S07").with("S07", { views });
  const all = ["party-group", "mentors", "members", "masses"];
  const words = { mentors: "培养联系人", members: "党员", masses: "群众", "party-group": "党小组" };

  it.each(bothFiles)("are heard of each, and the one left out is named [VIEWS_NOT_HEARD] ($pack)", (file) => {
    expect(heard(file, all)).toBeTaken();
    for (const view of all)
      expect(
        heard(
          file,
          all.filter((one) => one !== view),
        ),
      ).toBeRefused("VIEWS_NOT_HEARD", { article: "13" });
    expect(heard(file, null)).toBeRefused("VIEWS_NOT_HEARD", { article: "13" });
    expect(heard(file, undefined)).toBeRefused("VIEWS_NOT_HEARD", { article: "13" });
  });

  it("of the party group are asked for only where the branch has groups", () => {
    const without = heard(file2014, ["mentors", "members", "masses"]);
    expect(without).toBeRefused("VIEWS_NOT_HEARD", { article: "13" });
    expect(without.under({ branch: { fullMembers: 12, hasGroups: false } })).toBeTaken();
    expect(without.under({ branch: { fullMembers: 12 } })).toBeTaken();
  });

  it.each(Object.entries(words))("name %s in the sentence", (view, word) => {
    const sentence = sentenceOf({ code: "VIEWS_NOT_HEARD", figures: { missing: [view] } });
    expect(sentence.zh).toContain(word);
    expect(sentence.en).toContain(view.replace("-", " "));
  });

  it("ignore words that the regulation does not know", () => {
    expect(heard(file2014, [...all, "neighbours"])).toBeTaken();
    expect(heard(file2014, ["party-group", "mentors", "members", "neighbours"])).toBeRefused(
      "VIEWS_NOT_HEARD",
      { article: "13" },
    );
  });

  it("on paper are unchecked where the sheet is silent, and decided where it is not", () => {
    const unlisted = { branch: { fullMembers: 12 } };
    const some = ["mentors", "members", "masses"];
    expect(auditOf(heard(file2014, undefined)).unchecked[7]).toEqual(["VIEWS_NOT_HEARD"]);
    expect(auditOf(heard(file2014, null)).findings[7]).toEqual(["VIEWS_NOT_HEARD"]);
    expect(auditOf(heard(file2014, some).under(unlisted))).toMatchObject({
      findings: {},
      unchecked: { 7: ["VIEWS_NOT_HEARD"] },
    });
    expect(auditOf(heard(file2014, all).under(unlisted)).unchecked).toEqual({});
    expect(auditOf(heard(file2014, ["masses"]).under(unlisted)).findings[7]).toEqual(["VIEWS_NOT_HEARD"]);
  });
});
