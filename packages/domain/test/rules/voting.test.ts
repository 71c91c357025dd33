import { describe, expect, it } from "vitest";
import { exclusionGrounds, votesNeeded } from "../../src/index.ts";
import { type Given, auditOf, bothFiles, codesOf, file2014, file2026, live } from "../given.ts";

type Tally = Readonly<Record<string, unknown>>;

/** Both votes of both editions: file, step, article on voting, article on attendance. */
const votes = [
  [file2014, "S15", "21", "20"],
  [file2014, "S23", "21", "20"],
  [file2026, "S15", "20", "19"],
  [file2026, "S23", "20", "19"],
] as const;

const voted = (file: Given, step: "S15" | "S23", vote: Tally | null | undefined, facts: Tally = {}) =>
  file.upTo(step).with(step, { vote, ...facts });
const nine = { shouldAttend: 16, present: 16, yes: 9, no: 7, abstain: 0 };

describe("the vote", () => {
  it.each(votes)("is there [VOTE_MISSING] (%#)", (file, step, article) => {
    expect(voted(file, step, nine)).toBeTaken();
    expect(voted(file, step, null)).toBeRefused("VOTE_MISSING", { article });
    expect(voted(file, step, undefined)).toBeRefused("VOTE_MISSING", { article });
  });

  it.each(votes)("is secret, also where nothing is said [VOTE_NOT_SECRET] (%#)", (file, step, article) => {
    expect(voted(file, step, { ...nine, secret: true })).toBeTaken();
    expect(voted(file, step, { ...nine, secret: false })).toBeRefused("VOTE_NOT_SECRET", { article });
  });

  const inconsistent: [string, Tally, (string | number)[]][] = [
    ["more present than should attend", { shouldAttend: 16, present: 17, yes: 17 }, [16, 17]],
    ["votes that are fewer than those present", { ...nine, no: 6 }, [6]],
    ["votes that are more than those present", { ...nine, abstain: 1 }, [1]],
    ["written opinions beyond those absent", { ...nine, writtenNo: 1 }, ["0/1"]],
    ["a negative figure", { ...nine, yes: 17, no: -1 }, [-1]],
    ["a fractional figure", { ...nine, yes: 9.5, no: 6.5 }, [9.5]],
  ];
  describe.each(inconsistent)("adds up: not %s", (_, vote, says) => {
    it.each(votes)("[VOTE_TALLY_INCONSISTENT] (%#)", (file, step, article) => {
      expect(voted(file, step, vote)).toBeRefused("VOTE_TALLY_INCONSISTENT", { article, says });
    });
  });

  it("with nobody who should attend is none", () => {
    expect(codesOf(live(voted(file2014, "S15", {})).records.at(-1))).toEqual([
      "MAJORITY_NOT_MET",
      "QUORUM_NOT_MET",
      "VOTE_TALLY_INCONSISTENT",
    ]);
  });

  it("adds up where written opinions fill the seats of the absent", () => {
    const full = { shouldAttend: 16, present: 15, yes: 9, no: 6, writtenYes: 1 };
    expect(voted(file2014, "S15", full)).toBeTaken();
    expect(voted(file2014, "S15", { ...full, writtenNo: 1 })).toBeRefused("VOTE_TALLY_INCONSISTENT", {
      article: "21",
    });
  });
});

describe("members left out of those who should attend", () => {
  const excluded = { ground: "serving-sentence", superiorConsent: true, assemblyVote: true };
  const leavingOut = (file: Given, step: "S15" | "S23", ...entries: object[]) =>
    voted(file, step, { ...nine, excluded: entries });

  it.each(votes)(
    "have a ground, a consent and a vote [EXCLUSION_WITHOUT_CONSENT] (%#)",
    (file, step, _, article) => {
      expect(leavingOut(file, step, excluded)).toBeTaken();
      for (const lacking of [
        { ground: "on holiday" },
        { ground: null },
        { ground: "toString" },
        { superiorConsent: false },
        { superiorConsent: undefined },
        { assemblyVote: null },
      ])
        expect(leavingOut(file, step, excluded, { ...excluded, ...lacking })).toBeRefused(
          "EXCLUSION_WITHOUT_CONSENT",
          { article, says: [2] },
        );
    },
  );

  it.each(Object.keys(exclusionGrounds))("may be so because of: %s", (ground) => {
    expect(leavingOut(file2014, "S15", { ...excluded, ground })).toBeTaken();
  });

  it("on paper are unchecked where the entry is silent, unless another one decides it", () => {
    const silent = { ground: "serving-sentence" };
    expect(auditOf(leavingOut(file2014, "S15", excluded)).unchecked).toEqual({});
    for (const fact of ["ground", "superiorConsent", "assemblyVote"])
      expect(auditOf(leavingOut(file2014, "S15", { ...excluded, [fact]: undefined }))).toMatchObject({
        findings: {},
        unchecked: { 15: ["EXCLUSION_WITHOUT_CONSENT"] },
      });
    expect(auditOf(leavingOut(file2014, "S15", silent)).unchecked).toEqual({
      15: ["EXCLUSION_WITHOUT_CONSENT"],
    });
    expect(auditOf(leavingOut(file2014, "S15", silent, { ground: "none" }))).toMatchObject({
      findings: { 15: ["EXCLUSION_WITHOUT_CONSENT"] },
      unchecked: {},
    });
  });
});

