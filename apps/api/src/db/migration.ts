// One numbered step of the schema; forward only.
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (db: Kysely<Tables>) => Promise<void>;
}
