// What is written when a candidate is scrutinised, pre-examined, voted on and approved (S12 to S18), and of any vote.
import { z } from "zod";
import {
  approvals,
  choiceFact,
  conclusions,
  dayFact,
  namedFact,
  organs,
  stepRecord,
  structuredFact,
  textFact,
  yesNoFact,
} from "./fact.ts";

/** The five grounds on which a member is left out of shouldAttend. */
export const exclusionGrounds = {
  "unable-to-express-will": {
    zh: "患有精神病或因其他疾病不能表达本人意志",
    en: "unable to express their will",
  },
  "abroad-over-6-months": { zh: "自费出国半年以上", en: "abroad for over 6 months" },
  "serving-sentence": { zh: "服刑", en: "serving a sentence" },
  "long-term-incapacity": { zh: "年老体弱卧床不起，长期失去行动能力", en: "long-term incapacity" },
  "away-over-6-months-not-transferred": {
    zh: "外出六个月以上，未转组织关系",
    en: "away over 6 months, not transferred",
  },
} as const;

const figure = z.number().nullish();
const exclusion = z.object({
  ground: z.string().nullish(),
  superiorConsent: z.boolean().nullish(),
  assemblyVote: z.boolean().nullish(),
});

/** Counts of people. `shouldAttend` already leaves out those in `excluded`. Figures left out are 0, `secret` left out is true. */
const vote = z.object({
  shouldAttend: figure,
  present: figure,
  yes: figure,
  no: figure,
  abstain: figure,
  writtenYes: figure,
  writtenNo: figure,
  secret: z.boolean().nullish(),
  excluded: z.array(exclusion).nullish(),
});
export type Vote = z.infer<typeof vote>;
export const voteFact = () => structuredFact("vote", "票决情况", "vote", vote);

export const admissionOutcomes = {
  passed: { zh: "通过", en: "passed" },
  "not-passed": { zh: "未通过", en: "not passed" },
} as const;

export const admissionRecords = [
  stepRecord("S12", { conclusion: choiceFact("审查结论", "conclusion", conclusions) }),
  stepRecord("S13", {
    conclusion: choiceFact("预审结论", "conclusion", conclusions),
    by: namedFact("预审机关", "examined by", organs),
    leavingOn: dayFact("将离开本地的日期", "leaving on", { optional: true }),
  }),
  stepRecord("S14", { formNumber: textFact("入党志愿书编号", "form number") }),
  stepRecord("S15", { outcome: choiceFact("大会决议", "outcome", admissionOutcomes), vote: voteFact() }),
  stepRecord("S16", {}),
  stepRecord("S17", {
    outcome: choiceFact("审批结果", "outcome", approvals),
    by: namedFact("审批机关", "approved by", organs),
    collective: yesNoFact("党委会集体讨论", "decided by a committee meeting"),
    extensionReason: textFact("超过三个月的原因", "reason for exceeding three months", { optional: true }),
  }),
  stepRecord("S18", {}),
] as const;
