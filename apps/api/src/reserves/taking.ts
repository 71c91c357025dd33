// A register is taken in: people registered where they are new, their entries made, what changed is kept so that it can be undone.
import { createHash } from "node:crypto";
import type { Day } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { ImportChangeTable, PoolEntryTable } from "../db/tables/pool.ts";
import type { PersonTable, Tables } from "../db/tables.ts";
import type { FieldKeys } from "../keys/field-keys.ts";
import { canonicalJson } from "../repositories/hash-chain.ts";
import { insertImport, isContentStanding } from "../repositories/imports.ts";
import { insertMany } from "../repositories/many-rows.ts";
import { nameKeys } from "../repositories/name-keys.ts";
import { updatePerson } from "../repositories/person-changes.ts";
import { idIndex, openPersonField, personPlace, sealPersonFields } from "../repositories/person-fields.ts";
import { updateEntry } from "../repositories/pool-entries.ts";
import type { TreeScope } from "../repositories/scope.ts";
import { type Before, type Digest, changePlace, openDigest } from "./import-state.ts";
import { type IndexedRow, lookUp } from "./known.ts";
import type { Pace } from "./pace.ts";
import { type Planned, planRegister } from "./plan.ts";
import type { RegisterRow } from "./register-rows.ts";

/** Where and for whom a register is taken in. */
export interface Taking {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly keys: FieldKeys;
  readonly scope: TreeScope;
  /** Null from the command line. */
  readonly by: string | null;
  /** The day from which those who are new are in the pool. */
  readonly on: Day;
}

export interface Register {
  readonly rows: readonly IndexedRow[];
  /** The same for the same rows, whatever their file is called. */
  readonly contentIndex: string;
}

/** What a register's rows say, indexed by ID number. */
export async function indexedRegister(
  keys: FieldKeys,
  rows: readonly RegisterRow[],
  pace: Pace,
): Promise<Register> {
  pace.begin("comparing", rows.length);
  const indexed: IndexedRow[] = [];
  const content = createHash("sha256");
  for (const row of rows) {
    const number = row.refused === null ? row.idNumber : null;
    indexed.push({ ...row, idIndex: number === null ? null : idIndex(keys, number) });
    const { words: _words, warnings: _warnings, ...told } = row;
    content.update(`${canonicalJson(told)}\n`);
    await pace.step(indexed.length);
  }
  return { rows: indexed, contentIndex: keys.blindIndex("imports.content", content.digest("hex")) };
}

/** What would become of each row now; nothing is written. */
export async function planOf(taking: Taking, { rows, contentIndex }: Register): Promise<Planned[]> {
  const { db, keys, scope } = taking;
  return planRegister(rows, {
    known: await lookUp(db, scope, rows),
    phoneOf: (person) => openPersonField(keys, person, "phone"),
    isRepeated: await isContentStanding(db, scope.organisationId, contentIndex),
  });
}

/** Someone to be registered: the rows that are written of them, all but the import's id. */
interface Newcomer {
  readonly person: PersonTable;
  readonly entry: PoolEntryTable;
  readonly after: string;
}

/** People to be registered, sealed ahead of the transaction, which is to be short. */
export type Newcomers = Map<IndexedRow, Newcomer>;

function newPerson({ clock, keys }: Taking, row: IndexedRow, branchId: string): PersonTable {
  const id = clock.id("person");
  return {
    id,
    branch_id: branchId,
    name: row.name,
    ...nameKeys(row.name),
    sex: row.sex ?? "male",
    birth_date: row.birthDate,
    ...sealPersonFields(keys, id, { idNumber: row.idNumber, phone: row.phone }),
    ethnicity: null,
    full_member_since: null,
    sanctions: null,
    education: row.education,
    occupation: row.occupation,
    created_at: clock.now(),
  };
}

const newEntry = (taking: Taking, row: IndexedRow, personId: string, branchId: string): PoolEntryTable => ({
  id: taking.clock.id("poolEntry"),
  person_id: personId,
  branch_id: branchId,
  source: row.source,
  entered_on: taking.on,
  left_on: null,
  left_reason: null,
  willingness: row.willingness,
  strengths: row.strengths,
  import_id: null,
  created_at: taking.clock.now(),
});

function newcomer(taking: Taking, digest: Digest, row: IndexedRow, branchId: string): Newcomer {
  const person = newPerson(taking, row, branchId);
  const entry = newEntry(taking, row, person.id, branchId);
  return { person, entry, after: digest(person, row.phone, entry) };
}

export async function sealNewcomers(
  taking: Taking,
  planned: readonly Planned[],
  pace: Pace,
): Promise<Newcomers> {
  const newcomers: Newcomers = new Map();
  const digest = openDigest(taking.keys);
  const toSeal = planned.flatMap((one) => (one.outcome === "new" && one.person === null ? one : []));
  pace.begin("sealing", toSeal.length);
  for (const { row, branchId } of toSeal) {
    newcomers.set(row, newcomer(taking, digest, row, branchId));
    await pace.step(newcomers.size);
  }
  return newcomers;
}

