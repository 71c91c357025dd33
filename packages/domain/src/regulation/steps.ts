// THE TABLE: the five stages and twenty-five steps of 发展党员, their order, actors, articles and papers.

export const stages = {
  ST1: { zh: "申请入党", en: "Application" },
  ST2: { zh: "入党积极分子的确定和培养教育", en: "Activist" },
  ST3: { zh: "发展对象的确定和考察", en: "Candidate" },
  ST4: { zh: "预备党员的接收", en: "Admission" },
  ST5: { zh: "预备党员的教育考察和转正", en: "Probation" },
} as const;
export type StageId = keyof typeof stages;

export const actors = {
  person: { zh: "本人", en: "the person" },
  branch: { zh: "支部", en: "branch" },
  branchCommittee: { zh: "支委会", en: "branch committee" },
  assembly: { zh: "支部大会", en: "branch assembly" },
  mentor: { zh: "培养联系人", en: "mentors" },
  introducer: { zh: "入党介绍人", en: "introducers" },
  committee: { zh: "乡镇党委", en: "township committee" },
  delegate: { zh: "党委委员或组织员", en: "committee delegate" },
  county: { zh: "县委组织部", en: "county organisation department" },
} as const;
export type ActorId = keyof typeof actors;

const row = <const Id extends string, const Stage extends StageId>(
  id: Id,
  stage: Stage,
  zh: string,
  en: string,
  by: readonly ActorId[],
  needs: readonly string[],
  article2014: string,
  article2026: string,
  materials: readonly string[],
) => ({
  id,
  stage,
  zh,
  en,
  by,
  needs,
  article: { "cpc-2014": article2014, "cpc-2026": article2026 },
  materials,
});

// oxfmt-ignore
const table = [
  //   id     stage   步骤                       step                                   actor                        needs                    2014          2026          材料
  row("S01", "ST1", "递交入党申请书",           "submit application",                  ["person"],                  [],                      "5, 6",       "5, 6",       ["入党申请书"]),
  row("S02", "ST1", "党组织派人谈话",           "talk with the applicant",             ["branch"],                  ["S01"],                 "7",          "7",          ["谈话记录"]),
  row("S03", "ST2", "推荐和确定入党积极分子",   "nominate and confirm activist",       ["branchCommittee"],         ["S02"],                 "8",          "8",          ["推荐（推优）材料", "支委会会议记录"]),
  row("S04", "ST2", "上级党委备案",             "file with the superior committee",    ["committee"],               ["S03"],                 "8",          "8",          ["备案报告"]),
  row("S05", "ST2", "指定培养联系人",           "assign mentors",                      ["branch"],                  ["S03"],                 "9",          "9",          ["培养联系人登记"]),
  row("S06", "ST2", "培养教育考察",             "cultivate and observe",               ["mentor", "branch"],        ["S05"],                 "10, 11",     "10, 11",     ["培养教育考察登记表", "思想汇报"]),
  row("S07", "ST3", "确定发展对象",             "agree on a candidate",                ["branchCommittee"],         ["S04", "S06"],          "13",         "13",         ["听取意见记录", "支委会会议记录"]),
  row("S08", "ST3", "报上级党委备案",           "file / agree, notice and list",       ["committee", "branch"],     ["S07"],                 "13",         "13",         ["备案表", "公示", "公示情况"]),
  row("S09", "ST3", "确定入党介绍人",           "confirm introducers",                 ["branch"],                  ["S08"],                 "14, 15",     "14",         ["入党介绍人登记"]),
  row("S10", "ST3", "进行政治审查",             "political review",                    ["branch", "committee"],     ["S08"],                 "16",         "16",         ["自传", "函调", "政审结论"]),
  row("S11", "ST3", "开展集中培训",             "concentrated training",               ["committee"],               ["S08"],                 "17",         "17",         ["签到表", "结业证"]),
  row("S12", "ST4", "支部委员会审查",           "branch committee scrutiny",           ["branchCommittee"],         ["S09", "S10", "S11"],   "19",         "18",         ["审查意见"]),
  row("S13", "ST4", "上级党委预审",             "pre-examination",                     ["committee"],               ["S12"],                 "19",         "18",         ["预审请示", "预审意见"]),
  row("S14", "ST4", "填写入党志愿书",           "fill in the membership form",         ["person", "introducer"],    ["S13"],                 "19",         "18",         ["入党志愿书"]),
  row("S15", "ST4", "支部大会讨论",             "assembly votes on admission",         ["assembly"],                ["S14"],                 "20, 21, 22", "19, 20, 21", ["会议记录", "票决单", "决议"]),
  row("S16", "ST4", "上级党委派人谈话",         "delegate's talk",                     ["delegate"],                ["S15"],                 "24",         "23",         ["谈话意见"]),
  row("S17", "ST4", "上级党委审批",             "committee approves",                  ["committee"],               ["S16"],                 "23, 25, 26", "22, 24, 25", ["批复"]),
  row("S18", "ST4", "再上一级党委组织部门备案", "file one level up",                   ["county"],                  ["S17"],                 "26",         "25",         ["备案报告"]),
  row("S19", "ST5", "编入党支部和党小组",       "assign to branch and group",          ["branch"],                  ["S17"],                 "29",         "28",         ["编组登记"]),
  row("S20", "ST5", "入党宣誓",                 "oath",                                ["committee", "branch"],     ["S17"],                 "30",         "29",         ["宣誓记录"]),
  row("S21", "ST5", "继续教育考察",             "observe during probation",            ["branch"],                  ["S17"],                 "31, 32",     "30, 31",     ["预备党员教育考察登记"]),
  row("S22", "ST5", "提出转正申请",             "apply for full membership",           ["person"],                  ["S19", "S20", "S21"],   "33",         "32",         ["转正申请书"]),
  row("S23", "ST5", "支部大会讨论转正",         "assembly votes on conversion",        ["assembly"],                ["S22"],                 "32, 33",     "31, 32",     ["会议记录", "票决单"]),
  row("S24", "ST5", "上级党委审批转正",         "committee approves conversion",       ["committee"],               ["S23"],                 "34",         "33",         ["批复"]),
  row("S25", "ST5", "材料归档",                 "archive",                             ["branch", "committee"],     ["S18", "S24"],          "37",         "36",         ["档案目录"]),
] as const;

