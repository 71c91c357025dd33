// Every sealed value of the database, slice by slice: what a rotation seals anew, and what tells which keys are needed.
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { personPlace } from "./person-fields.ts";
import { textPlace } from "./sealed-texts.ts";

const slice = 200;

export interface SealedCell {
  readonly place: string;
  readonly sealed: string;
  /** Puts another value in its place. @returns whether it still stood there. */
  readonly replace: (db: Kysely<Tables>, sealed: string) => Promise<boolean>;
}

const personFields = ["id_number", "phone"] as const;

async function* peopleCells(db: Kysely<Tables>): AsyncGenerator<readonly SealedCell[]> {
  let after: string | undefined = "";
  while (after !== undefined) {
    const rows: { id: string; id_number: string | null; phone: string | null }[] = await db
      .selectFrom("people")
      .select(["id", "id_number", "phone"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(slice)
      .execute();
    yield rows.flatMap((row) => personFields.flatMap((field) => personCell(row.id, field, row[field])));
    after = rows.at(-1)?.id;
  }
}

function personCell(id: string, field: (typeof personFields)[number], sealed: string | null): SealedCell[] {
  if (sealed === null) return [];
  return [
    {
      place: personPlace(id, field),
      sealed,
      replace: async (db, anew) => {
        const { numUpdatedRows } = await db
          .updateTable("people")
          .set({ [field]: anew })
          .where("id", "=", id)
          .where(field, "=", sealed)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      },
    },
  ];
}

interface TextKey {
  readonly dossier_id: string;
  readonly version: number;
  readonly path: string;
}

async function* textCells(db: Kysely<Tables>): AsyncGenerator<readonly SealedCell[]> {
  let after: TextKey | undefined = { dossier_id: "", version: 0, path: "" };
  while (after !== undefined) {
    const { dossier_id, version, path }: TextKey = after;
    const rows: (TextKey & { sealed: string })[] = await db
      .selectFrom("sealed_texts")
      .select(["dossier_id", "version", "path", "sealed"])
      .where(({ eb, refTuple, tuple }) =>
        eb(refTuple("dossier_id", "version", "path"), ">", tuple(dossier_id, version, path)),
      )
      .orderBy("dossier_id")
      .orderBy("version")
      .orderBy("path")
      .limit(slice)
      .execute();
    yield rows.map(textCell);
    after = rows.at(-1);
  }
}

const textCell = ({ dossier_id, version, path, sealed }: TextKey & { sealed: string }): SealedCell => ({
  place: textPlace({ dossierId: dossier_id, version, path }),
  sealed,
  replace: async (db, anew) => {
    const { numUpdatedRows } = await db
      .updateTable("sealed_texts")
      .set({ sealed: anew })
      .where("dossier_id", "=", dossier_id)
      .where("version", "=", version)
      .where("path", "=", path)
      .where("sealed", "=", sealed)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
});

/** A column that holds sealed values is named here, or a rotation would leave it behind. */
export async function* everySealedCell(db: Kysely<Tables>): AsyncGenerator<readonly SealedCell[]> {
  yield* peopleCells(db);
  yield* textCells(db);
}
