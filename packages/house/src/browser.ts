// The browser the tests look through: the machine's own where it has one, else the one that the dependencies carry.
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { type BrowserProgram, carriedBrowser } from "./carried-browser.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** MIAOPU_BROWSER or /usr/bin/chromium; where that is no file, the carried one, unpacked on first use. */
async function browserProgram(): Promise<BrowserProgram> {
  const path = process.env["MIAOPU_BROWSER"] ?? "/usr/bin/chromium";
  return existsSync(path) ? { path, env: {} } : carriedBrowser();
}

/** A headless Chromium; the caller closes it. @throws where none can be started. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await browserProgram();
  return chromium.launch({
    executablePath: path,
    args: flags,
    headless: true,
    // Without a UTF-8 locale a file that is saved loses its Chinese name.
    env: { ...process.env, LC_ALL: "C.UTF-8", ...env },
  });
}
