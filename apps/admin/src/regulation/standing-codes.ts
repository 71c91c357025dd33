// Verdicts that no entry in a step's form can change: they say why its button is grey.

const standing: ReadonlySet<string> = new Set([
  "OUT_OF_ORDER",
  "DOSSIER_CLOSED",
  "AGE_UNDER_18",
  "ACTIVIST_YEAR_INCOMPLETE",
  "POLITICAL_REVIEW_FAILED",
  "SCRUTINY_FAILED",
  "PRE_EXAM_FAILED",
  "BRANCH_TOO_SMALL",
  "APPROVAL_TIME_EXPIRED",
  "PROBATION_INCOMPLETE",
  "DATE_BEFORE_PREDECESSOR",
  "VETO_ACTIVE",
  "JOINT_REVIEW_PENDING",
  "JOINT_REVIEW_OBJECTION",
]);

export const isStanding = (code: string): boolean => standing.has(code);
