// One page of a list: cut out by its number, with empty values last.
import type { OrderByItemBuilder, SelectQueryBuilder } from "kysely";

export interface Paging {
  readonly direction: "asc" | "desc";
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

export const paged = <DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>, paging: Paging) =>
  query.limit(paging.size).offset((paging.page - 1) * paging.size);

/** The direction of a sort, with empty values last in either. */
export const inOrder = (paging: Paging) => (item: OrderByItemBuilder) =>
  paging.direction === "asc" ? item.asc().nullsLast() : item.desc().nullsLast();

/** Rows in the order of their ids. */
export function inOrderOf<Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
