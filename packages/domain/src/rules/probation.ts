// Probation and conversion (S19 to S25): oath, application, the end of probation, its one extension.
import { addMonths, daysBetween, isAfterMonths, isBeforeMonths } from "../kernel/calendar.ts";
import { limits } from "../regulation/limits.ts";
import { probationClock, stepOnFile } from "./file-state.ts";
import { type Finding, type Judgement, type Rule, editions, isUnknown, stepRule, unchecked } from "./rule.ts";

/** Whether the day lies before the end of probation, as far as the paper tells that end. */
function beforeEnd(j: Judgement): Finding {
  const vote = stepOnFile(j.file, "S15");
  const isPlain = vote !== undefined && j.file.extensions.length === 0;
  if (isPlain && !isBeforeMonths(j.on, vote.on, limits.probationYears * 12)) return null;
  const clock = probationClock(j.file);
  if (clock === null) return null;
  if (j.on >= clock.end) return clock.extensionUnknown && j.absentIsUnknown ? unchecked : null;
  if (clock.approvalUnknown) return j.absentIsUnknown ? unchecked : null;
  return { on: j.on, ends: clock.end, earliest: clock.end };
}

const extensionRules: readonly Rule[] = [
  stepRule({
    code: "PROBATION_EXTENSION_RANGE",
    steps: ["S23"],
    severity: "refuse",
    cites: editions("32", "31"),
    check: (j) => {
      const { outcome, extensionMonths: months } = j.record;
      if (outcome !== undefined && outcome !== "extend") return null;
      const { extensionMinMonths: min, extensionMaxMonths: max } = limits;
      const inRange =
        typeof months === "number" && Number.isInteger(months) && months >= min && months <= max;
      if (inRange) return null;
      if (isUnknown(j, outcome) || isUnknown(j, months)) return unchecked;
      return outcome === "extend" ? { months: months ?? null, min, max } : null;
    },
    say: (f) => ({
      zh: `延长预备期${f["months"] === null ? "没有写明月数" : ` ${f["months"]} 个月`}，应为 ${f["min"]} 至 ${f["max"]} 个整月。请更正。`,
      en: `Probation is extended by ${f["months"] === null ? "an unstated time" : `${f["months"]} months`}; it takes ${f["min"]} to ${f["max"]} whole months.`,
    }),
  }),
  stepRule({
    code: "PROBATION_EXTENSION_TWICE",
    steps: ["S23"],
    severity: "refuse",
    cites: editions("32", "31"),
    check: (j) => {
      if (j.file.extensions.length === 0) return null;
      if (isUnknown(j, j.record.outcome)) return unchecked;
      return j.record.outcome === "extend" ? {} : null;
    },
    say: () => ({
      zh: "预备期只能延长一次，已经延长过。请按期转正，或取消预备党员资格。",
      en: "Probation may be extended once and has been. Confirm the person, or cancel.",
    }),
  }),
];

export const probationRules: readonly Rule[] = [
  stepRule({
    code: "OATH_LATE",
    steps: ["S20"],
    severity: "warn",
    cites: { "cpc-2026": "29" },
    check: (j) => {
      const approved = stepOnFile(j.file, "S17")?.on;
      if (!approved || !isAfterMonths(j.on, approved, limits.oathMonths)) return null;
      const due = addMonths(approved, limits.oathMonths);
      return { approved, due, days: daysBetween(due, j.on) };
    },
    say: (f) => ({
      zh: `晚了 ${f["days"]} 天：${f["approved"]} 批准，一般应在 ${f["due"]} 前举行入党宣誓。记录保留，请写明原因。`,
      en: `${f["days"]} days late: approved on ${f["approved"]}, the oath is normally taken by ${f["due"]}. The record stands; give the reason.`,
    }),
  }),
  stepRule({
    code: "CONVERSION_APPLICATION_EARLY",
    steps: ["S22"],
    severity: "warn",
    cites: editions("33", "32"),
    check: beforeEnd,
    say: (f) => ({
      zh: `预备期到 ${f["ends"]} 才满，${f["on"]} 提出转正申请偏早。记录保留。`,
      en: `Probation ends on ${f["ends"]}; applying on ${f["on"]} is early. The record stands.`,
    }),
  }),
  stepRule({
    code: "PROBATION_INCOMPLETE",
    steps: ["S23"],
    severity: "refuse",
    cites: editions("32", "31"),
    check: (j) => {
      const early = j.record.outcome === "cancel" ? null : beforeEnd(j);
      return early !== null && isUnknown(j, j.record.outcome) ? unchecked : early;
    },
    say: (f) => ({
      zh: `预备期一年，从支部大会通过之日算起，到 ${f["ends"]} 才满。转正讨论须在 ${f["ends"]} 及以后。`,
      en: `Probation of one year runs from the day of the assembly and ends on ${f["ends"]}. Discuss conversion from ${f["ends"]}.`,
    }),
  }),
  ...extensionRules,
  stepRule({
    code: "CONVERSION_APPROVAL_LATE",
    steps: ["S24"],
    severity: "warn",
    cites: editions("34", "33"),
    check: (j) => {
      const meeting = stepOnFile(j.file, "S23")?.on;
      if (!meeting || !isAfterMonths(j.on, meeting, limits.conversionApprovalMonths)) return null;
      const due = addMonths(meeting, limits.conversionApprovalMonths);
      return { meeting, due, days: daysBetween(due, j.on) };
    },
    say: (f) => ({
      zh: `晚了 ${f["days"]} 天：支部大会 ${f["meeting"]} 讨论，应在 ${f["due"]} 前审批。记录保留，请写明原因。`,
      en: `${f["days"]} days late: the assembly met on ${f["meeting"]}, approval was due by ${f["due"]}. The record stands; give the reason.`,
    }),
  }),
];
