// What is written on the way from activist to candidate, and of the candidate's review and training (S07 to S11).
import { z } from "zod";
import { day } from "../../kernel/calendar.ts";
import {
  choiceFact,
  conclusions,
  dayFact,
  longTextFact,
  membersFact,
  namesFact,
  numberFact,
  stepRecord,
  structuredFact,
} from "./fact.ts";

export const views = {
  "party-group": { zh: "党小组", en: "party group" },
  mentors: { zh: "培养联系人", en: "mentors" },
  members: { zh: "党员", en: "members" },
  masses: { zh: "群众", en: "masses" },
} as const;

export const objections = {
  none: { zh: "无异议", en: "none" },
  cleared: { zh: "有反映，经查不影响", en: "raised and cleared" },
  upheld: { zh: "有反映，经查属实", en: "raised and upheld" },
} as const;

const notice = z.object({ from: day.nullish(), to: day.nullish(), objections: z.string().nullish() });
const waiver = z.object({ approver: z.string().nullish(), reason: z.string().nullish() });
export type Notice = z.infer<typeof notice>;

export const candidateRecords = [
  stepRecord("S07", { views: namesFact("已听取意见", "views heard", views) }),
  stepRecord("S08", {
    agreedOn: dayFact("上级党委同意日期", "superior committee agreed on", { packs: ["cpc-2026"] }),
    notice: structuredFact("notice", "公示", "public notice", notice, { packs: ["cpc-2026"] }),
  }),
  stepRecord("S09", { introducers: membersFact("入党介绍人", "introducers") }),
  stepRecord("S10", {
    conclusion: choiceFact("政审结论", "conclusion", conclusions),
    findings: longTextFact("政审情况", "findings", { optional: true, sensitive: "political-review" }),
  }),
  stepRecord("S11", {
    days: numberFact("培训天数", "days"),
    hours: numberFact("培训学时", "class hours"),
    waiver: structuredFact("waiver", "经批准减免", "approved waiver", waiver, { optional: true }),
  }),
] as const;
