// A number stands masked; the whole of it is shown for a reason, to those who may ask, and goes away again.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/people");
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const drawer = (on = page) => on.getByRole("dialog");
const masked = /431999\*{8}\d{3}[\dX]/;
const whole = /431999\d{11}[\dX]/;
const openFirst = async (on: Page) => {
  await on.locator("tbody tr :is(a, button)").first().click();
  await drawer(on).getByText(masked).waitFor();
};

describe("an ID number", () => {
  it("is masked in the list and beside it, and no answer of the server has held it", async () => {
    const answers: string[] = [];
    page.on("response", async (response) => {
      if (response.url().includes("/trpc/")) answers.push(await response.text().catch(() => ""));
    });
    await page.reload();
    await openFirst(page);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.join("\n")).not.toMatch(whole);
    expect(await page.locator("tbody").innerText()).not.toMatch(whole);
  });

  it("is shown for a reason, and hidden again", async () => {
    await drawer().getByRole("button", { name: "显示完整号码" }).first().click();
    const send = drawer().locator("form").getByRole("button", { name: "显示完整号码" });
    expect(await send.getAttribute("aria-disabled")).toBe("true");
    expect(await faultsOf(page)).toEqual([]);
    await drawer().getByLabel("查看事由").fill("核对入党志愿书");
    await page.keyboard.press("Control+Enter");
    await drawer().getByText(whole).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await drawer().getByRole("button", { name: "隐藏" }).click();
    await drawer().getByText(masked).waitFor();
    expect(await drawer().innerText()).not.toMatch(whole);
  });

  it("is not offered in full to those whom the policy table leaves out", async () => {
    const other = await desk.as("zuzhibu", "/people");
    await openFirst(other);
    expect(await drawer(other).getByRole("button", { name: "显示完整号码" }).count()).toBe(0);
    await other.context().close();
  });
});
