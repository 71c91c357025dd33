// Correcting a record: what it breaks is shown before it is saved; what was typed before stays in sight.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";

let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/");
  const list = await desk.ask<{ rows: readonly { id: string; next: readonly string[] }[] }>(
    page,
    "dossier.list",
    { status: "candidate", size: 100 },
  );
  const row = list.rows.find(({ next }) => next.includes("S15"));
  await page.goto(`/dossiers/${row?.id}`);
  await page.getByRole("heading", { name: "第一阶段 申请入党" }).waitFor();
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const dialog = () => page.getByRole("dialog", { name: /更正记录/ });
const correct = async (title: string) => {
  const line = page.locator(".line", { hasText: title }).first();
  await line.getByRole("button", { name: /的来历$/ }).click();
  await line.getByRole("button", { name: "更正这条记录" }).click();
  await dialog().waitFor();
};

describe("更正记录", () => {
  it("starts from the record as it stands, and is refused where it would be unlawful", async () => {
    await correct("确定入党介绍人");
    const on = dialog().getByLabel("发生日期");
    expect(await on.inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await on.fill("20010102");
    await dialog().locator("[data-code=DATE_BEFORE_PREDECESSOR]").waitFor();
    await dialog().getByLabel("更正原因").fill("试一下");
    expect(await dialog().getByRole("button", { name: "保存更正" }).getAttribute("aria-disabled")).toBe(
      "true",
    );
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
  });

  it("shows what it breaks elsewhere before it is saved", async () => {
    await correct("支部委员会审查");
    await dialog().getByLabel("不合格").check();
    const breaks = dialog().getByRole("region", { name: "更正后，这些记录会出现问题" });
    await breaks.locator("[data-code=SCRUTINY_FAILED]").waitFor();
    expect(await breaks.innerText()).toContain("S13");
    await page.keyboard.press("Escape");
    await dialog().waitFor({ state: "detached" });
  });

  it("keeps the earlier record struck through, with who corrected it, when and why", async () => {
    await correct("填写入党志愿书");
    const number = dialog().getByLabel("入党志愿书编号");
    const before = await number.inputValue();
    await number.fill("43-777777");
    const save = dialog().getByRole("button", { name: "保存更正" });
    await dialog().getByText("请写明更正原因。").waitFor();
    await dialog().getByLabel("更正原因").fill("登记簿上抄错一位");
    await expect.poll(() => save.getAttribute("aria-disabled")).toBeNull();
    await save.click();
    await dialog().waitFor({ state: "detached" });
    const line = page.locator(".line", { hasText: "43-777777" });
    await line.waitFor();
    expect(await line.locator("s").innerText()).toContain(before);
    const me = await desk.ask<{ user: { name: string }; today: string }>(page, "session.me", {});
    const said = await line.locator(".line-superseded").innerText();
    expect(said).toContain(`${me.today} ${me.user.name} 更正`);
    expect(said).toContain("原因：登记簿上抄错一位");
  });

  it("withdraws a record that should never have been typed, and says so at its place", async () => {
    await correct("填写入党志愿书");
    await dialog().getByLabel("本不该录入，作废").check();
    expect(await dialog().getByLabel("发生日期").count()).toBe(0);
    await dialog().getByLabel("更正原因").fill("录到了别人的档案里");
    await page.keyboard.press("Control+Enter");
    await dialog().waitFor({ state: "detached" });
    const withdrawn = page.locator(".line-withdrawn");
    await withdrawn.waitFor();
    expect(await withdrawn.innerText()).toMatch(/填写入党志愿书 已作废[\s\S]*录到了别人的档案里/);
    await page.getByRole("heading", { name: "下一步：填写入党志愿书" }).waitFor();
  });
});
