// Recording a step: judged before it is saved, refused with its article, kept with its warnings; by keyboard alone too.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";

interface Row {
  readonly id: string;
  readonly personName: string;
  readonly step: string;
  readonly next: readonly string[];
}

let desk: Desk;
let page: Page;
let files: readonly Row[];

const withNext = (step: string, nth = 0): Row => {
  const row = files.filter(({ next }) => next.includes(step))[nth];
  if (!row) throw new Error(`nobody is before ${step}`);
  return row;
};
const openForm = async ({ id }: Row, step: string) => {
  await page.goto(`/dossiers/${id}?record=${step}`);
  const form = page.getByRole("dialog");
  await form.getByLabel("发生日期").waitFor();
  return form;
};

beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/");
  const list = { sort: "due", size: 200 };
  files = (await desk.ask<{ rows: readonly Row[] }>(page, "dossier.list", list)).rows;
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

describe("a record before it is saved", () => {
  it("is refused with its article, and the grey button says why", async () => {
    const form = await openForm(withNext("S02"), "S02");
    const save = form.getByRole("button", { name: "保存" });
    expect(await form.getByText("先填发生日期。", { exact: true }).isVisible()).toBe(true);
    await form.getByLabel("发生日期").fill("2001.1.2");
    const refusal = form.locator(".verdict", { hasText: "早于" });
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(/✕.*不能通过/s);
    await refusal.getByRole("button", { name: /细则第七条/ }).click();
    expect(await form.locator(".popover-panel").innerText()).toContain("2014");
    expect(await save.getAttribute("aria-disabled")).toBe("true");
    await save.click({ force: true });
    expect(await form.isVisible()).toBe(true);
    expect(await form.getByText("有不能通过的条目，改正后按钮就会可用。").isVisible()).toBe(true);
  });

  it("takes no text that is not a day for one", async () => {
    const form = await openForm(withNext("S02"), "S02");
    await form.getByLabel("发生日期").fill("2024-02-30");
    await form.getByText("2024年2月只有 29 天，请核对").waitFor();
    await form.getByText("有看不懂的日期或数字，请先改正。").waitFor();
    await form.getByLabel("发生日期").fill("２０２６年９月１日");
    await form.getByText("2026年9月1日 星期二").waitFor();
  });

  it("checks the ballot's sums as they are typed", async () => {
    const form = await openForm(withNext("S15"), "S15");
    await form.getByRole("button", { name: "今天" }).click();
    const typed = { 应到: "16", 实到: "14", 赞成: "8", 反对: "3", 弃权: "1" };
    for (const [label, value] of Object.entries(typed))
      await form.getByLabel(label, { exact: true }).fill(value);
    const lines = form.locator(".vote-check li");
    await expect.poll(() => lines.allInnerTexts()).toHaveLength(3);
    expect((await lines.allInnerTexts()).map((line) => line.trim()[0])).toEqual(["✓", "✕", "✕"]);
    await form.locator("[data-code=VOTE_TALLY_INCONSISTENT]").waitFor();
    await form.getByLabel("赞成", { exact: true }).fill("10");
    await form.locator("[data-code=VOTE_TALLY_INCONSISTENT]").waitFor({ state: "detached" });
    expect((await lines.allInnerTexts()).map((line) => line.trim()[0])).toEqual(["✓", "✓", "✓"]);
  });
});

