// Why a step stands on the workbench today: the fact that starts its clock, and the day by which it asks to be done.
import { type Day, type Sentence, type StepId, split, stepOf } from "@miaopu/domain";

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** 10月19日 and 19 Oct; with the year where it is not this one. */
export function spoken(on: Day, today: Day): Sentence {
  const { year, month, date } = split(on);
  const short = { zh: `${month}月${date}日`, en: `${date} ${monthNames[month - 1]}` };
  if (year === split(today).year) return short;
  return { zh: `${year}年${short.zh}`, en: `${short.en} ${year}` };
}

type Saying = (since: Sentence, due: Sentence) => Sentence;

const duties: Partial<Record<StepId, Saying>> = {
  S02: (since, due) => ({
    zh: `${since.zh}收到入党申请书，应在${due.zh}前派人谈话`,
    en: `Application received on ${since.en}; talk with the applicant by ${due.en}`,
  }),
  S06: (since, due) => ({
    zh: `自${since.zh}起每半年考察一次，应在${due.zh}前考察`,
    en: `Observed every half-year, counted from ${since.en}; the next observation is due by ${due.en}`,
  }),
  S15: (since, due) => ({
    zh: `${since.zh}预审，支部大会应在${due.zh}前讨论`,
    en: `Pre-examined on ${since.en}; the branch assembly should vote by ${due.en}`,
  }),
  S17: (since, due) => ({
    zh: `${since.zh}支部大会通过，上级党委应在${due.zh}前审批`,
    en: `Admitted by the assembly on ${since.en}; the committee should decide by ${due.en}`,
  }),
  S20: (since, due) => ({
    zh: `${since.zh}批准为预备党员，应在${due.zh}前宣誓`,
    en: `Approved on ${since.en}; the oath should be taken by ${due.en}`,
  }),
  S21: (since, due) => ({
    zh: `预备期考察自${since.zh}起算，应在${due.zh}前再考察一次`,
    en: `Observation during probation, counted from ${since.en}, is due by ${due.en}`,
  }),
  S24: (since, due) => ({
    zh: `${since.zh}支部大会讨论转正，上级党委应在${due.zh}前审批`,
    en: `Conversion voted on ${since.en}; the committee should decide by ${due.en}`,
  }),
};

const openings: Partial<Record<StepId, (since: Sentence) => Sentence>> = {
  S07: (since) => ({
    zh: `培养教育已满一年，自${since.zh}起可确定为发展对象`,
    en: `A full year of cultivation; may become a candidate from ${since.en}`,
  }),
  S22: (since) => ({
    zh: `预备期已满，自${since.zh}起可提出转正申请`,
    en: `Probation has ended; may apply for full membership from ${since.en}`,
  }),
};

export interface Occasion {
  readonly step: StepId;
  readonly since: Day | null;
  readonly due: Day | null;
  readonly opens: Day | null;
  readonly today: Day;
}

export function whyNow({ step, since, due, opens, today }: Occasion): Sentence {
  const { zh, en } = stepOf(step);
  if (due !== null) {
    const saying = duties[step];
    const by = spoken(due, today);
    if (saying && since !== null) return saying(spoken(since, today), by);
    return { zh: `应在${by.zh}前办理“${zh}”`, en: `“${en}” is due by ${by.en}` };
  }
  const from = spoken(opens ?? today, today);
  const opening = openings[step];
  if (opening) return opening(from);
  return {
    zh: `前面的步骤已齐，自${from.zh}起可办理“${zh}”`,
    en: `All earlier steps are on file; “${en}” may be taken from ${from.en}`,
  };
}
