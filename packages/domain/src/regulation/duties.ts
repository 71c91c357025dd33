// The clocks of the regulation: which step falls due, how long after which, and by which article.
import { limits } from "./limits.ts";
import type { PackId } from "./packs.ts";
import type { StepId } from "./steps.ts";

export interface Duty {
  readonly step: StepId;
  /** The step whose day the clock runs from. */
  readonly since: StepId;
  /** The duty ends once this step is on file. */
  readonly until: StepId;
  readonly months: number;
  /** An edition left out does not know the duty. */
  readonly article: { readonly [P in PackId]?: string };
}

const both = (article2014: string, article2026: string) => ({
  "cpc-2014": article2014,
  "cpc-2026": article2026,
});

// oxfmt-ignore
export const duties: readonly Duty[] = [
  { step: "S02", since: "S01", until: "S02", months: limits.talkMonths,               article: both("7", "7") },
  // Every half-year: the n-th observation falls due n times the period after S03.
  { step: "S06", since: "S03", until: "S07", months: limits.reviewMonths,             article: both("11", "11") },
  { step: "S15", since: "S13", until: "S15", months: limits.assemblyMonths,           article: { "cpc-2026": "19" } },
  { step: "S17", since: "S15", until: "S17", months: limits.approvalMonths,           article: both("26", "25") },
  { step: "S20", since: "S17", until: "S20", months: limits.oathMonths,               article: { "cpc-2026": "29" } },
  // The interval is the profile's; it runs from the last observation of this admission.
  { step: "S21", since: "S17", until: "S22", months: limits.observationMonths,        article: both("31", "30") },
  { step: "S24", since: "S23", until: "S24", months: limits.conversionApprovalMonths, article: both("34", "33") },
];

/** The article that sets the step's time limit; null where that edition sets none. */
export const dutyArticle = (step: StepId, pack: PackId): string | null =>
  duties.find((duty) => duty.step === step)?.article[pack] ?? null;
