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

/** A cell's text, half-width and without blanks. */
export const plain = (cell: Cell | undefined): string => textOf(cell).normalize("NFKC").replace(/\s+/g, "");
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
  typeof cell === "string" ? cell.normalize("NFKC").replace(/[\s\u200B-\u200D\uFEFF]/g, "") : "";

export const readSex = (cell: Cell | undefined): "male" | "female" | null => {
  const text = plain(cell);
  return text.startsWith("男") ? "male" : text.startsWith("女") ? "female" : null;
};
