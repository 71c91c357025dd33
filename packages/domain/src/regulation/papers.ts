// The papers that stand behind a file: those of each step, those of reviews and vetoes, and any other.
import { type StepId, stepIds, stepOf } from "./steps.ts";

const besideSteps = {
  "joint-review": ["联审函件", "联审回复"],
  veto: ["一票否决材料"],
} as const;

/** What a paper belongs to: a step, or what is recorded beside the steps. */
export type PaperPlace = StepId | keyof typeof besideSteps;

export const paperPlaces: readonly PaperPlace[] = [
  ...stepIds,
  ...(Object.keys(besideSteps) as (keyof typeof besideSteps)[]),
];

/** For a paper that the place does not foresee. */
export const otherPaper = "其他";

const isBeside = (place: PaperPlace): place is keyof typeof besideSteps => place in besideSteps;

/** The papers of a place by their names; the last is always `otherPaper`. */
export const papersOf = (place: PaperPlace): readonly string[] => [
  ...(isBeside(place) ? besideSteps[place] : stepOf(place).materials),
  otherPaper,
];

/** Political review, joint reviews and vetoes tell of penalties, belief and family: not everyone who sees a file sees them. */
export const isSensitivePlace = (place: PaperPlace): boolean => isBeside(place) || place === "S10";
