// The house's own lint rules: who may import whom, and that a file opens by saying what it is.
import { dirname, join, relative } from "node:path";
import type { Rule } from "eslint";
import { breaches } from "./laws.ts";

/** The imported file as a path from the root, or the bare name of a package. */
function imported(context: Rule.RuleContext, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  const path = relative(context.cwd, join(dirname(context.filename), specifier));
  return path.replaceAll("\\", "/");
}

const layers: Rule.RuleModule = {
  create(context) {
    const importer = relative(context.cwd, context.filename).replaceAll("\\", "/");
    function judge(node: Rule.Node, source: unknown, kind: unknown): void {
      if (typeof source !== "string") return;
      const to = imported(context, source);
      for (const law of breaches(importer, to, kind === "type")) {
        context.report({ node, message: `${law.sentence} (${importer} → ${to})` });
      }
    }
    return {
      ImportDeclaration: (node) => judge(node, node.source.value, Reflect.get(node, "importKind")),
      ExportAllDeclaration: (node) => judge(node, node.source.value, Reflect.get(node, "exportKind")),
      ExportNamedDeclaration: (node) => judge(node, node.source?.value, Reflect.get(node, "exportKind")),
      ImportExpression: (node) => {
        if (node.source.type === "Literal") judge(node, node.source.value, "value");
      },
    };
  },
};

const openingSentence: Rule.RuleModule = {
  create: (context) => ({
    Program(node) {
      const [first] = context.sourceCode.getAllComments();
      if (first?.loc?.start.line === 1) return;
      context.report({ node, message: "A file opens with one sentence, a comment, that says what it is." });
    },
  }),
};

export default {
  meta: { name: "miaopu" },
  rules: { layers, "opening-sentence": openingSentence },
};
