// Paper files taken in: judged by the national rules alone, and never blamed for what their ledger has no column for.
import { expect, test } from "vitest";
import { type StepId, decide, replayDossier, review, toDay, townshipProfile } from "../../src/index.ts";
import { setting as plainSetting } from "../files.ts";
import { file2014 } from "../given.ts";

const codesAfterTakingIn = (without: readonly StepId[], unknownSteps: readonly StepId[]) => {
  const setting = { ...plainSetting, profile: townshipProfile, branch: { fullMembers: 1, hasGroups: true } };
  const records = file2014.records.filter((record) => !("step" in record && without.includes(record.step)));
  const command = { kind: "take-in", person: "p1", branch: "b1", records, unknownSteps } as const;
  const decision = decide(null, command, setting);
  if (!decision.ok) throw new Error("paper is on file whatever it says");
  const { entries } = review(replayDossier(decision.value.events), setting);
  return entries.flatMap(({ verdicts }) => verdicts.filter((v) => v.severity !== "note").map((v) => v.code));
};

test("asks an old paper file for no joint review, no local number of mentors, and not for the branch's size of then", () => {
  expect(codesAfterTakingIn([], [])).toEqual([]);
});

test("finds a step missing whose column the ledger has, and none whose column it lacks", () => {
  expect(new Set(codesAfterTakingIn(["S16"], []))).toEqual(new Set(["OUT_OF_ORDER"]));
  expect(codesAfterTakingIn(["S16"], ["S16"])).toEqual([]);
  expect(codesAfterTakingIn(["S06"], ["S06"])).toEqual([]);
});

test("a live record after the paper is held to the township's own conditions again", () => {
  const setting = { ...plainSetting, profile: townshipProfile };
  const records = file2014.records.slice(0, 8);
  const taken = decide(null, { kind: "take-in", person: "p1", branch: "b1", records }, setting);
  if (!taken.ok) throw new Error("paper is on file whatever it says");
  const dossier = replayDossier(taken.value.events);
  const refused = decide(
    dossier,
    { kind: "record", record: { step: "S08", on: toDay("2024-03-20") } },
    setting,
  );
  expect(refused.ok ? [] : refused.error.verdicts.map((v) => v.code)).toContain("JOINT_REVIEW_PENDING");
});
