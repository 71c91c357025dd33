// Admission (S12 to S18): reviews passed, the form, the branch's size, who approves, and by when.
import { addMonths, daysBetween, isAfterMonths, isBeforeMonths } from "../kernel/calendar.ts";
import { limits } from "../regulation/limits.ts";
import { organs } from "../regulation/records/fact.ts";
import type { RecordOf } from "../regulation/records/record.ts";
import { stepOnFile } from "./file-state.ts";
import {
  type Finding,
  type Judgement,
  type Rule,
  bothEditions,
  editions,
  isUnknown,
  stepRule,
  unchecked,
} from "./rule.ts";
import type { Sentence } from "./verdict.ts";

/** Refuses a step while the one it rests on is concluded `failed`. */
const failedBefore = (
  code: string,
  step: "S12" | "S13" | "S14",
  earlier: "S10" | "S12" | "S13",
  cites: Rule["cites"],
  say: Sentence,
): Rule =>
  stepRule({
    code,
    steps: [step],
    severity: "refuse",
    cites,
    check: (j) => {
      const record = stepOnFile(j.file, earlier);
      if (!record) return null;
      if (isUnknown(j, record.conclusion)) return unchecked;
      return record.conclusion === "failed" ? { failedOn: record.on } : null;
    },
    say: () => say,
  });

/** S17 against S15: the two limits of art. 26 / 25, and whether a reason is given. */
function approvalDelay(j: Judgement<RecordOf<"S17">>) {
  const meeting = stepOnFile(j.file, "S15")?.on;
  if (!meeting || !isAfterMonths(j.on, meeting, limits.approvalMonths)) return null;
  const due = addMonths(meeting, limits.approvalMonths);
  const last = addMonths(meeting, limits.approvalExtendedMonths);
  return {
    figures: { meeting, due, last, days: daysBetween(due, j.on) },
    expired: j.on > last,
    reasoned: !!j.record.extensionReason?.trim(),
  };
}

const reviewRules: readonly Rule[] = [
  failedBefore("POLITICAL_REVIEW_FAILED", "S12", "S10", bothEditions("16"), {
    zh: "政治审查结论为不合格，不能发展入党。情况变化的，重新政审合格后再继续。",
    en: "The political review was failed. Only a new review that is passed lets the file go on.",
  }),
  failedBefore("SCRUTINY_FAILED", "S13", "S12", editions("19", "18"), {
    zh: "支部委员会审查结论为不合格，不能报预审。重新审查合格后再继续。",
    en: "The branch committee's scrutiny was failed. It must be taken anew and passed first.",
  }),
  stepRule({
    code: "LEAVING_WITHIN_3_MONTHS",
    steps: ["S13"],
    severity: { "cpc-2014": "refuse", "cpc-2026": "warn" },
    cites: editions("19", "18"),
    check: (j) => {
      const leavingOn = j.record.leavingOn;
      return leavingOn && isBeforeMonths(leavingOn, j.on, limits.leavingMonths) ? { leavingOn } : null;
    },
    say: (f) => ({
      zh: `将于 ${f["leavingOn"]} 离开本地，不足 ${limits.leavingMonths} 个月，一般不办理接收手续。请由转往单位继续培养。`,
      en: `Leaving on ${f["leavingOn"]}, within ${limits.leavingMonths} months: admission is normally not handled here. Let the next unit go on.`,
    }),
  }),
  failedBefore("PRE_EXAM_FAILED", "S14", "S13", editions("19", "18"), {
    zh: "上级党委预审不合格，不能填写入党志愿书。重新预审合格后再继续。",
    en: "The pre-examination was failed, so the membership form cannot be filled in. It must be taken anew and passed.",
  }),
  stepRule({
    code: "FORM_NUMBER_MISSING",
    steps: ["S14"],
    severity: "refuse",
    cites: editions("19", "18"),
    check: (j) => {
      if (isUnknown(j, j.record.formNumber)) return unchecked;
      return j.record.formNumber?.trim() ? null : {};
    },
    say: () => ({
      zh: "没有入党志愿书编号。请照志愿书封面填写。",
      en: "The membership form's number is missing. Copy it from the form's cover.",
    }),
  }),
];

