// What the database holds of the people a register lists: looked up once for all its rows.
import { nameKey } from "@miaopu/domain/talent-pool";
import type { Kysely } from "kysely";
import type { PoolEntryTable } from "../db/tables/pool.ts";
import type { PersonTable, Tables } from "../db/tables.ts";
import { branchIndex } from "../ledger/take-in.ts";
import { branchKey } from "../ledger/members.ts";
import { branchesIn } from "../repositories/organisations.ts";
import { entriesOf, peopleByIdIndexes, peopleNamed, peopleWithoutId } from "../repositories/pool-entries.ts";
import type { TreeScope } from "../repositories/scope.ts";
import type { RegisterRow } from "./register-rows.ts";

/** A row with the blind index of its ID number. */
export interface IndexedRow extends RegisterRow {
  readonly idIndex: string | null;
}

export interface Known {
  /** The branch of a village by its name; null where there is none, or not in the scope. */
  readonly branchOf: (village: string) => { readonly id: string } | "several" | null;
  readonly isReached: (branchId: string) => boolean;
  readonly byIdIndex: ReadonlyMap<string, PersonTable>;
  /** By `likeness`; people of the scope alone. */
  readonly alike: ReadonlyMap<string, readonly PersonTable[]>;
  /** By person. */
  readonly entries: ReadonlyMap<string, readonly PoolEntryTable[]>;
}

/** What two rows share that are likely one person: village, name and birth date. */
export const likeness = (branchId: string, name: string, birthDate: string): string =>
  `${branchId} ${birthDate} ${nameKey(name)}`;

function grouped<T>(all: Iterable<T>, keyOf: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

export async function lookUp(
  db: Kysely<Tables>,
  scope: TreeScope,
  rows: readonly IndexedRow[],
): Promise<Known> {
  const taken = rows.filter(({ refused }) => refused === null);
  const branches = await branchesIn(db, scope);
  const reached = new Set(branches.map(({ id }) => id));
  const index = branchIndex(branches);
  const numbered = await peopleByIdIndexes(
    db,
    taken.flatMap(({ idIndex }) => idIndex ?? []),
  );
  const names = new Set(taken.flatMap(({ idIndex, name }) => (idIndex === null ? name : [])));
  const named = await peopleNamed(db, scope, [...names]);
  const numberless = await peopleWithoutId(db, scope);
  const all = new Map([...numbered, ...named, ...numberless].map((person) => [person.id, person]));
  const entries = await entriesOf(db, [...all.keys()]);
  return {
    branchOf: (village) => index.get(branchKey(village)) ?? null,
    isReached: (branchId) => reached.has(branchId),
    byIdIndex: new Map(numbered.flatMap((person) => (person.id_index ? [[person.id_index, person]] : []))),
    alike: grouped(
      new Map([...named, ...numberless].map((person) => [person.id, person])).values(),
      (person) =>
        person.birth_date === null ? null : likeness(person.branch_id, person.name, person.birth_date),
    ),
    entries: grouped(entries, ({ person_id }) => person_id),
  };
}
