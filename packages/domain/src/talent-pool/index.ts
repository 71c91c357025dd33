// The talent pool: its entries, structure, yearly adjustment and shortlists.
export * from "./sources.ts";
export * from "./educations.ts";
export * from "./age-bands.ts";
export * from "./deeds.ts";
export * from "./committee-posts.ts";
export * from "./entry.ts";
export { type ShortVillage, poolAsAt, shortVillages } from "./pool.ts";
export * from "./structure.ts";
export * from "./comparison.ts";
export {
  type Adjustment,
  type PoolDecision,
  type AdjustmentRefused,
  type VillageDecisions,
  adjustmentSchema,
  draftVillage,
  openAdjustment,
  poolDecisionSchema,
  poolDecisions,
  villageDecisionsSchema,
} from "./adjustment.ts";
export {
  type AdjustmentFigures,
  type AdjustmentRefusal,
  type AdjustmentRefusalCode,
  adjustmentRefusalCodes,
} from "./adjustment-refusals.ts";
export { type PoolChange, applyChanges } from "./adjustment-changes.ts";
export * from "./adjustment-check.ts";
export * from "./adjustment-closing.ts";
export * from "./shortlist.ts";
export * from "./duplicates.ts";
