// The yearly adjustment: for each village one dated set of decisions, a draft until the township closes it for good.
import { z } from "zod";
import { type Day, day } from "../kernel/calendar.ts";
import { type AdjustmentId, adjustmentId, organisationId, personId } from "../kernel/ids.ts";
import { type Result, ok, refuse } from "../kernel/result.ts";
import { type AdjustmentRefusal, refusalOf } from "./adjustment-refusals.ts";
import { poolSourceIds } from "./sources.ts";

/** May be blank in a draft; nothing is closed without it. */
const reason = z.string().trim().max(500);

export const poolDecisions = {
  keep: { zh: "保留", en: "keep" },
  add: { zh: "新增", en: "add" },
  remove: { zh: "调出", en: "remove" },
} as const;

export const poolDecisionSchema = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("keep"), person: personId, reason }),
  z.object({ decision: z.literal("add"), person: personId, source: z.enum(poolSourceIds), reason }),
  z.object({ decision: z.literal("remove"), person: personId, reason }),
]);
export type PoolDecision = Readonly<z.output<typeof poolDecisionSchema>>;

export const villageDecisionsSchema = z.object({
  village: organisationId,
  /** The day the village's decisions were taken, from which they have effect. */
  on: day,
  decisions: z.array(poolDecisionSchema).max(1000),
  /** Why the village has fewer reserves than it should, where it has. */
  exception: reason.nullable(),
});
export type VillageDecisions = Readonly<z.output<typeof villageDecisionsSchema>>;

export const adjustmentSchema = z
  .object({
    id: adjustmentId,
    year: z.number().int().min(2000).max(9999),
    openedOn: day,
    /** null while it is a draft. */
    closedOn: day.nullable(),
    villages: z.array(villageDecisionsSchema),
  })
  .refine(({ villages }) => new Set(villages.map(({ village }) => village)).size === villages.length, {
    path: ["villages"],
    error: "每村只能有一份调整决定 / one set of decisions for each village",
  });
export type Adjustment = Readonly<z.output<typeof adjustmentSchema>>;

export type AdjustmentRefused = readonly AdjustmentRefusal[];

/**
 * Opens the year's adjustment as an empty draft.
 * @param earlier all of the township's adjustments so far. One is opened a year, and only once the last is closed.
 */
export function openAdjustment(
  earlier: readonly Adjustment[],
  { id, year, on }: { readonly id: AdjustmentId; readonly year: number; readonly on: Day },
): Result<Adjustment, AdjustmentRefused> {
  const refused: AdjustmentRefusal[] = [];
  if (earlier.some((one) => one.year === year)) refused.push(refusalOf("ADJUSTMENT_YEAR_TAKEN", { year }));
  const open = earlier.find((one) => one.closedOn === null && one.year !== year);
  if (open) refused.push(refusalOf("ADJUSTMENT_STILL_OPEN", { year: open.year }));
  return refused.length > 0 ? refuse(refused) : ok({ id, year, openedOn: on, closedOn: null, villages: [] });
}

/** The refusal of whatever would change an adjustment after it was closed; null of a draft. */
export const refusedAsClosed = ({ year, closedOn }: Adjustment): AdjustmentRefused | null =>
  closedOn === null ? null : [refusalOf("ADJUSTMENT_CLOSED", { year, closedOn })];

/** Puts a village's set of decisions into the draft, in place of what it had. A draft may be incomplete. */
export function draftVillage(
  adjustment: Adjustment,
  set: VillageDecisions,
): Result<Adjustment, AdjustmentRefused> {
  const closed = refusedAsClosed(adjustment);
  if (closed) return refuse(closed);
  const others = adjustment.villages.filter(({ village }) => village !== set.village);
  return ok({ ...adjustment, villages: [...others, set] });
}
