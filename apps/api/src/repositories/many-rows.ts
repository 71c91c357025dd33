// Many rows of one table written with few statements: each is compiled once and sent again with other values.
import { CompiledQuery, type Insertable, type Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

/** Rows of a statement; times the columns it stays below what an engine takes as parameters. */
const rowsAtOnce = 400;

/** @param rows all with the same columns in the same order. @param between called after each statement. */
export async function insertMany<T extends keyof Tables>(
  db: Kysely<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  between: (written: number) => Promise<void>,
): Promise<void> {
  let whole: string | null = null;
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce);
    const isWhole = some.length === rowsAtOnce;
    if (isWhole && whole !== null) {
      const values = some.flatMap((row) => Object.values(row as object));
      await db.executeQuery(CompiledQuery.raw(whole, values));
    } else {
      const query = db.insertInto(table).values(some).compile();
      await db.executeQuery(query);
      if (isWhole) whole = query.sql;
    }
    await between(at + some.length);
  }
}
