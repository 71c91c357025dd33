// Who is in the demo township: people in every stage and exit, and one with each kind of warning.
import { type Day, type StepId, addDays, addMonths } from "@miaopu/domain";
import type { Delays } from "./course.ts";

/** Facts that depart from the usual ones, by step. */
export type Departures = Partial<Record<StepId, object>>;

export interface Scenario {
  readonly people: number;
  /** A step, and when it happened before today. */
  readonly anchor: readonly [step: StepId, ago: { readonly months?: number; readonly days: number }];
  /** Each further person's anchor lies so many days earlier. */
  readonly apart?: number;
  readonly until: StepId;
  readonly delays?: Delays;
  readonly departs?: Departures;
  /** Observations that were never held, from 1. */
  readonly unheld?: number;
  /** Days between what happened and its entry, with the reason. */
  readonly lateEntry?: { readonly step: StepId; readonly days: number; readonly reason: string };
  /** Written after the course, so many days after its last step. */
  readonly after?: readonly { readonly days: number; readonly record: object }[];
}

const notPassed = { outcome: "not-passed" };

// oxfmt-ignore
export const scenarios: readonly Scenario[] = [
  // 入党申请人
  { people: 2,  anchor: ["S01", { months: 1, days: 3 }], apart: 2, until: "S01" },
  { people: 6,  anchor: ["S01", { days: 9 }], apart: 3, until: "S01" },
  { people: 34, anchor: ["S02", { days: 18 }], apart: 11, until: "S02" },
  { people: 2,  anchor: ["S02", { days: 70 }], apart: 40, until: "S02", delays: { S02: 25 } },
  // 入党积极分子
  { people: 22, anchor: ["S03", { days: 22 }], apart: 6, until: "S05" },
  { people: 4,  anchor: ["S03", { months: 6, days: 1 }], apart: 3, until: "S05" },
  { people: 20, anchor: ["S03", { months: 6, days: 12 }], apart: 7, until: "S06" },
  { people: 9,  anchor: ["S03", { months: 12, days: 2 }], apart: 3, until: "S06" },
  { people: 1,  anchor: ["S15", { days: 40 }], until: "S15", departs: { S15: notPassed } },
  { people: 1,  anchor: ["S17", { days: 30 }], until: "S17", departs: { S17: { outcome: "rejected" } } },
  // 发展对象
  { people: 2,  anchor: ["S08", { days: 6 }], apart: 5, until: "S08" },
  { people: 2,  anchor: ["S10", { days: 3 }], apart: 4, until: "S10", unheld: 2 },
  { people: 1,  anchor: ["S10", { days: 5 }], until: "S10",
    departs: { S10: { conclusion: "failed", findings: "函调材料载明，本人两年前因参与赌博受过治安处罚，未向组织说明。" } } },
  { people: 2,  anchor: ["S11", { days: 6 }], apart: 7, until: "S11" },
  { people: 1,  anchor: ["S11", { days: 9 }], until: "S11",
    departs: { S11: { days: 2, hours: 16, waiver: { approver: "荫田镇党委", reason: "防汛值守，经批准缩短集中培训" } } } },
  { people: 2,  anchor: ["S12", { days: 1 }], apart: 5, until: "S12" },
  { people: 2,  anchor: ["S13", { months: 1, days: -5 }], apart: -4, until: "S14" },
  { people: 1,  anchor: ["S13", { months: 1, days: 4 }], until: "S14" },
  { people: 1,  anchor: ["S13", { days: 12 }], until: "S13", departs: { S13: { leavingIn: 50 } } },
  { people: 3,  anchor: ["S15", { days: 12 }], apart: 33, until: "S16" },
  // 预备党员
  { people: 2,  anchor: ["S17", { days: 20 }], apart: 5, until: "S19" },
  { people: 1,  anchor: ["S17", { months: 1, days: 6 }], until: "S19" },
  { people: 1,  anchor: ["S15", { days: 90 }], until: "S21", delays: { S15: 22 } },
  { people: 1,  anchor: ["S17", { days: 30 }], until: "S21", delays: { S17: 75 },
    departs: { S17: { extensionReason: "换届期间党委会议顺延" } } },
  { people: 1,  anchor: ["S20", { days: 25 }], until: "S21", delays: { S20: 24 } },
  { people: 7,  anchor: ["S15", { days: 130 }], apart: 22, until: "S21" },
  { people: 4,  anchor: ["S15", { months: 12, days: -24 }], apart: -6, until: "S21" },
  { people: 2,  anchor: ["S22", { days: 5 }], apart: 3, until: "S22" },
  { people: 1,  anchor: ["S22", { days: 4 }], until: "S22", delays: { S22: -12 } },
  { people: 2,  anchor: ["S23", { days: 15 }], apart: 60, until: "S23" },
  { people: 1,  anchor: ["S23", { days: 20 }], until: "S23", departs: { S23: notPassed } },
  { people: 1,  anchor: ["S24", { days: 50 }], until: "S24",
    departs: { S23: { outcome: "extend", extensionMonths: 6 } } },
  // 正式党员
  { people: 15, anchor: ["S25", { days: 60 }], apart: 55, until: "S25" },
  { people: 1,  anchor: ["S24", { days: 40 }], until: "S24", delays: { S24: 76 } },
  { people: 1,  anchor: ["S25", { days: 200 }], until: "S25",
    lateEntry: { step: "S07", days: 44, reason: "支部书记住院,由副书记补录" } },
  { people: 1,  anchor: ["S21", { days: 20 }], until: "S21", after: [{ days: 9, record: { record: "transfer" } }] },
  // 已终止
  { people: 1,  anchor: ["S24", { days: 80 }], until: "S24", departs: { S23: { outcome: "cancel" } } },
  { people: 2,  anchor: ["S05", { days: 150 }], apart: 60, until: "S05",
    after: [{ days: 40, record: { record: "stop", reason: "本人书面提出不再继续申请" } }] },
];

export const anchorDay = ({ anchor, apart = 0 }: Scenario, nth: number, today: Day): Day =>
  addDays(addMonths(today, -(anchor[1].months ?? 0)), -anchor[1].days - apart * nth);
