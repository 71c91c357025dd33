// Opening a file: the ID number tells birth date and sex, nothing is asked twice, a refusal says what to do.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** An invented ID number of no existing district, with its check character. */
function inventedId(birthDate: string, sequence: string): string {
  const body = `431999${birthDate}${sequence}`;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + "10X98765432"[sum % 11];
}

let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/dossiers/new");
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

async function fill(name: string, idNumber: string) {
  await page.goto("/dossiers/new");
  await page.getByLabel("姓名").fill(name);
  await page.getByLabel("身份证号").fill(idNumber);
  await page.getByLabel("递交给哪个党支部").selectOption({ index: 1 });
  await page.getByRole("button", { name: "今天" }).click();
}

describe("建档", () => {
  it("reads birth date and sex from the ID number and opens the file with S01", async () => {
    await fill("林试一", inventedId("19950501", "988"));
    expect(await page.getByLabel("出生日期").inputValue()).toBe("1995-05-01");
    expect(await page.getByLabel("女", { exact: true }).isChecked()).toBe(true);
    await page.getByRole("button", { name: "建档" }).click();
    await page.getByRole("heading", { level: 1, name: /林试一/ }).waitFor();
    expect(await page.locator(".line", { hasText: "递交入党申请书" }).innerText()).toContain("✓");
    await page.getByRole("heading", { name: "下一步：党组织派人谈话" }).waitFor();
  });

  it("refuses the same ID number a second time, and says what to do", async () => {
    await fill("林试二", inventedId("19950501", "988"));
    await page.getByRole("button", { name: "建档" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("已登记");
  });

  it("refuses someone under 18 by article 5", async () => {
    const { today } = await desk.ask<{ today: string }>(page, "session.me", {});
    const year = Number(today.slice(0, 4)) - 17;
    await fill("林试三", inventedId(`${year}0501`, "986"));
    await page.getByRole("button", { name: "建档" }).click();
    const refusal = page.getByRole("alert");
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(/未满 18 周岁[\s\S]*细则第五条/);
  });

  it("keeps its button grey with a sentence while something is missing", async () => {
    await page.goto("/dossiers/new");
    const save = page.getByRole("button", { name: "建档" });
    expect(await save.getAttribute("aria-disabled")).toBe("true");
    await page.getByText("姓名、身份证号、出生日期、性别、党支部和递交日期都要填。").waitFor();
  });
});
