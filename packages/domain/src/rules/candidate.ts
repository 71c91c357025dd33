// Candidates (S08 to S11): the superior committee's agreement and public notice, introducers, training.
import { workingDays } from "../kernel/calendar.ts";
import { limits } from "../regulation/limits.ts";
import type { RecordOf } from "../regulation/records/record.ts";
import { stepOnFile } from "./file-state.ts";
import { peopleChecks, peopleRules } from "./people.ts";
import {
  type Finding,
  type Judgement,
  type Rule,
  bothEditions,
  isUnknown,
  stepRule,
  unchecked,
} from "./rule.ts";

const since2026 = { "cpc-2026": "13" };

function noticeTooShort(j: Judgement<RecordOf<"S08">>): Finding {
  const notice = j.record.notice;
  if (!notice) return isUnknown(j, notice) ? unchecked : null;
  const { from, to } = notice;
  const needed = limits.noticeWorkingDays;
  if (from === null || to === null) return { days: 0, needed };
  if (to !== undefined && j.on <= to) return { days: null, needed, to, on: j.on };
  if (isUnknown(j, from) || isUnknown(j, to)) return unchecked;
  if (!from || !to) return { days: 0, needed };
  const days = workingDays(from, to, j.setting.calendar, needed);
  return days < needed ? { days, needed, from, to } : null;
}

function agreementMissing(j: Judgement<RecordOf<"S08">>): Finding {
  const { agreedOn, notice } = j.record;
  if (isUnknown(j, agreedOn)) return unchecked;
  if (!agreedOn) return { agreedOn: null };
  const agreedCandidate = stepOnFile(j.file, "S07")?.on;
  if (agreedCandidate !== undefined && agreedOn < agreedCandidate)
    return { agreedOn, notBefore: agreedCandidate };
  if (notice?.from && agreedOn > notice.from) return { agreedOn, notAfter: notice.from };
  return isUnknown(j, notice) || (notice && isUnknown(j, notice.from)) ? unchecked : null;
}

interface Training {
  readonly short: boolean | typeof unchecked;
  readonly waived: boolean;
}

function training(j: Judgement<RecordOf<"S11">>): Training {
  const { days, hours, waiver } = j.record;
  const waived = !!waiver?.approver?.trim() && !!waiver.reason?.trim();
  if ((days ?? 0) >= limits.trainingDays || (hours ?? 0) >= limits.trainingHours)
    return { short: false, waived };
  return { short: isUnknown(j, days) || isUnknown(j, hours) ? unchecked : true, waived };
}

const trainingFigures = ({ record }: Judgement<RecordOf<"S11">>) => ({
  days: record.days ?? 0,
  hours: record.hours ?? 0,
  daysNeeded: limits.trainingDays,
  hoursNeeded: limits.trainingHours,
});

const noticeRules: readonly Rule[] = [
  stepRule({
    code: "SUPERIOR_AGREEMENT_MISSING",
    steps: ["S08"],
    severity: "refuse",
    cites: since2026,
    check: agreementMissing,
    say: (f) =>
      f["notBefore"]
        ? {
            zh: `上级党委同意日期 ${f["agreedOn"]} 早于支委会确定发展对象（${f["notBefore"]}）。请核对日期。`,
            en: `The superior committee's agreement (${f["agreedOn"]}) is earlier than the branch committee's decision (${f["notBefore"]}). Check the dates.`,
          }
        : f["notAfter"]
          ? {
              zh: `上级党委 ${f["agreedOn"]} 才同意，公示却从 ${f["notAfter"]} 开始。应先报上级同意，再公示。`,
              en: `The superior committee agreed on ${f["agreedOn"]}, after the notice began (${f["notAfter"]}). Agreement comes first, then the notice.`,
            }
          : {
              zh: "没有上级党委同意的日期。请先报上级党委同意，再公示。",
              en: "There is no date of the superior committee's agreement. Ask for it first, then give notice.",
            },
  }),
  stepRule({
    code: "PUBLIC_NOTICE_MISSING",
    steps: ["S08"],
    severity: "refuse",
    cites: since2026,
    check: (j) => (isUnknown(j, j.record.notice) ? unchecked : j.record.notice ? null : {}),
    say: () => ({
      zh: `没有公示记录。列为发展对象前须公示不少于 ${limits.noticeWorkingDays} 个工作日。`,
      en: `There is no public notice. At least ${limits.noticeWorkingDays} working days of notice are required before listing.`,
    }),
  }),
  stepRule({
    code: "PUBLIC_NOTICE_TOO_SHORT",
    steps: ["S08"],
    severity: "refuse",
    cites: since2026,
    check: noticeTooShort,
    say: (f) =>
      f["days"] === null
        ? {
            zh: `公示到 ${f["to"]} 才结束，列为发展对象（${f["on"]}）须在公示结束之后。`,
            en: `The notice ends on ${f["to"]}; listing (${f["on"]}) comes after its last day.`,
          }
        : {
            zh: `公示只有 ${f["days"]} 个工作日，须不少于 ${f["needed"]} 个工作日（节假日不计，调休上班日计入）。请补足后再列为发展对象。`,
            en: `The notice lasted ${f["days"]} working days; at least ${f["needed"]} are required (holidays left out, shifted working days counted).`,
          },
  }),
  stepRule({
    code: "PUBLIC_NOTICE_UPHELD",
    steps: ["S08"],
    severity: "refuse",
    cites: since2026,
    check: (j) => {
      const notice = j.record.notice;
      if (isUnknown(j, notice) || (notice && isUnknown(j, notice.objections))) return unchecked;
      return notice?.objections === "upheld" ? {} : null;
    },
    say: () => ({
      zh: "公示期间的反映经查属实，不能列为发展对象。",
      en: "An objection raised during the notice was upheld; the person cannot be listed as a candidate.",
    }),
  }),
];

