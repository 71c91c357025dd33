// What the user says of a table's columns, on top of what was recognised.
import type { LedgerPreview } from "@miaopu/api/router";
import { createSignal } from "solid-js";

export type TablePreview = LedgerPreview["tables"][number];
export type ColumnPreview = TablePreview["columns"][number];
export type Field = LedgerPreview["fields"][number]["field"];

/** Fields that several columns may hold. */
const many: ReadonlySet<Field> = new Set<Field>(["S06", "S21", "remarks"]);

export type Standing = "sure" | "unsure" | "none" | "unused";

export interface Mapping {
  readonly fieldOf: (column: ColumnPreview) => Field | null;
  readonly standingOf: (column: ColumnPreview) => Standing;
  /** Gives a column its field; another column that held it is set free. */
  readonly say: (column: ColumnPreview, field: Field | null) => void;
  readonly said: () => { readonly index: number; readonly field: Field | null }[];
}

export function createMapping(table: TablePreview): Mapping {
  const [said, setSaid] = createSignal<ReadonlyMap<number, Field | null>>(new Map());
  const fieldOf = (column: ColumnPreview): Field | null => {
    const field = said().get(column.index);
    return field === undefined ? column.field : field;
  };
  return {
    fieldOf,
    standingOf: (column) => {
      const own = said().get(column.index);
      if (own !== undefined) return own === null ? "unused" : "sure";
      if (column.field === null) return column.certain ? "unused" : "none";
      return column.certain ? "sure" : "unsure";
    },
    say: (column, field) => {
      const next = new Map(said());
      if (field !== null && !many.has(field))
        for (const other of table.columns)
          if (other.index !== column.index && fieldOf(other) === field) next.set(other.index, null);
      next.set(column.index, field);
      setSaid(next);
    },
    said: () => [...said()].map(([index, field]) => ({ index, field })),
  };
}