interface Writing {
  readonly taking: Taking;
  readonly importId: string;
  readonly digest: Digest;
  readonly people: PersonTable[];
  readonly entries: PoolEntryTable[];
  readonly changes: ImportChangeTable[];
}

function writeNewcomer(writing: Writing, { person, entry, after }: Newcomer): void {
  const { importId } = writing;
  writing.people.push(person);
  writing.entries.push({ ...entry, import_id: importId });
  writing.changes.push({
    import_id: importId,
    person_id: person.id,
    person_made: 1,
    entry_id: entry.id,
    entry_made: 1,
    before: null,
    after_index: after,
  });
}

const replaced = <K extends string>(held: Readonly<Record<K, string | null>>, changes: object) =>
  Object.fromEntries((Object.keys(changes) as K[]).map((key) => [key, held[key]]));

/** Someone who is held: what changed is written at once, what stood before is kept sealed. */
async function writeHeld(
  writing: Writing,
  one: Extract<Planned, { readonly person: PersonTable }>,
): Promise<void> {
  const { taking, importId, digest } = writing;
  const { db, keys } = taking;
  const { person, personChanges, row } = one;
  const heldPhone = openPersonField(keys, person, "phone");
  const { phone, ...plain } = personChanges;
  const sealedPhone = phone === undefined ? {} : { phone: keys.seal(personPlace(person.id, "phone"), phone) };
  const columns = { ...plain, ...sealedPhone };
  if (Object.keys(columns).length > 0) await updatePerson(db, person.id, columns);
  const isNew = one.outcome === "new";
  const entryChanges = isNew ? {} : one.entryChanges;
  const held = isNew ? { ...newEntry(taking, row, person.id, one.branchId), import_id: importId } : one.entry;
  if (isNew) writing.entries.push(held);
  else if (Object.keys(entryChanges).length > 0) await updateEntry(db, held.id, entryChanges);
  const before: Before = {
    person: replaced({ ...person, phone: heldPhone }, personChanges),
    entry: replaced(held, entryChanges),
  };
  const isNothing = Object.keys(before.person).length + Object.keys(before.entry).length === 0;
  writing.changes.push({
    import_id: importId,
    person_id: person.id,
    person_made: 0,
    entry_id: held.id,
    entry_made: isNew ? 1 : 0,
    before: isNothing ? null : keys.seal(changePlace(importId, person.id), JSON.stringify(before)),
    after_index: digest({ ...person, ...plain }, phone ?? heldPhone, { ...held, ...entryChanges }),
  });
}

export type Counts = Readonly<Record<Planned["outcome"], number>>;

export function countsOf(planned: readonly Planned[]): Counts {
  const counts = { new: 0, changed: 0, same: 0, conflict: 0, rejected: 0 };
  for (const { outcome } of planned) counts[outcome]++;
  return counts;
}

export interface Taken {
  /** Null where nothing was new or changed, so that nothing was written. */
  readonly importId: string | null;
  readonly counts: Counts;
  readonly planned: readonly Planned[];
}

/**
 * Call it inside a transaction: all of it is written, or nothing. What stands in the database may have changed since the
 * register was looked at, so each row is planned anew.
 */
export async function takeRegister(
  taking: Taking,
  register: Register,
  newcomers: Newcomers,
  pace: Pace,
): Promise<Taken> {
  const { db, clock, keys, scope } = taking;
  const planned = await planOf(taking, register);
  const counts = countsOf(planned);
  if (counts.new + counts.changed === 0) return { importId: null, counts, planned };
  const importId = clock.id("import");
  pace.begin("writing", counts.new + counts.changed);
  await insertImport(db, {
    id: importId,
    kind: "reserves",
    organisation_id: scope.organisationId,
    content_index: register.contentIndex,
    imported_by: taking.by,
    imported_at: clock.now(),
    new_rows: counts.new,
    changed_rows: counts.changed,
    same_rows: counts.same,
    conflicting_rows: counts.conflict,
    rejected_rows: counts.rejected,
    undone_by: null,
    undone_at: null,
  });
  const digest = openDigest(keys);
  const writing: Writing = { taking, importId, digest, people: [], entries: [], changes: [] };
  for (const one of planned) {
    if (one.outcome !== "new" && one.outcome !== "changed") continue;
    if (one.person !== null) await writeHeld(writing, one);
    else {
      const { row, branchId } = one;
      const sealed = newcomers.get(row);
      const isSealed = sealed?.person.branch_id === branchId;
      writeNewcomer(writing, isSealed ? sealed : newcomer(taking, digest, row, branchId));
    }
    await pace.step(0);
  }
  await insertMany(db, "people", writing.people, (written) => pace.step(written));
  await insertMany(db, "pool_entries", writing.entries, () => pace.step(counts.new));
  await insertMany(db, "import_changes", writing.changes, () => pace.step(counts.new));
  return { importId, counts, planned };
}
