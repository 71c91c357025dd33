// The list's view of each file: written beside its events, and equal to what a rebuild would make.
import type { Kysely } from "kysely";
import type { DossierDutyTable, DossierTable, Tables } from "../db/tables.ts";
import type { DossierMentorTable, DossierReviewTable } from "../db/tables/access.ts";

export interface Projected {
  readonly dossier: DossierTable;
  readonly duties: readonly DossierDutyTable[];
  readonly mentors: readonly DossierMentorTable[];
  readonly reviews: readonly DossierReviewTable[];
}

/** Replaces what the list knows of one file. */
export async function writeProjection(db: Kysely<Tables>, projected: Projected): Promise<void> {
  const { dossier, duties, mentors, reviews } = projected;
  const { id, ...columns } = dossier;
  await db
    .insertInto("dossiers")
    .values(dossier)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
    .execute();
  for (const table of ["dossier_duties", "dossier_mentors", "dossier_reviews"] as const)
    await db.deleteFrom(table).where("dossier_id", "=", id).execute();
  if (duties.length > 0) await db.insertInto("dossier_duties").values(duties).execute();
  if (mentors.length > 0) await db.insertInto("dossier_mentors").values(mentors).execute();
  if (reviews.length > 0) await db.insertInto("dossier_reviews").values(reviews).execute();
}

/** What the list knows of one file now. */
export async function readProjection(db: Kysely<Tables>, id: string): Promise<Projected | null> {
  const dossier = await db.selectFrom("dossiers").selectAll().where("id", "=", id).executeTakeFirst();
  if (!dossier) return null;
  const duties = await db
    .selectFrom("dossier_duties")
    .selectAll()
    .where("dossier_id", "=", id)
    .orderBy("step")
    .execute();
  const mentors = await db
    .selectFrom("dossier_mentors")
    .selectAll()
    .where("dossier_id", "=", id)
    .orderBy("person_id")
    .execute();
  const reviews = await db
    .selectFrom("dossier_reviews")
    .selectAll()
    .where("dossier_id", "=", id)
    .orderBy("department")
    .execute();
  return { dossier, duties, mentors, reviews };
}
