// The talent pool as at any day, made from the intervals of its entries alone, and the villages short of reserves.
import type { Day } from "../kernel/calendar.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import type { LocalProfile } from "../profile/profile.ts";
import type { PoolEntry } from "./entry.ts";

/** In the pool from the day of entering to the day before the day of leaving. */
export const isInPool = ({ enteredOn, leftOn }: PoolEntry, on: Day): boolean =>
  enteredOn <= on && (leftOn === null || on < leftOn);

/** An entry as it stood at the end of a day: nothing that came later is told. */
const asItStood = (entry: PoolEntry, on: Day): PoolEntry => ({
  ...entry,
  leftOn: null,
  leftReason: null,
  posts: entry.posts
    .filter(({ electedOn }) => electedOn <= on)
    .map((post) => (post.endedOn !== null && post.endedOn > on ? { ...post, endedOn: null } : post)),
  deeds: entry.deeds.filter((deed) => deed.on <= on),
});

/** The pool as it stood at the end of a day; what is entered of later days never changes it. */
export const poolAsAt = (entries: readonly PoolEntry[], on: Day): readonly PoolEntry[] =>
  entries.filter((entry) => isInPool(entry, on)).map((entry) => asItStood(entry, on));

/** All that was entered by the end of a day, of those in the pool and of those who had left it. */
export const entriesAsKnown = (entries: readonly PoolEntry[], on: Day): readonly PoolEntry[] =>
  entries.filter(({ enteredOn }) => enteredOn <= on).map((entry) => asItStood(entry, on));

/** The last day on which someone entered or left; null of an empty history. */
export function lastChangeOf(entries: readonly PoolEntry[]): Day | null {
  let last: Day | null = null;
  for (const { enteredOn, leftOn } of entries)
    for (const on of [enteredOn, leftOn]) if (on !== null && (last === null || on > last)) last = on;
  return last;
}

export interface ShortVillage {
  readonly village: OrganisationId;
  readonly reserves: number;
  readonly minimum: number;
}

/**
 * The villages with fewer reserves than the profile asks for, in the order given.
 * @param pool as `poolAsAt` returns it. Source: REGULATION §6.
 */
export function shortVillages(
  pool: readonly PoolEntry[],
  villages: readonly OrganisationId[],
  { reservesPerVillage: minimum }: Pick<LocalProfile, "reservesPerVillage">,
): readonly ShortVillage[] {
  const reserves = new Map<OrganisationId, number>();
  for (const { village } of pool) reserves.set(village, (reserves.get(village) ?? 0) + 1);
  return villages
    .map((village) => ({ village, reserves: reserves.get(village) ?? 0, minimum }))
    .filter((village) => village.reserves < minimum);
}
