import { describe, expect, it } from "vitest";
import { type StepId, replyOutcomes, townshipProfile } from "../../src/index.ts";
import { type Given, type Told, auditOf, codesOf, file2014, file2026, given, live } from "../given.ts";

type Reply = Extract<Told, { record: "joint-review" }>;
const profile = {
  jointReview: { steps: ["S08" as StepId], departments: ["discipline", "police"], validMonths: 6 },
};
const reply = (department: string, on: string, outcome: string | null = "no-objection"): Told =>
  ({ record: "joint-review", department, requestedOn: "2023-01-01", repliedOn: on, outcome, on }) as Reply;

/** S08 with something typed just before it, under a profile that asks two departments. */
const asked = (file: Given, ...typed: Told[]): Given => {
  const told = file.upTo("S08").told;
  return given(file.pack, [...told.slice(0, -1), ...typed, ...told.slice(-1)], file.setting).underProfile(
    profile,
  );
};
const answered = (...typed: Told[]) => asked(file2014, reply("discipline", "2024-03-15"), ...typed);
const refusal = { pack: "local", article: null } as const;
const lastCodes = (file: Given) => codesOf(live(file).records.at(-1));

describe("silence is never consent", () => {
  it.each([
    [file2014, "2024-03-20", "2024-03-21"],
    [file2026, "2027-07-26", "2027-07-27"],
  ])("every department has replied by that day [JOINT_REVIEW_PENDING] (%#)", (file, on, dayAfter) => {
    expect(asked(file, reply("discipline", on), reply("police", on))).toBeTaken();
    expect(asked(file, reply("discipline", on))).toBeRefused("JOINT_REVIEW_PENDING", {
      ...refusal,
      says: [6],
    });
    expect(asked(file, reply("discipline", on), reply("police", dayAfter))).toBeRefused(
      "JOINT_REVIEW_PENDING",
      refusal,
    );
    expect(asked(file)).toBeRefused("JOINT_REVIEW_PENDING", refusal);
  });

  it("names who is waited for, in both languages", () => {
    const verdict = live(answered()).records.at(-1)?.verdicts[0];
    expect(verdict?.figures["departments"]).toEqual(["police"]);
    expect(
      answered().underProfile({ jointReview: { ...profile.jointReview, departments: ["卫健办"] } }),
    ).toBeRefused("JOINT_REVIEW_PENDING", { ...refusal, says: ["卫健办"] });
  });

  it("a request without a reply is none, and undoes no earlier reply", () => {
    const request: Told = {
      record: "joint-review",
      department: "police",
      requestedOn: "2024-03-18",
      on: "2024-03-18",
    };
    expect(answered(request)).toBeRefused("JOINT_REVIEW_PENDING", { ...refusal, says: [6] });
    expect(answered(reply("police", "2024-03-10"), request)).toBeTaken();
  });

  it.each(Object.keys(replyOutcomes))("what counts: %s", (outcome) => {
    const codes: Record<string, string[]> = {
      "needs-explanation": ["JOINT_REVIEW_PENDING"],
      "not-replied": ["JOINT_REVIEW_PENDING"],
      objection: ["JOINT_REVIEW_OBJECTION"],
      "objection-remediable": ["JOINT_REVIEW_OBJECTION"],
    };
    expect(lastCodes(answered(reply("police", "2024-03-16", outcome)))).toEqual(codes[outcome] ?? []);
  });
});

