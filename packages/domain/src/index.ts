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
