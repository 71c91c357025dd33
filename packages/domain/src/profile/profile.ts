// The township's local profile: conditions it adds to the national rules. It may tighten them, never loosen them.
import { z } from "zod";
import { limits } from "../regulation/limits.ts";
import { type StepId, stepIds } from "../regulation/steps.ts";

const months = z.number().int().min(1).max(120);

export const profileSchema = z.object({
  /** Exactly this many mentors at S05; the national rule allows 1 or 2. */
  mentors: z
    .number()
    .int()
    .min(limits.mentorsMin, {
      error:
        "本镇细则不得放宽国家规定：培养联系人为1至2名 / a profile may not loosen the national rule: 1 or 2 mentors",
    })
    .max(limits.mentorsMax, {
      error:
        "本镇细则不得放宽国家规定：培养联系人为1至2名 / a profile may not loosen the national rule: 1 or 2 mentors",
    })
    .nullish(),
  jointReview: z
    .object({
      steps: z.array(z.enum(stepIds as [StepId, ...StepId[]])),
      departments: z.array(z.string()),
      validMonths: months.nullish(),
    })
    .nullish(),
  lateEntryDays: z.number().int().min(0).nullish(),
  observationMonths: months.nullish(),
  /** Reserves that each village keeps in the talent pool: the number every township works by, or more. */
  reservesPerVillage: z
    .number()
    .int()
    .min(limits.reservesPerVillage, {
      error:
        "本镇细则只能从严：每村后备力量不少于2名 / a profile may only be stricter: at least 2 reserves in each village",
    })
    .max(100)
    .nullish(),
});
export type ProfileInput = z.input<typeof profileSchema>;

/** A profile with its defaults in place, as the rules read it. */
export interface LocalProfile {
  readonly mentors: number | null;
  readonly jointReview: {
    readonly steps: ReadonlySet<StepId>;
    readonly departments: readonly string[];
    readonly validMonths: number;
  } | null;
  readonly lateEntryDays: number;
  readonly observationMonths: number;
  readonly reservesPerVillage: number;
}

/** @param input a parsed profile, or null for the national rules alone. */
export function toProfile(input: z.output<typeof profileSchema> | null): LocalProfile {
  const review = input?.jointReview;
  return {
    mentors: input?.mentors ?? null,
    jointReview: review
      ? {
          steps: new Set(review.steps),
          departments: review.departments,
          validMonths: review.validMonths ?? limits.jointReviewValidMonths,
        }
      : null,
    lateEntryDays: input?.lateEntryDays ?? limits.lateEntryDays,
    observationMonths: input?.observationMonths ?? limits.observationMonths,
    reservesPerVillage: input?.reservesPerVillage ?? limits.reservesPerVillage,
  };
}

export const nationalRulesAlone: LocalProfile = toProfile(null);
