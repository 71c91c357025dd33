// Texts for few eyes: their event holds a commitment, the text itself lies sealed beside it and can be sealed anew.
import {
  type DossierEvent,
  type DossierRecord,
  type TextInEvent,
  dossierEventSchema,
  isWithheld,
  textsInEvent,
  withTexts,
} from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { SealedTextTable } from "../db/tables/sealed.ts";
import type { Tables } from "../db/tables.ts";
import { FieldKeyError, type FieldKeys } from "../keys/field-keys.ts";

/** Where a text stands: in which event of which file, and at which path of it. */
export interface TextAt {
  readonly dossierId: string;
  /** From 1. */
  readonly version: number;
  readonly path: string;
}

const textPlace = ({ dossierId, version, path }: TextAt): string =>
  `sealed_texts/${dossierId}/${version}/${path}/sealed`;

/** What the event holds in the text's place: it binds the text and tells nothing of it. */
const commitment = (keys: FieldKeys, at: TextAt, text: string): string =>
  `sealed:${keys.blindIndex(textPlace(at), text)}`;

const recordOf = (event: DossierEvent | undefined): DossierRecord | null =>
  event === undefined || event.kind === "opened" ? null : event.record;

/** The record that a correction supersedes, from the events before it. */
const supersededIn = (events: readonly DossierEvent[], event: DossierEvent): DossierRecord | null =>
  event.kind === "corrected" ? recordOf(events[event.supersedes]) : null;

/** @param events all of one file, in order. @returns its texts for few eyes, as they stand in the events. */
export const textsOfFile = (
  events: readonly DossierEvent[],
): readonly (TextInEvent & { readonly version: number })[] =>
  events.flatMap((event, at) =>
    textsInEvent(event, supersededIn(events, event)).map((text) => ({ ...text, version: at + 1 })),
  );

/** The events of a file with nothing but commitments in them, those written before texts were sealed among them. */
export function withheldTexts(
  keys: FieldKeys,
  dossierId: string,
  events: readonly DossierEvent[],
): DossierEvent[] {
  return events.map((event, at) => {
    const inClear = textsInEvent(event, supersededIn(events, event)).filter(({ text }) => !isWithheld(text));
    const texts = inClear.map(
      ({ path, text }) => [path, commitment(keys, { dossierId, version: at + 1, path }, text)] as const,
    );
    return withTexts(event, new Map(texts));
  });
}

/**
 * The text behind a commitment.
 * @throws FieldKeyError where it is missing, was tampered with, or is not the one that was committed to.
 */
export async function openText(
  db: Kysely<Tables>,
  keys: FieldKeys,
  at: TextAt,
  committed: string,
): Promise<string> {
  const row = await db
    .selectFrom("sealed_texts")
    .select("sealed")
    .where("dossier_id", "=", at.dossierId)
    .where("version", "=", at.version)
    .where("path", "=", at.path)
    .executeTakeFirst();
  const text = row && keys.open(textPlace(at), row.sealed);
  if (text === undefined || commitment(keys, at, text) !== committed)
    throw new FieldKeyError("tampered", textPlace(at));
  return text;
}

/** A commitment typed back by someone who may not read the text means: as it was. */
async function asTyped(
  db: Kysely<Tables>,
  keys: FieldKeys,
  typed: TextInEvent & { readonly dossierId: string; readonly supersedes: number | null },
): Promise<string> {
  const { text, path, dossierId, supersedes } = typed;
  if (supersedes === null || !isWithheld(text)) return text;
  const at = { dossierId, version: supersedes + 1, path };
  const row = await db
    .selectFrom("dossier_events")
    .select("payload")
    .where("dossier_id", "=", dossierId)
    .where("version", "=", at.version)
    .executeTakeFirst();
  const earlier = row && dossierEventSchema.parse(JSON.parse(row.payload));
  const before = earlier && textsInEvent(earlier, null).find((one) => one.path === path)?.text;
  if (before === text) return await openText(db, keys, at, text);
  return before !== undefined && commitment(keys, at, before) === text ? before : text;
}

/**
 * The event as it is to be written, and its texts as they are to be kept beside it.
 * @param superseded of a correction, the record it supersedes.
 */
export async function sealTexts(
  db: Kysely<Tables>,
  keys: FieldKeys,
  at: Omit<TextAt, "path">,
  event: DossierEvent,
  superseded: DossierRecord | null,
): Promise<{ readonly event: DossierEvent; readonly rows: readonly SealedTextTable[] }> {
  const { dossierId, version } = at;
  const supersedes = event.kind === "corrected" ? event.supersedes : null;
  const rows: SealedTextTable[] = [];
  const commitments = new Map<string, string>();
  for (const found of textsInEvent(event, superseded)) {
    const { path, sensitivity } = found;
    const text = await asTyped(db, keys, { ...found, dossierId, supersedes });
    const sealed = keys.seal(textPlace({ ...at, path }), text);
    commitments.set(path, commitment(keys, { ...at, path }, text));
    rows.push({ dossier_id: dossierId, version, path, sensitivity, sealed });
  }
  return { event: withTexts(event, commitments), rows };
}

export async function keepTexts(db: Kysely<Tables>, rows: readonly SealedTextTable[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto("sealed_texts")
      .values([...rows])
      .execute();
}
