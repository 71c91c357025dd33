// The launcher, started as a newcomer would: from a path with spaces, by whatever Node the machine has.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../src/workspace.ts";

let place: string;
let house: string;
let caller: string;

/** A stand-in for npx that notes what it was asked and "installs" this very Node. */
const installer = `
import { appendFileSync, mkdirSync, symlinkSync } from "node:fs";
appendFileSync(process.env.MIAOPU_TRY_LOG, process.argv.slice(2).join(" ") + "\\n");
if (process.env.MIAOPU_TRY_FAILURE) process.exit(7);
mkdirSync("node_modules/node", { recursive: true });
try { symlinkSync(process.env.MIAOPU_TRY_BIN, "node_modules/node/bin"); } catch (error) { if (error.code !== "EEXIST") throw error; }
`;
const npx = (script: string) => `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`;

const echo = `
process.on("SIGTERM", () => { console.log("draining"); process.exit(5); });
const [first] = process.argv.slice(2);
if (first === "wait") { console.log("ready"); setInterval(() => {}, 1000); }
else if (first === "exit") process.exit(3);
else console.log(JSON.stringify({ args: process.argv.slice(2), caller: process.env.MIAOPU_CALLER_DIR, execArgv: process.execArgv }));
`;

const bootstrap = () => join(house, "packages/house/bootstrap.mjs");
const environment = (extra: Record<string, string> = {}) => ({
  ...process.env,
  PATH: [join(place, "bin"), process.env["PATH"]].join(delimiter),
  INIT_CWD: caller,
  MIAOPU_TRY_LOG: join(place, "asked"),
  MIAOPU_TRY_BIN: dirname(process.execPath),
  ...extra,
});
const launch = (args: readonly string[], extra: Record<string, string> = {}) =>
  spawnSync(process.execPath, [bootstrap(), ...args], {
    cwd: house,
    encoding: "utf8",
    env: environment(extra),
  });
const asked = () => (existsSync(join(place, "asked")) ? readFileSync(join(place, "asked"), "utf8") : "");

/** Asks the process to stop once it is ready; answers with all that was said until nobody held the line. */
async function saidUntilClosed(child: ChildProcessWithoutNullStreams): Promise<string> {
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
    if (said === "ready\n") child.kill("SIGTERM");
  });
  await once(child, "close");
  return said;
}

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "miaopu launcher "));
  house = join(place, "a house");
  caller = join(place, "the caller");
  for (const folder of [caller, join(place, "bin"), join(house, "packages/house/src/commands")]) {
    mkdirSync(folder, { recursive: true });
  }
  writeFileSync(join(place, "installer.mjs"), installer);
  writeFileSync(join(place, "bin/npx"), npx(join(place, "installer.mjs")));
  chmodSync(join(place, "bin/npx"), 0o755);
  cpSync(join(root, "packages/house/bootstrap.mjs"), bootstrap());
  writeFileSync(join(house, "package.json"), `{ "packageManager": "pnpm@1.2.3" }`);
  writeFileSync(join(house, "pnpm-lock.yaml"), "");
  writeFileSync(join(house, "pnpm-workspace.yaml"), "");
  writeFileSync(join(house, "packages/house/src/commands/echo.ts"), echo);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

describe("the launcher", () => {
  it("hands every argument over as it stands, with the caller's folder and the source condition", () => {
    const { stdout, status } = launch(["echo", "a file.json", "--empty", "*"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      args: ["a file.json", "--empty", "*"],
      caller,
      execArgv: ["--conditions=miaopu-source"],
    });
  });

  it("installs with the pnpm that package.json names, once, and again when the lockfile changed", () => {
    launch(["echo"]);
    launch(["echo"]);
    expect(asked()).toBe("--yes pnpm@1.2.3 install --frozen-lockfile --reporter=append-only\n");
    writeFileSync(join(house, "pnpm-lock.yaml"), "changed");
    launch(["echo"]);
    expect(asked().split("\n")).toHaveLength(3);
  });

  it("says nothing on the command's own output", () => {
    expect(launch(["echo", "exit"]).stdout).toBe("");
  });

  it("stops with the installer's status when the installation fails, and tries again the next time", () => {
    const failed = launch(["echo"], { MIAOPU_TRY_FAILURE: "1" });
    expect(failed).toMatchObject({ status: 7, stdout: "" });
    expect(failed.stderr).toContain("安装失败");
    expect(launch(["echo"]).status).toBe(0);
  });

  it("passes the command's exit status through", () => {
    expect(launch(["echo", "exit"]).status).toBe(3);
  });

  it("lets the command drain when it is asked to stop", async () => {
    const child = spawn(process.execPath, [bootstrap(), "echo", "wait"], { cwd: house, env: environment() });
    expect(await saidUntilClosed(child)).toBe("ready\ndraining\n");
    expect(child.exitCode).toBe(5);
  });

  it("lets it drain, too, when npm's shell is killed above it", async () => {
    const line = `"${process.execPath}" "${bootstrap()}" echo wait; true`;
    const env = environment({ npm_lifecycle_event: "start" });
    const shell = spawn("sh", ["-c", line], { cwd: house, env });
    expect(await saidUntilClosed(shell)).toBe("ready\ndraining\n");
  });
});