const trainingRules: readonly Rule[] = [
  stepRule({
    code: "TRAINING_TOO_SHORT",
    steps: ["S11"],
    severity: "refuse",
    cites: bothEditions("17"),
    check: (j) => {
      const { short, waived } = training(j);
      if (waived || short === false) return null;
      return short === unchecked ? unchecked : trainingFigures(j);
    },
    say: (f) => ({
      zh: `培训 ${f["days"]} 天、${f["hours"]} 学时，须不少于 ${f["daysNeeded"]} 天或 ${f["hoursNeeded"]} 学时。请补足；经批准减免的，填写批准人和原因。`,
      en: `${f["days"]} days and ${f["hours"]} class hours of training; at least ${f["daysNeeded"]} days or ${f["hoursNeeded"]} hours are required. Complete it, or enter who waived it and why.`,
    }),
  }),
  stepRule({
    code: "TRAINING_WAIVED",
    steps: ["S11"],
    severity: "warn",
    cites: bothEditions("17"),
    check: (j) => {
      const { short, waived } = training(j);
      if (!waived || short === false) return null;
      return short === unchecked ? unchecked : trainingFigures(j);
    },
    say: (f) => ({
      zh: `培训 ${f["days"]} 天、${f["hours"]} 学时，经批准减免。批准人和原因保留在档。`,
      en: `${f["days"]} days and ${f["hours"]} class hours, waived with approval. The approver and the reason stay on file.`,
    }),
  }),
];

export const candidateRules: readonly Rule[] = [
  ...noticeRules,
  stepRule({
    code: "INTRODUCER_COUNT",
    steps: ["S09"],
    severity: "refuse",
    cites: bothEditions("14"),
    check: (j) => peopleChecks.count(j, "introducers", limits.introducers, limits.introducers),
    say: (f) => ({
      zh: `填了 ${f["count"]} 名入党介绍人，应为 ${f["min"]} 名。请更正。`,
      en: `${f["count"]} introducers are named; exactly ${f["min"]} are required.`,
    }),
  }),
  ...peopleRules("INTRODUCER", "S09", "introducers", { zh: "入党介绍人", en: "introducer" }),
  stepRule({
    code: "INTRODUCER_SANCTIONED",
    steps: ["S09"],
    severity: "refuse",
    cites: bothEditions("14"),
    check: (j) => peopleChecks.sanctioned(j, "introducers"),
    say: (f) => ({
      zh: `第 ${(f["places"] as readonly string[]).join("、")} 位入党介绍人当天受留党察看处分、尚未恢复党员权利，不能作介绍人。请改选。`,
      en: `Introducer no. ${(f["places"] as readonly string[]).join(", ")} was on probation within the Party, rights not yet restored, on that day. Name someone else.`,
    }),
  }),
  ...trainingRules,
];
