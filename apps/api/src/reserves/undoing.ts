// An import is undone: everything it did is put back as it was, unless later work stands on it.
import { type Result, type Sentence, ok, refuse } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { ImportChangeTable, ImportTable, PoolEntryTable } from "../db/tables/pool.ts";
import type { PersonTable, Tables } from "../db/tables.ts";
import type { FieldKeys } from "../keys/field-keys.ts";
import { namedInFiles } from "../repositories/erasures.ts";
import {
  changedByOthers,
  changesOfImport,
  deleteMade,
  importIn,
  markUndone,
  standingOnImport,
} from "../repositories/imports.ts";
import { updatePerson } from "../repositories/person-changes.ts";
import { openPersonField, personPlace } from "../repositories/person-fields.ts";
import { entriesOf, peopleByKeys, updateEntry } from "../repositories/pool-entries.ts";
import { type TreeScope, isTree } from "../repositories/scope.ts";
import type { Asking } from "../use-cases/asking.ts";
import { type Refusal, refusals } from "../use-cases/refusal.ts";
import { type Before, type Digest, changePlace, openDigest } from "./import-state.ts";
import { registerRefusals } from "./refusals.ts";

const obstacles = {
  HAS_FILE: { zh: "已建有发展党员档案", en: "has a party file now" },
  HAS_ACCOUNT: { zh: "已有本系统账号", en: "has an account now" },
  NAMED_IN_FILE: { zh: "已有档案提到此人", en: "is named in a file now" },
  LATER_IMPORT: { zh: "之后的导入又改过", en: "was changed by a later import" },
  LATER_ENTRY: { zh: "之后又有入库记录", en: "has a later entry in the pool" },
  CORRECTED: { zh: "个人信息之后更正过", en: "was corrected since" },
  CHANGED_SINCE: { zh: "本人信息或入库记录之后有改动", en: "was changed since, or the entry was" },
} as const satisfies Readonly<Record<string, Sentence>>;
export type ObstacleCode = keyof typeof obstacles;

export interface Obstacle extends Sentence {
  readonly code: ObstacleCode;
  readonly personId: string;
  readonly name: string;
}

interface Held {
  readonly people: ReadonlyMap<string, PersonTable>;
  readonly entries: ReadonlyMap<string, readonly PoolEntryTable[]>;
}

async function heldOf(db: Kysely<Tables>, changes: readonly ImportChangeTable[]): Promise<Held> {
  const ids = changes.map(({ person_id }) => person_id);
  const people = new Map((await peopleByKeys(db, ids)).map((person) => [person.id, person]));
  const entries = new Map<string, PoolEntryTable[]>();
  for (const entry of await entriesOf(db, ids))
    entries.set(entry.person_id, [...(entries.get(entry.person_id) ?? []), entry]);
  return { people, entries };
}

function isAsLeft(keys: FieldKeys, digest: Digest, change: ImportChangeTable, held: Held): boolean {
  const person = held.people.get(change.person_id);
  const entry = held.entries.get(change.person_id)?.find(({ id }) => id === change.entry_id);
  if (!person || !entry) return false;
  return digest(person, openPersonField(keys, person, "phone"), entry) === change.after_index;
}

/** What stands in the way of undoing, one reason for each person concerned. */
async function obstaclesTo(
  { db, keys }: Pick<Asking, "db" | "keys">,
  importId: string,
  changes: readonly ImportChangeTable[],
): Promise<Obstacle[]> {
  const held = await heldOf(db, changes);
  const digest = openDigest(keys);
  const standing = await standingOnImport(db, importId);
  const later = await changedByOthers(db, importId);
  const made = new Set(changes.flatMap(({ person_id, person_made }) => (person_made === 1 ? person_id : [])));
  const named = await namedInFiles(db, made);
  const reasonOf = (change: ImportChangeTable): ObstacleCode | null => {
    const id = change.person_id;
    if (standing.files.has(id)) return "HAS_FILE";
    if (standing.accounts.has(id)) return "HAS_ACCOUNT";
    if (named.has(id)) return "NAMED_IN_FILE";
    if (later.has(id)) return "LATER_IMPORT";
    if (made.has(id) && (held.entries.get(id)?.length ?? 0) > 1) return "LATER_ENTRY";
    if (standing.corrected.has(id)) return "CORRECTED";
    return isAsLeft(keys, digest, change, held) ? null : "CHANGED_SINCE";
  };
  return changes.flatMap((change) => {
    const code = reasonOf(change);
    const name = held.people.get(change.person_id)?.name ?? "";
    return code === null ? [] : [{ code, personId: change.person_id, name, ...obstacles[code] }];
  });
}

async function putBack(
  { db, keys }: Pick<Asking, "db" | "keys">,
  importId: string,
  change: ImportChangeTable,
): Promise<void> {
  if (change.before === null) return;
  const { person_id: id, entry_id: entryId } = change;
  const before = JSON.parse(keys.open(changePlace(importId, id), change.before)) as Before;
  const { phone, ...plain } = before.person;
  const sealed =
    phone === undefined ? {} : { phone: phone === null ? null : keys.seal(personPlace(id, "phone"), phone) };
  const columns = { ...plain, ...sealed };
  if (Object.keys(columns).length > 0) await updatePerson(db, id, columns);
  if (Object.keys(before.entry).length > 0) await updateEntry(db, entryId, before.entry);
}

const shownAtMost = 100;

export interface Undoable {
  readonly people: number;
  /** The first hundred of those who stand in the way. */
  readonly obstacles: readonly Obstacle[];
  readonly obstacleCount: number;
}

async function found(
  { db, asker }: Asking,
  id: string,
): Promise<Result<{ readonly row: ImportTable; readonly changes: readonly ImportChangeTable[] }, Refusal>> {
  const row = isTree(asker.scope) ? await importIn(db, asker.scope satisfies TreeScope, id) : null;
  if (!row) return refuse(refusals.notFound);
  if (row.undone_at !== null) return refuse(registerRefusals.undoneAlready);
  return ok({ row, changes: await changesOfImport(db, id) });
}

/** What undoing would meet; nothing is written. */
export async function mayUndo(
  asking: Asking,
  { id }: { readonly id: string },
): Promise<Result<Undoable, Refusal>> {
  const one = await found(asking, id);
  if (!one.ok) return one;
  const all = await obstaclesTo(asking, id, one.value.changes);
  return ok({
    people: one.value.changes.length,
    obstacles: all.slice(0, shownAtMost),
    obstacleCount: all.length,
  });
}

/** Undoes the whole import, or, where anything stands on it, nothing of it. Call it inside a transaction. */
export async function undoImport(
  asking: Asking,
  { id }: { readonly id: string },
): Promise<Result<{ readonly id: string; readonly people: number }, Refusal>> {
  const one = await found(asking, id);
  if (!one.ok) return one;
  const { changes } = one.value;
  const standing = await obstaclesTo(asking, id, changes);
  if (standing.length > 0) return refuse(registerRefusals.importStands(standing.map(({ code }) => code)));
  for (const change of changes) await putBack(asking, id, change);
  await deleteMade(asking.db, id);
  await markUndone(asking.db, id, { by: asking.asker.userId, at: asking.clock.now() });
  asking.trail.subject = { kind: "import", id };
  asking.trail.details["people"] = changes.length;
  return ok({ id, people: changes.length });
}
