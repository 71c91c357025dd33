// Closing an adjustment: all villages together or none, once and for good.
import { type Result, ok, refuse } from "../kernel/result.ts";
import { type Adjustment, type AdjustmentRefused, refusedAsClosed } from "./adjustment.ts";
import type { PoolChange } from "./adjustment-changes.ts";
import { type AdjustmentGround, type VillageOutcome, checkVillage } from "./adjustment-check.ts";

export interface ClosedAdjustment {
  readonly adjustment: Adjustment;
  readonly villages: readonly VillageOutcome[];
  /** Of all villages, leavings first: applied in this order nobody is in two villages at once. */
  readonly changes: readonly PoolChange[];
}

/**
 * The township closes the adjustment, today: all villages together or none.
 * @returns the closed adjustment and the changes of the pool, or every refusal of every village.
 */
export function closeAdjustment(
  adjustment: Adjustment,
  ground: AdjustmentGround,
): Result<ClosedAdjustment, AdjustmentRefused> {
  const closed = refusedAsClosed(adjustment);
  if (closed) return refuse(closed);
  const named = new Set([...ground.villages, ...adjustment.villages.map(({ village }) => village)]);
  const results = [...named].map((village) => checkVillage(adjustment, village, ground));
  const refused = results.flatMap((result) => (result.ok ? [] : result.error));
  if (refused.length > 0) return refuse(refused);
  const villages = results.flatMap((result) => (result.ok ? [result.value] : []));
  const changes = villages.flatMap((outcome) => outcome.changes);
  return ok({
    adjustment: { ...adjustment, closedOn: ground.today },
    villages,
    changes: [
      ...changes.filter(({ kind }) => kind === "left"),
      ...changes.filter(({ kind }) => kind === "joined"),
    ],
  });
}
