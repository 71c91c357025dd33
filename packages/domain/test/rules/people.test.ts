import { describe, expect, it } from "vitest";
import { type Member, type Sanction, toDay } from "../../src/index.ts";
import { type Given, auditOf, bothFiles, codesOf, file2014, file2026, live } from "../given.ts";
import { members } from "../files.ts";

const mentored = (file: Given, mentors: string[] | null) => file.upTo("S05").with("S05", { mentors });
const introduced = (file: Given, introducers: string[] | null) =>
  file.upTo("S09").with("S09", { introducers });

const withMember = (file: Given, more: Member) =>
  file.under({ members: new Map([...members, more].map((member) => [member.id, member])) });

describe("mentors", () => {
  it.each(bothFiles)("are one or two, not none and not three [MENTOR_COUNT] ($pack)", (file) => {
    expect(mentored(file, ["m1"])).toBeTaken();
    expect(mentored(file, ["m1", "m2"])).toBeTaken();
    expect(mentored(file, ["m1", "m2", "m3"])).toBeRefused("MENTOR_COUNT", {
      article: "9",
      says: [3, 1, 2],
    });
    expect(mentored(file, [])).toBeRefused("MENTOR_COUNT", { article: "9", says: [0] });
    expect(mentored(file, null)).toBeRefused("MENTOR_COUNT", { article: "9", says: [0] });
  });

  it.each([
    [file2014, "2023-03-05", "2023-03-06"],
    [file2026, "2026-07-05", "2026-07-06"],
  ])(
    "are full members on that day, from the day they became it [MENTOR_NOT_FULL_MEMBER] (%#)",
    (file, today, later) => {
      const since = (day: string | null) =>
        withMember(mentored(file, ["m1", "m9"]), { id: "m9", fullMemberSince: day ? toDay(day) : null });
      expect(since(today)).toBeTaken();
      expect(since(later)).toBeRefused("MENTOR_NOT_FULL_MEMBER", { article: "9", says: [2] });
      expect(since(null)).toBeRefused("MENTOR_NOT_FULL_MEMBER", { article: "9", says: [2] });
    },
  );

  it("are members that the list knows", () => {
    expect(mentored(file2014, ["stranger", "m1"])).toBeRefused("MENTOR_NOT_FULL_MEMBER", {
      article: "9",
      says: [1],
    });
  });

  it.each(bothFiles)("are somebody else [MENTOR_IS_SELF] ($pack)", (file) => {
    expect(mentored(file, ["p1", "m1"])).toBeRefused("MENTOR_IS_SELF", {
      article: "9",
      beside: ["MENTOR_NOT_FULL_MEMBER"],
    });
    expect(
      withMember(mentored(file, ["p1", "m1"]), { id: "p1", fullMemberSince: toDay("2010-07-01") }),
    ).toBeRefused("MENTOR_IS_SELF", { article: "9", beside: ["MENTOR_NOT_FULL_MEMBER"] });
  });

  it.each(bothFiles)("are two different people [MENTOR_DUPLICATE] ($pack)", (file) => {
    expect(mentored(file, ["m2", "m2"])).toBeRefused("MENTOR_DUPLICATE", { article: "9", says: [2] });
    expect(codesOf(live(mentored(file, ["m1", "m2", "m1"])).records.at(-1))).toEqual([
      "MENTOR_COUNT",
      "MENTOR_DUPLICATE",
    ]);
  });

  it.each(bothFiles)("are as many as the township asks for [LOCAL_MENTOR_COUNT] ($pack)", (file) => {
    const township = file.underProfile({ mentors: 2 });
    expect(mentored(township, ["m1", "m2"])).toBeTaken();
    expect(mentored(township, ["m1"])).toBeRefused("LOCAL_MENTOR_COUNT", {
      pack: "local",
      article: null,
      says: [1, 2],
    });
    expect(mentored(township, ["m1", "m2", "m3"])).toBeRefused("LOCAL_MENTOR_COUNT", {
      pack: "local",
      article: null,
      says: [3, 2],
      beside: ["MENTOR_COUNT"],
    });
    expect(mentored(file.underProfile({ mentors: 1 }), ["m1", "m2"])).toBeRefused("LOCAL_MENTOR_COUNT", {
      pack: "local",
      article: null,
      says: [2, 1],
    });
  });
});

