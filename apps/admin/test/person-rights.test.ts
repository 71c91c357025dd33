// A person's rights in the browser: put right, exported for them, erased where they never entered; the list with its purpose.
import { readFile } from "node:fs/promises";
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, password, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
let page: Page;
let branchId: string;

/** Sets the officer's second factor up and proves it in the session of this page. */
async function proven(at: Page) {
  const begun = await desk.ask<{ secret: string }>(at, "factor.begin", { password });
  const code = new TOTP({ secret: Secret.fromBase32(begun.secret.replaceAll(" ", "")) }).generate();
  await desk.ask(at, "factor.confirm", { code });
}

const register = (name: string) =>
  desk.ask<{ id: string }>(page, "person.register", {
    name,
    sex: "male",
    birthDate: "1999-03-04",
    idNumber: null,
    phone: "13800007777",
    branchId,
  });

beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/people");
  const branches = await desk.ask<readonly { id: string }[]>(page, "organisation.branches", {});
  branchId = branches[0]?.id ?? "";
  await proven(page);
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const openPerson = async (name: string) => {
  await page.goto("/people");
  await page.getByLabel("姓名").fill(name);
  await page.keyboard.press("Enter");
  const opener = page.locator("tbody").getByRole("button", { name });
  await opener.click();
  await page.getByRole("heading", { level: 2, name }).waitFor();
};
const dialogNamed = (name: string | RegExp) => page.getByRole("dialog", { name });

describe("更正信息", () => {
  it("changes what is typed alone, asks why, and leaves its trace in the drawer", async () => {
    await register("郑知元");
    await openPerson("郑知元");
    await page.getByRole("button", { name: "更正信息" }).click();
    const dialog = dialogNamed("更正 郑知元 的信息");
    await dialog.getByText("先填要更正的内容。").waitFor();
    await dialog.getByLabel("姓名").fill("郑知远");
    await dialog.getByText("请写明更正原因。").waitFor();
    await dialog.getByLabel("更正原因").fill("本人持身份证申请更正");
    await dialog.getByText(/已保存草稿/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole("button", { name: "保存更正" }).click();
    await dialog.waitFor({ state: "detached" });
    await openPerson("郑知远");
    await page.getByText("姓名原为「郑知元」").waitFor();
    await page.getByText(/周敏 更正；原因：本人持身份证申请更正/).waitFor();
    expect(await page.getByText("138****7777").count()).toBe(1);
    expect(await desk.ask(page, "draft.list", {})).toEqual([]);
  });
});

describe("导出本人全部信息", () => {
  it("asks what for, and hands out a page and the data, both with the purpose on them", async () => {
    await openPerson("郑知远");
    await page.getByRole("button", { name: "导出本人全部信息" }).click();
    const dialog = dialogNamed("导出 郑知远 的全部信息");
    await dialog.getByText("请先写明用途。").waitFor();
    await dialog.getByLabel("用途").fill("本人书面申请查阅");
    await dialog.getByRole("button", { name: "导出", exact: true }).click();
    await dialog.getByText("已生成，请下载后交给本人。").waitFor();
    const downloading = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "下载网页（可打印）" }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^个人信息-\d{4}-\d{2}-\d{2}-[0-9a-f]{6}\.html$/);
    const path = await file.path();
    const html = await readFile(path, "utf8");
    expect(html).toContain("郑知远");
    expect(html).toContain("周敏");
    expect(html).toContain("用途：本人书面申请查阅");
    const sheet = await page.context().newPage();
    await sheet.setContent(html);
    expect(await faultsOf(sheet)).toEqual([]);
    await sheet.close();
  });
});

describe("删除此人信息", () => {
  it("asks for the reason and the name, erases, and keeps a slip", async () => {
    await openPerson("郑知远");
    await page.getByRole("button", { name: "删除此人信息" }).click();
    const dialog = dialogNamed("删除 郑知远 的信息");
    const erase = dialog.getByRole("button", { name: "删除", exact: true });
    await dialog.getByLabel("删除事由").fill("郑知远申请");
    await dialog.getByLabel("输入「郑知远」确认").fill("郑知远");
    await erase.click();
    await dialog.getByText(/请勿写入姓名/).waitFor();
    await dialog.getByLabel("删除事由").fill("本人书面申请删除");
    expect(await faultsOf(page)).toEqual([]);
    await erase.click();
    await dialog.waitFor({ state: "detached" });
    await page.goto("/retention");
    const slip = page.getByRole("row", { name: /本人书面申请删除/ });
    await slip.waitFor();
    expect(await slip.innerText()).not.toContain("郑知远");
    const found = await desk.ask<{ total: number }>(page, "person.list", { q: "郑知远" });
    expect(found.total).toBe(0);
  });

  it("is not offered for members and for those with a file", async () => {
    await page.goto("/people?kind=member");
    await page.locator("tbody tr").first().waitFor();
    await page.locator("tbody [data-row-open]").first().click();
    await page.getByRole("button", { name: "更正信息" }).waitFor();
    expect(await page.getByRole("button", { name: "删除此人信息" }).count()).toBe(0);
  });
});

describe("保存期限", () => {
  it("shows each kind with how long and why, and takes another number of months for a reason", async () => {
    await page.goto("/retention");
    const drafts = page.getByRole("row", { name: /未提交的草稿/ });
    await drafts.waitFor();
    expect(await drafts.innerText()).toMatch(/30 天[\s\S]*程序每日自动删除/);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel("保存月数").fill("12");
    await page.getByLabel("修改原因").fill("镇党委会议决定");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByText("已改为 12 个月").waitFor();
    const row = page.getByRole("row", { name: /^登记后未进入发展程序者/ });
    await expect.poll(() => row.innerText()).toContain("12 个月");
  });
});

describe("导出名册", () => {
  it("asks what for, and hands out a workbook whose name names nobody", async () => {
    await page.goto("/dossiers?status=probationary");
    await page.locator("tbody tr").first().waitFor();
    await page.getByRole("button", { name: "导出名册" }).click();
    const dialog = dialogNamed("导出名册");
    await dialog.getByLabel("用途").fill("上报县委组织部");
    const downloading = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "导出名册" }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^发展党员名册-\d{4}-\d{2}-\d{2}\.xlsx$/);
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe("PK");
    await page.getByText(/已导出 \d+ 行/).waitFor();
  });
});
