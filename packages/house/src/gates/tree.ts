// The gate of shapes and names: no file too long, no folder or file whose name says nothing.
import { root } from "../workspace.ts";
import { type File, textFiles } from "./files.ts";
import type { Gate } from "./gate.ts";

const LONGEST = 300;
const source = /\.(?:ts|tsx|mjs|css)$/;
const emptyNames = /(?:^|\/)(?:utils?|helpers?|common|lib|services?|managers?|misc|shared)(?:\/|\.[a-z]+$)/;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/;

/** What is wrong with the shape or name of these files, a line each. */
export function shapeFindings(files: readonly File[]): readonly string[] {
  return files
    .filter((file) => source.test(file.path))
    .flatMap(({ path, lines }) => {
      const name = path.slice(path.lastIndexOf("/") + 1);
      return [
        lines.length > LONGEST ? `${path}: ${lines.length} lines, ${LONGEST} at most` : [],
        emptyNames.test(path) ? `${path}: the name says nothing; name the concept` : [],
        kebab.test(name) ? [] : `${path}: files are named in kebab-case`,
      ].flat();
    });
}

export const treeGate: Gate = {
  name: "sizes and names",
  findings: () => Promise.resolve(shapeFindings(textFiles(root))),
};