describe("introducers", () => {
  it.each(bothFiles)("are two, not one and not three [INTRODUCER_COUNT] ($pack)", (file) => {
    expect(introduced(file, ["m1", "m3"])).toBeTaken();
    for (const [count, ids] of [
      [0, []],
      [1, ["m1"]],
      [3, ["m1", "m2", "m3"]],
    ] as const)
      expect(introduced(file, [...ids])).toBeRefused("INTRODUCER_COUNT", { article: "14", says: [count, 2] });
  });

  it.each([
    [file2014, "2024-03-25", "2024-03-26"],
    [file2026, "2027-07-28", "2027-07-29"],
  ])(
    "are full members on that day, from the day they became it [INTRODUCER_NOT_FULL_MEMBER] (%#)",
    (file, today, later) => {
      const since = (day: string) =>
        withMember(introduced(file, ["m9", "m1"]), { id: "m9", fullMemberSince: toDay(day) });
      expect(since(today)).toBeTaken();
      expect(since(later)).toBeRefused("INTRODUCER_NOT_FULL_MEMBER", { article: "14", says: [1] });
    },
  );

  it.each(bothFiles)("are somebody else [INTRODUCER_IS_SELF] ($pack)", (file) => {
    expect(introduced(file, ["m1", "p1"])).toBeRefused("INTRODUCER_IS_SELF", {
      article: "14",
      beside: ["INTRODUCER_NOT_FULL_MEMBER"],
    });
  });

  it.each(bothFiles)("are two different people [INTRODUCER_DUPLICATE] ($pack)", (file) => {
    expect(introduced(file, ["m1", "m1"])).toBeRefused("INTRODUCER_DUPLICATE", { article: "14", says: [2] });
  });
});

describe("an introducer under sanction", () => {
  const sanctioned = (file: Given, ...sanctions: Sanction[]) =>
    withMember(introduced(file, ["m1", "m9"]), {
      id: "m9",
      fullMemberSince: toDay("2010-07-01"),
      sanctions,
    });
  const probation = (from: string, rightsRestoredOn: string | null): Sanction => ({
    kind: "probation-within-party",
    from: toDay(from),
    rightsRestoredOn: rightsRestoredOn === null ? null : toDay(rightsRestoredOn),
  });
  const refusal = { article: "14", says: [2] };

  it.each([
    [file2014, "2024-03-24", "2024-03-25", "2024-03-26"],
    [file2026, "2027-07-27", "2027-07-28", "2027-07-29"],
  ])(
    "has no voice from its first day until the rights are restored [INTRODUCER_SANCTIONED] (%#)",
    (file, before, on, after) => {
      expect(sanctioned(file, probation(on, null))).toBeRefused("INTRODUCER_SANCTIONED", refusal);
      expect(sanctioned(file, probation(after, null))).toBeTaken();
      expect(sanctioned(file, probation(before, after))).toBeRefused("INTRODUCER_SANCTIONED", refusal);
      expect(sanctioned(file, probation(before, on))).toBeTaken();
    },
  );

  it("has no voice while one of several holds", () => {
    const [over, inForce] = [probation("2015-01-01", "2017-01-01"), probation("2023-09-01", null)];
    expect(sanctioned(file2014, over)).toBeTaken();
    expect(sanctioned(file2014, over, inForce)).toBeRefused("INTRODUCER_SANCTIONED", refusal);
  });

  it("keeps the voice under any other kind", () => {
    const warning = { kind: "warning", from: toDay("2023-09-01") };
    expect(sanctioned(file2014, warning)).toBeTaken();
  });

  it("may still be a mentor", () => {
    const file = withMember(mentored(file2014, ["m9"]), {
      id: "m9",
      fullMemberSince: toDay("2010-07-01"),
      sanctions: [probation("2020-01-01", null)],
    });
    expect(file).toBeTaken();
  });
});

describe("on paper", () => {
  const people = (prefix: string) => [
    `${prefix}_COUNT`,
    `${prefix}_DUPLICATE`,
    `${prefix}_IS_SELF`,
    `${prefix}_NOT_FULL_MEMBER`,
  ];

  it("leaves unchecked whom the sheet does not name, and finds who is known to be missing", () => {
    const untold = file2014.with("S05", { mentors: undefined }).with("S09", { introducers: undefined });
    expect(auditOf(untold)).toMatchObject({ findings: {} });
    expect(auditOf(untold).unchecked).toEqual({
      4: people("MENTOR"),
      9: [...people("INTRODUCER"), "INTRODUCER_SANCTIONED"],
    });
    const missing = file2014.with("S05", { mentors: null }).with("S09", { introducers: null });
    expect(auditOf(missing)).toMatchObject({
      findings: { 4: ["MENTOR_COUNT"], 9: ["INTRODUCER_COUNT"] },
      unchecked: {},
    });
  });

  it("leaves membership unchecked without a list of members, but not counts and names", () => {
    const unlisted = file2014.under({ members: null }).with("S09", { introducers: ["m1", "m1", "p1"] });
    expect(auditOf(unlisted)).toMatchObject({
      findings: {
        9: ["INTRODUCER_COUNT", "INTRODUCER_DUPLICATE", "INTRODUCER_IS_SELF", "INTRODUCER_NOT_FULL_MEMBER"],
      },
      unchecked: { 4: ["MENTOR_NOT_FULL_MEMBER"], 9: ["INTRODUCER_SANCTIONED"] },
    });
  });
});
