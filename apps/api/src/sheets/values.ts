// Reads what any table may hold beside dates and ID numbers: texts, names, and marks for nothing.
import { type Cell, textOf } from "../workbook/cell.ts";

/** What a cell says. `empty`: nothing is known. `unreadable`: something stands there that cannot be read for certain. */
export type Value<T> =
  | { readonly is: "value"; readonly value: T }
  | { readonly is: "empty" }
  | { readonly is: "unreadable" };

export const empty = { is: "empty" } as const;
export const unreadable = { is: "unreadable" } as const;
export const value = <T>(of: T): Value<T> => ({ is: "value", value: of });

const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]|^\s*['’‘`]/;
const everyUnseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;

/** A cell without what a reader does not see: invisible characters, and the apostrophe that makes a figure a text. */
export const shown = (cell: Cell): Cell =>
  typeof cell === "string" && unseen.test(cell)
    ? cell.replace(everyUnseen, "").replace(/^\s*['’‘`]+/, "")
    : cell;

/** A cell's text, half-width, without blanks and what is not seen. */
export const plain = (cell: Cell | undefined): string =>
  textOf(shown(cell ?? null))
    .normalize("NFKC")
    .replace(/\s+/g, "");
const emptyMark = /^(?:无|暂无|空|未填|\/+|\\+|-+|—+|n\/?a)$/i;
/** Whether a text only marks that there is nothing: 无, /, —. */
export const isEmptyMark = (text: string): boolean => emptyMark.test(text);

/** A text of its own; undefined where there is none, or only a mark for nothing. */
export function readText(cell: Cell | undefined): string | undefined {
  const text = textOf(cell).trim();
  return text === "" || emptyMark.test(plain(text)) ? undefined : text;
}

/** A name as it is compared: half-width, without blanks. */
export const readName = (cell: Cell | undefined): string =>
  typeof cell === "string"
    ? textOf(shown(cell))
        .normalize("NFKC")
        .replace(/\s/g, "")
        .replace(/[•‧∙⋅・]/g, "·")
    : "";

/** 男, 男性, M, 1 and 女, 女性, F, 2 (GB/T 2261.1); null for what is neither. */
export const readSex = (cell: Cell | undefined): "male" | "female" | null => {
  const text = plain(cell)
    .toLowerCase()
    .replace(/^\d[.、:-]?(?=[男女])/, "");
  if (text.startsWith("男") || /^(?:m|male|1|♂)$/.test(text)) return "male";
  return text.startsWith("女") || /^(?:f|female|2|♀)$/.test(text) ? "female" : null;
};
