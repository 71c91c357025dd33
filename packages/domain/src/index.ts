// The public surface of the rule book.
export * from "./kernel/calendar.ts";
export * from "./kernel/id-number.ts";
export * from "./kernel/ids.ts";
export * from "./kernel/result.ts";
export * from "./regulation/duties.ts";
export * from "./regulation/holidays.ts";
export * from "./regulation/limits.ts";
export * from "./regulation/packs.ts";
export * from "./regulation/papers.ts";
export * from "./regulation/steps.ts";
export * from "./regulation/records/record.ts";
export * from "./regulation/records/side.ts";
export * from "./regulation/records/sensitive.ts";
export {
  type FactKind,
  type FactMeta,
  type Label,
  type Sensitivity,
  approvals,
  conclusions,
  organs,
} from "./regulation/records/fact.ts";
export { nominations } from "./regulation/records/activist.ts";
export { objections, views } from "./regulation/records/candidate.ts";
export { type Vote, admissionOutcomes, exclusionGrounds } from "./regulation/records/admission.ts";
export { conversionOutcomes } from "./regulation/records/probation.ts";
export * from "./profile/profile.ts";
export * from "./profile/township.ts";
export * from "./rules/setting.ts";
export * from "./rules/verdict.ts";
export { type Judged, ruleBook, sentenceOf } from "./rules/judge.ts";
export { type Cites, type Rule } from "./rules/rule.ts";
export { votesNeeded } from "./rules/voting.ts";
export { departments } from "./joint-review/joint-review.ts";
export { type VetoItem, vetoItems } from "./veto/veto.ts";
export * from "./dossier/events.ts";
export * from "./dossier/dossier.ts";
export * from "./dossier/sensitive-texts.ts";
export { type Audited, audit } from "./dossier/audit.ts";
export { type Status, type StepDays, type Timeline, statusTitles } from "./dossier/timeline.ts";
export { type Assumptions, type PlannedStep, plan } from "./dossier/plan.ts";
export * from "./access/roles.ts";
export * from "./access/policy.ts";
export * from "./access/access.ts";
export * from "./access/logged-actions.ts";
export * from "./access/recording.ts";
export * from "./access/granting.ts";
export * from "./drafts/places.ts";
export * from "./retention/retention.ts";
export * from "./talent-pool/sources.ts";
export * from "./talent-pool/educations.ts";
export * from "./talent-pool/age-bands.ts";
export * from "./talent-pool/deeds.ts";
export * from "./talent-pool/committee-posts.ts";
export * from "./talent-pool/entry.ts";
export { type ShortVillage, poolAsAt, shortVillages } from "./talent-pool/pool.ts";
export * from "./talent-pool/structure.ts";
export * from "./talent-pool/comparison.ts";
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
} from "./talent-pool/adjustment.ts";
export {
  type AdjustmentFigures,
  type AdjustmentRefusal,
  type AdjustmentRefusalCode,
  adjustmentRefusalCodes,
} from "./talent-pool/adjustment-refusals.ts";
export { type PoolChange, applyChanges } from "./talent-pool/adjustment-changes.ts";
export * from "./talent-pool/adjustment-check.ts";
export * from "./talent-pool/adjustment-closing.ts";
export * from "./talent-pool/shortlist.ts";
export * from "./talent-pool/duplicates.ts";
