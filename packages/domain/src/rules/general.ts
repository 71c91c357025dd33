// The rules that every record or every step obeys: dates, order, closed files, late entry.
import { addDays, dayKey, daysBetween } from "../kernel/calendar.ts";
import { allNeeds, stepIds, stepNumber, stepOf } from "../regulation/steps.ts";
import { isDone } from "./file-state.ts";
import type { Finding, Judgement, Rule } from "./rule.ts";
import { unchecked } from "./rule.ts";

const needNumbers = [
  [],
  ...stepIds.map((id) => allNeeds(id).map(stepNumber)),
] as readonly (readonly number[])[];
const needBits = needNumbers.map((numbers) => numbers.reduce((bits, number) => bits | (1 << number), 0));
const idOf = (number: number) => stepIds[number - 1] ?? "";
const titles = (ids: readonly string[], lang: "zh" | "en") =>
  ids.map((id) => `${id} ${stepOf(id as never)[lang]}`).join(lang === "zh" ? "、" : ", ");

/** A step whose paper does not tell its outcome may or may not be done. */
const mayBeDone = (j: Judgement, number: number): boolean => {
  if (!j.absentIsUnknown) return false;
  if (j.setting.unknownSteps?.has(idOf(number) as never)) return true;
  const record = j.file.steps[number] as { outcome?: unknown } | undefined;
  return record !== undefined && record.outcome === undefined;
};

function outOfOrder(j: Judgement): Finding {
  const own = j.number;
  const needed = needBits[own] ?? 0;
  if ((j.file.done & needed) === needed && j.taken === false) return null;
  const missing: string[] = [];
  let open = false;
  for (const number of needNumbers[own] ?? [])
    if (!isDone(j.file, number)) {
      if (mayBeDone(j, number)) open = true;
      else missing.push(idOf(number));
    }
  if (missing.length > 0 || j.taken === true) return { missing, again: j.taken === true, step: idOf(own) };
  return open || j.taken === unchecked ? unchecked : null;
}

function beforePredecessor(j: Judgement): Finding {
  const key = dayKey(j.on);
  if (key >= j.file.newestKey && j.replaces === null) return null;
  const own = j.number;
  let latest = j.replaces === null ? 0 : dayKey(j.replaces);
  let step = own;
  for (const number of needNumbers[own] ?? []) {
    const earlier = j.file.keys[number] ?? 0;
    if (earlier > latest) {
      latest = earlier;
      step = number;
    }
  }
  if (key >= latest) return null;
  const predecessorOn = (step === own ? j.replaces : j.file.steps[step]?.on) ?? null;
  return { on: j.on, predecessor: idOf(step), predecessorOn, earliest: predecessorOn };
}

/** Whether no rule of this file can have anything to say: the record comes last, in its turn, and was typed that day. */
export function isPlainlyInOrder({
  record,
  on,
  number,
  file,
  setting,
  taken,
  replaces,
  closed,
}: Judgement): boolean {
  const needed = needBits[number] ?? 0;
  return (
    taken === false &&
    replaces === null &&
    !closed &&
    (file.done & needed) === needed &&
    dayKey(on) >= file.newestKey &&
    on <= setting.today &&
    (record.enteredOn === undefined || record.enteredOn === on)
  );
}

export const generalRules: readonly Rule[] = [
  {
    code: "DATE_IN_FUTURE",
    steps: "every record",
    severity: "refuse",
    cites: "none",
    check: (j) => (j.on > j.setting.today ? { on: j.on, today: j.setting.today } : null),
    say: (f) => ({
      zh: `日期 ${f["on"]} 在今天（${f["today"]}）之后。请填写实际发生的日期；尚未发生的事，到当天再记录。`,
      en: `${f["on"]} is later than today (${f["today"]}). Enter the day it happened; record what has not happened yet on its day.`,
    }),
  },
  {
    code: "OUT_OF_ORDER",
    steps: "every step",
    severity: "refuse",
    cites: "step",
    check: outOfOrder,
    say: (f) => {
      const missing = f["missing"] as readonly string[];
      if (missing.length === 0)
        return {
          zh: `${titles([f["step"] as string], "zh")} 已经在档，不能重复记录。如原记录有误，请用“更正记录”。`,
          en: `${titles([f["step"] as string], "en")} is on file already. If it was typed wrongly, correct that record.`,
        };
      return {
        zh: `还缺前面的步骤：${titles(missing, "zh")}。请先补记这些步骤。`,
        en: `Earlier steps are missing: ${titles(missing, "en")}. Record them first.`,
      };
    },
  },
  {
    code: "DATE_BEFORE_PREDECESSOR",
    steps: "every step",
    severity: "refuse",
    cites: "step",
    check: beforePredecessor,
    say: (f) => ({
      zh: `日期 ${f["on"]} 早于 ${titles([f["predecessor"] as string], "zh")}（${f["predecessorOn"]}）。请核对两处日期，本步骤不得早于 ${f["predecessorOn"]}。`,
      en: `${f["on"]} is earlier than ${titles([f["predecessor"] as string], "en")} (${f["predecessorOn"]}). Check both dates; this step may not be earlier than ${f["predecessorOn"]}.`,
    }),
  },
  {
    code: "DOSSIER_CLOSED",
    steps: "every record",
    severity: "refuse",
    cites: "none",
    check: (j) => (j.closed ? { closedOn: j.file.closedOn } : null),
    say: (f) => ({
      zh: `本档案已于 ${f["closedOn"]} 终止，不再接受记录。重新申请的，请另立新档，从 S01 开始。`,
      en: `This file was closed on ${f["closedOn"]} and takes no more records. Who applies again gets a new file, from S01.`,
    }),
  },
  {
    code: "LATE_ENTRY",
    steps: "every record",
    severity: "note",
    cites: "local",
    check: (j) => {
      const enteredOn = j.record.enteredOn;
      if (enteredOn === undefined || enteredOn === j.on) return null;
      const days = daysBetween(j.on, enteredOn);
      const limit = j.setting.profile.lateEntryDays;
      return days > limit ? { on: j.on, enteredOn, days, limit, by: addDays(j.on, limit) } : null;
    },
    say: (f) => ({
      zh: `${f["on"]} 发生，${f["enteredOn"]} 才录入，相隔 ${f["days"]} 天（超过 ${f["limit"]} 天）。此说明保留在档，请写明原因。`,
      en: `It happened on ${f["on"]} and was entered on ${f["enteredOn"]}, ${f["days"]} days later (more than ${f["limit"]}). The note stays; give the reason.`,
    }),
  },
];