describe("a record that is saved", () => {
  it("keeps its warning and its reason in amber beside it, and moves the next step on", async () => {
    const late = files.find(({ step }) => step === "S01") ?? withNext("S02");
    const form = await openForm(late, "S02");
    await form.getByRole("button", { name: "今天" }).click();
    await form.locator("[data-code=TALK_LATE]").waitFor();
    await form.getByLabel(/迟录或超期的原因/).fill("防汛值守");
    await form.getByRole("button", { name: "保存" }).click();
    await form.waitFor({ state: "detached" });
    await page.getByText("已记录：S02 党组织派人谈话。有 1 条提醒随记录保留").waitFor();
    const line = page.locator(".line", { hasText: "党组织派人谈话" });
    expect(await line.locator("[data-code=TALK_LATE]").innerText()).toMatch(/晚了 \d+ 天.*原因：防汛值守/s);
    await page.getByRole("heading", { name: "下一步：推荐和确定入党积极分子" }).waitFor();
    expect(new URL(page.url()).search).toBe("");
  });

  it("names members found by pinyin initials, and refuses one too few by the township's own rule", async () => {
    const row = files.find(({ step, next }) => step === "S04" && next.includes("S05")) ?? withNext("S03");
    const isBefore = row.next.includes("S03");
    if (isBefore) {
      const first = await openForm(row, "S03");
      await first.getByRole("button", { name: "今天" }).click();
      await first.getByLabel("党员推荐").check();
      await first.getByRole("button", { name: "保存" }).click();
      await first.waitFor({ state: "detached" });
    }
    const form = await openForm(row, "S05");
    await form.getByRole("button", { name: "今天" }).click();
    const picker = form.getByRole("combobox", { name: "培养联系人" });
    await picker.click();
    const first = form.getByRole("option").first();
    await first.waitFor();
    const name = await first.locator("strong").innerText();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await form.getByRole("button", { name: `去掉 ${name}` }).waitFor();
    await form.locator("[data-code=LOCAL_MENTOR_COUNT]").waitFor();
    await picker.click();
    await form.getByRole("option").first().click();
    await form.locator("[data-code=LOCAL_MENTOR_COUNT]").waitFor({ state: "detached" });
    await form.getByRole("button", { name: "保存" }).click();
    await form.waitFor({ state: "detached" });
    expect(await page.locator(".line", { hasText: "指定培养联系人 2 名" }).innerText()).toContain(name);
  });

  it("says who entered it when and under which article in one click", async () => {
    const line = page.locator(".line", { hasText: "指定培养联系人 2 名" });
    await line.getByRole("button", { name: "指定培养联系人的来历" }).click();
    const said = await line.locator(".popover-panel").innerText();
    const me = await desk.ask<{ user: { name: string } }>(page, "session.me", {});
    expect(said).toContain(me.user.name);
    expect(said).toMatch(/录入时间\s*\d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
    expect(said).toMatch(/发展党员工作细则（2026年修订） 第九条/);
    await page.keyboard.press("Escape");
  });
});

describe("the stop of a file", () => {
  it("asks for its reason and says what is still missing", async () => {
    await page.goto(`/dossiers/${withNext("S02", 3).id}?record=stop`);
    const form = page.getByRole("dialog");
    await form.getByRole("button", { name: "今天" }).click();
    await form.getByText("先写终止的原因。", { exact: true }).waitFor();
    await form.getByLabel("原因").fill("本人撤回申请");
    await form.getByText(/核对通过/).waitFor();
  });
});

describe("by keyboard alone", () => {
  it("finds a person, records a step and sees it recorded", async () => {
    const row = withNext("S02", 2);
    await page.goto("/");
    await page.getByRole("heading", { name: "今天要办的事" }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.insertText(row.personName);
    await page
      .getByRole("option", { name: new RegExp(row.personName) })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: new RegExp(row.personName) }).waitFor();
    const action = page.getByRole("button", { name: "记录谈话" });
    await action.waitFor();
    const isFocused = () => action.evaluate((button) => button === document.activeElement);
    for (let presses = 0; presses < 80 && !(await isFocused()); presses++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const form = page.getByRole("dialog");
    await form.getByLabel("发生日期").waitFor();
    const { today } = await desk.ask<{ today: string }>(page, "session.me", {});
    await page.keyboard.type(today.replaceAll("-", ""));
    await form.getByText(/核对通过|晚了/).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await form.waitFor({ state: "detached" });
    expect(await page.locator(".line", { hasText: "党组织派人谈话" }).innerText()).toContain(today);
  });

  it("shows its keys", async () => {
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "快捷键" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
});
