// The list's view of each file: written beside its events, and equal to what a rebuild would make.
import type { Kysely } from "kysely";
import type { DossierDutyTable, DossierTable, Tables } from "../db/tables.ts";

export interface Projected {
  readonly dossier: DossierTable;
  readonly duties: readonly DossierDutyTable[];
}

/** Replaces what the list knows of one file. */
export async function writeProjection(db: Kysely<Tables>, { dossier, duties }: Projected): Promise<void> {
  const { id, ...columns } = dossier;
  await db
    .insertInto("dossiers")
    .values(dossier)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
    .execute();
  await db.deleteFrom("dossier_duties").where("dossier_id", "=", id).execute();
  if (duties.length > 0)
    await db
      .insertInto("dossier_duties")
      .values([...duties])
      .execute();
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
  return { dossier, duties };
}
