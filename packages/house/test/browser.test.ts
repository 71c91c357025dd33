// The browser that the dependencies carry opens a page: nothing needs to be installed for the tests.
import { afterEach, expect, it, vi } from "vitest";
import { launchBrowser } from "../src/browser.ts";

afterEach(() => vi.unstubAllEnvs());

it("falls back to the carried Chromium where the machine has none", async () => {
  vi.stubEnv("MIAOPU_BROWSER", "/nowhere");
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent("<h1>苗圃</h1>");
    expect(await page.innerText("h1")).toBe("苗圃");
  } finally {
    await browser.close();
  }
});
