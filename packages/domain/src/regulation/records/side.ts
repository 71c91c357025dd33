// What is written on a file beside its steps: joint-review replies, veto findings and clearings, transfers, the stop.
import { z } from "zod";
import { day } from "../../kernel/calendar.ts";
import { dates, longTextFact, textFact } from "./fact.ts";

export const replyOutcomes = {
  "no-objection": { zh: "无异议", en: "no objection" },
  objection: { zh: "有异议", en: "objection" },
  "objection-remediable": { zh: "有异议，可整改", en: "objection, remediable" },
  "needs-explanation": { zh: "需说明情况", en: "needs explanation" },
  "no-record-found": { zh: "未查到记录", en: "no record found" },
  "not-replied": { zh: "未回复", en: "not replied" },
} as const;
export type ReplyOutcome = keyof typeof replyOutcomes;

export const jointReviewRecord = z.object({
  record: z.literal("joint-review"),
  ...dates,
  department: z.string(),
  requestedOn: day.nullish(),
  repliedOn: day.nullish(),
  outcome: z.enum(Object.keys(replyOutcomes) as [ReplyOutcome, ...ReplyOutcome[]]).nullish(),
  reason: longTextFact("回复说明", "what was said", { optional: true, sensitive: "joint-review" }),
  document: textFact("回函文号", "number of the letter", { optional: true, sensitive: "joint-review" }),
});

export const vetoRecord = z.object({
  record: z.literal("veto"),
  ...dates,
  item: z.string(),
  /** `hard` for good, `suspend` until a day or until cleared. */
  severity: z.enum(["hard", "suspend"]).nullish(),
  until: day.nullish(),
  reason: longTextFact("否决事由", "grounds", { optional: true, sensitive: "veto" }),
  proposedBy: z.string().nullish(),
  confirmedBy: z.string().nullish(),
});

export const vetoClearedRecord = z.object({
  record: z.literal("veto-cleared"),
  ...dates,
  item: z.string(),
  proposedBy: z.string().nullish(),
  confirmedBy: z.string().nullish(),
  unfounded: z.boolean().nullish(),
  reason: longTextFact("解除事由", "why it is cleared", { optional: true, sensitive: "veto" }),
});

export const transferRecord = z.object({
  record: z.literal("transfer"),
  ...dates,
  from: z.string().nullish(),
  to: z.string().nullish(),
});

export const stopRecord = z.object({
  record: z.literal("stop"),
  ...dates,
  reason: longTextFact("终止原因", "why it stops", { sensitive: "political-review" }),
});

export const sideRecords = [
  jointReviewRecord,
  vetoRecord,
  vetoClearedRecord,
  transferRecord,
  stopRecord,
] as const;
