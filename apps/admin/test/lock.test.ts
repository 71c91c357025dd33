// A page that nobody touches locks in place: it hides what it showed, lets nothing through, and gives back what was typed.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, password, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(async () => {
  await page.context().close();
  desk.expectNoFaults();
});
afterAll(() => desk.close());

const locked = (on = page) => on.getByRole("dialog", { name: "页面已锁定" });

/** A page of the officer whose clock is moved by hand. */
async function watched(path: string, ready: string): Promise<void> {
  page = await desk.officer("about:blank");
  await page.clock.install();
  await page.goto(path);
  await page.locator(ready).first().waitFor();
}

const unlock = async (on = page) => {
  await locked(on).getByLabel("密码").fill(password);
  await on.keyboard.press("Enter");
  await locked(on).waitFor({ state: "detached" });
};

const statusOf = async (): Promise<number> => (await page.context().request.get("/trpc/session.me")).status();

describe("a page that nobody touches", () => {
  it("locks after fifteen minutes, hides a form with its text, and gives it back exactly", async () => {
    await watched("/dossiers/new", "form.opening");
    await page.getByLabel("姓名").fill("林试一");
    const title = await page.title();
    await page.clock.fastForward("14:30");
    expect(await locked().count()).toBe(0);
    await page.clock.fastForward("01:00");
    await locked().waitFor();
    expect(await page.getByLabel("姓名").isVisible()).toBe(false);
    expect(await page.title()).toBe("页面已锁定 · 苗圃");
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await locked().isVisible()).toBe(true);
    await expect.poll(statusOf).toBe(401);
    await unlock();
    expect(await page.getByLabel("姓名").inputValue()).toBe("林试一");
    expect(await page.title()).toBe(title);
    expect(await statusOf()).toBe(200);
  });

  it("hides an open drawer and gives it back where it was", async () => {
    await watched("/people", "tbody tr");
    await page.locator("tbody tr button").first().click();
    const drawer = page.locator("dialog[open][data-side]");
    await drawer.getByText("党支部").first().waitFor();
    await page.clock.fastForward("15:30");
    await locked().waitFor();
    expect(await drawer.isVisible()).toBe(false);
    await unlock();
    expect(await drawer.isVisible()).toBe(true);
  });

  it("stays open, and so does the session, while somebody types for long", async () => {
    await watched("/dossiers/new", "form.opening");
    for (let minutes = 0; minutes < 40; minutes += 8) {
      await page.clock.fastForward("08:00");
      await page.getByLabel("姓名").press("a");
    }
    expect(await locked().count()).toBe(0);
    expect(await statusOf()).toBe(200);
  });

  it("says that a password is wrong, and stays locked over a reload", async () => {
    await watched("/people", "tbody tr");
    await page.getByRole("button", { name: "设置" }).click();
    await page.getByRole("button", { name: "锁定页面" }).click();
    await locked().getByLabel("密码").fill("wrong");
    await page.keyboard.press("Enter");
    await locked().getByRole("alert").waitFor();
    await expect.poll(statusOf).toBe(401);
    await page.reload();
    await page.getByRole("heading", { name: "页面已锁定" }).waitFor();
    expect(await page.locator("body").innerText()).not.toContain("周敏");
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel("密码").fill(password);
    await page.keyboard.press("Enter");
    await page.locator("tbody tr").first().waitFor();
  });

  it("locks and opens together with the other pages of the browser", async () => {
    await watched("/people", "tbody tr");
    const second = await page.context().newPage();
    await second.goto("/dossiers");
    await second.locator("tbody tr").first().waitFor();
    await page.clock.fastForward("15:30");
    await locked(second).waitFor();
    await unlock();
    await locked(second).waitFor({ state: "detached" });
    expect(await second.locator("tbody tr").first().isVisible()).toBe(true);
  });
});
