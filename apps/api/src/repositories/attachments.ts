// Scans of a file's papers: found within a scope, added, withdrawn, never deleted.
import type { Kysely } from "kysely";
import type { AttachmentTable } from "../db/tables/attachments.ts";
import type { Tables } from "../db/tables.ts";
import { type Scope, withinScope } from "./scope.ts";

const within = (db: Kysely<Tables>, scope: Scope) =>
  db
    .selectFrom("attachments")
    .innerJoin("dossiers", "dossiers.id", "attachments.dossier_id")
    .selectAll("attachments")
    .where(withinScope(db, scope));

/** One scan of a file of the scope, or null. */
export async function attachmentIn(
  db: Kysely<Tables>,
  scope: Scope,
  id: string,
): Promise<AttachmentTable | null> {
  return (await within(db, scope).where("attachments.id", "=", id).executeTakeFirst()) ?? null;
}

/** The scans of one file of the scope in the order they came, withdrawn ones included. */
export const attachmentsOf = (
  db: Kysely<Tables>,
  scope: Scope,
  dossierId: string,
): Promise<AttachmentTable[]> =>
  within(db, scope).where("attachments.dossier_id", "=", dossierId).orderBy("attachments.id").execute();

/** How many scans of a file are not withdrawn; the scope was asked of the file before. */
export async function standingCount(db: Kysely<Tables>, dossierId: string): Promise<number> {
  const { n } = await db
    .selectFrom("attachments")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("dossier_id", "=", dossierId)
    .where("withdrawn_at", "is", null)
    .executeTakeFirstOrThrow();
  return n;
}

/** The same bytes for the same paper, not withdrawn; null where there are none. */
export async function sameStanding(
  db: Kysely<Tables>,
  {
    dossier_id,
    step,
    material,
    object,
  }: Pick<AttachmentTable, "dossier_id" | "step" | "material" | "object">,
): Promise<AttachmentTable | null> {
  const row = await db
    .selectFrom("attachments")
    .selectAll()
    .where("dossier_id", "=", dossier_id)
    .where("step", "=", step)
    .where("material", "=", material)
    .where("object", "=", object)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

export async function addAttachment(db: Kysely<Tables>, row: AttachmentTable): Promise<void> {
  await db.insertInto("attachments").values(row).execute();
}

export interface Withdrawal {
  readonly id: string;
  readonly by: string;
  /** ISO moment. */
  readonly at: string;
  readonly reason: string;
}

/** @returns whether it was still standing. */
export async function withdrawAttachment(db: Kysely<Tables>, withdrawal: Withdrawal): Promise<boolean> {
  const { id, by, at, reason } = withdrawal;
  const { numUpdatedRows } = await db
    .updateTable("attachments")
    .set({ withdrawn_by: by, withdrawn_at: at, withdraw_reason: reason })
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether any scan, withdrawn or not, lies under this object. */
export async function isObjectKept(db: Kysely<Tables>, object: string): Promise<boolean> {
  const row = await db
    .selectFrom("attachments")
    .select("id")
    .where("object", "=", object)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Every object that a scan lies under, withdrawn ones included. */
export async function keptObjects(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom("attachments").select("object").distinct().execute();
  return rows.map(({ object }) => object);
}
