// The page of a file: its bar, its whole history, what comes next, what would follow, and its print.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";

interface Row {
  readonly id: string;
  readonly next: readonly string[];
  readonly status: string;
}

let desk: Desk;
let page: Page;
let files: readonly Row[];
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/");
  files = (await desk.ask<{ rows: readonly Row[] }>(page, "dossier.list", { size: 200 })).rows;
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const open = async (row: Row | undefined) => {
  await page.goto(`/dossiers/${row?.id}`);
  await page.getByRole("heading", { name: "第一阶段 申请入党" }).waitFor();
};
const withNext = (step: string) => files.find(({ next }) => next.includes(step));

describe("the bar", () => {
  it("has twenty-five cells in five stages, each with its state in words", async () => {
    await open(withNext("S15"));
    const bar = page.getByRole("list", { name: "二十五步" });
    const cells = await bar.locator(".stage-cell").allInnerTexts();
    expect(cells).toHaveLength(25);
    expect(await bar.locator(".stage-name").count()).toBe(5);
    expect(cells[0]).toBe("S01 递交入党申请书: 已办");
    expect(cells[14]).toBe("S15 支部大会讨论: 下一步");
    expect(cells[24]).toBe("S25 材料归档: 未到");
    expect(await bar.locator("[data-current]").innerText()).toBe("预备党员的接收 · 第 15 步");
  });
});

describe("the history", () => {
  it("shows every record with its day and article, and every step to come", async () => {
    const steps = await page.locator(".line .line-step").allInnerTexts();
    for (let number = 1; number <= 25; number++)
      expect(steps).toContain(`S${String(number).padStart(2, "0")}`);
    const line = page.locator(".line", { hasText: "进行政治审查" });
    expect(await line.innerText()).toMatch(/✓[\s\S]*合格[\s\S]*\d{4}-\d{2}-\d{2}[\s\S]*第十六条/);
  });

  it("says of a step to come from when it is lawful", async () => {
    expect(await page.locator(".line-to-come", { hasText: "提出转正申请" }).innerText()).toMatch(
      /最早 \d{4}-\d{2}-\d{2}/,
    );
  });

  it("says when a file was closed, and offers nothing more to record", async () => {
    await open(files.find(({ status }) => status === "closed"));
    expect(await page.locator(".file-next").innerText()).toMatch(/本档案已于 \d{4}-\d{2}-\d{2} 终止/);
    expect(await page.getByRole("button", { name: "其他记录" }).count()).toBe(0);
    expect(await page.locator(".line-to-come").count()).toBe(0);
  });
});

describe("the next step", () => {
  it("has a grey button with its sentence while the joint review is open, and a way to enter the reply", async () => {
    const row = files.find(({ status, next }) => status === "activist" && next.includes("S07"));
    await page.goto(`/dossiers/${row?.id}?record=S07`);
    const agreeing = page.getByRole("dialog");
    await agreeing.getByRole("button", { name: "今天" }).click();
    for (const view of await agreeing.getByRole("checkbox").all()) await view.check();
    await agreeing.getByText("核对通过，没有问题").waitFor();
    await agreeing.getByRole("button", { name: "保存" }).click();
    await agreeing.waitFor({ state: "detached" });
    const action = page.getByRole("button", { name: "记录备案公示" });
    await page.locator(".next [data-code=JOINT_REVIEW_PENDING]").waitFor();
    expect(await action.getAttribute("aria-disabled")).toBe("true");
    const described = (await action.getAttribute("aria-describedby")) ?? "";
    expect(await page.locator(`[id="${described}"]`).innerText()).toContain("条件满足后，按钮就会可用。");
    for (const department of ["镇纪委", "派出所"]) {
      await page.getByRole("button", { name: "登记联审回复" }).click();
      const form = page.getByRole("dialog", { name: /联合审查/ });
      await form.getByLabel(department).check();
      await form.getByLabel("回复", { exact: true }).selectOption({ label: "无异议" });
      await form.getByRole("button", { name: "今天" }).click();
      await form.getByText("核对通过，没有问题").waitFor();
      await form.getByRole("button", { name: "保存" }).click();
      await form.waitFor({ state: "detached" });
    }
    await expect.poll(() => action.getAttribute("aria-disabled")).toBeNull();
  });

  it("says what would follow if it were done on a day of the user's own", async () => {
    await open(withNext("S15"));
    const whatIf = page.getByRole("region", { name: "如果“支部大会讨论”在这一天办成" });
    await whatIf.getByRole("textbox").fill("2027年1月15日");
    const days = whatIf.locator(".day-list").first();
    await expect.poll(() => days.innerText()).toMatch(/上级党委审批不晚于\s*2027-04-15/);
    expect(await days.innerText()).toMatch(/支部大会讨论转正最早\s*2028-01-15/);
    await whatIf.getByRole("textbox").fill("2001-01-01");
    await whatIf.locator("[data-code=DATE_BEFORE_PREDECESSOR]").waitFor();
  });

  it("asks for the lawful order by its sentence when an address asks for a step too early", async () => {
    const row = withNext("S02");
    await page.goto(`/dossiers/${row?.id}?record=S15`);
    const form = page.getByRole("dialog");
    await form.getByRole("button", { name: "今天" }).click();
    const refusal = form.locator("[data-code=OUT_OF_ORDER]");
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain("还缺前面的步骤");
  });
});

describe("words for what goes wrong", () => {
  it("says that a file cannot be found, and what to do", async () => {
    await page.goto("/dossiers/dos_nobody");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toContain("请返回列表重新选择");
    await page.getByRole("link", { name: "回发展党员列表" }).click();
    await page.getByRole("heading", { level: 1, name: "发展党员" }).waitFor();
  });

  it("says that the server cannot be reached, and tries again when asked", async () => {
    await page.goto("/people");
    await page.locator("tbody tr").first().waitFor();
    await page.route("**/trpc/**", (route) => route.abort());
    await page.getByRole("link", { name: "发展党员" }).click();
    await page.getByText("连不上服务器，已填的内容还在。请检查网络后再试。").waitFor();
    await page.unroute("**/trpc/**");
    await page.getByRole("button", { name: "再试一次" }).click();
    await page.locator("tbody tr").first().waitFor();
  });

  it("says that there is no such page", async () => {
    await page.goto("/no/such/page");
    await page.getByRole("heading", { name: "没有这个页面" }).waitFor();
    await page.getByRole("link", { name: "回工作台" }).click();
    await page.getByRole("heading", { name: "今天要办的事" }).waitFor();
  });
});

describe("the print of one person's file", () => {
  it("holds the history on A4, light, without what only a screen can use", async () => {
    await open(withNext("S15"));
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const isShown = (selector: string) => page.locator(selector).first().isVisible();
    expect(await isShown(".history")).toBe(true);
    expect(await isShown(".side")).toBe(false);
    expect(await isShown(".top")).toBe(false);
    expect(await isShown(".file-next")).toBe(false);
    expect(await isShown(".page-actions")).toBe(false);
    const colour = await page
      .locator(".line-title")
      .first()
      .evaluate((text) => getComputedStyle(text).color);
    expect(colour).toBe("rgb(28, 35, 38)");
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await page.emulateMedia({ media: "screen" });
  });
});
