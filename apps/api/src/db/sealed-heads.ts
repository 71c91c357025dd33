// Which keys the values of any column hang on, whatever column that is: what no list of columns can forget.
import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** How a sealed value begins: suite, key id, a dot. */
const shape = "[fg]1.[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f].*";

export interface SealedHead {
  /** e.g. `f1.1a2b3c4d.` */
  readonly head: string;
  readonly values: number;
}

/** Reads every column of every table once. */
export async function sealedHeads(db: Kysely<Tables>): Promise<SealedHead[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select tables.name as "table", columns.name as "column"
    from sqlite_master as tables, pragma_table_info(tables.name) as columns
    where tables.type = 'table' and tables.name not like 'sqlite_%'`.execute(db);
  const found = new Map<string, number>();
  for (const { table, column } of columns) {
    const { rows } = await sql<SealedHead>`
      select substr(${sql.ref(column)}, 1, 12) as head, count(*) as "values"
      from ${sql.table(table)} where ${sql.ref(column)} glob ${shape} group by 1`.execute(db);
    for (const { head, values } of rows) found.set(head, (found.get(head) ?? 0) + values);
  }
  return [...found].map(([head, values]) => ({ head, values }));
}
