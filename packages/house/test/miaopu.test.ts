// The operator's command line through the house: exit codes, a clean standard output, files from where the user stands.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../src/workspace.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "miaopu caller "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function miaopu(...args: string[]) {
  const entry = join(root, "packages/house/src/commands/miaopu.ts");
  return spawnSync(process.execPath, ["--conditions=miaopu-source", entry, ...args], {
    encoding: "utf8",
    env: { ...process.env, MIAOPU_CALLER_DIR: folder, MIAOPU_DATA: join(folder, "data") },
  });
}

describe("the operator's command line", () => {
  it("answers help on its own output and with status 0", () => {
    const { status, stdout, stderr } = miaopu("help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("serve");
  });

  it("says what is wrong on the other output, with status 2 where it was called wrongly", () => {
    const { status, stdout, stderr } = miaopu("no-such-command");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("no-such-command");
  });

  it("looks for files where the user stands", () => {
    writeFileSync(join(folder, "text.xlsx"), "not a workbook");
    const missing = miaopu("audit", "nowhere.xlsx").stderr;
    const present = miaopu("audit", "text.xlsx");
    expect(missing).toContain("cannot open the file");
    expect(present.stderr).not.toContain("cannot open the file");
    expect(present.status).toBe(1);
  });
});
