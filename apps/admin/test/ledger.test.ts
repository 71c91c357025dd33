// The township's ledger through the page: chosen, its columns corrected, audited, read by person and article, taken in.
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
let page: Page;
let sample: string;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/ledger");
  await page.getByRole("heading", { name: "选一份台账开始" }).waitFor();
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const main = () => page.getByRole("main");
const choose = async (file: string | { name: string; mimeType: string; buffer: Buffer }) =>
  page.getByLabel("选择台账文件").setInputFiles(file);

describe("档案体检", () => {
  it("offers a sample that can be filled in, and refuses in words what is no workbook", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "下载样表" }).click();
    sample = await (await download).path();
    expect((await readFile(sample)).subarray(0, 2).toString()).toBe("PK");
    await choose({ name: "台账.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
    await page.getByRole("alert").getByText("请选择 .xlsx 文件").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("shows what each column is taken for, and lets it be corrected", async () => {
    await choose({ name: "样表.xlsx", mimeType: "application/octet-stream", buffer: await readFile(sample) });
    await page.getByRole("heading", { name: "核对各列的含义" }).waitFor();
    await page.getByText("47 列中认出 47 列 · 全部认出").waitFor();
    const id = page.getByRole("row", { name: /身份证号/ });
    expect(await id.innerText()).toMatch(/431999\*{8}\d{3}[\dX]/);
    const oath = page.getByLabel("AK 宣誓时间: 含义");
    expect(await oath.inputValue()).toBe("S20");
    await page.getByLabel("AJ 编入支部时间: 含义").selectOption("S20");
    expect(await oath.inputValue()).toBe("");
    await oath.selectOption("S20");
    await page.getByLabel("AJ 编入支部时间: 含义").selectOption("S19");
    expect(await faultsOf(page)).toEqual([]);
  });

  it("audits by keyboard, and tells who, which step, which cell and which article", async () => {
    await page.getByRole("button", { name: "开始体检" }).focus();
    await page.keyboard.press("Enter");
    const found = main().locator(".found-person");
    await found.first().waitFor();
    expect(await found.count()).toBe(1);
    expect(await found.innerText()).toMatch(
      /样例丙[\s\S]*S11 开展集中培训[\s\S]*12 学时[\s\S]*第十七条[\s\S]*单元格 T5/,
    );
    await page.getByLabel("也列出没有问题的人").check();
    await expect.poll(() => found.count()).toBe(3);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "按条款看" }).click();
    await page.getByRole("button", { name: "看是哪些人" }).click();
    await page.getByText("只看这一条涉及的人").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("keeps its result under its address, with the report beside it", async () => {
    await page.reload();
    await main().locator(".found-person").first().waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "下载体检报告" }).click();
    expect((await download).suggestedFilename()).toBe("体检结果-样表.xlsx");
  });

  it("says before taking rows in what would come of it: here no branch of that name is registered", async () => {
    await page.getByRole("button", { name: "作为纸质档案录入" }).click();
    const dialog = page.getByRole("dialog", { name: "把这份台账录入为纸质档案" });
    await dialog.getByText("3 行不能录入").waitFor();
    expect(await dialog.locator(".rejected li").allInnerTexts()).toEqual([
      expect.stringContaining("第 3 行 样例甲：所在党支部（村）没有登记"),
      expect.stringContaining("样例乙"),
      expect.stringContaining("样例丙"),
    ]);
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("fits a telephone's 360 pixels while columns are checked and results are read", async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(360);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "换一份台账" }).click();
    await choose({ name: "样表.xlsx", mimeType: "application/octet-stream", buffer: await readFile(sample) });
    await page.getByRole("button", { name: "开始体检" }).waitFor();
    expect(await width()).toBe(360);
    expect(await faultsOf(page)).toEqual([]);
  });
});
