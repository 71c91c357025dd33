// The files themselves: events that are appended and never changed, loaded whole.
import { type DossierEvent, type DossierRecord, dossierEventSchema } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { DossierEventTable, Tables } from "../db/tables.ts";
import type { FieldKeys } from "../keys/field-keys.ts";
import { canonicalJson, linkHash } from "./hash-chain.ts";
import { type Scope, withinScope } from "./scope.ts";
import { keepTexts, sealTexts } from "./sealed-texts.ts";
import type { SealedTextTable } from "../db/tables/sealed.ts";

export interface StoredEvent {
  readonly version: number;
  readonly event: DossierEvent;
  readonly enteredBy: string;
  readonly recordedAt: string;
  readonly hash: string;
}

/** @throws ZodError where what is stored is not an event. */
export const parseEvent = (row: DossierEventTable): StoredEvent => ({
  version: row.version,
  event: dossierEventSchema.parse(JSON.parse(row.payload)),
  enteredBy: row.entered_by,
  recordedAt: row.recorded_at,
  hash: row.hash,
});

export interface DossierHead {
  readonly id: string;
  readonly person_id: string;
  readonly branch_id: string;
  readonly version: number;
  readonly hash: string;
  readonly member_since: string | null;
}

/** What the list knows of one file of the scope, or null. */
export async function dossierHead(db: Kysely<Tables>, scope: Scope, id: string): Promise<DossierHead | null> {
  const row = await db
    .selectFrom("dossiers")
    .select(["id", "person_id", "branch_id", "version", "hash", "member_since"])
    .where("id", "=", id)
    .where(withinScope(db, scope))
    .executeTakeFirst();
  return row ?? null;
}

/** The events of one file of the scope, in order; none where it is not in the scope. */
export async function eventsOf(db: Kysely<Tables>, scope: Scope, id: string): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom("dossier_events")
    .selectAll("dossier_events")
    .innerJoin("dossiers", "dossiers.id", "dossier_events.dossier_id")
    .where("dossier_events.dossier_id", "=", id)
    .where(withinScope(db, scope))
    .orderBy("dossier_events.version")
    .execute();
  return rows.map(parseEvent);
}

export interface Appending {
  readonly dossierId: string;
  /** The version and hash of the last event on file; 0 and empty for a new file. */
  readonly version: number;
  readonly hash: string;
  readonly events: readonly DossierEvent[];
  /** Of a correction, the record it supersedes. */
  readonly superseded: DossierRecord | null;
  readonly enteredBy: string;
  /** ISO moment. */
  readonly recordedAt: string;
}

/**
 * Appends events and returns the new version and hash; texts for few eyes are kept sealed beside them. The key (dossier, version) lets a second writer fail.
 * @throws SqliteError where that version exists already.
 */
export async function appendEvents(
  db: Kysely<Tables>,
  keys: FieldKeys,
  appending: Appending,
): Promise<{ readonly version: number; readonly hash: string }> {
  let { version, hash } = appending;
  const rows: DossierEventTable[] = [];
  const texts: SealedTextTable[] = [];
  const { dossierId, superseded } = appending;
  for (const typed of appending.events) {
    version++;
    const { event, rows: sealed } = await sealTexts(db, keys, { dossierId, version }, typed, superseded);
    texts.push(...sealed);
    const link = {
      dossier_id: dossierId,
      version,
      kind: event.kind,
      payload: canonicalJson(event),
      entered_by: appending.enteredBy,
      recorded_at: appending.recordedAt,
    };
    hash = linkHash(hash, link);
    rows.push({ ...link, hash });
  }
  if (rows.length > 0) await db.insertInto("dossier_events").values(rows).execute();
  await keepTexts(db, texts);
  return { version, hash };
}
