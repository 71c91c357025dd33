// Every route in light, dark and large type, on a desk and on a telephone: no fault in axe's eyes, nothing cut off.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
let page: Page;
let routes: readonly { readonly name: string; readonly path: string; readonly ready: string }[];

beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/");
  const list = await desk.ask<{ rows: readonly { id: string; next: readonly string[] }[] }>(
    page,
    "dossier.list",
    {
      status: "candidate",
      size: 100,
    },
  );
  const id = list.rows.find(({ next }) => next.includes("S15"))?.id ?? "";
  routes = [
    { name: "workbench", path: "/", ready: ".to-do" },
    { name: "files", path: "/dossiers", ready: "tbody tr" },
    { name: "opening", path: "/dossiers/new", ready: "form.opening" },
    { name: "file", path: `/dossiers/${id}`, ready: ".day-list dd" },
    { name: "recording", path: `/dossiers/${id}?record=S15`, ready: "dialog form .judged" },
    { name: "people", path: "/people", ready: "tbody tr" },
    { name: "ledger", path: "/ledger", ready: "input[type=file]" },
    { name: "township", path: "/township", ready: "tbody tr" },
    { name: "retention", path: "/retention", ready: "tbody tr" },
    { name: "own account", path: "/account", ready: ".session-line" },
    { name: "ledger", path: "/ledger", ready: ".drop" },
    { name: "nowhere", path: "/no/such/page", ready: ".empty" },
  ];
});
afterAll(() => desk.close());

const looks = [
  { look: "light", set: { theme: "light", type: "normal" } },
  { look: "dark", set: { theme: "dark", type: "normal" } },
  { look: "large", set: { theme: "light", type: "large" } },
] as const;

async function setLook(set: Readonly<Record<string, string>>) {
  await page.evaluate((wanted) => {
    for (const [key, value] of Object.entries(wanted)) localStorage.setItem(`miaopu.${key}`, value);
  }, set);
}

async function show({ path, ready }: { readonly path: string; readonly ready: string }) {
  await page.goto(path);
  await page.locator(ready).first().waitFor();
}

describe.each(looks)("in $look", ({ set }) => {
  it("has no fault in axe's eyes on any route", async () => {
    await setLook(set);
    for (const route of routes) {
      await show(route);
      expect([route.name, ...(await faultsOf(page))]).toEqual([route.name]);
    }
  });

  it("fits a telephone's 360 pixels on every route, without a fault", async () => {
    await setLook(set);
    await page.setViewportSize({ width: 360, height: 780 });
    for (const route of routes) {
      await show(route);
      expect([route.name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        route.name,
        360,
      ]);
      expect([route.name, ...(await faultsOf(page))]).toEqual([route.name]);
    }
    await page.setViewportSize({ width: 1360, height: 900 });
  });
});

describe("before anybody signs in", () => {
  it("has no fault in axe's eyes, in light or dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const stranger = await desk.stranger({ colorScheme });
      await stranger.goto("/");
      await stranger.getByRole("heading", { name: "登录" }).waitFor();
      expect(await faultsOf(stranger)).toEqual([]);
      await stranger.context().close();
    }
  });
});

describe("what pops up", () => {
  it("has no fault in axe's eyes: article, origin, settings, search, correction, telephone menu", async () => {
    await setLook(looks[0].set);
    const file = routes.find(({ name }) => name === "file");
    await show(file ?? { path: "/", ready: ".to-do" });
    for (const opener of [".line-article .reason", ".line-dots", ".top .popover > button"]) {
      await page.locator(opener).first().click();
      await page.locator(".popover-panel").waitFor();
      expect([opener, ...(await faultsOf(page))]).toEqual([opener]);
      await page.keyboard.press("Escape");
    }
    await page.keyboard.press("/");
    await page.keyboard.type("l");
    await page.getByRole("option").first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "更正记录" }).click();
    await page.getByLabel("要更正哪一条").selectOption({ index: 5 });
    await page.locator("dialog .judged .verdicts, dialog .judged p").first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 360, height: 780 });
    await page.getByRole("button", { name: "菜单" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "人员" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("dialog").getByRole("link", { name: "人员" }).click();
    await page.getByRole("heading", { level: 1, name: "人员" }).waitFor();
    await page.setViewportSize({ width: 1360, height: 900 });
  });
});

describe("on a telephone", () => {
  it("shows the next step's card first, the history below, and tables as lists", async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    const file = routes.find(({ name }) => name === "file");
    await show(file ?? { path: "/", ready: ".to-do" });
    const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? 0;
    expect(await top(".file-next")).toBeLessThan(await top(".history"));
    await page.goto("/dossiers");
    await page.locator("tbody tr").first().waitFor();
    const display = await page
      .locator("tbody tr")
      .first()
      .evaluate((row) => getComputedStyle(row).display);
    expect(display).toBe("block");
    await page.setViewportSize({ width: 1360, height: 900 });
  });
});

describe("languages and looks", () => {
  it("switches to English and back, and keeps it", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "设置" }).click();
    await page.getByLabel("English").check();
    await page.getByRole("heading", { name: "Today's work" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.reload();
    await page.locator(".to-do").first().waitFor();
    expect(await page.locator(".to-do-why").first().innerText()).toMatch(/Art\. \d+/);
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByLabel("中文").check();
    await page.getByRole("heading", { name: "今天要办的事" }).waitFor();
  });

  it("follows the system's dark mode unless told otherwise", async () => {
    await setLook({ theme: "system" });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.reload();
    await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("dark");
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("light");
  });
});
