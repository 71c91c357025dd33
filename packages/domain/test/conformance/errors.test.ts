// What is not a case is answered with the dotted path of the fault, and nothing is thrown.
import { describe, expect, it } from "vitest";
import { replayCase } from "../../src/conformance/index.ts";

const member = { id: "m1", fullMemberSince: "2010-07-01" };
const sound = {
  name: "sound",
  mode: "decide",
  today: "2026-11-22",
  person: { id: "p1", birthDate: "1998-03-12" },
  members: [member],
  branch: { fullMembers: 12, hasGroups: true },
  calendar: { holidays: ["2026-10-01"], workdays: ["2026-10-10"] },
  profile: null,
  packs: { "cpc-2026": "2026-05-11" },
  records: [] as unknown[],
};
const one = { step: "S01", on: "2023-01-05" };
const pathOf = (input: unknown) => {
  const result = replayCase(input);
  return "error" in result ? result.error.path : null;
};
const withRecord = (record: unknown, mode = "decide") => ({ ...sound, mode, records: [one, record] });

describe("a case", () => {
  it("that is sound is replayed, whatever else it brings", () => {
    expect(pathOf(sound)).toBeNull();
    expect(pathOf({ ...sound, remark: "x", records: [{ ...one, colour: "red" }] })).toBeNull();
    expect(pathOf({ ...sound, calendar: null, packs: null, profile: {} })).toBeNull();
  });

  it.each<[string, unknown]>([
    ["", null],
    ["", "text"],
    ["", [sound]],
    ["name", { ...sound, name: 3 }],
    ["mode", { ...sound, mode: "Decide" }],
    ["mode", { ...sound, mode: undefined }],
    ["today", { ...sound, today: "2024-02-30" }],
    ["today", { ...sound, today: 20_240_101 }],
    ["person", { ...sound, person: "p1" }],
    ["person.id", { ...sound, person: { id: 3 } }],
    ["person.birthDate", { ...sound, person: { id: "p1", birthDate: "1998-02-30" } }],
    ["members", { ...sound, members: null }],
    ["members.0.fullMemberSince", { ...sound, members: [{ ...member, fullMemberSince: "2010-07-32" }] }],
    [
      "members.0.sanctions.0.from",
      { ...sound, members: [{ ...member, sanctions: [{ kind: "x", from: 3 }] }] },
    ],
    ["branch.fullMembers", { ...sound, branch: { fullMembers: "12" } }],
    ["calendar.holidays", { ...sound, calendar: { holidays: "2026-10-01" } }],
    ["calendar.holidays.0", { ...sound, calendar: { holidays: ["2026-10-32"] } }],
    ["packs.cpc-2026", { ...sound, packs: { "cpc-2026": "soon" } }],
    ["records", { ...sound, records: {} }],
  ])("is none because of `%s` (%#)", (path, input) => {
    expect(pathOf(input)).toBe(path);
  });

  it.each([0, 3, -1, 1.5, "2"])(
    "is none where the profile would loosen the number of mentors: %j",
    (mentors) => {
      expect(pathOf({ ...sound, profile: { mentors } })).toBe("profile.mentors");
    },
  );

  it("that is none keeps its name, and null where it has none", () => {
    expect(replayCase({ ...sound, mode: "x" })).toMatchObject({ name: "sound", error: { path: "mode" } });
    expect(replayCase({ name: 3 })).toMatchObject({ name: null });
    expect(replayCase(undefined)).toMatchObject({ name: null, error: { path: "" } });
  });
});

