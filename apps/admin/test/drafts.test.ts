// Drafts: saved by themselves, given back after a reload and in another browser, gone once submitted or discarded.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

interface Row {
  readonly id: string;
  readonly next: readonly string[];
}

let desk: Desk;
let page: Page;
let files: readonly Row[];

beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/");
  files = (await desk.ask<{ rows: readonly Row[] }>(page, "dossier.list", { sort: "due", size: 200 })).rows;
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const withNext = (step: string, nth = 0): Row => {
  const row = files.filter(({ next }) => next.includes(step))[nth];
  if (!row) throw new Error(`nobody is before ${step}`);
  return row;
};
const openForm = async (at: Page, { id }: Row, step: string) => {
  await at.goto(`/dossiers/${id}?record=${step}`);
  const form = at.getByRole("dialog");
  await form.getByLabel("发生日期").waitFor();
  return form;
};
type Form = Awaited<ReturnType<typeof openForm>>;
const saved = (form: Form) => form.getByText(/已保存草稿 \d{2}:\d{2}/).waitFor();
const offer = (form: Form) => form.getByText(/^您 \d{2}:\d{2} 未提交的内容$/);
const shouldAttend = (form: Form) => form.getByLabel("应到", { exact: true });

describe("what is typed and not submitted", () => {
  it("is saved by itself, and given back after a reload", async () => {
    const form = await openForm(page, withNext("S15"), "S15");
    await shouldAttend(form).fill("16");
    await saved(form);
    await page.reload();
    await offer(form).waitFor();
    expect(await shouldAttend(form).inputValue()).toBe("");
    expect(await faultsOf(page)).toEqual([]);
    await form.getByRole("button", { name: "接着填" }).click();
    await expect.poll(() => shouldAttend(form).inputValue()).toBe("16");
    await offer(form).waitFor({ state: "detached" });
  });

  it("is given back in another browser, and nothing of it stays in the first", async () => {
    const other = await desk.officer("/");
    const form = await openForm(other, withNext("S15"), "S15");
    await offer(form).waitFor();
    await form.getByRole("button", { name: "接着填" }).click();
    await expect.poll(() => shouldAttend(form).inputValue()).toBe("16");
    await other.context().close();
    const stored = await page.evaluate(async () => ({
      local: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage),
      databases: (await indexedDB.databases()).length,
    }));
    expect(stored.local).not.toMatch(/shouldAttend|dossier/);
    expect(stored).toMatchObject({ session: "{}", databases: 0 });
  });

  it("outlives the page that is left the moment after a key is pressed", async () => {
    const row = withNext("S15", 1);
    const form = await openForm(page, row, "S15");
    await form.getByText("正在保存草稿").waitFor({ state: "detached" });
    await shouldAttend(form).fill("23");
    await page.reload();
    await offer(form).waitFor();
    await form.getByRole("button", { name: "接着填" }).click();
    await expect.poll(() => shouldAttend(form).inputValue()).toBe("23");
  });

  it("outlives a form that is closed, and is gone once discarded", async () => {
    const form = await openForm(page, withNext("S15", 2), "S15");
    await shouldAttend(form).fill("17");
    await page.keyboard.press("Escape");
    await form.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "记录大会结果" }).click();
    await offer(form).waitFor();
    await form.getByRole("button", { name: "丢弃" }).click();
    await offer(form).waitFor({ state: "detached" });
    await page.reload();
    await form.getByLabel("发生日期").waitFor();
    await expect
      .poll(async () => (await desk.ask<readonly { place: string }[]>(page, "draft.list", {})).length)
      .toBe(2);
    expect(await offer(form).count()).toBe(0);
  });

  it("is not written over while it is undecided", async () => {
    const form = await openForm(page, withNext("S15"), "S15");
    await offer(form).waitFor();
    await shouldAttend(form).fill("99");
    await form.getByText(/上次的内容还没有决定/).waitFor();
    await form.getByRole("button", { name: "接着填" }).click();
    await expect.poll(() => shouldAttend(form).inputValue()).toBe("16");
  });
});

describe("a draft while the server is away", () => {
  it("says so, warns before a reload, and is saved once the server is back", async () => {
    const form = await openForm(page, withNext("S02"), "S02");
    await page.route("**/trpc/draft.keep*", (route) => route.abort());
    await form.getByRole("button", { name: "今天" }).click();
    await form.getByText(/草稿暂未存上/).waitFor();
    const asked = page.waitForEvent("dialog");
    await page.evaluate(() => setTimeout(() => location.reload()));
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await page.unroute("**/trpc/draft.keep*");
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await saved(form);
  });

  it("is gone with the record it became", async () => {
    const form = page.getByRole("dialog");
    const reason = form.getByLabel(/迟录或超期的原因/);
    await form.getByText(/核对通过|晚了/).waitFor();
    if (await reason.isVisible()) await reason.fill("防汛值守");
    await form.getByRole("button", { name: "保存" }).click();
    await form.waitFor({ state: "detached" });
    const left = await desk.ask<readonly { place: string }[]>(page, "draft.list", {});
    expect(left.map(({ place }) => place.slice(-3))).not.toContain("S02");
  });
});

describe("other forms", () => {
  it("keep a draft too: opening a file, registering a member, correcting a record", async () => {
    await page.goto("/dossiers/new");
    await page.getByLabel("姓名").fill("林未交");
    await page.getByText(/已保存草稿/).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "接着填" }).click();
    await expect.poll(() => page.getByLabel("姓名").inputValue()).toBe("林未交");
    await page.goto("/township");
    await page.getByLabel("姓名").first().fill("陈未交");
    await page.getByText(/已保存草稿/).waitFor();
    await page.goto(`/dossiers/${withNext("S15").id}`);
    await page.getByRole("button", { name: "更正记录" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("要更正哪一条").selectOption({ index: 2 });
    await form.getByLabel("更正原因").fill("登记簿上抄错一位");
    await saved(form);
    await page.reload();
    await page.getByRole("button", { name: "更正记录" }).click();
    await form.getByRole("button", { name: "接着填" }).click();
    await expect.poll(() => form.getByLabel("更正原因").inputValue()).toBe("登记簿上抄错一位");
  });
});
