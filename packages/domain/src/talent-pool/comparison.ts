// The pool on two days side by side: who joined, who left and why, who moved to another village or age band.
import type { Day } from "../kernel/calendar.ts";
import type { OrganisationId, PersonId } from "../kernel/ids.ts";
import { type AgeBand, ageBandOn } from "./age-bands.ts";
import type { PoolEntry } from "./entry.ts";
import { isInPool } from "./pool.ts";
import type { PoolSource } from "./sources.ts";
import type { PoolPeople } from "./structure.ts";

export interface PoolJoining {
  readonly person: PersonId;
  readonly village: OrganisationId;
  readonly source: PoolSource;
  readonly on: Day;
}
export interface PoolLeaving {
  readonly person: PersonId;
  readonly village: OrganisationId;
  readonly on: Day;
  readonly reason: string;
}
export interface PoolMove<T> {
  readonly person: PersonId;
  readonly from: T;
  readonly to: T;
}

export interface PoolComparison {
  readonly from: Day;
  readonly to: Day;
  readonly before: number;
  readonly after: number;
  /** In the pool on the later day, not on the earlier one. */
  readonly joined: readonly PoolJoining[];
  /** In the pool on the earlier day, not on the later one. */
  readonly left: readonly PoolLeaving[];
  /** In the pool on both. */
  readonly stayed: readonly PersonId[];
  readonly movedVillages: readonly PoolMove<OrganisationId>[];
  /** Of those who stayed, and whose birth date is known. */
  readonly movedBands: readonly PoolMove<AgeBand>[];
}

const standing = (entries: readonly PoolEntry[], on: Day): ReadonlyMap<PersonId, PoolEntry> =>
  new Map(entries.filter((entry) => isInPool(entry, on)).map((entry) => [entry.person, entry]));

function leavingOf({ person, village, leftOn, leftReason }: PoolEntry): PoolLeaving {
  if (leftOn === null || leftReason === null) throw new Error("who is no longer in the pool has left it");
  return { person, village, on: leftOn, reason: leftReason };
}

/** The days may be given in either order; the earlier one is `from`. Who came and went between them is not told. */
export function comparePools(
  entries: readonly PoolEntry[],
  people: PoolPeople,
  oneDay: Day,
  otherDay: Day,
): PoolComparison {
  const [from, to] = oneDay <= otherDay ? [oneDay, otherDay] : [otherDay, oneDay];
  const before = standing(entries, from);
  const after = standing(entries, to);
  const stayed = [...before.values()].flatMap((entry) => {
    const later = after.get(entry.person);
    return later ? [{ entry, later }] : [];
  });
  return {
    from,
    to,
    before: before.size,
    after: after.size,
    joined: [...after.values()]
      .filter(({ person }) => !before.has(person))
      .map(({ person, village, source, enteredOn }) => ({ person, village, source, on: enteredOn })),
    left: [...before.values()].filter(({ person }) => !after.has(person)).map(leavingOf),
    stayed: stayed.map(({ entry }) => entry.person),
    movedVillages: stayed
      .filter(({ entry, later }) => entry.village !== later.village)
      .map(({ entry, later }) => ({ person: entry.person, from: entry.village, to: later.village })),
    movedBands: stayed.flatMap(({ entry: { person } }) => {
      const birthDate = people.get(person)?.birthDate ?? null;
      const [was, is] = [ageBandOn(birthDate, from), ageBandOn(birthDate, to)];
      return was !== null && is !== null && was !== is ? [{ person, from: was, to: is }] : [];
    }),
  };
}
