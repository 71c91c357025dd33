// How a person is found by name: full pinyin and initials, made once when the name is written, and what a query asks for.
import { pinyin } from "pinyin-pro";
import type { FieldKeys } from "../keys/field-keys.ts";
import { idIndex, idTailIndex } from "./person-fields.ts";

export interface NameKeys {
  readonly pinyin: string;
  readonly initials: string;
}

/** 张伟 → `zhangwei`, `zw`. A family name keeps its reading as a name: 单 is `shan`. */
export function nameKeys(name: string): NameKeys {
  const syllables = pinyin(name, {
    toneType: "none",
    type: "array",
    surname: "head",
    v: true,
    nonZh: "consecutive",
  })
    .map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
    .filter((syllable) => syllable !== "");
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable[0]).join("") };
}

export type NameQuery =
  | { readonly by: "id-tail" | "id-number"; readonly index: string }
  | { readonly by: "latin"; readonly key: string }
  | { readonly by: "name"; readonly start: string };

/** What is meant by what was typed: the last four of the ID, all of it, pinyin or initials, or the start of a name. */
export function readNameQuery(keys: FieldKeys, typed: string | undefined): NameQuery | null {
  const q = typed?.normalize("NFKC").trim() ?? "";
  if (q === "") return null;
  if (/^\d{3}[\dxX]$/.test(q)) return { by: "id-tail", index: idTailIndex(keys, q) };
  if (/^\d{17}[\dxX]$/.test(q)) return { by: "id-number", index: idIndex(keys, q) };
  if (/^[a-zA-Z' ]+$/.test(q)) return { by: "latin", key: q.toLowerCase().replaceAll(/[' ]/g, "") };
  return { by: "name", start: q.replaceAll(" ", "") };
}

/** The first text after all that start with `start`. */
export const afterPrefix = (start: string): string => `${start}\u{10FFFF}`;
