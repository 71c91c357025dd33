// Accounts and grants in a browser: one opens, another grants, a third confirms, each seeing only their own deeds.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, password, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
let system: Page;
let security: Page;
beforeAll(async () => {
  desk = await openDesk();
  system = await desk.as("xitong", "/");
  security = await desk.as("anquan", "/");
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const drawerOf = async (page: Page, name: string) => {
  await page.goto("/accounts");
  await page.getByRole("button", { name }).click();
  const drawer = page.getByRole("dialog", { name, exact: true });
  await drawer.getByText("角色与授权记录").waitFor();
  return drawer;
};

const codeIn = async (page: Page): Promise<string> => {
  const code = page.locator("dialog[open] code.secret");
  await code.waitFor();
  return await code.innerText();
};

describe("an account", () => {
  it("is opened by the system admin by keyboard alone, and its code is shown once", async () => {
    await system.getByRole("heading", { level: 1, name: "账号与授权" }).waitFor();
    await system.getByRole("button", { name: "开立账号" }).press("Enter");
    const dialog = system.getByRole("dialog", { name: "开立账号" });
    await dialog.getByText("还缺姓名、用户名或组织。").waitFor();
    expect(await faultsOf(system)).toEqual([]);
    await system.keyboard.type("苏新来");
    await system.keyboard.press("Enter");
    await system.keyboard.type("sunew");
    await system.keyboard.press("Enter");
    await dialog.getByLabel("组织").selectOption({ label: "荫田镇" });
    await system.keyboard.press("Control+Enter");
    expect(await codeIn(system)).toMatch(/^\w{4}(-\w{4}){3}$/);
    expect(await dialog.innerText()).toContain("苏新来 的一次性激活码（只显示这一次）");
    expect(await faultsOf(system)).toEqual([]);
    await system.keyboard.press("Escape");
    await system
      .getByRole("row", { name: /苏新来/ })
      .getByText("无角色")
      .waitFor();
  });

  it("gets a privileged role from two people, who see what each may do", async () => {
    const drawer = await drawerOf(security, "苏新来");
    await drawer.getByRole("button", { name: "授予角色" }).click();
    const granting = security.getByRole("dialog", { name: "授予 苏新来 角色" });
    expect(await granting.getByLabel("支部书记").count()).toBe(0);
    await granting.getByLabel("乡镇党建办干部").check();
    await granting.getByText("这是重要角色").waitFor();
    expect(await faultsOf(security)).toEqual([]);
    await granting.getByRole("button", { name: "授予角色" }).click();
    await drawer.getByText("待复核").waitFor();
    await drawer.getByText("您提出的授权由另一人复核。").waitFor();
    await system.goto("/accounts?show=waiting");
    await system.getByRole("button", { name: "苏新来" }).click();
    await system.getByRole("button", { name: "复核同意" }).click();
    const confirming = system.getByRole("dialog", { name: "复核：授予 苏新来“乡镇党建办干部”" });
    expect(await confirming.innerText()).toContain("由 石坚 提出");
    await confirming.getByRole("button", { name: "复核同意" }).click();
    await confirming.waitFor({ state: "detached" });
    await system.getByRole("dialog").getByText("有效").waitFor();
    expect(await system.getByRole("button", { name: "重置密码" }).count()).toBe(0);
  });

  it("is reset and suspended with a reason, in a dialog that names the person", async () => {
    const drawer = await drawerOf(security, "程远");
    await drawer.getByRole("button", { name: "重置密码" }).click();
    const resetting = security.getByRole("dialog", { name: "重置 程远 的密码" });
    await resetting.getByText("请写明事由。").waitFor();
    await resetting.getByLabel("事由").fill("本人忘记密码");
    await security.keyboard.press("Control+Enter");
    const code = await codeIn(security);
    await security.keyboard.press("Escape");
    await drawer.getByRole("button", { name: "停用账号" }).click();
    const suspending = security.getByRole("dialog", { name: "停用 程远 的账号" });
    await suspending.getByLabel("事由").fill("调离");
    await suspending.getByRole("button", { name: "停用账号" }).click();
    await drawer.getByText("已停用").waitFor();
    const stranger = await desk.stranger();
    await stranger.goto("/");
    await stranger.getByLabel("用户名").fill("zuwei");
    await stranger.getByLabel("密码").fill(code);
    await stranger.keyboard.press("Enter");
    await stranger.getByText("此账号已停用").waitFor();
    await stranger.context().close();
  });

  it("of an administrator's own is another's matter, and the auditor only looks on", async () => {
    const drawer = await drawerOf(security, "石坚");
    await drawer.getByText("自己的账号由另一位管理员办理。").waitFor();
    expect(await drawer.getByRole("button", { name: "收回" }).count()).toBe(0);
    const auditor = await desk.as("shenji", "/accounts");
    await auditor.getByRole("button", { name: "程远" }).click();
    await auditor.getByText("角色与授权记录").waitFor();
    expect(await auditor.getByRole("dialog").getByRole("button").allInnerTexts()).toEqual(["关闭"]);
    await auditor.context().close();
  });

  it("of a mentor is linked to a member of the branch by the exact name", async () => {
    await system.goto("/accounts");
    await system.getByRole("button", { name: "开立账号" }).click();
    const dialog = system.getByRole("dialog", { name: "开立账号" });
    await dialog.getByLabel("组织").selectOption({ label: "河口村党支部" });
    await dialog.getByLabel("姓名").fill("查无此人");
    await dialog.getByLabel("用户名").fill("mentor.new");
    await dialog.getByLabel("是培养联系人").check();
    await dialog.getByRole("button", { name: "在名册中查找" }).click();
    await dialog.getByText("没有这个姓名").waitFor();
    await dialog.getByText("请先在名册中查找并选定。").waitFor();
    await system.keyboard.press("Escape");
  });
});

describe("the pages of accounts", () => {
  it("have no fault in axe's eyes in light and dark, on a desk and on a telephone", async () => {
    for (const colorScheme of ["light", "dark"] as const)
      for (const viewport of [
        { width: 1360, height: 900 },
        { width: 360, height: 780 },
      ]) {
        const page = await desk.as("anquan", "/accounts", { colorScheme, viewport });
        await page.locator("tbody tr").first().waitFor();
        expect(await faultsOf(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
        await page.getByRole("button", { name: "邓长河" }).click();
        await page.getByText("角色与授权记录").waitFor();
        expect(await faultsOf(page)).toEqual([]);
        await page.context().close();
      }
  });

  it("let nobody else in, and the township's page says who opens accounts", async () => {
    const officer = await desk.officer("/township");
    await officer.getByText("账号由系统管理员开立").waitFor();
    expect(await officer.getByRole("link", { name: "账号与授权" }).count()).toBe(0);
    await officer.context().close();
  });
});

describe("one's own account", () => {
  it("changes the password by its rules, said beforehand", async () => {
    const page = await desk.as("shuji", "/account");
    await page.getByRole("button", { name: "修改密码" }).click();
    const dialog = page.getByRole("dialog", { name: "修改密码" });
    await dialog.getByText("密码至少10位").waitFor();
    await dialog.getByLabel("当前密码").fill(password);
    await dialog.getByLabel("新密码", { exact: true }).fill("only letters");
    await dialog.getByLabel("再输一次新密码").fill("only letters");
    await page.keyboard.press("Enter");
    await dialog.getByText("这个密码字符种类太少").waitFor();
    await dialog.getByLabel("新密码", { exact: true }).fill(`${password}2`);
    await dialog.getByLabel("再输一次新密码").fill(`${password}2`);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByText("密码已修改").waitFor();
    await page.context().close();
  });

  it("lists the sessions and ends another one", async () => {
    const one = await desk.as("lianxiren", "/account");
    const other = await desk.as("lianxiren", "/");
    await one.reload();
    await one.getByRole("button", { name: /^结束 Chrome/ }).click();
    await expect.poll(() => one.locator(".session-line").count()).toBe(1);
    await other.reload();
    await other.getByRole("heading", { name: "登录" }).waitFor();
    await one.context().close();
    await other.context().close();
  });
});
