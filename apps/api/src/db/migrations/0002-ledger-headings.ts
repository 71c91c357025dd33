// What an organisation said its ledger's headings mean, so that it is not asked again.
import { sql } from "kysely";
import type { Migration } from "../migration.ts";

export const ledgerHeadings: Migration = {
  number: 2,
  name: "ledger-headings",
  up: async (db) => {
    await sql`create table ledger_headings (
      organisation_id text not null references organisations (id),
      heading text not null,
      field text,
      updated_at text not null,
      primary key (organisation_id, heading)
    )`.execute(db);
  },
};
