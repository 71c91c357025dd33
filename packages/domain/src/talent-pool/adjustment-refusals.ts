// Why an adjustment is not taken: each refusal with its figures and what to do, in both languages.

/** Counts, days, ids of people and villages; never a name. */
export type AdjustmentFigures = Readonly<Record<string, string | number | readonly string[] | null>>;

export interface AdjustmentRefusal {
  readonly code: AdjustmentRefusalCode;
  readonly figures: AdjustmentFigures;
  readonly zh: string;
  readonly en: string;
}

type Say = (figures: AdjustmentFigures) => readonly [zh: string, en: string];

const people = (zh: string, en: (many: boolean) => string): Say => {
  return ({ count }) => [
    `${count} 人${zh}`,
    `${count} ${count === 1 ? "person" : "people"} ${en(count !== 1)}`,
  ];
};

const sentences = {
  ADJUSTMENT_YEAR_TAKEN: ({ year }) => [
    `${year} 年度调整已经建立，每年只调整一次。请打开已有的那一份。`,
    `The adjustment of ${year} is there already; there is one a year. Open that one.`,
  ],
  ADJUSTMENT_STILL_OPEN: ({ year }) => [
    `${year} 年度调整尚未办结。请先办结，再建立新的年度调整。`,
    `The adjustment of ${year} is not closed yet. Close it before opening another.`,
  ],
  ADJUSTMENT_CLOSED: ({ year, closedOn }) => [
    `${year} 年度调整已于 ${closedOn} 办结，不能再改。有变动的，请在下一年度调整中办理。`,
    `The adjustment of ${year} was closed on ${closedOn} and does not change. Decide anew in the next one.`,
  ],
  VILLAGE_UNKNOWN: () => [
    "该村不在本镇范围内。请从调整中去掉。",
    "This village is not one of the township's. Take it out of the adjustment.",
  ],
  VILLAGE_UNDECIDED: () => [
    "该村还没有调整决定。请逐人作出保留或调出的决定；没有后备力量的，也要注明日期和原因。",
    "This village has no decisions yet. Decide on each person; where there is nobody, still give a day and say why.",
  ],
  DECIDED_IN_FUTURE: ({ on, today }) => [
    `决定日期 ${on} 晚于今天（${today}）。请改为实际作出决定的日期。`,
    `The day of the decisions, ${on}, lies after today (${today}). Give the day on which they were taken.`,
  ],
  DAY_BEFORE_LAST_CHANGE: ({ on, lastChange }) => [
    `决定日期 ${on} 早于该村人才库最近一次变动（${lastChange}）。请改为 ${lastChange} 或以后的日期，并核对名单。`,
    `The day of the decisions, ${on}, lies before the pool's last change in this village (${lastChange}). Give ${lastChange} or a later day, and check the list again.`,
  ],
  PERSON_UNDECIDED: people(
    "在库但没有作出决定。请逐人选择保留或调出，并写明理由。",
    (many) => `of the pool ${many ? "have" : "has"} no decision. Keep or remove each, and say why.`,
  ),
  PERSON_DECIDED_TWICE: people(
    "被重复决定，或被两个村同时新增。请每人只保留一项决定。",
    (many) =>
      `${many ? "are" : "is"} decided on twice, or added by two villages. Leave one decision for each.`,
  ),
  REASON_MISSING: people(
    "的决定没有写明理由。请补写理由。",
    (many) => `${many ? "have decisions" : "has a decision"} without a reason. Say why.`,
  ),
  ADDED_IN_POOL_ALREADY: people(
    "已在库中，不能新增。在本村的请改为保留；在他村的请先由他村在同日或之前调出。",
    (many) =>
      `${many ? "are" : "is"} in the pool already. Keep those of this village; those of another are removed there first, on the same day or earlier.`,
  ),
  NOT_IN_VILLAGE_POOL: people(
    "当日不在该村人才库中，不能保留或调出。请去掉，或改为新增。",
    (many) =>
      `${many ? "are" : "is"} not in this village's pool on that day and can be neither kept nor removed. Take the decision out, or add instead.`,
  ),
  KEPT_THOUGH_UNFIT: people(
    "年度考核结论为不合适，不能保留。请调出；考核有误的，请先更正考核。",
    (many) =>
      `${many ? "are" : "is"} kept though the appraisal says unfit. Remove instead, or have a wrong appraisal corrected first.`,
  ),
  BELOW_RESERVES: ({ remaining, minimum }) => [
    `调整后该村只有 ${remaining} 名后备力量，少于 ${minimum} 名。请补充人选，或写明暂时不足的原因。`,
    `${remaining} would be left in this village, fewer than ${minimum}. Add people, or explain why there are fewer for now.`,
  ],
} as const satisfies Readonly<Record<string, Say>>;

export type AdjustmentRefusalCode = keyof typeof sentences;
export const adjustmentRefusalCodes = Object.keys(sentences) as readonly AdjustmentRefusalCode[];

export function refusalOf(code: AdjustmentRefusalCode, figures: AdjustmentFigures): AdjustmentRefusal {
  const say: Say = sentences[code];
  const [zh, en] = say(figures);
  return { code, figures, zh, en };
}