describe("more than half", () => {
  it.each(votes)(
    "of those who should attend must be present [QUORUM_NOT_MET] (%#)",
    (file, step, _, article) => {
      const attended = (present: number, shouldAttend: number) => {
        const absent = shouldAttend - present;
        return voted(file, step, { shouldAttend, present, yes: present, writtenYes: absent });
      };
      expect(attended(9, 16)).toBeTaken();
      expect(attended(8, 16)).toBeRefused("QUORUM_NOT_MET", { article, says: [8, 16, 9] });
      expect(attended(8, 15)).toBeTaken();
      expect(attended(7, 15)).toBeRefused("QUORUM_NOT_MET", { article, says: [7, 15, 8] });
    },
  );

  it.each(votes)(
    "of those who should attend must be in favour, not of those present [MAJORITY_NOT_MET] (%#)",
    (file, step, article) => {
      const inFavour = (yes: number, more: Tally = {}) =>
        voted(file, step, { shouldAttend: 30, present: 16, yes, abstain: 16 - yes, ...more });
      expect(inFavour(16)).toBeTaken();
      expect(inFavour(15)).toBeRefused("MAJORITY_NOT_MET", { article, says: [15, 30, 16] });
      expect(inFavour(15, { writtenYes: 1 })).toBeTaken();
      expect(inFavour(15, { writtenNo: 1 })).toBeRefused("MAJORITY_NOT_MET", { article });
    },
  );

  it("is asked for where the outcome takes it", () => {
    const few = { shouldAttend: 12, present: 7, yes: 6, no: 1 };
    expect(voted(file2014, "S15", few, { outcome: "not-passed" })).toBeTaken();
    expect(voted(file2014, "S23", few, { outcome: "not-passed" })).toBeTaken();
    for (const outcome of ["confirm", "extend", "cancel"])
      expect(voted(file2014, "S23", few, { outcome, extensionMonths: 6 })).toBeRefused("MAJORITY_NOT_MET", {
        article: "21",
        says: [6, 12, 7],
      });
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [16, 9],
    [17, 9],
  ])("of %d is %d", (shouldAttend, needed) => expect(votesNeeded(shouldAttend)).toBe(needed));
});

describe("a vote on paper", () => {
  const rulesOfVote = [
    "MAJORITY_NOT_MET",
    "QUORUM_NOT_MET",
    "VOTE_MISSING",
    "VOTE_NOT_SECRET",
    "VOTE_TALLY_INCONSISTENT",
  ];

  it.each(bothFiles)(
    "that the sheet lacks is unchecked, and known to be missing is a finding ($pack)",
    (file) => {
      const untold = file.with("S15", { vote: undefined });
      expect(auditOf(untold)).toMatchObject({ findings: {}, unchecked: { 15: rulesOfVote } });
      expect(auditOf(file.with("S15", { vote: null }))).toMatchObject({
        findings: { 15: ["VOTE_MISSING"] },
        unchecked: {},
      });
    },
  );

  it("has no majority in question where the outcome takes none", () => {
    const untold = file2014.upTo("S15").with("S15", { vote: undefined, outcome: "not-passed" });
    expect(auditOf(untold).unchecked[15]).toEqual(rulesOfVote.slice(1));
  });

  it("counts figures left out as 0 and an unmentioned ballot as secret", () => {
    expect(auditOf(file2014.with("S15", { vote: { shouldAttend: 3, present: 3, yes: 3 } }))).toMatchObject({
      findings: {},
      unchecked: {},
    });
  });

  it("leaves the majority open where the outcome is not told and the votes fall short", () => {
    const few = { shouldAttend: 12, present: 7, yes: 6, no: 1 };
    const untold = (vote: Tally) => auditOf(file2014.upTo("S15").with("S15", { vote, outcome: undefined }));
    expect(untold(few).unchecked[15]).toEqual(["MAJORITY_NOT_MET"]);
    expect(untold({ ...few, yes: 7, no: 0 }).unchecked[15]).toBeUndefined();
  });
});
