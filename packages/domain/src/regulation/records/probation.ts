// What is written during probation and at conversion (S19 to S25).
import { approvals, choiceFact, namedFact, numberFact, organs, stepRecord, yesNoFact } from "./fact.ts";
import { voteFact } from "./admission.ts";

export const conversionOutcomes = {
  confirm: { zh: "按期转正", en: "confirm" },
  extend: { zh: "延长预备期", en: "extend probation" },
  cancel: { zh: "取消预备党员资格", en: "cancel" },
  "not-passed": { zh: "未通过", en: "not passed" },
} as const;

export const probationRecords = [
  stepRecord("S19", {}),
  stepRecord("S20", {}),
  stepRecord("S21", {}),
  stepRecord("S22", {}),
  stepRecord("S23", {
    outcome: choiceFact("大会决议", "outcome", conversionOutcomes),
    vote: voteFact(),
    extensionMonths: numberFact("延长月数", "months of extension", { optional: true }),
  }),
  stepRecord("S24", {
    outcome: choiceFact("审批结果", "outcome", approvals),
    by: namedFact("审批机关", "approved by", organs),
    collective: yesNoFact("党委会集体讨论", "decided by a committee meeting"),
  }),
  stepRecord("S25", {}),
] as const;
