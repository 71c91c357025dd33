// The kiosk's page as it is built: honest, readable from afar, and alone with its own server.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { launchBrowser } from "@miaopu/house/browser";
import type { Browser, Page } from "playwright-core";
import { build, preview, type PreviewServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
let outDir: string;
let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), "miaopu kiosk "));
  await build({ root, logLevel: "error", build: { outDir } });
  server = await preview({
    root,
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0 },
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(outDir, { recursive: true, force: true });
});

async function opened(width: number, height: number): Promise<{ page: Page; asked: string[] }> {
  const page = await browser.newPage({ viewport: { width, height } });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(server.resolvedUrls?.local[0] ?? "");
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { page, asked };
}

describe.each([
  { screen: "kiosk", width: 1280, height: 800 },
  { screen: "telephone", width: 360, height: 740 },
])("on the screen of a $screen", ({ width, height }) => {
  it("says in both languages that it takes no sign-ins yet and that paper stays valid", async () => {
    const { page } = await opened(width, height);
    const said = await page.innerText("main");
    for (const words of [
      "还不能签到",
      "does not take sign-ins yet",
      "纸质签到表一直有效",
      "Paper stays valid",
    ]) {
      expect(said).toContain(words);
    }
    await page.close();
  });

  it("has no fault in axe's eyes, with a contrast of 7 : 1", async () => {
    const { page } = await opened(width, height);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as { axe: typeof axe };
      const found = await checker.run({
        rules: { "color-contrast-enhanced": { enabled: true } },
      } as axe.RunOptions);
      return found.violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
    });
    expect(violations).toEqual([]);
    await page.close();
  });

  it("fits the screen's width and asks nobody but its own server", async () => {
    const { page, asked } = await opened(width, height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(new Set(asked.map((url) => new URL(url).host)).size).toBe(1);
    expect(await page.locator("script:not([src])").count()).toBe(0);
    await page.close();
  });
});
