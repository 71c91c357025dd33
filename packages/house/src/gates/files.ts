// What the house reads of a tree: its text files, without what is installed, built or kept as data.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const unread = new Set(["node_modules", "dist", "data", ".git", ".turbo", "coverage"]);
const text = /\.(?:ts|tsx|mjs|js|css|html|svg|json|yaml|md|webmanifest)$/;

export interface File {
  /** From the folder that was asked for, with slashes. */
  readonly path: string;
  readonly lines: readonly string[];
}

/** Every text file below a folder, in order of its path. */
export function textFiles(folder: string): readonly File[] {
  const paths = (below: string): string[] =>
    readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return unread.has(entry.name) ? [] : paths(path);
      return text.test(entry.name) ? [path] : [];
    });
  return paths("")
    .toSorted()
    .map((path) => ({ path, lines: readFileSync(join(folder, path), "utf8").trimEnd().split("\n") }));
}
