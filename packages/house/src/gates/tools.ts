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

const types: Gate = {
  name: "types",
  findings: async () => {
    const found: string[] = [];
    const projects = globSync("{packages,apps}/*/{,*/}tsconfig.json", {
      cwd: root,
      exclude: (path) => path.includes("node_modules"),
    });
    for (const project of projects) {
      const { status, output } = await runTool(toolPath("typescript", root, "tsc"), [
        "-p",
        project,
        "--incremental",
        "--tsBuildInfoFile",
        join(root, "node_modules/.cache/types", `${project}.tsbuildinfo`),
      ]);
      if (status !== 0) found.push(`${project}\n${output}`);
    }
    if (projects.length === 0) found.push("no tsconfig.json found");
    return found;
  },
};

export const toolGates: readonly Gate[] = [
  tool("lint, layers, cycles", "oxlint", ["--format=unix"]),
  tool("format", "oxfmt", ["--check"]),
  types,
  tool("dead code", "knip", ["--no-progress"]),
];
