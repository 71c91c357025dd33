// Lists and search: filtered, sorted and cut by the server; kept in the address, except for names.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";

let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/dossiers");
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const names = () => page.locator("tbody tr > :first-child").allInnerTexts();
const openList = async (path: string) => {
  await page.goto(path);
  await page.locator("tbody tr").first().waitFor();
};

describe("the list of files", () => {
  it("is filtered by status and branch, and the address keeps it", async () => {
    await openList("/dossiers");
    await page.getByLabel("身份").selectOption({ label: "预备党员" });
    await expect
      .poll(() => page.locator("tbody td:nth-child(3)").allInnerTexts())
      .toEqual(expect.not.arrayContaining(["入党申请人", "入党积极分子", "发展对象", "正式党员"]));
    expect(new URL(page.url()).search).toBe("?status=probationary");
    const before = await names();
    await page.reload();
    await expect.poll(names).toEqual(before);
    await page.getByRole("button", { name: "清空" }).click();
    await expect.poll(() => new URL(page.url()).search).toBe("");
  });

  it("has a fourth field behind 展开", async () => {
    await openList("/dossiers");
    expect(await page.getByLabel("期限").count()).toBe(0);
    await page.getByRole("button", { name: "展开" }).click();
    await page.getByLabel("期限").selectOption({ label: "已超期" });
    await expect.poll(() => new URL(page.url()).search).toBe("?due=overdue");
    await expect
      .poll(async () =>
        (await page.locator(".due-badge").allInnerTexts()).every((text) => text.includes("已超")),
      )
      .toBe(true);
  });

  it("finds a name, its pinyin initials and the last four of the ID, and puts none in the address", async () => {
    await openList("/people");
    const row = page.locator("tbody tr").first();
    const name = (await row.locator("th").innerText()).trim();
    const tail = (await row.locator("td").last().innerText()).trim().slice(-4);
    await openList("/dossiers");
    const someone = (await names())[0]?.trim() ?? "";
    await page.getByLabel("姓名").fill(someone);
    await page.keyboard.press("Enter");
    await expect.poll(async () => [...new Set(await names())]).toEqual([someone]);
    expect(page.url()).toBe(`${desk.address}/dossiers`);
    await page.reload();
    await expect.poll(async () => [...new Set(await names())]).toEqual([someone]);
    await openList("/people");
    await page.getByLabel("姓名").fill(tail);
    await page.keyboard.press("Enter");
    await expect.poll(names).toContain(name);
    await expect.poll(async () => (await names()).length).toBeLessThan(20);
    expect(page.url()).not.toContain(tail);
  });

  it("is sorted by the server at a click on a heading", async () => {
    await openList("/dossiers");
    await page.getByRole("button", { name: /^何时起/ }).click();
    const days = () => page.locator("tbody td:nth-child(4)").allInnerTexts();
    await expect.poll(async () => (await days()).join() === (await days()).toSorted().join()).toBe(true);
    expect(await page.locator("th[aria-sort=ascending]").innerText()).toContain("何时起");
    await page.getByRole("button", { name: /^何时起/ }).click();
    await expect.poll(() => page.locator("th[aria-sort=descending]").count()).toBe(1);
    await expect
      .poll(async () => (await days()).join() === (await days()).toSorted().toReversed().join())
      .toBe(true);
  });

  it("is cut into pages of 20, 50 and 100", async () => {
    await openList("/dossiers");
    expect(await page.locator("tbody tr").count()).toBe(20);
    const first = await names();
    await page.getByRole("button", { name: "下一页" }).click();
    await expect.poll(() => new URL(page.url()).search).toBe("?page=2");
    await expect.poll(names).not.toEqual(first);
    await page.getByLabel("每页").selectOption("50");
    await expect.poll(() => page.locator("tbody tr").count()).toBe(50);
    expect(new URL(page.url()).search).toBe("?size=50");
    await page.goBack();
    await expect.poll(() => new URL(page.url()).search).toBe("?page=2");
  });

  it("is walked with J and K, and Enter opens the row", async () => {
    await openList("/dossiers");
    const all = await names();
    for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(focused).toBe(all[1]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: new RegExp(focused) }).waitFor();
  });

  it("changes its density and keeps it", async () => {
    await openList("/dossiers");
    await page.getByRole("button", { name: "紧凑" }).click();
    expect(await page.getByRole("table").getAttribute("data-density")).toBe("compact");
    await openList("/people");
    expect(await page.getByRole("table").getAttribute("data-density")).toBe("compact");
    await page.getByRole("button", { name: "紧凑" }).click();
  });

  it("says what to do where nothing matches", async () => {
    await openList("/dossiers");
    await page.getByLabel("姓名").fill("没有这个人");
    await page.keyboard.press("Enter");
    await page.getByText("没有符合条件的记录").waitFor();
  });
});

describe("the register of people", () => {
  it("opens a person beside the list and leads to their file", async () => {
    await openList("/people");
    const row = page.locator("tbody tr", { hasText: "预备党员" }).first();
    const name = (await row.locator("th").innerText()).trim();
    await row.locator("td").first().click();
    const drawer = page.getByRole("dialog", { name });
    await drawer.waitFor();
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(0);
    await drawer.getByRole("link", { name: "打开档案" }).click();
    await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
  });
});

describe("the search from anywhere", () => {
  it("answers to / and to pinyin initials, by arrows and Enter", async () => {
    const list = await desk.ask<{ rows: readonly { personName: string }[] }>(page, "dossier.list", {
      size: 1,
    });
    const name = list.rows[0]?.personName ?? "";
    await page.goto("/people");
    await page.locator("tbody tr").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.insertText(name);
    await page
      .getByRole("option", { name: new RegExp(name) })
      .first()
      .waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
    expect(decodeURIComponent(page.url())).not.toContain(name);
  });

  it("says what to do where nobody is found", async () => {
    await page.keyboard.press("/");
    await page.keyboard.insertText("没有这个人");
    await page.getByText("没有找到。换个写法，或只输姓名的头一个字。").waitFor();
  });
});
