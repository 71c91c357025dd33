// The published surface, met as a stranger meets it: the built package alone, a small project of their own, the README's examples.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cites, type Rule, packIds, ruleBook, stepIds, stepNumber } from "../src/index.ts";

const home = join(import.meta.dirname, "..");
const readme = readFileSync(join(home, "README.md"), "utf8");
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? "").join("\n");

function run(args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  return { status, stdout, output: `${stdout}${stderr}` };
}
const compile = (args: readonly string[], cwd: string) =>
  run([join(home, "node_modules/typescript/bin/tsc"), ...args], cwd);

const project = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2022"],
    types: [],
    module: "NodeNext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
  },
  include: ["*.ts"],
};

/** All that the stranger's machine has: a console, and the URL that zod's types name. */
const machine = "declare const console: { log(...said: unknown[]): void };\ndeclare class URL {}\n";
/** The compiler must object to a text that nobody has checked to be a day. */
const notADay = `import { addMonths } from "@miaopu/domain";
// @ts-expect-error
export const it = addMonths("2024-02-30", 1);
`;

let stranger: string;
beforeAll(() => {
  stranger = realpathSync(mkdtempSync(join(tmpdir(), "miaopu-stranger-")));
  const installed = join(stranger, "node_modules/@miaopu/domain");
  mkdirSync(installed, { recursive: true });
  cpSync(join(home, "package.json"), join(installed, "package.json"));
  symlinkSync(realpathSync(join(home, "node_modules/zod")), join(stranger, "node_modules/zod"), "junction");
  const built = compile(["-p", join(home, "tsconfig.build.json"), "--outDir", join(installed, "dist")], home);
  if (built.status !== 0) throw new Error(built.output);
  writeFileSync(join(stranger, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(stranger, "tsconfig.json"), JSON.stringify(project));
});
afterAll(() => rmSync(stranger, { recursive: true, force: true }));

describe("the built package", () => {
  it("holds what its exports name, and no source", () => {
    const { exports, files } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
      exports: Record<string, { types: string; default: string }>;
      files: string[];
    };
    const installed = join(stranger, "node_modules/@miaopu/domain");
    for (const entry of Object.values(exports))
      for (const path of [entry.types, entry.default]) expect(existsSync(join(installed, path))).toBe(true);
    expect(files).toEqual(["dist", "README.md"]);
    const built = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" });
    expect(built.filter((path) => /(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  it("type-checks and runs the README's examples in a stranger's project, with the output they show", () => {
    writeFileSync(join(stranger, "machine.d.ts"), machine);
    writeFileSync(join(stranger, "examples.ts"), examples);
    writeFileSync(join(stranger, "wrong.ts"), notADay);
    expect(compile(["-p", "."], stranger)).toMatchObject({ status: 0, output: "" });
    const ran = run(["examples.js"], stranger);
    const shown = [...examples.matchAll(/^\/\/ → (.*)$/gm)].map((match) => match[1]);
    expect(ran).toMatchObject({ status: 0, output: `${shown.join("\n")}\n` });
    expect(shown.length).toBeGreaterThan(5);
  });

  it("replays a case through its second door", () => {
    const source = `import { replayCase } from "@miaopu/domain/conformance";
console.log(JSON.stringify(replayCase({ name: "x" })));\n`;
    writeFileSync(join(stranger, "second.js"), source);
    expect(JSON.parse(run(["second.js"], stranger).stdout)).toMatchObject({
      name: "x",
      error: { path: "mode" },
    });
  });
});

/** `S07 to S17, S22 to S24` */
function where(steps: Rule["steps"]): string {
  if (typeof steps === "string") return steps;
  if (steps.length === stepIds.length) return "named by the profile";
  const runs: string[][] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    const before = stepIds[stepNumber(step) - 2] ?? "";
    if (last?.at(-1) === before) last.push(step);
    else runs.push([step]);
  }
  return runs.map((one) => (one.length > 2 ? `${one[0]} to ${one.at(-1)}` : one.join(", "))).join(", ");
}

const cited = (cites: Cites, pack: (typeof packIds)[number]) =>
  typeof cites === "string" ? (cites === "none" ? "-" : cites) : (cites[pack] ?? "-");

const rowOf = ({ code, severity, steps, cites }: Rule) =>
  [
    `\`${code}\``,
    typeof severity === "string" ? severity : packIds.map((pack) => severity[pack]).join(" / "),
    where(steps),
    ...packIds.map((pack) => cited(cites, pack)),
  ].join(" | ");

describe("the README", () => {
  it("lists every verdict with the articles it rests on", () => {
    const table = readme.slice(readme.indexOf("## Every verdict")).split("\n");
    const rows = table
      .filter((line) => line.startsWith("| `"))
      .map((line) => line.replaceAll(/ +/g, " ").replaceAll(/^\| | \|$/g, ""));
    expect(rows).toEqual(ruleBook.map(rowOf));
  });
});
