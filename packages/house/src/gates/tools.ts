// The gates that other people's tools answer: lint, format, types, dead code.
import { globSync } from "node:fs";
import { join } from "node:path";
import { root, runTool, toolPath } from "../workspace.ts";
import type { Gate } from "./gate.ts";

const tool = (name: string, script: string, args: readonly string[]): Gate => ({
  name,
  findings: async () => {
    const { status, output } = await runTool(toolPath(script), args);
    return status === 0 ? [] : [output];
  },
});

/** One compiler a project, side by side: several checkers in one would each work the same types out anew. */
async function typeFindings(project: string): Promise<readonly string[]> {
  const memory = join(root, "node_modules/.cache/types", `${project}.tsbuildinfo`);
  const args = ["-p", project, "--checkers", "1", "--incremental", "--tsBuildInfoFile", memory];
  const { status, output } = await runTool(toolPath("typescript", root, "tsc"), args);
  return status === 0 ? [] : [`${project}\n${output}`];
}

const types: Gate = {
  name: "types",
  findings: async () => {
    const exclude = (path: string) => path.includes("node_modules");
    const projects = globSync("{packages,apps}/*/{,*/}tsconfig.json", { cwd: root, exclude });
    if (projects.length === 0) return ["no tsconfig.json found"];
    return (await Promise.all(projects.map(typeFindings))).flat();
  },
};

export const toolGates: readonly Gate[] = [
  tool("lint, layers, cycles", "oxlint", ["--format=unix"]),
  tool("format", "oxfmt", ["--check"]),
  types,
  tool("dead code", "knip", ["--no-progress"]),
];
