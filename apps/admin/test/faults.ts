// What axe, the checker of accessibility, finds wrong on a page.
import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong, each with the element it finds it in. */
export async function faultsOf(shown: Page): Promise<readonly string[]> {
  await shown.evaluate(axe.source);
  return shown.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    const found = await checker.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ""}`),
    );
  });
}
