// Every byte beneath a data folder, as a thief of the disk would search it.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The files, write-ahead logs among them, in which any of the texts stands, in UTF-8 or UTF-16. */
export function filesHolding(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => {
      const bytes = readFileSync(join(folder, name));
      return texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, "utf16le")));
    });
}
