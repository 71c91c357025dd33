// THE INVENTORY of what is held: every column of every table, tagged; one that is not does not compile.
import type { Tables } from "../tables.ts";
import { accessTags } from "./access.ts";
import { fileTags } from "./files.ts";
import { houseTags } from "./house.ts";
import { peopleTags } from "./people.ts";
import { poolTags } from "./pool.ts";
import type { ColumnTag, TableTags, TagsOf } from "./tag.ts";

const inventory = {
  ...peopleTags,
  ...fileTags,
  ...accessTags,
  ...houseTags,
  ...poolTags,
} as const satisfies TagsOf<keyof Tables>;

export interface InventoryRow extends Pick<TableTags<keyof Tables>, "what" | "purpose" | "kept"> {
  readonly table: string;
  readonly columns: readonly { readonly column: string; readonly tag: ColumnTag }[];
}

export const inventoryRows: readonly InventoryRow[] = Object.entries(inventory).map(
  ([table, { what, purpose, kept, columns }]) => ({
    table,
    what,
    purpose,
    kept,
    columns: Object.entries(columns).map(([column, tag]) => ({ column, tag })),
  }),
);
