// Every vitest suite of the tree, run one after the other and summed up from the runner's own reports.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { members, root, runTool, toolPath } from "./workspace.ts";

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The part of vitest's JSON report that is summed up. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * What a suite's run counts for. A run that failed without a failed test, a file that did not load,
 * a test that was left out and a suite without tests each count as failed: nothing passes in silence.
 * @param report null where the runner wrote none.
 */
export function countOf(report: Report | null, status: number): Count {
  if (!report) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = report;
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = numFailedTests + numPendingTests + numTodoTests + unloaded;
  const silent = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: failed + (silent ? 1 : 0) };
}

export const sum = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((total, count) => total + count.passed, 0),
  failed: counts.reduce((total, count) => total + count.failed, 0),
});

/** Runs the suite of one folder; `show` passes the runner's own words to the terminal. */
export async function runSuite(folder: string, { show }: { readonly show: boolean }): Promise<Count> {
  const reports = mkdtempSync(join(tmpdir(), "miaopu-tests-"));
  try {
    const file = join(reports, "report.json");
    const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const { status } = await runTool(toolPath("vitest", folder), args, { cwd: folder, show });
    return countOf(existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : null, status);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** Runs the suites of these members of the workspace, of all that have one where none is named. */
export async function runSuites(names: readonly string[]): Promise<Count> {
  const counts: Count[] = [];
  for (const member of members()) {
    const folder = join(root, member);
    if (!existsSync(join(folder, "vitest.config.ts"))) continue;
    if (names.length > 0 && !names.includes(member)) continue;
    console.log(`\n── ${member}`);
    counts.push(await runSuite(folder, { show: true }));
  }
  return counts.length === 0 ? { passed: 0, failed: 1 } : sum(counts);
}
