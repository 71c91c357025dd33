// One adjustment of two villages that can be closed as it is: what the tests of adjustments start from.
import { toDay } from "../../src/index.ts";
import { type Adjustment, type AdjustmentGround, type PoolDecision } from "../../src/talent-pool/index.ts";
import { entry, person, village } from "./pool-facts.ts";

export const on = toDay("2026-12-20");
export const today = toDay("2026-12-25");
export const keep = (name: string, reason = "表现稳定"): PoolDecision => ({
  decision: "keep",
  person: person(name),
  reason,
});
export const remove = (name: string, reason = "外出务工"): PoolDecision => ({
  ...keep(name, reason),
  decision: "remove",
});
export const add = (name: string, reason = "支部推荐"): PoolDecision => ({
  ...keep(name, reason),
  decision: "add",
  source: "frontline",
});
export type DecisionSet = Adjustment["villages"][number];
export const set = (
  where: string,
  decisions: readonly PoolDecision[],
  more: Partial<DecisionSet> = {},
): DecisionSet => ({
  village: village(where),
  on,
  decisions: [...decisions],
  exception: null,
  ...more,
});

/** 河口: a, b, c; 双塘: d, e. */
export const entries = [
  entry("a"),
  entry("b"),
  entry("c", { from: "2025-12-18" }),
  entry("d", { in: "shuangtang" }),
  entry("e", { in: "shuangtang" }),
  entry("gone", { to: "2025-12-18" }),
];
export const ground: AdjustmentGround = {
  entries,
  villages: [village("hekou"), village("shuangtang")],
  appraisals: [],
  profile: { reservesPerVillage: 2 },
  today,
};
export const hekou = [keep("a"), keep("b"), remove("c")];
export const shuangtang = [keep("d"), keep("e")];

export const draft = (...villages: DecisionSet[]): Adjustment => ({
  id: "adj_2026",
  year: 2026,
  openedOn: toDay("2026-12-01"),
  closedOn: null,
  villages,
});
export const whole = draft(set("hekou", hekou), set("shuangtang", shuangtang));
