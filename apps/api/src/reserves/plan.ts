// What becomes of each row of a register: new, changed, there already, in conflict with what is held, or refused.
import { nameKey } from "@miaopu/domain/talent-pool";
import type { PoolEntryTable } from "../db/tables/pool.ts";
import type { PersonTable } from "../db/tables.ts";
import type { CellCode } from "../sheets/cell-findings.ts";
import { type IndexedRow, type Known, likeness } from "./known.ts";
import type { RowProblemCode } from "./row-problems.ts";

export interface PersonChanges {
  education?: string;
  occupation?: string;
  phone?: string;
}
export interface EntryChanges {
  source?: string;
  willingness?: string;
  strengths?: string;
}

export type Planned = { readonly row: IndexedRow } & (
  | { readonly outcome: "rejected"; readonly code: CellCode | RowProblemCode }
  | { readonly outcome: "conflict"; readonly code: RowProblemCode }
  | { readonly outcome: "same" }
  /** Nobody that is held: registered, and in the pool. */
  | { readonly outcome: "new"; readonly branchId: string; readonly person: null }
  /** Registered already, and now in the pool. */
  | {
      readonly outcome: "new";
      readonly branchId: string;
      readonly person: PersonTable;
      readonly personChanges: PersonChanges;
    }
  | {
      readonly outcome: "changed";
      readonly person: PersonTable;
      readonly entry: PoolEntryTable;
      readonly personChanges: PersonChanges;
      readonly entryChanges: EntryChanges;
    }
);

export interface Planning {
  readonly known: Known;
  /** The telephone of someone held, in clear. */
  readonly phoneOf: (person: PersonTable) => string | null;
  /** These very rows were taken in before: what was corrected since is left as it is. */
  readonly isRepeated: boolean;
}

type Placed = { readonly branchId: string } | RowProblemCode;

function placeOf(row: IndexedRow, known: Known): Placed {
  if (row.village === null) return "VILLAGE_MISSING";
  const branch = known.branchOf(row.village);
  if (branch === null) return "VILLAGE_UNKNOWN";
  return branch === "several" ? "VILLAGE_AMBIGUOUS" : { branchId: branch.id };
}

/** Who is meant, `null` for nobody that is held, or why it cannot be said. */
function personOf(
  row: IndexedRow,
  branchId: string,
  known: Known,
): { readonly person: PersonTable | null } | RowProblemCode {
  const alike =
    row.birthDate === null ? [] : (known.alike.get(likeness(branchId, row.name, row.birthDate)) ?? []);
  if (row.idIndex === null) {
    if (alike.length > 1) return "PERSON_AMBIGUOUS";
    return { person: alike[0] ?? null };
  }
  const person = known.byIdIndex.get(row.idIndex);
  if (!person)
    return alike.some(({ id_index }) => id_index === null) ? "SAME_PERSON_WITHOUT_ID" : { person: null };
  if (!known.isReached(person.branch_id)) return "ID_NUMBER_TAKEN";
  return nameKey(person.name) === nameKey(row.name) ? { person } : "ID_OTHER_NAME";
}

function changesOf<Key extends string>(
  held: Readonly<Record<Key, string | null>>,
  said: Readonly<Record<Key, string | null>>,
): Partial<Record<Key, string>> {
  const changes: Partial<Record<Key, string>> = {};
  for (const [key, value] of Object.entries(said) as [Key, string | null][])
    if (value !== null && value !== held[key]) changes[key] = value;
  return changes;
}

const isEmpty = (changes: object): boolean => Object.keys(changes).length === 0;

function planHeld(row: IndexedRow, branchId: string, person: PersonTable, planning: Planning): Planned {
  const { known, phoneOf, isRepeated } = planning;
  const entries = known.entries.get(person.id) ?? [];
  const open = entries.find(({ left_on }) => left_on === null);
  if (open && open.branch_id !== branchId) return { row, outcome: "conflict", code: "POOL_OTHER_VILLAGE" };
  if (!open && person.branch_id !== branchId) return { row, outcome: "conflict", code: "BRANCH_OTHER" };
  if (!open && entries.length > 0) return { row, outcome: "conflict", code: "LEFT_POOL" };
  const { education, occupation, phone, source, willingness, strengths } = row;
  const held = { education: person.education, occupation: person.occupation, phone: phoneOf(person) };
  const personChanges = isRepeated ? {} : changesOf(held, { education, occupation, phone });
  if (!open) return { row, outcome: "new", branchId, person, personChanges };
  const entryChanges = isRepeated
    ? {}
    : changesOf<keyof EntryChanges>(open, { source, willingness, strengths });
  if (isEmpty(personChanges) && isEmpty(entryChanges)) return { row, outcome: "same" };
  return { row, outcome: "changed", person, entry: open, personChanges, entryChanges };
}

/** How often each likeness is in the register itself. */
function timesListed(rows: readonly IndexedRow[], known: Known): Map<string, number> {
  const times = new Map<string, number>();
  for (const row of rows) {
    const placed = placeOf(row, known);
    if (row.refused !== null || row.birthDate === null || typeof placed === "string") continue;
    const key = likeness(placed.branchId, row.name, row.birthDate);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

function planRow(row: IndexedRow, planning: Planning, times: ReadonlyMap<string, number>): Planned {
  const rejected = (code: CellCode | RowProblemCode): Planned => ({ row, outcome: "rejected", code });
  if (row.refused !== null) return rejected(row.refused);
  const placed = placeOf(row, planning.known);
  if (typeof placed === "string") return rejected(placed);
  if (row.sex === null) return rejected("SEX_UNKNOWN");
  if (row.idIndex === null) {
    if (row.birthDate === null) return rejected("IDENTITY_UNCERTAIN");
    if ((times.get(likeness(placed.branchId, row.name, row.birthDate)) ?? 0) > 1)
      return rejected("DUPLICATE_PERSON");
  }
  const meant = personOf(row, placed.branchId, planning.known);
  if (typeof meant === "string") return { row, outcome: "conflict", code: meant };
  if (meant.person) return planHeld(row, placed.branchId, meant.person, planning);
  return { row, outcome: "new", branchId: placed.branchId, person: null };
}

/** What becomes of each row, in their order; nothing is written. */
export function planRegister(rows: readonly IndexedRow[], planning: Planning): Planned[] {
  const times = timesListed(rows, planning.known);
  const planned = rows.map((row) => planRow(row, planning, times));
  return onceEach(planned);
}

/** Two rows that mean one person who is held (one by number, one by name): the second is left to be looked at. */
function onceEach(planned: readonly Planned[]): Planned[] {
  const met = new Set<string>();
  return planned.map((one) => {
    if (!("person" in one) || one.person === null) return one;
    if (met.has(one.person.id)) return { row: one.row, outcome: "rejected", code: "DUPLICATE_PERSON" };
    met.add(one.person.id);
    return one;
  });
}
