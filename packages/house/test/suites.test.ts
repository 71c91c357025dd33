// The summary adds up, and nothing passes in silence.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countOf, runSuite, sum } from "../src/suites.ts";
import { root } from "../src/workspace.ts";

const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

describe("a suite's count", () => {
  it("is what its report says", () => {
    expect(countOf({ ...none, numPassedTests: 7, numFailedTests: 2 }, 1)).toEqual({ passed: 7, failed: 2 });
  });

  it("fails where the runner wrote no report, or crashed after its tests", () => {
    expect(countOf(null, 1)).toEqual({ passed: 0, failed: 1 });
    expect(countOf({ ...none, numPassedTests: 7 }, 134)).toEqual({ passed: 7, failed: 1 });
  });

  it("fails where no test ran", () => {
    expect(countOf(none, 0)).toEqual({ passed: 0, failed: 1 });
  });

  it("counts what was left out as failed", () => {
    expect(countOf({ ...none, numPassedTests: 7, numPendingTests: 2, numTodoTests: 1 }, 0)).toEqual({
      passed: 7,
      failed: 3,
    });
  });

  it("adds up over the suites", () => {
    expect(
      sum([
        { passed: 2, failed: 1 },
        { passed: 3, failed: 0 },
      ]),
    ).toEqual({ passed: 5, failed: 1 });
  });
});

describe("a suite that is run", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "miaopu suite "));
    symlinkSync(join(root, "packages/house/node_modules"), join(folder, "node_modules"), "junction");
    writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("counts passed, failed and unloadable files by the runner's own report", async () => {
    const open = `import { expect, it } from "vitest";\n`;
    const test = (title: string, value: number) => `it("${title}", () => expect(1).toBe(${value}));\n`;
    writeFileSync(join(folder, "a.test.js"), open + test("one", 1) + test("two", 1) + test("three", 2));
    writeFileSync(join(folder, "b.test.js"), `import "./nowhere.js";`);
    expect(await runSuite(folder, { show: false })).toEqual({ passed: 2, failed: 2 });
  });
});
