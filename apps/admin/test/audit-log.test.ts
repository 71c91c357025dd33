// The auditor's page in a real browser: found, narrowed, verified, exported with a purpose and a second factor.
import { readFile } from "node:fs/promises";
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, password, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
let page: Page;
let name: string;
beforeAll(async () => {
  desk = await openDesk();
  const officer = await desk.officer("/dossiers");
  name = (await desk.ask<{ user: { name: string } }>(officer, "session.me", {})).user.name;
  await officer.locator("tbody tr th a, tbody tr th button").first().click();
  await officer.locator(".history").waitFor();
  await desk.ask(officer, "organisation.create", { name: "新桥党支部", village: "新桥村", hasGroups: false });
  page = await desk.as("shenji", "/");
  await page.getByRole("heading", { level: 1, name: "审计日志" }).waitFor();
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const rows = () => page.locator("tbody tr");
const openLog = async (query = "") => {
  await page.goto(`/audit-log${query}`);
  await rows().first().waitFor();
};
const column = (n: number) => page.locator(`tbody tr > :nth-child(${n})`).allInnerTexts();

describe("the auditor", () => {
  it("starts at the log and sees who did what, the newest first, by name", async () => {
    await openLog();
    const seqs = (await column(7)).map(Number);
    expect(seqs).toEqual(seqs.toSorted((a, b) => b - a));
    const made = rows().filter({ hasText: "新增党支部" });
    expect(await made.innerText()).toContain(name);
    expect(await page.getByRole("link", { name: "人员" }).count()).toBe(0);
  });

  it("narrows by action, outcome and day; the address keeps all but names", async () => {
    await openLog();
    await page.getByLabel("做了什么").selectOption({ label: "新增党支部" });
    await expect.poll(() => column(3)).toEqual(["新增党支部"]);
    expect(new URL(page.url()).search).toBe("?action=organisation.add");
    await page.getByRole("button", { name: "清空" }).click();
    await expect.poll(() => new URL(page.url()).search).toBe("");
    await page.getByLabel("何人").fill(name);
    await page.keyboard.press("Enter");
    await expect.poll(async () => [...new Set(await column(2))]).toEqual([name]);
    expect(decodeURIComponent(page.url())).not.toContain(name);
    await page.getByRole("button", { name: "展开" }).click();
    await page.getByLabel("截止日期").fill("2020-01-01");
    await page.getByText("没有符合条件的记录").waitFor();
    await page.getByRole("button", { name: "清空" }).click();
    await rows().first().waitFor();
  });

  it("opens an entry with its hash and its neighbours, walks along the chain, and narrows to one account", async () => {
    await openLog();
    await rows().filter({ hasText: "新增党支部" }).locator("th button").click();
    const drawer = page.getByRole("dialog");
    await drawer.getByText("内容与哈希相符").waitFor();
    expect(await drawer.innerText()).toMatch(/[0-9a-f]{64}/);
    expect(await faultsOf(page)).toEqual([]);
    const title = await drawer.getByRole("heading").first().innerText();
    await drawer.getByRole("button", { name: /^前一条/ }).click();
    await expect.poll(() => drawer.getByRole("heading").first().innerText()).not.toBe(title);
    await page.goBack();
    await expect.poll(() => drawer.getByRole("heading").first().innerText()).toBe(title);
    await drawer.getByRole("button", { name: "只看此人" }).click();
    await page.getByText("只看一个账号").waitFor();
    await expect.poll(async () => [...new Set(await column(2))]).toEqual([name]);
    await page.getByRole("button", { name: "看所有人" }).click();
    await expect.poll(async () => new Set(await column(2)).size).toBeGreaterThan(1);
  });

  it("turns to older entries and back, without counting pages", async () => {
    const officer = await desk.officer("/dossiers");
    for (let n = 0; n < 25; n++)
      await desk.ask(officer, "organisation.create", {
        name: `第${n}党支部`,
        village: `第${n}村`,
        hasGroups: false,
      });
    await openLog();
    const first = await column(7);
    await page.getByRole("button", { name: "较早" }).click();
    await expect.poll(async () => Number((await column(7))[0])).toBe(Number(first.at(-1)) - 1);
    await page.getByRole("button", { name: "较新" }).click();
    await expect.poll(() => column(7)).toEqual(first);
  });

  it("verifies now, and takes the offline verifier along as a download", async () => {
    await openLog();
    await page.getByRole("button", { name: "立即核对" }).click();
    await page.getByText(/^完好：共 \d+ 条，条条相连。/).waitFor();
    await page.getByText(/没有可比对的存证|处存证一致/).waitFor();
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "下载离线核对页" }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe("审计日志核对.html");
    expect(await readFile(await file.path(), "utf8")).toContain("default-src 'none'");
  });

  it("exports for a purpose, once a code was given", async () => {
    await openLog("?action=organisation.add");
    await page.getByRole("button", { name: "导出", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "导出审计日志" });
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByText("请写明用途").waitFor();
    await dialog.getByLabel("用途").fill("县委组织部年度检查");
    const downloading = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "导出" }).click();
    const factor = page.getByRole("dialog", { name: "此操作须用动态验证码，请先绑定" });
    await factor.getByLabel("您的登录密码").fill(password);
    await page.keyboard.press("Enter");
    const secret = (await factor.locator("code.secret").innerText()).replaceAll(" ", "");
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await factor.getByLabel("验证码").fill(code);
    await page.keyboard.press("Control+Enter");
    await factor.getByRole("button", { name: "已抄好，继续" }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^审计日志-.*\.jsonl$/);
    const [head = "", ...lines] = (await readFile(await file.path(), "utf8")).trimEnd().split("\n");
    expect(JSON.parse(head)).toMatchObject({ kind: "selection", purpose: "县委组织部年度检查" });
    expect(lines).toHaveLength(26);
    await openLog();
    await rows()
      .filter({ hasText: "导出审计日志" })
      .filter({ hasText: "县委组织部年度检查" })
      .first()
      .waitFor();
  });
});

describe("how it looks", () => {
  it("has no fault in axe's eyes and fits 360 pixels, in light and dark", async () => {
    for (const theme of ["light", "dark"]) {
      await page.evaluate((wanted) => localStorage.setItem("miaopu.theme", wanted), theme);
      await openLog();
      expect(await faultsOf(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 780 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      expect(await faultsOf(page)).toEqual([]);
      await page.setViewportSize({ width: 1360, height: 900 });
    }
  });
});
