// The pool's structure: how many by age band, education, occupation, source and village; each adds up to the whole.
import type { Day } from "../kernel/calendar.ts";
import type { PersonId } from "../kernel/ids.ts";
import { ageBandIds, ageBandOn } from "./age-bands.ts";
import { type Education, educationIds, educations } from "./educations.ts";
import type { PoolEntry } from "./entry.ts";
import { poolSourceIds } from "./sources.ts";

/** What the structure needs to know of a person. */
export interface PoolPerson {
  readonly birthDate: Day | null;
  readonly education: Education | null;
  /** Free text. */
  readonly occupation: string | null;
}
export type PoolPeople = ReadonlyMap<PersonId, PoolPerson>;

/** The key under which those are counted of whom it is not known. */
export const notKnown = "unknown";

/** How many by key; a key that counts nobody is left out. Keys stand in the order of their table. */
export type Counts = Readonly<Record<string, number>>;

export interface PoolStructure {
  readonly on: Day;
  readonly total: number;
  /** Keyed by `AgeBand`. */
  readonly byAgeBand: Counts;
  /** Keyed by the standard Chinese name: 大专. */
  readonly byEducation: Counts;
  /** Keyed by the text, without blanks, in the order first met. */
  readonly byOccupation: Counts;
  /** Keyed by `PoolSource`. */
  readonly bySource: Counts;
  /** Keyed by the village's id, in the order first met. */
  readonly byVillage: Counts;
}

/** @param order keys in the order of their table; those that are in no table follow as they are met. */
function counted(keys: readonly (string | null)[], order: readonly string[] = []): Counts {
  const counts = new Map<string, number>(order.map((key) => [key, 0]));
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  const unknown = keys.filter((key) => key === null).length;
  if (unknown > 0) counts.set(notKnown, (counts.get(notKnown) ?? 0) + unknown);
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}

const occupationKey = (text: string | null | undefined): string | null =>
  text?.normalize("NFKC").replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, "") || null;

/**
 * @param pool as `poolAsAt` returns it, or a part of it that a filter left.
 * @param on the day on which ages are taken.
 */
export function structureOf(pool: readonly PoolEntry[], people: PoolPeople, on: Day): PoolStructure {
  const persons = pool.map(({ person }) => people.get(person));
  return {
    on,
    total: pool.length,
    byAgeBand: counted(
      persons.map((person) => ageBandOn(person?.birthDate ?? null, on)),
      ageBandIds,
    ),
    byEducation: counted(
      persons.map((person) => (person?.education ? educations[person.education].zh : null)),
      educationIds.map((id) => educations[id].zh),
    ),
    byOccupation: counted(persons.map((person) => occupationKey(person?.occupation))),
    bySource: counted(
      pool.map(({ source }) => source),
      poolSourceIds,
    ),
    byVillage: counted(pool.map(({ village }) => village)),
  };
}
