// Drafts: what someone typed and has not submitted, kept sealed for them alone until it is submitted, discarded or too old.
import { type Result, ok } from "@miaopu/domain";
import { type DraftPlace, draftPlace, longestDraft, mostDrafts } from "@miaopu/domain/drafts";
import { daysKept } from "@miaopu/domain/retention";
import { z } from "zod";
import { draftAt, draftsOf, dropDraft, dropSurplusDrafts, writeDraft } from "../repositories/drafts.ts";
import type { Asking } from "./asking.ts";
import type { Refusal } from "./refusal.ts";

export const draftKey = z.object({ place: draftPlace });
export const draftInput = z.object({
  place: draftPlace,
  /** JSON, as the form understands it. */
  body: z.string().min(1).max(longestDraft),
  /** Of the file that it was typed against. */
  baseVersion: z.number().int().min(1).nullable(),
});

export interface Draft {
  readonly body: string;
  readonly baseVersion: number | null;
  /** ISO moment. */
  readonly savedAt: string;
}

export interface DraftNote {
  readonly place: DraftPlace;
  readonly savedAt: string;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** What was saved at this moment or before is too old. */
export const draftsEnd = (now: string): string =>
  new Date(Date.parse(now) - daysKept("draft") * dayMilliseconds).toISOString();

/** Bound to its owner and its form: the same text opens nowhere else. */
export const draftSeal = (userId: string, place: DraftPlace): string => `drafts/${userId}/${place}/body`;

export async function keepDraft(
  asking: Asking,
  { place, body, baseVersion }: z.output<typeof draftInput>,
): Promise<Result<{ readonly savedAt: string }, Refusal>> {
  const { db, keys, clock, asker } = asking;
  const savedAt = clock.now();
  await writeDraft(db, {
    user_id: asker.userId,
    place,
    body: keys.seal(draftSeal(asker.userId, place), body),
    base_version: baseVersion,
    saved_at: savedAt,
  });
  await dropSurplusDrafts(db, asker.userId, mostDrafts);
  return ok({ savedAt });
}

/** @throws FieldKeyError where it was tampered with or is somebody else's. */
export async function readDraft(asking: Asking, { place }: z.output<typeof draftKey>): Promise<Draft | null> {
  const { db, keys, clock, asker } = asking;
  const row = await draftAt(db, asker.userId, place, draftsEnd(clock.now()));
  if (!row) return null;
  return {
    body: keys.open(draftSeal(asker.userId, place), row.body),
    baseVersion: row.base_version,
    savedAt: row.saved_at,
  };
}

export async function listDrafts({ db, clock, asker }: Asking): Promise<DraftNote[]> {
  const rows = await draftsOf(db, asker.userId, draftsEnd(clock.now()));
  return rows.map(({ place, saved_at }) => ({ place, savedAt: saved_at }));
}

export async function discardDraft(
  { db, asker }: Asking,
  { place }: z.output<typeof draftKey>,
): Promise<Result<{ readonly discarded: boolean }, Refusal>> {
  return ok({ discarded: await dropDraft(db, asker.userId, place) });
}

/** What is submitted is no draft any more: call it in the transaction of what was submitted. */
export const submitted = ({ db, asker }: Asking, place: DraftPlace): Promise<boolean> =>
  dropDraft(db, asker.userId, place);