const assemblyRules: readonly Rule[] = [
  stepRule({
    code: "BRANCH_TOO_SMALL",
    steps: ["S15"],
    severity: "refuse",
    cites: editions("20", "19"),
    check: (j) => {
      const { fullMembers } = j.setting.branch;
      if (isUnknown(j, fullMembers)) return unchecked;
      const have = fullMembers ?? 0;
      return have < limits.branchFullMembers ? { have, needed: limits.branchFullMembers } : null;
    },
    say: (f) => ({
      zh: `本支部正式党员 ${f["have"]} 名，不足 ${f["needed"]} 名，不能接收预备党员。可与邻近支部联合召开大会。`,
      en: `The branch has ${f["have"]} full members, fewer than ${f["needed"]}, and cannot admit anyone. It may meet with a neighbouring branch.`,
    }),
  }),
  stepRule({
    code: "ASSEMBLY_LATE",
    steps: ["S15"],
    severity: "warn",
    cites: { "cpc-2026": "19" },
    check: (j) => {
      const passed = stepOnFile(j.file, "S13")?.on;
      if (!passed || !isAfterMonths(j.on, passed, limits.assemblyMonths)) return null;
      const due = addMonths(passed, limits.assemblyMonths);
      return { passed, due, days: daysBetween(due, j.on) };
    },
    say: (f) => ({
      zh: `晚了 ${f["days"]} 天：${f["passed"]} 预审，支部大会应在 ${f["due"]} 前召开。记录保留，请写明原因。`,
      en: `${f["days"]} days late: pre-examined on ${f["passed"]}, the assembly was due by ${f["due"]}. The record stands; give the reason.`,
    }),
  }),
];

const approvalRules: readonly Rule[] = [
  stepRule({
    code: "APPROVER_NOT_COMPETENT",
    steps: ["S13", "S17", "S24"],
    severity: "refuse",
    cites: editions("23", "22"),
    check: (j): Finding => {
      if (isUnknown(j, j.record.by)) return unchecked;
      return j.record.by === "township-committee" ? null : { by: j.record.by ?? null };
    },
    say: (f) => {
      const organ = organs[f["by"] as keyof typeof organs];
      return {
        zh: `${organ ? `${organ.zh}无权审批` : "没有写明审批机关"}。须由乡镇党委审批。`,
        en: `${organ ? `A ${organ.en} cannot approve` : "No approving organ is named"}. It takes the township committee.`,
      };
    },
  }),
  stepRule({
    code: "NOT_COLLECTIVE",
    steps: ["S17", "S24"],
    severity: "refuse",
    cites: editions("25", "24"),
    check: (j): Finding => (isUnknown(j, j.record.collective) ? unchecked : j.record.collective ? null : {}),
    say: () => ({
      zh: "没有经党委会集体讨论决定。审批须集体讨论、表决决定，请补会议记录。",
      en: "It was not decided by a committee meeting. Approval takes a collective decision.",
    }),
  }),
  stepRule({
    code: "APPROVAL_LATE",
    steps: ["S17"],
    severity: "warn",
    cites: editions("26", "25"),
    check: (j) => {
      const delay = approvalDelay(j);
      return delay && !delay.expired && delay.reasoned ? delay.figures : null;
    },
    say: (f) => ({
      zh: `支部大会 ${f["meeting"]} 通过，应在 ${f["due"]} 前审批，晚了 ${f["days"]} 天。延长的原因已在档。`,
      en: `The assembly voted on ${f["meeting"]}, approval was due by ${f["due"]}: ${f["days"]} days late. The reason is on file.`,
    }),
  }),
  stepRule({
    code: "EXTENSION_REASON_REQUIRED",
    steps: ["S17"],
    severity: "refuse",
    cites: editions("26", "25"),
    check: (j) => {
      const delay = approvalDelay(j);
      return delay && !delay.expired && !delay.reasoned ? delay.figures : null;
    },
    say: (f) => ({
      zh: `支部大会 ${f["meeting"]} 通过，三个月内（${f["due"]} 前）应审批，晚了 ${f["days"]} 天。特殊情况可延长到 ${f["last"]}，须写明原因。`,
      en: `The assembly voted on ${f["meeting"]}; approval was due within three months (by ${f["due"]}), ${f["days"]} days ago. It may be extended to ${f["last"]} with a reason: give it.`,
    }),
  }),
  stepRule({
    code: "APPROVAL_TIME_EXPIRED",
    steps: ["S17"],
    severity: "refuse",
    cites: editions("26", "25"),
    check: (j) => {
      const delay = approvalDelay(j);
      return delay?.expired ? delay.figures : null;
    },
    say: (f) => ({
      zh: `支部大会 ${f["meeting"]} 通过，最迟应在 ${f["last"]} 审批，现已超过六个月。请按规定重新履行程序。`,
      en: `The assembly voted on ${f["meeting"]}; approval was possible until ${f["last"]} at the latest. More than six months have passed; the procedure must be gone through again.`,
    }),
  }),
];

export const admissionRules: readonly Rule[] = [...reviewRules, ...assemblyRules, ...approvalRules];
