// The workbench: what is due today, why, by which article, and the way to the very field.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";

interface Workbench {
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
  readonly items: readonly {
    readonly personName: string;
    readonly kind: string;
    readonly due: string | null;
  }[];
}

let desk: Desk;
let page: Page;
let data: Workbench;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/");
  data = await desk.ask<Workbench>(page, "workbench.get", { limit: 500 });
  await page.getByRole("heading", { name: "今天要办的事" }).waitFor();
  await page.locator(".to-do").first().waitFor();
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

describe("to-dos", () => {
  it("stand by their deadline, what is overdue first, with sign and words", async () => {
    const shown = await page.locator(".to-do").allInnerTexts();
    const overdue = data.items.filter(({ kind }) => kind === "overdue");
    expect(overdue.length).toBeGreaterThan(0);
    expect(shown.slice(0, overdue.length).every((text) => /▲\s*已超 \d+ 天/.test(text))).toBe(true);
    expect(shown[overdue.length]).toMatch(/◆\s*(还剩 \d+ 天|今天到期)/);
    for (const [index, item] of data.items.slice(0, shown.length).entries())
      expect(shown[index]).toContain(item.personName);
  });

  it("each says why and opens its article, in which edition, with what it asks", async () => {
    const item = page.locator(".to-do", { hasText: "党组织派人谈话" }).first();
    expect(await item.locator(".to-do-why").innerText()).toMatch(/收到入党申请书，应在.+前派人谈话/);
    const article = item.getByRole("button", { name: /第七条/ });
    await article.click();
    const panel = item.locator(".popover-panel");
    expect(await panel.innerText()).toMatch(/发展党员工作细则（2026年修订）\s*第七条/);
    expect(await panel.innerText()).toContain("一个月内");
    await page.keyboard.press("Escape");
    expect(await panel.count()).toBe(0);
  });

  it("shows the rest when asked", async () => {
    const before = await page.locator(".to-do").count();
    await page.getByRole("button", { name: /还有 \d+ 项/ }).click();
    await expect.poll(() => page.locator(".to-do").count()).toBe(data.total);
    expect(before).toBeLessThan(data.total);
  });

  it("leads to the very field of the form", async () => {
    const item = page.locator(".to-do", { hasText: "党组织派人谈话" }).first();
    const name = await item.locator(".to-do-name").innerText();
    await item.getByRole("link", { name: /记录谈话/ }).click();
    const dialog = page.getByRole("dialog", { name: new RegExp(`${name} · S02`) });
    await dialog.waitFor();
    expect(new URL(page.url()).searchParams.get("record")).toBe("S02");
    await expect
      .poll(() => dialog.getByLabel("发生日期").evaluate((field) => field === document.activeElement))
      .toBe(true);
    await page.goto("/");
    await page.locator(".to-do").first().waitFor();
  });
});

describe("figures", () => {
  it("are those of the township, in the strip, the bars and the table of branches", async () => {
    const strip = await page.locator(".strip-figure").allInnerTexts();
    const { applicant, activist, candidate, probationary } = data.counts;
    const counts = [applicant, activist, candidate, probationary].map(String);
    expect(strip).toEqual([...counts, String(data.total)]);
    expect(await page.locator(".bar-figure").allInnerTexts()).toEqual(counts);
    const cells = await page.locator(".figures tbody tr").allInnerTexts();
    expect(cells).toHaveLength(18);
    const sum = cells.reduce((total, row) => total + Number(row.trim().split(/\s+/)[1]), 0);
    expect(sum).toBe(applicant);
  });

  it("lead to the list behind them", async () => {
    await page.getByRole("link", { name: /看名单 发展对象/ }).click();
    await page.getByRole("heading", { level: 1, name: "发展党员" }).waitFor();
    expect(new URL(page.url()).search).toBe("?status=candidate");
    await page.goBack();
    await page.getByRole("heading", { name: "今天要办的事" }).waitFor();
  });
});
