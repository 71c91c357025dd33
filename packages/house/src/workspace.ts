// Where things stand in the monorepo, and how its tools are started.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, an absolute path. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Every app and package, as its folder from the root: `apps/api`, `packages/domain`… */
export function members(): readonly string[] {
  return ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${group}/${entry.name}`),
  );
}

/** The script behind a tool's command, as the package that `from` sees has it. Throws where it is not installed. */
export function toolPath(tool: string, from = root, command = tool): string {
  const folder = join(from, "node_modules", tool);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    bin: string | Record<string, string>;
  };
  const script = typeof bin === "string" ? bin : bin[command];
  if (!script) throw new Error(`${tool} brings no command ${command}`);
  return join(folder, script);
}

export interface Ran {
  readonly status: number;
  /** What it said on both of its channels. */
  readonly output: string;
}

/** Runs a tool of the tree with this Node, to its end. `show` passes what it says straight to the terminal. */
export function runTool(
  script: string,
  args: readonly string[],
  { cwd = root, show = false }: { readonly cwd?: string; readonly show?: boolean } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ status: code ?? 1, output }));
  });
}
