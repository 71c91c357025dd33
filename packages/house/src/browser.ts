// The browser the tests look through: /usr/bin/chromium where it is, else the one that @sparticuz/chromium carries.
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const installed = "/usr/bin/chromium";
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The browser's program; unpacked on first use where none is installed. */
export async function browserPath(): Promise<string> {
  if (existsSync(installed)) return installed;
  const carried = await import("@sparticuz/chromium");
  return carried.default.executablePath();
}

/** A headless Chromium; the caller closes it. @throws where none can be started. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: flags, headless: true });
}
