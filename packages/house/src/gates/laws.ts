// The gate of the laws: files that break them are shown to the linter and the compiler, which must both object.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root, runTool, toolPath } from "../workspace.ts";
import type { Gate } from "./gate.ts";
import { ambient, type Breach, lintBreaches, lintSound } from "./proofs.ts";

interface Diagnostic {
  readonly code?: string;
  readonly message: string;
  readonly filename: string;
}

type Draft = Omit<Breach, "caughtBy">;

/** Runs `work` in a folder of its own that holds these files and the tree's installed packages. */
async function inCopy<T>(files: readonly Draft[], work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "miaopu-laws-"));
  try {
    await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    for (const { path, source } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), source);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The house's own lint settings at work in another folder: the rules' code stays where it is. */
async function settingsElsewhere(): Promise<string> {
  const settings = await readFile(join(root, ".oxlintrc.json"), "utf8");
  return settings.replaceAll(`"./packages/`, `"${join(root, "packages").replaceAll("\\", "/")}/`);
}

async function lint(files: readonly Draft[]): Promise<readonly Diagnostic[]> {
  const settings = { path: ".oxlintrc.json", source: await settingsElsewhere() };
  const project = { path: "tsconfig.json", source: await readFile(join(root, "tsconfig.base.json"), "utf8") };
  return inCopy([...files, settings, project], async (folder) => {
    const { output } = await runTool(toolPath("oxlint"), ["--format=json", "apps", "packages"], {
      cwd: folder,
    });
    const { diagnostics } = JSON.parse(output) as { diagnostics: readonly Diagnostic[] };
    return diagnostics;
  });
}

const withOpening = ({ path, source }: Draft): Draft => ({
  path,
  source: source.startsWith("\n") || source.startsWith("//") ? source : `// One sentence.\n${source}\n`,
});

/** The laws that the linter did not see broken, and the sound files that it refused. */
export async function lintFindings(
  breaches: readonly Breach[] = lintBreaches,
  sound: readonly Draft[] = lintSound,
): Promise<readonly string[]> {
  const diagnostics = await lint([...breaches, ...sound].map(withOpening));
  const seen = (path: string, code: string) =>
    diagnostics.some((one) => one.filename === path && one.code === code);
  return [
    ...breaches
      .filter(({ path, caughtBy }) => !seen(path, caughtBy))
      .map(({ path, caughtBy, source }) => `${caughtBy} let this pass in ${path}: ${source.slice(0, 80)}`),
    ...diagnostics
      .filter((one) => sound.some(({ path }) => path === one.filename))
      .map((one) => `a sound file was refused: ${one.filename}: ${one.message}`),
  ];
}

/** The ambient names that the domain's compiler settings let pass. */
export async function ambientFindings(names: readonly string[] = ambient): Promise<readonly string[]> {
  const files = names.map((name) => ({ path: `${name}.ts`, source: `export const it = ${name};` }));
  const control = {
    path: "control.ts",
    source: `export const it: readonly number[] = [1].map((n) => n + 1);`,
  };
  const project = {
    extends: join(root, "packages/domain/tsconfig.json"),
    include: ["*.ts"],
  };
  const settings = { path: "tsconfig.json", source: JSON.stringify(project) };
  const modules = { path: "package.json", source: `{ "type": "module" }` };
  return inCopy([...files, control, settings, modules], async (folder) => {
    const { output } = await runTool(toolPath("typescript", root, "tsc"), ["-p", "."], { cwd: folder });
    const passed = names.filter((name) => !output.includes(`Cannot find name '${name}'`));
    return [
      ...passed.map((name) => `the domain's compiler settings know ${name}`),
      ...(output.includes("control.ts(") ? [`a sound file was refused:\n${output}`] : []),
    ];
  });
}

export const lawsGate: Gate = {
  name: "laws seen broken",
  findings: async () => [...(await lintFindings()), ...(await ambientFindings())],
};
