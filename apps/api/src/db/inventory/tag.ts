// What is said of every column of every table: whom it concerns, what for, how long it is kept, how it lies on the disk.
import type { Label } from "@miaopu/domain";
import type { RetentionKey } from "@miaopu/domain/retention";
import type { Tables } from "../tables.ts";

/** personal: of somebody. sensitive: could harm somebody, were it known. operational: neither. */
export type Concern = "personal" | "sensitive" | "operational";
/** sealed: with the field keys. hashed: a digest or a blind index, which only tells whether two are equal. */
export type AtRest = "clear" | "sealed" | "hashed";

export interface ColumnTag {
  readonly concern: Concern;
  readonly atRest: AtRest;
  /** Where it is another one than the table's. */
  readonly purpose: Label | null;
}

export interface TableTags<T extends keyof Tables> {
  readonly what: Label;
  readonly purpose: Label;
  /** Its row in the table of what is kept how long. */
  readonly kept: RetentionKey;
  readonly columns: { readonly [C in keyof Required<Tables[T]>]: ColumnTag };
}

/** The tags of these tables: a column without one does not compile. */
export type TagsOf<T extends keyof Tables> = { readonly [K in T]: TableTags<K> };

const tag = (concern: Concern, atRest: AtRest) => {
  const plain: ColumnTag = { concern, atRest, purpose: null };
  return { ...plain, to: (zh: string, en: string): ColumnTag => ({ ...plain, purpose: { zh, en } }) };
};

export const operational = tag("operational", "clear");
export const personal = tag("personal", "clear");
export const sensitive = tag("sensitive", "clear");
export const sealed = tag("sensitive", "sealed");
export const hashed = tag("sensitive", "hashed");
/** A digest or key check of nobody in particular. */
export const digest = tag("operational", "hashed");

export const label = (zh: string, en: string): Label => ({ zh, en });
