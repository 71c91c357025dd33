// Drafts of forms: found by whose they are and where they belong, never by anybody else.
import type { DraftPlace } from "@miaopu/domain/drafts";
import type { Kysely } from "kysely";
import type { DraftTable } from "../db/tables/drafts.ts";
import type { Tables } from "../db/tables.ts";

export async function writeDraft(db: Kysely<Tables>, row: DraftTable): Promise<void> {
  const { body, base_version, saved_at } = row;
  await db
    .insertInto("drafts")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["user_id", "place"]).doUpdateSet({ body, base_version, saved_at }),
    )
    .execute();
}

/** @param after what was saved before that moment is too old. */
export async function draftAt(
  db: Kysely<Tables>,
  userId: string,
  place: DraftPlace,
  after: string,
): Promise<DraftTable | null> {
  const row = await db
    .selectFrom("drafts")
    .selectAll()
    .where("user_id", "=", userId)
    .where("place", "=", place)
    .where("saved_at", ">", after)
    .executeTakeFirst();
  return row ?? null;
}

/** The newest first. */
export const draftsOf = (
  db: Kysely<Tables>,
  userId: string,
  after: string,
): Promise<Pick<DraftTable, "place" | "saved_at">[]> =>
  db
    .selectFrom("drafts")
    .select(["place", "saved_at"])
    .where("user_id", "=", userId)
    .where("saved_at", ">", after)
    .orderBy("saved_at", "desc")
    .orderBy("place")
    .execute();

/** @returns whether there was one. */
export async function dropDraft(db: Kysely<Tables>, userId: string, place: DraftPlace): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("drafts")
    .where("user_id", "=", userId)
    .where("place", "=", place)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Keeps the newest `most` of someone's drafts. */
export async function dropSurplusDrafts(db: Kysely<Tables>, userId: string, most: number): Promise<void> {
  const surplus = await db
    .selectFrom("drafts")
    .select("place")
    .where("user_id", "=", userId)
    .orderBy("saved_at", "desc")
    .orderBy("place")
    .limit(1_000)
    .offset(most)
    .execute();
  for (const { place } of surplus) await dropDraft(db, userId, place);
}

const old = (db: Kysely<Tables>, before: string) => db.selectFrom("drafts").where("saved_at", "<=", before);

export async function countOldDrafts(db: Kysely<Tables>, before: string): Promise<number> {
  const { n } = await old(db, before)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

export async function pruneDrafts(db: Kysely<Tables>, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("drafts")
    .where("saved_at", "<=", before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
