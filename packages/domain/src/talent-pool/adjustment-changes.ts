// How the pool's intervals change by an adjustment: one is ended, or one begins.
import type { Day } from "../kernel/calendar.ts";
import type { OrganisationId, PersonId, PoolEntryId } from "../kernel/ids.ts";
import type { VillageDecisions } from "./adjustment.ts";
import type { PoolEntry } from "./entry.ts";
import type { PoolSource } from "./sources.ts";

export type PoolChange =
  | {
      readonly kind: "left";
      readonly entry: PoolEntryId;
      readonly person: PersonId;
      readonly village: OrganisationId;
      readonly on: Day;
      readonly reason: string;
    }
  | {
      readonly kind: "joined";
      readonly person: PersonId;
      readonly village: OrganisationId;
      readonly source: PoolSource;
      readonly on: Day;
      readonly reason: string;
    };

/** @param reserves who is in the village's pool on the day of the decisions. */
export function changesOf(
  { village, on, decisions }: VillageDecisions,
  reserves: ReadonlyMap<PersonId, PoolEntry>,
): readonly PoolChange[] {
  return decisions.flatMap((decision): PoolChange[] => {
    const { person, reason } = decision;
    if (decision.decision === "keep") return [];
    if (decision.decision === "add")
      return [{ kind: "joined", person, village, source: decision.source, on, reason }];
    const entry = reserves.get(person);
    if (!entry) throw new Error("who is removed was in the village's pool");
    return [{ kind: "left", entry: entry.id, person, village, on, reason }];
  });
}

/** The pool's entries after the changes. @param newId makes the id of an entry that begins. */
export function applyChanges(
  entries: readonly PoolEntry[],
  changes: readonly PoolChange[],
  newId: () => PoolEntryId,
): readonly PoolEntry[] {
  const leavings = new Map(
    changes.flatMap((one) => (one.kind === "left" ? [[one.entry, one] as const] : [])),
  );
  const begun = changes.flatMap((one): PoolEntry[] => {
    if (one.kind === "left") return [];
    const { person, village, source, on } = one;
    const told = { willingness: null, strengths: null, posts: [], deeds: [] };
    return [{ id: newId(), person, village, source, enteredOn: on, leftOn: null, leftReason: null, ...told }];
  });
  return [
    ...entries.map((entry) => {
      const leaving = leavings.get(entry.id);
      return leaving ? { ...entry, leftOn: leaving.on, leftReason: leaving.reason } : entry;
    }),
    ...begun,
  ];
}