describe("a reply", () => {
  it("holds through the corresponding day six months later, and no longer", () => {
    expect(answered(reply("police", "2023-09-20"))).toBeTaken();
    expect(answered(reply("police", "2023-09-19"))).toBeRefused("JOINT_REVIEW_PENDING", {
      ...refusal,
      says: [6],
    });
  });

  it("holds through the last day of a shorter month", () => {
    const listed = (on: string) =>
      asked(file2014.on("S08", on), reply("discipline", "2024-08-31"), reply("police", "2024-08-31"));
    expect(listed("2025-02-28")).toBeTaken();
    expect(listed("2025-03-01")).toBeRefused("JOINT_REVIEW_PENDING", refusal);
  });

  it("holds for six months where the profile says nothing, and as long as it says", () => {
    const months = (validMonths?: number) =>
      answered(reply("police", "2024-02-20")).underProfile({
        jointReview: { ...profile.jointReview, validMonths },
      });
    expect(months()).toBeTaken();
    expect(months(1)).toBeTaken();
    expect(
      answered(reply("police", "2024-02-19")).underProfile({
        jointReview: { ...profile.jointReview, validMonths: 1 },
      }),
    ).toBeRefused("JOINT_REVIEW_PENDING", refusal);
  });

  it("is the latest by its day, of two on one day the one typed later", () => {
    const [yes, no] = [reply("police", "2024-03-16"), reply("police", "2024-03-16", "objection")];
    expect(answered(no, yes)).toBeTaken();
    expect(answered(yes, no)).toBeRefused("JOINT_REVIEW_OBJECTION", refusal);
    expect(answered(reply("police", "2024-03-17"), no)).toBeTaken();
    expect(answered(no, reply("police", "2024-03-21"))).toBeRefused("JOINT_REVIEW_OBJECTION", refusal);
  });
});

describe("an objection", () => {
  it.each([
    [file2014, "2024-03-15"],
    [file2026, "2027-07-20"],
  ])("stops the step until a new reply lifts it [JOINT_REVIEW_OBJECTION] (%#)", (file, on) => {
    const both = [reply("discipline", on), reply("police", on, "objection")];
    expect(asked(file, ...both)).toBeRefused("JOINT_REVIEW_OBJECTION", refusal);
    expect(asked(file, ...both, reply("police", on, "no-record-found"))).toBeTaken();
  });

  it("that is old is pending as well", () => {
    expect(lastCodes(answered(reply("police", "2023-09-19", "objection")))).toEqual([
      "JOINT_REVIEW_OBJECTION",
      "JOINT_REVIEW_PENDING",
    ]);
  });
});

describe("the steps named by the profile", () => {
  it("alone are asked for", () => {
    const file = file2014.underProfile(profile);
    expect(file.upTo("S07")).toBeTaken();
    expect(file.upTo("S08")).toBeRefused("JOINT_REVIEW_PENDING", refusal);
    expect(file2014.upTo("S08")).toBeTaken();
  });

  it("are S08 and S13 in the township's own, where a failed S13 is held to it too", () => {
    const township = { ...file2014.setting, profile: townshipProfile };
    const replies = [reply("discipline", "2023-12-01"), reply("police", "2023-12-01")];
    const file = (step: StepId) =>
      given(
        "cpc-2014",
        [...file2014.told.slice(0, 8), ...replies, ...file2014.upTo(step).told.slice(8)],
        township,
      );
    expect(file("S08")).toBeTaken();
    expect(file("S13")).toBeTaken();
    expect(file("S13").on("S13", "2024-06-02")).toBeRefused("JOINT_REVIEW_PENDING", refusal);
    expect(file("S13").with("S13", { on: "2024-06-02", conclusion: "failed" })).toBeRefused(
      "JOINT_REVIEW_PENDING",
      refusal,
    );
  });
});

describe("on paper", () => {
  const unsaid = (more: object): Told => ({
    record: "joint-review",
    department: "police",
    on: "2024-03-16",
    ...more,
  });

  it("an outcome or a day that is not told leaves open what hangs on it", () => {
    expect(auditOf(answered(unsaid({ repliedOn: "2024-03-16" }))).unchecked).toEqual({
      10: ["JOINT_REVIEW_OBJECTION", "JOINT_REVIEW_PENDING"],
    });
    expect(auditOf(answered(unsaid({ outcome: "no-objection" }))).unchecked).toEqual({
      10: ["JOINT_REVIEW_PENDING"],
    });
    expect(auditOf(answered(unsaid({ repliedOn: "2024-03-16", outcome: null }))).findings).toEqual({
      10: ["JOINT_REVIEW_PENDING"],
    });
    expect(auditOf(answered(unsaid({ repliedOn: null, outcome: "no-objection" }))).findings).toEqual({
      10: ["JOINT_REVIEW_PENDING"],
    });
  });
});
