// Words as workbooks spell them, led back to the row of the table they mean.

/** Half-width, lower case, without blanks, invisible characters and punctuation. */
const comparable = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u200B-\u200D\u2060\uFEFF()[\]【】〔〕"'“”‘’、，。；：:;,./·•・_-]/g, "");

interface Spelt {
  readonly zh: string;
  readonly spellings: readonly string[];
}

/**
 * Looks a word up by its standard name and its spellings; as it stands first, then without the words around it that
 * change nothing of what it means.
 * @returns null for a word that the table does not know: never a guess.
 */
export function wordsOf<K extends string>(
  table: Readonly<Record<K, Spelt>>,
  around: RegExp,
): (text: string) => K | null {
  const known = new Map<string, K>();
  for (const id of Object.keys(table) as K[])
    for (const word of [id, table[id].zh, ...table[id].spellings]) known.set(comparable(word), id);
  return (text) => {
    const word = comparable(text);
    return known.get(word) ?? known.get(word.replace(around, "")) ?? null;
  };
}
