// Every file at once, in slices: for the checks and the rebuild that the command line runs over all of them.
import type { Kysely } from "kysely";
import type { DossierEventTable, Tables } from "../db/tables.ts";
import { linkHash } from "./hash-chain.ts";

const slice = 200;

/** The rows of each file in order; files one after another. */
export async function* everyFile(
  db: Kysely<Tables>,
): AsyncGenerator<{ readonly id: string; readonly rows: readonly DossierEventTable[] }> {
  let after = "";
  for (;;) {
    const ids = await db
      .selectFrom("dossier_events")
      .select("dossier_id")
      .distinct()
      .where("dossier_id", ">", after)
      .orderBy("dossier_id")
      .limit(slice)
      .execute();
    if (ids.length === 0) return;
    for (const { dossier_id: id } of ids) {
      const rows = await db
        .selectFrom("dossier_events")
        .selectAll()
        .where("dossier_id", "=", id)
        .orderBy("version")
        .execute();
      yield { id, rows };
    }
    after = ids.at(-1)?.dossier_id ?? after;
  }
}

/** The first version at which a file's chain does not hold, or null where it does. */
export function brokenAt(rows: readonly DossierEventTable[]): number | null {
  let previous = "";
  for (const [i, row] of rows.entries()) {
    if (row.version !== i + 1 || row.hash !== linkHash(previous, row)) return row.version;
    previous = row.hash;
  }
  return null;
}

/** Files that the list knows and the history does not. */
export async function filesWithoutHistory(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db
    .selectFrom("dossiers")
    .select("id")
    .where(({ eb, exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("dossier_events")
            .select(eb.lit(1).as("one"))
            .whereRef("dossier_events.dossier_id", "=", "dossiers.id"),
        ),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}
