// The condition that a name query puts on people: prefixes that an index serves, never a scan.
import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type NameQuery, afterPrefix } from "./name-keys.ts";

export function matchesName(eb: ExpressionBuilder<Tables, "people">, query: NameQuery): Expression<SqlBool> {
  const starts = (column: "people.name" | "people.pinyin" | "people.initials", start: string) =>
    eb.and([eb(column, ">=", start), eb(column, "<", afterPrefix(start))]);
  switch (query.by) {
    case "id-tail":
      return eb("people.id_tail_index", "=", query.index);
    case "id-number":
      return eb("people.id_index", "=", query.index);
    case "latin":
      return eb.or([starts("people.initials", query.key), starts("people.pinyin", query.key)]);
    case "name":
      return starts("people.name", query.start);
  }
}