describe("a record", () => {
  const vote = { shouldAttend: 12, present: 10, yes: 9, no: 1 };

  it.each<[string, unknown]>([
    ["", null],
    ["", "S02"],
    ["", []],
    ["", { on: "2023-01-20" }],
    ["", { step: "S02", record: "stop", on: "2023-01-20" }],
    ["step", { step: "S26", on: "2023-01-20" }],
    ["step", { step: 2, on: "2023-01-20" }],
    ["record", { record: "Stop", on: "2023-01-20" }],
    ["on", { step: "S02" }],
    ["on", { step: "S02", on: null }],
    ["on", { step: "S02", on: "2023-02-29" }],
    ["on", { step: "S02", on: "2023-1-20" }],
    ["on", { step: "S02", on: "2023-01-20T00:00:00" }],
    ["enteredOn", { step: "S02", on: "2023-01-20", enteredOn: "2023-01-19" }],
    ["enteredOn", { step: "S02", on: "2023-01-20", enteredOn: "2026-11-23" }],
    ["enteredOn", { step: "S02", on: "2023-01-20", enteredOn: 3 }],
    ["mentors", { step: "S05", mentors: "m1" }],
    ["mentors.0", { step: "S05", mentors: [1] }],
    ["views.1", { step: "S07", views: ["masses", null] }],
    ["agreedOn", { step: "S08", agreedOn: "2026-02-30" }],
    ["notice", { step: "S08", notice: [] }],
    ["notice.from", { step: "S08", notice: { from: "2026-05-32" } }],
    ["notice.objections", { step: "S08", notice: { objections: "many" } }],
    ["conclusion", { step: "S10" }],
    ["conclusion", { step: "S12", conclusion: null }],
    ["conclusion", { step: "S13", conclusion: "ok" }],
    ["days", { step: "S11", days: "3" }],
    ["waiver.approver", { step: "S11", waiver: { approver: 3 } }],
    ["leavingOn", { step: "S13", conclusion: "passed", leavingOn: "x" }],
    ["formNumber", { step: "S14", formNumber: {} }],
    ["outcome", { step: "S15", vote }],
    ["outcome", { step: "S15", outcome: "confirm", vote }],
    ["vote", { step: "S15", outcome: "passed", vote: "9:1" }],
    ["vote.yes", { step: "S15", outcome: "passed", vote: { ...vote, yes: "9" } }],
    ["vote.secret", { step: "S15", outcome: "passed", vote: { ...vote, secret: "yes" } }],
    ["vote.excluded", { step: "S15", outcome: "passed", vote: { ...vote, excluded: {} } }],
    ["vote.excluded.0", { step: "S15", outcome: "passed", vote: { ...vote, excluded: [3] } }],
    ["outcome", { step: "S17", by: "township-committee", collective: true }],
    ["collective", { step: "S17", outcome: "approved", collective: "yes" }],
    ["outcome", { step: "S23", outcome: "passed", vote }],
    ["extensionMonths", { step: "S23", outcome: "extend", vote, extensionMonths: "6" }],
    ["outcome", { step: "S24", outcome: null }],
    ["outcome", { record: "joint-review", department: "police" }],
    ["outcome", { record: "joint-review", department: "police", outcome: "agree" }],
    [
      "repliedOn",
      { record: "joint-review", department: "police", repliedOn: "2024-02-30", outcome: "objection" },
    ],
    ["severity", { record: "veto", item: "bribery", severity: "soft" }],
    ["until", { record: "veto", item: "bribery", severity: "hard", until: "never" }],
    ["unfounded", { record: "veto-cleared", item: "bribery", unfounded: "yes" }],
  ])("is none because of `%s` (%#)", (path, record) => {
    const isDated = record !== null && typeof record === "object" && !Array.isArray(record);
    const dated = isDated && path !== "on" ? { on: "2023-01-20", ...record } : record;
    expect(pathOf(withRecord(dated))).toBe(path === "" ? "records.1" : `records.1.${path}`);
  });

  it("may lack its outcome or conclusion in an audit, and say `enteredOn: null` anywhere", () => {
    for (const record of [
      { step: "S10", on: "2023-01-20" },
      { step: "S15", on: "2023-01-20", outcome: null },
      { record: "joint-review", department: "police", on: "2023-01-20" },
    ]) {
      expect(pathOf(withRecord(record, "audit"))).toBeNull();
      expect(pathOf(withRecord(record))).not.toBeNull();
    }
    expect(pathOf(withRecord({ step: "S02", on: "2023-01-20", enteredOn: null }))).toBeNull();
    expect(pathOf(withRecord({ step: "S02", on: "2023-01-20", enteredOn: "2026-11-22" }))).toBeNull();
  });

  it("with a negative or fractional tally is a case, and a verdict", () => {
    const record = { step: "S15", on: "2023-02-20", outcome: "passed", vote: { ...vote, no: -1, yes: 10.5 } };
    expect(replayCase(withRecord(record))).toMatchObject({
      records: [
        { taken: true },
        {
          taken: false,
          verdicts: expect.arrayContaining([
            expect.objectContaining({ code: "VOTE_TALLY_INCONSISTENT" }),
          ]) as unknown,
        },
      ],
    });
  });
});
