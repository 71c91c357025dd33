// The page that verifies an audit log offline: opened from a disk, with no network, in a real browser.
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { launchBrowser } from "@miaopu/house/browser";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { faultsOf } from "./faults.ts";

const main = fileURLToPath(new URL("../../api/src/cli/main.ts", import.meta.url));
let folder: string;
let browser: Browser;
let page: Page;
let foreign: string[];
let lines: readonly string[];
let warned: string;
const at = (name: string) => join(folder, name);

async function miaopu(...args: readonly string[]) {
  const env = { ...process.env, NODE_OPTIONS: "", MIAOPU_DATA: at("data") };
  return promisify(execFile)(process.execPath, ["--conditions=miaopu-source", main, "audit-log", ...args], {
    env,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "miaopu-verifier-"));
  await cp(inject("seed").folder, at("data"), { recursive: true });
  for (const name of ["1", "2", "3"]) await miaopu("export", "--to", at(`${name}.jsonl`));
  await miaopu("anchor");
  await miaopu("export", "--to", at("log.jsonl"));
  ({ stderr: warned } = await miaopu("verifier", "--to", at("verifier.html")));
  lines = (await readFile(at("log.jsonl"), "utf8")).trimEnd().split("\n");
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const context = await browser.newContext({ offline: true, viewport: { width: 900, height: 1000 } });
  page = await context.newPage();
  foreign = [];
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(at("verifier.html")).href) foreign.push(request.url());
  });
  page.on("pageerror", (error) => foreign.push(error.message));
  await page.goto(pathToFileURL(at("verifier.html")).href);
});
const expectNothingForeign = () => expect(foreign).toEqual([]);
afterEach(async () => {
  expectNothingForeign();
  await page.context().close();
});

const choose = async (log: string, anchors: string | null = null) => {
  if (anchors !== null) await page.locator("#anchors").setInputFiles(at(anchors));
  await page.locator("#log").setInputFiles(at(log));
};
const verdict = (tone: string) => page.locator(`#verdict[data-tone=${tone}]`);
const anchorFile = "data/anchors/audit-log.txt";

async function changed(change: (all: string[]) => readonly string[]): Promise<string> {
  await writeFile(at("changed.jsonl"), `${change([...lines]).join("\n")}\n`);
  return "changed.jsonl";
}

describe("opened from a disk", () => {
  it("was made without a warning", () => {
    expect(warned).toBe("");
  });

  it("says that an export holds, in both languages, with its figures", async () => {
    await choose("log.jsonl", anchorFile);
    await verdict("good")
      .getByText(`完好：共 ${lines.length - 1} 条`)
      .waitFor();
    await verdict("good")
      .getByText(`It holds: ${lines.length - 1} entries`)
      .waitFor();
    await verdict("good").getByText("处存证一致").waitFor();
    const { hash } = JSON.parse(lines.at(-1) ?? "{}") as { hash: string };
    await verdict("good").getByText(hash).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("says without anchors what it cannot see", async () => {
    await choose("log.jsonl");
    await verdict("good").getByText("仅凭日志自身看不出来").waitFor();
  });

  it("names the first entry that was changed, as the command line does", async () => {
    const file = await changed((all) =>
      all.with(3, (all[3] ?? "").replace('"outcome":"done"', '"outcome":"refused"')),
    );
    await choose(file);
    await verdict("bad")
      .getByText(/^第 3 条（.*）与其哈希不符/)
      .waitFor();
    const said = await miaopu("verify", at(file)).catch((error: unknown) => error as { stdout: string });
    for (const line of await verdict("bad").locator(".zh").allInnerTexts())
      if (line.startsWith("第 3 条")) expect(said.stdout).toContain(line);
    expect(await faultsOf(page)).toEqual([]);
  });

  it("finds the end cut off, with a first line that lies about it, by the anchor alone", async () => {
    const file = await changed((all) => {
      const kept = all.slice(0, 3);
      const head = JSON.parse(all[0] ?? "") as Record<string, unknown>;
      const { hash } = JSON.parse(kept.at(-1) ?? "") as { hash: string };
      return [JSON.stringify({ ...head, entries: 2, head: { seq: 2, hash } }), ...kept.slice(1)];
    });
    await choose(file);
    await verdict("good").waitFor();
    await choose(file, anchorFile);
    await verdict("bad").getByText("日志止于第 2 条").waitFor();
  });

  it("takes a slip's hash, and says which entry it is", async () => {
    const { hash } = JSON.parse(lines[2] ?? "{}") as { hash: string };
    await page.locator("#slip").fill(hash.toUpperCase().replaceAll(/(.{4})/g, "$1 "));
    await choose("log.jsonl");
    await verdict("good").getByText("存证单上的哈希是第 2 条的").waitFor();
    await page.locator("#slip").fill("abc");
    await page.getByRole("button", { name: "核对" }).click();
    await verdict("bad").getByText("存证单上的哈希应是 64 位").waitFor();
  });

  it("refuses what is no export, and says what to do where nothing is chosen", async () => {
    await page.getByRole("button", { name: "核对" }).click();
    await verdict("bad").getByText("请先选择导出的日志文件").waitFor();
    await choose("verifier.html");
    await verdict("bad").getByText("文件第 1 行不是导出时的样子").waitFor();
  });

  it("reaches no host, whatever would be tried in it", async () => {
    const outcome = await page.evaluate(async () => {
      const violated = new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
      });
      await fetch("https://miaopu.example/").catch(() => null);
      return violated;
    });
    expect(outcome).toBe("connect-src");
    foreign.length = 0;
  });
});
