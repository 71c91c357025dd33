// Every guard and every scope clause, taken out in turn from a copy of the tree: the authorisation tests must notice each.
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, runTool, toolPath } from "./workspace.ts";

export interface Removal {
  /** From the root. */
  readonly file: string;
  readonly line: number;
  /** What is taken out. */
  readonly text: string;
  /** The file without it. */
  readonly source: string;
}

interface Kind {
  readonly where: RegExp;
  readonly what: RegExp;
  readonly instead: string;
}

const scopes = "(?:branchesWithin|withinScope|organisationsWithin)";
const api = "^apps/api/src/";

const kinds: readonly Kind[] = [
  {
    where: new RegExp(api),
    what: new RegExp(`\\.where\\((?:"[\\w.]+", "in", )?${scopes}\\(\\w+, [\\w.]+\\)\\)`, "g"),
    instead: "",
  },
  {
    where: new RegExp(`${api}repositories/scope\\.ts$`),
    what: /(?<=return branches)\.where\("[^\n]*scope\.organisationId\)|\.where\("dossier_(?:mentors|reviews)\.[^\n]*\)/g,
    instead: "",
  },
  { where: new RegExp(`${api}repositories/scope\\.ts$`), what: /1 = 0/g, instead: "1 = 1" },
  {
    where: /^(?:apps\/api\/src\/use-cases\/admission|packages\/domain\/src\/access\/access)\.ts$/,
    what: /^ *if \([^\n]*\)\s+return refuse\([^\n]*\);\n/gm,
    instead: "",
  },
  { where: new RegExp(api), what: /^ *if \(denied\) return refuse\(denied\);\n/gm, instead: "" },
  {
    where: new RegExp(`${api}trpc/init\\.ts$`),
    what: /^ *if \(refusal\) throw refused\(refusal\);\n/gm,
    instead: "",
  },
];

const lineAt = (source: string, index: number): number => source.slice(0, index).split("\n").length;

/** @param sources files by their path from the root. */
export function removals(sources: ReadonlyMap<string, string>): Removal[] {
  return [...sources].flatMap(([file, source]) =>
    kinds
      .filter(({ where }) => where.test(file))
      .flatMap(({ what, instead }) =>
        [...source.matchAll(what)].map(({ 0: text, index }) => ({
          file,
          line: lineAt(source, index),
          text: text.trim(),
          source: source.slice(0, index) + instead + source.slice(index + text.length),
        })),
      ),
  );
}

const guarded = ["apps/api/src", "packages/domain/src/access"];

export async function guardedSources(): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for (const folder of guarded)
    for (const name of await readdir(join(root, folder), { recursive: true }))
      if (name.endsWith(".ts"))
        sources.set(`${folder}/${name}`, await readFile(join(root, folder, name), "utf8"));
  return sources;
}

/** The API and the domain copied; what is installed is linked, but the API finds the domain's copy. */
async function copyTree(to: string): Promise<void> {
  const withoutModules = { recursive: true, filter: (path: string) => !path.includes("node_modules") };
  for (const member of ["apps/api", "packages/domain"])
    await cp(join(root, member), join(to, member), withoutModules);
  await cp(join(root, "tsconfig.base.json"), join(to, "tsconfig.base.json"));
  await symlink(join(root, "node_modules"), join(to, "node_modules"), "junction");
  await symlink(
    join(root, "packages/domain/node_modules"),
    join(to, "packages/domain/node_modules"),
    "junction",
  );
  const installed = join(root, "apps/api/node_modules");
  const linked = join(to, "apps/api/node_modules");
  await mkdir(join(linked, "@miaopu"), { recursive: true });
  for (const name of await readdir(installed))
    if (name !== "@miaopu" && !name.startsWith("."))
      await symlink(join(installed, name), join(linked, name), "junction");
  for (const name of await readdir(join(installed, "@miaopu"))) {
    const target = name === "domain" ? join(to, "packages/domain") : join(installed, "@miaopu", name);
    await symlink(target, join(linked, "@miaopu", name), "junction");
  }
}

// The quick ones first: most removals are noticed there.
const tests = [
  ["test/authorisation/matrix.test.ts", "test/scope.test.ts"],
  ["test/authorisation/swaps.test.ts"],
  ["test/accounts"],
];

/** Whether the authorisation tests fail in this copy. */
async function isNoticed(folder: string): Promise<boolean> {
  const cwd = join(folder, "apps/api");
  for (const files of tests) {
    const { status } = await runTool(toolPath("vitest", join(root, "apps/api")), ["run", ...files], { cwd });
    if (status !== 0) return true;
  }
  return false;
}

/**
 * Takes each removal out of a copy of the tree and runs the authorisation tests there.
 * @returns those that no test noticed.
 * @throws Error where the tests fail on the untouched copy already.
 */
export async function unnoticed(
  all: readonly Removal[],
  say: (line: string) => void,
): Promise<readonly Removal[]> {
  const folder = await mkdtemp(join(tmpdir(), "miaopu-guards-"));
  const missed: Removal[] = [];
  try {
    await copyTree(folder);
    if (await isNoticed(folder)) throw new Error("the authorisation tests fail on the tree as it is");
    for (const removal of all) {
      const place = join(folder, removal.file);
      const before = await readFile(place, "utf8");
      await writeFile(place, removal.source);
      const noticed = await isNoticed(folder);
      await writeFile(place, before);
      if (!noticed) missed.push(removal);
      say(`${noticed ? "✓" : "✗"} ${removal.file}:${removal.line} ${removal.text}`);
    }
    return missed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