export type StepId = (typeof table)[number]["id"];
export type Step = Omit<(typeof table)[number], "id" | "needs"> & {
  readonly id: StepId;
  /** Steps that must be on file directly before it; what they need in turn is in `allNeeds`. */
  readonly needs: readonly StepId[];
};

export const steps: readonly Step[] = table as unknown as readonly Step[];
export const stepIds: readonly StepId[] = steps.map((step) => step.id);

const byId = new Map<string, Step>(steps.map((step) => [step.id, step]));
export const isStepId = (text: string): text is StepId => byId.has(text);

/** @throws RangeError for an id outside S01…S25. */
export function stepOf(id: StepId): Step {
  const step = byId.get(id);
  if (!step) throw new RangeError(`no such step: ${id}`);
  return step;
}

/** 1 for S01 … 25 for S25. */
export const stepNumber = (id: StepId): number => (id.charCodeAt(1) - 48) * 10 + id.charCodeAt(2) - 48;

const closure = new Map<StepId, readonly StepId[]>();
for (const step of steps) {
  const all = new Set<StepId>();
  for (const need of step.needs) {
    for (const earlier of closure.get(need) ?? []) all.add(earlier);
    all.add(need);
  }
  closure.set(
    step.id,
    stepIds.filter((id) => all.has(id)),
  );
}

/** Every step that must be on file before it, in order: its needs, and what they need in turn. */
export const allNeeds = (id: StepId): readonly StepId[] => closure.get(id) ?? [];

/** Steps that are recorded again and again: observation of activists and of probationers. */
export const repeatable: ReadonlySet<StepId> = new Set(["S06", "S21"]);
/** Steps whose `failed` conclusion may be taken anew. */
export const retakable: ReadonlySet<StepId> = new Set(["S10", "S12", "S13"]);
