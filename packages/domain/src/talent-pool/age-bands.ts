// THE TABLE of age bands that the pool's structure is told in, and a person's age on a day.
import { type Day, wholeMonthsBetween } from "../kernel/calendar.ts";

// oxfmt-ignore
export const ageBands = {
  "under-35": { zh: "35岁以下",  en: "under 35", from: 0,  to: 34 },
  "35-45":    { zh: "35至45岁",  en: "35 to 45", from: 35, to: 45 },
  "46-55":    { zh: "46至55岁",  en: "46 to 55", from: 46, to: 55 },
  "over-55":  { zh: "55岁以上",  en: "over 55",  from: 56, to: null },
} as const;

export type AgeBand = keyof typeof ageBands;
export const ageBandIds = Object.keys(ageBands) as [AgeBand, ...AgeBand[]];

/** Full years of age on a day, complete on the birthday (2004-02-29: on 28 February of common years); 0 before the first. */
export const ageOn = (birthDate: Day, on: Day): number => Math.floor(wholeMonthsBetween(birthDate, on) / 12);

/** @returns null where the birth date is not known, or lies after the day. */
export function ageBandOn(birthDate: Day | null, on: Day): AgeBand | null {
  if (birthDate === null || birthDate > on) return null;
  const age = ageOn(birthDate, on);
  return ageBandIds.find((band) => age <= (ageBands[band].to ?? age)) ?? null;
}
