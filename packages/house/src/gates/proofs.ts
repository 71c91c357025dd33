// What must not pass, as small files: each breaks one law, and the gates prove that they see it.
export interface Breach {
  /** Where the file would stand. */
  readonly path: string;
  readonly source: string;
  /** The lint rule, or the compiler's error, that must name it. */
  readonly caughtBy: string;
}

const domain = "packages/domain/src";
const api = "apps/api/src";
const admin = "apps/admin/src";
const many = (line: string, times: number) => `${line}\n`.repeat(times);
// Spelt apart, so that a search for such marks in this tree finds none.
const unfinished = ["TO", "DO"].join("");
const resting = ["sk", "ip"].join("");
const alone = ["on", "ly"].join("");
const layers = "miaopu(layers)";

/** Broken in the eyes of the linter, with the settings that hold at that path. */
export const lintBreaches: readonly Breach[] = [
  {
    path: `${domain}/rules/a.ts`,
    source: `export const now = new Date();`,
    caughtBy: "eslint(no-restricted-globals)",
  },
  {
    path: `${domain}/rules/b.ts`,
    source: `export const luck = Math.random();`,
    caughtBy: "eslint(no-restricted-properties)",
  },
  {
    path: `${domain}/rules/c.ts`,
    source: `export const all = globalThis;`,
    caughtBy: "eslint(no-restricted-globals)",
  },
  { path: `${domain}/rules/d.ts`, source: `export { readFile } from "node:fs";`, caughtBy: layers },
  {
    path: `${domain}/rules/e.ts`,
    source: `export { decide } from "../dossier/dossier.ts";`,
    caughtBy: layers,
  },
  {
    path: `${domain}/kernel/a.ts`,
    source: `export { steps } from "../regulation/steps.ts";`,
    caughtBy: layers,
  },
  {
    path: `${domain}/regulation/a.ts`,
    source: `export type { Verdict } from "../rules/verdict.ts";`,
    caughtBy: layers,
  },
  { path: `${domain}/profile/a.ts`, source: `export { judge } from "../rules/judge.ts";`, caughtBy: layers },
  {
    path: `${domain}/dossier/a.ts`,
    source: `export { replay } from "../conformance/replay.ts";`,
    caughtBy: layers,
  },
  {
    path: `${domain}/retention/a.ts`,
    source: `export type { Dossier } from "../dossier/dossier.ts";`,
    caughtBy: layers,
  },
  {
    path: `${domain}/access/a.ts`,
    source: `export type { Dossier } from "../dossier/dossier.ts";`,
    caughtBy: layers,
  },
  {
    path: `${domain}/talent-pool/a.ts`,
    source: `export type { Dossier } from "../dossier/dossier.ts";`,
    caughtBy: layers,
  },
  {
    path: `${domain}/talent-pool/b.ts`,
    source: `export { toProfile } from "../profile/profile.ts";`,
    caughtBy: layers,
  },
  { path: "packages/ui/src/a.ts", source: `export type { Day } from "@miaopu/domain";`, caughtBy: layers },
  {
    path: `${api}/trpc/routers/a.ts`,
    source: `export { load } from "../../repositories/people.ts";`,
    caughtBy: layers,
  },
  {
    path: `${api}/use-cases/a.ts`,
    source: `export { list } from "../trpc/routers/people.ts";`,
    caughtBy: layers,
  },
  { path: `${api}/use-cases/b.ts`, source: `export { ask } from "../trpc/init.ts";`, caughtBy: layers },
  {
    path: `${api}/repositories/a.ts`,
    source: `export { open } from "../use-cases/open-dossier.ts";`,
    caughtBy: layers,
  },
  { path: `${api}/db/a.ts`, source: `export { load } from "../repositories/people.ts";`, caughtBy: layers },
  {
    path: `${api}/use-cases/c.ts`,
    source: `export { default as open } from "better-sqlite3";`,
    caughtBy: layers,
  },
  { path: `${api}/sheets/a.ts`, source: `export { rows } from "../ledger/rows.ts";`, caughtBy: layers },
  { path: `${api}/ledger/a.ts`, source: `export { read } from "hucre";`, caughtBy: layers },
  { path: `${api}/attachments/a.ts`, source: `export { default as sharp } from "sharp";`, caughtBy: layers },
  {
    path: `${api}/sandbox/a.ts`,
    source: `export { vault } from "../attachments/vault.ts";`,
    caughtBy: layers,
  },
  {
    path: `${admin}/features/people/a.ts`,
    source: `export { page } from "../dossier/page.ts";`,
    caughtBy: layers,
  },
  { path: `${admin}/a.ts`, source: `export { appRouter } from "@miaopu/api/router";`, caughtBy: layers },
  {
    path: `${admin}/b.ts`,
    source: `export { steps } from "../../../packages/domain/src/index.ts";`,
    caughtBy: layers,
  },
  {
    path: `${api}/c.ts`,
    source: `import { d } from "./d.ts";\nexport const c = () => d;`,
    caughtBy: "import(no-cycle)",
  },
  {
    path: `${api}/d.ts`,
    source: `import { c } from "./c.ts";\nexport const d = () => c;`,
    caughtBy: "import(no-cycle)",
  },
  { path: `${api}/e.ts`, source: `// Long.\n${many("// line", 300)}`, caughtBy: "eslint(max-lines)" },
  {
    path: `${api}/f.ts`,
    source: `export function f(n: number) {\n${many("  n += 1;", 60)}  return n;\n}`,
    caughtBy: "eslint(max-lines-per-function)",
  },
  {
    path: `${api}/g.ts`,
    source: `// ${unfinished}: later.\nexport const g = 1;`,
    caughtBy: "eslint(no-warning-comments)",
  },
  { path: `${api}/h.ts`, source: `export default 1;`, caughtBy: "import(no-default-export)" },
  { path: `${api}/i.ts`, source: `\nexport const i = 1;`, caughtBy: "miaopu(opening-sentence)" },
  {
    path: "apps/api/test/a.test.ts",
    source: `import { it } from "vitest";\nit.${resting}("rests", () => {});`,
    caughtBy: "vitest(no-disabled-tests)",
  },
  {
    path: "apps/api/test/b.test.ts",
    source: `import { it } from "vitest";\nit.${alone}("alone", () => {});`,
    caughtBy: "vitest(no-focused-tests)",
  },
  {
    path: `${admin}/c.tsx`,
    source: `export function C(props: { name: string }) {\n  const { name } = props;\n  return <p>{name}</p>;\n}`,
    caughtBy: "solid(reactivity)",
  },
  {
    path: `${api}/j.ts`,
    source: `const late = async () => 1;\nexport function j() {\n  late();\n}`,
    caughtBy: "typescript(no-floating-promises)",
  },
];

/** Sound in the eyes of the same linter: a gate that refuses everything proves nothing. */
export const lintSound: readonly Omit<Breach, "caughtBy">[] = [
  { path: `${domain}/kernel/sound.ts`, source: `export { z } from "zod";` },
  { path: `${domain}/rules/sound.ts`, source: `export type { StepId } from "../regulation/steps.ts";` },
  {
    path: `${domain}/talent-pool/sound.ts`,
    source: `export type { LocalProfile } from "../profile/profile.ts";`,
  },
  { path: `${admin}/sound.ts`, source: `export type { AppRouter } from "@miaopu/api/router";` },
  { path: `${admin}/features/people/sound.ts`, source: `export { words } from "./words.ts";` },
  { path: `${api}/use-cases/sound.ts`, source: `export { load } from "../repositories/people.ts";` },
];

/** What the domain's compiler settings must not know. */
export const ambient: readonly string[] = [
  "process",
  "console",
  "fetch",
  "crypto",
  "setTimeout",
  "performance",
  "document",
  "Buffer",
  "require",
  "Temporal",
];
