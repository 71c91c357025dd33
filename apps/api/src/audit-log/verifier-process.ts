// The process that makes the verifier's script: sources in, their types out, one text on standard output. Apart, since
// Node warns wherever types are first taken out by hand.
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const importing = /^import \{([^}]*)\} from "(\.[^"]+)";$/gm;
const exporting = /^export (?=(?:async )?(?:const|function) (\w+))/gm;
const emptied = /^import +(?:type )?\{[\s,]*\} from "[^"]+";$/gm;

const keyOf = (file: string): string => JSON.stringify(relative(root, file).replaceAll("\\", "/"));

/** One source as a function with a scope of its own that returns what it exports. */
function wrapped(file: string, source: string): string {
  const names = [...source.matchAll(exporting)].map(([, name]) => name ?? "");
  const body = source
    .replaceAll(importing, (_, wanted: string, from: string) => {
      const values = wanted.replaceAll(" as ", ": ").replaceAll(/\s+/g, " ").trim();
      return `const { ${values} } = sources[${keyOf(resolve(dirname(file), from))}];`;
    })
    .replaceAll(exporting, "");
  if (/^(?:import|export)\b/m.test(body)) throw new Error(`an import or export of another form: ${file}`);
  return `sources[${keyOf(file)}] = (() => {\n${body}\nreturn { ${names.join(", ")} };\n})();`;
}

const known = new Map<string, string>();

/** Each source after those that it imports; what was imported for its types alone is gone by then. */
function gather(file: string): void {
  if (known.has(file)) return;
  const source = stripTypeScriptTypes(readFileSync(file, "utf8")).replaceAll(emptied, "");
  for (const [, , from = ""] of source.matchAll(importing)) gather(resolve(dirname(file), from));
  known.set(file, wrapped(file, source));
}

gather(join(root, "verifier/page.ts"));
const lines = [...known.values()].join("\n");
const tidy = lines.replaceAll(/[ \t]+$/gm, "").replaceAll(/\n{2,}/g, "\n");
process.stdout.write(`"use strict";\nconst sources = {};\n${tidy}\n`);
