// Words in two languages, one dictionary a feature: Chinese gives the keys, English must have them all.
import { translator } from "@solid-primitives/i18n";
import { language } from "../preferences.ts";

type Word = string | ((...args: never[]) => string);
type Twin<Zh> = {
  readonly [K in keyof Zh]: Zh[K] extends (...args: infer A) => string ? (...args: A) => string : string;
};

/** A dictionary and its twin; the compiler refuses a twin that lacks a word. */
export function words<const Zh extends Record<string, Word>>(zh: Zh, en: Twin<Zh>) {
  const twins = { zh: zh as unknown as Twin<Zh>, en };
  return translator(() => twins[language()]);
}

/** What the domain or the API says in both languages, in the one in force. */
export const say = (sentence: { readonly zh: string; readonly en: string }): string => sentence[language()];

/** Names side by side: 、 in Chinese, a comma in English. */
export const list = (names: readonly string[]): string => names.join(language() === "zh" ? "、" : ", ");
