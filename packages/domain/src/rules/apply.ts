// Application (S01, S02): age and the branch's talk.
import { addMonths, daysBetween, isAfterMonths, isBeforeMonths } from "../kernel/calendar.ts";
import { limits } from "../regulation/limits.ts";
import { stepOnFile } from "./file-state.ts";
import { type Rule, bothEditions, isUnknown, stepRule, unchecked } from "./rule.ts";

export const applyRules: readonly Rule[] = [
  stepRule({
    code: "AGE_UNDER_18",
    steps: ["S01"],
    severity: "refuse",
    cites: bothEditions("5"),
    check: (j) => {
      const birthDate = j.setting.person.birthDate;
      if (isUnknown(j, birthDate)) return unchecked;
      if (!birthDate) return { known: false };
      const months = limits.applicantAgeYears * 12;
      return isBeforeMonths(j.on, birthDate, months)
        ? { known: true, earliest: addMonths(birthDate, months) }
        : null;
    },
    say: (f) => ({
      zh: f["known"]
        ? `递交申请时未满 18 周岁，须到 ${f["earliest"]} 及以后才能申请。请核对出生日期。`
        : "没有出生日期，无法确认已满 18 周岁。请先补齐出生日期。",
      en: f["known"]
        ? `Not yet 18 on the day of application; an application is possible from ${f["earliest"]}. Check the birth date.`
        : "There is no birth date, so the age of 18 cannot be shown. Enter it first.",
    }),
  }),
  stepRule({
    code: "TALK_LATE",
    steps: ["S02"],
    severity: "warn",
    cites: bothEditions("7"),
    check: (j) => {
      const applied = stepOnFile(j.file, "S01")?.on;
      if (!applied || !isAfterMonths(j.on, applied, limits.talkMonths)) return null;
      const due = addMonths(applied, limits.talkMonths);
      return { appliedOn: applied, due, days: daysBetween(due, j.on) };
    },
    say: (f) => ({
      zh: `晚了 ${f["days"]} 天：${f["appliedOn"]} 收到申请，应在 ${f["due"]} 前派人谈话。记录保留，请写明原因。`,
      en: `${f["days"]} days late: the application came on ${f["appliedOn"]}, the talk was due by ${f["due"]}. The record stands; give the reason.`,
    }),
  }),
];
