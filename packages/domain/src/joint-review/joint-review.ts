// 联合审查: the departments that the local profile requires must have replied, lately enough, without an objection.
import { type Day, addMonths } from "../kernel/calendar.ts";
import { type StepId, isStepId, stepIds } from "../regulation/steps.ts";
import type { FileState, JointReviewRecord } from "../rules/file-state.ts";
import { type Finding, type Judgement, type Rule, isUnknown, unchecked } from "../rules/rule.ts";

export const departments = {
  discipline: { zh: "镇纪委", en: "discipline commission" },
  police: { zh: "派出所", en: "police station" },
} as const;

/** A department's latest reply by a day; of two on one day the one typed later. A request without a reply is none. */
function latestReply(file: FileState, department: string, by: Day): JointReviewRecord | null {
  let latest: JointReviewRecord | null = null;
  for (const record of file.reviews) {
    if (record.department !== department || !record.repliedOn || record.repliedOn > by) continue;
    if (!latest?.repliedOn || record.repliedOn >= latest.repliedOn) latest = record;
  }
  return latest;
}

/** The last day on which a reply holds. Source: REGULATION §5. */
const replyHoldsThrough = (repliedOn: Day, validMonths: number): Day => addMonths(repliedOn, validMonths);

/** What a department's answer means for a step: whether each of the two rules holds; null where the paper leaves it open. */
interface Answer {
  readonly pending: boolean | null;
  readonly objection: boolean | null;
}

const objecting: ReadonlySet<unknown> = new Set(["objection", "objection-remediable"]);
const unanswered: ReadonlySet<unknown> = new Set(["needs-explanation", "not-replied", null]);

function read(reply: JointReviewRecord | null, j: Judgement, validMonths: number): Answer {
  if (!reply?.repliedOn) return { pending: true, objection: false };
  const isOld = j.on > replyHoldsThrough(reply.repliedOn, validMonths);
  if (isUnknown(j, reply.outcome)) return { pending: isOld ? true : null, objection: null };
  return { pending: isOld || unanswered.has(reply.outcome ?? null), objection: objecting.has(reply.outcome) };
}

/** A reply whose day the paper does not tell counts both ways: as come on the record's day, and as not come. */
function answerOf(j: Judgement, department: string, validMonths: number): Answer {
  const told = read(latestReply(j.file, department, j.on), j, validMonths);
  if (!j.absentIsUnknown || !j.file.reviews.some((r) => r.repliedOn === undefined)) return told;
  const reviews = j.file.reviews.map((r) => (r.repliedOn === undefined ? { ...r, repliedOn: r.on } : r));
  const assumed = read(latestReply({ ...j.file, reviews }, department, j.on), j, validMonths);
  return {
    pending: told.pending === assumed.pending ? told.pending : null,
    objection: told.objection === assumed.objection ? told.objection : null,
  };
}

function check(j: Judgement, aspect: keyof Answer): Finding {
  const review = j.setting.profile.jointReview;
  const step = (j.record as { step?: string }).step ?? "";
  if (!review || !isStepId(step) || !review.steps.has(step)) return null;
  const named: string[] = [];
  let open = false;
  for (const department of review.departments) {
    const holds = answerOf(j, department, review.validMonths)[aspect];
    if (holds === null) open = true;
    else if (holds) named.push(department);
  }
  if (named.length > 0) return { departments: named, validMonths: review.validMonths, on: j.on };
  return open ? unchecked : null;
}

const titles = (figure: unknown, lang: "zh" | "en") =>
  (figure as readonly string[])
    .map((id) => departments[id as keyof typeof departments]?.[lang] ?? id)
    .join(lang === "zh" ? "、" : ", ");

const everyStep: readonly StepId[] = stepIds;

export const jointReviewRules: readonly Rule[] = [
  {
    code: "JOINT_REVIEW_PENDING",
    steps: everyStep,
    severity: "refuse",
    cites: "local",
    check: (j) => (j.setting.profile.jointReview === null ? null : check(j, "pending")),
    say: (f) => ({
      zh: `联合审查未完成：${titles(f["departments"], "zh")}没有有效回复（回复 ${f["validMonths"]} 个月内有效）。未回复不等于同意，请催办或重新征求意见。`,
      en: `The joint review is open: no valid reply from ${titles(f["departments"], "en")} (a reply holds ${f["validMonths"]} months). Silence is not consent; remind them or ask again.`,
    }),
  },
  {
    code: "JOINT_REVIEW_OBJECTION",
    steps: everyStep,
    severity: "refuse",
    cites: "local",
    check: (j) => (j.setting.profile.jointReview === null ? null : check(j, "objection")),
    say: (f) => ({
      zh: `联合审查有异议：${titles(f["departments"], "zh")}。请核实处理，得到新的无异议回复后再继续。`,
      en: `An objection in the joint review: ${titles(f["departments"], "en")}. Settle it and obtain a new reply without objection.`,
    }),
  },
];
