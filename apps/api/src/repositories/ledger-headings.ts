// Headings of ledgers with the fields that an organisation gave them.
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

/** Fields by heading; null where the organisation said that a column means nothing. */
export async function rememberedHeadings(
  db: Kysely<Tables>,
  organisationId: string,
): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom("ledger_headings")
    .select(["heading", "field"])
    .where("organisation_id", "=", organisationId)
    .execute();
  return new Map(rows.map(({ heading, field }) => [heading, field]));
}

export interface Remembering {
  readonly organisationId: string;
  readonly said: ReadonlyMap<string, string | null>;
  /** Headings whose meaning is plain again. */
  readonly forget: readonly string[];
  /** ISO moment. */
  readonly at: string;
}

export async function rememberHeadings(db: Kysely<Tables>, remembering: Remembering): Promise<void> {
  const { organisationId, said, forget, at } = remembering;
  if (forget.length > 0)
    await db
      .deleteFrom("ledger_headings")
      .where("organisation_id", "=", organisationId)
      .where("heading", "in", forget)
      .execute();
  for (const [heading, field] of said)
    await db
      .insertInto("ledger_headings")
      .values({ organisation_id: organisationId, heading, field, updated_at: at })
      .onConflict((conflict) =>
        conflict.columns(["organisation_id", "heading"]).doUpdateSet({ field, updated_at: at }),
      )
      .execute();
}
