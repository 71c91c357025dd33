// Signing in: the one-time password opens only its own change, a lost session gives the page back.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { firstLogIn, openDesk, password, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

describe("the first sign-in", () => {
  it("says in words that the password is wrong, and keeps the address that was asked for", async () => {
    const page = await desk.stranger();
    await page.goto("/people?kind=member");
    await page.getByLabel("用户名").fill(firstLogIn.username);
    await page.getByLabel("密码").fill("not the password");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").innerText()).toMatch(/用户名或密码/);
    expect(new URL(page.url()).pathname).toBe("/people");
    await page.context().close();
  });

  it("asks for the one-time password's change before anything else, then opens the page asked for", async () => {
    const page = await desk.stranger();
    await page.goto("/dossiers?status=candidate");
    await page.getByLabel("用户名").fill(firstLogIn.username);
    await page.getByLabel("密码").fill(firstLogIn.oneTimePassword);
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByRole("heading", { name: "请先修改密码" }).waitFor();
    await page.getByLabel("当前密码").fill(firstLogIn.oneTimePassword);
    await page.getByLabel("新密码", { exact: true }).fill(password);
    await page.getByLabel("再输一次新密码").fill(`${password}!`);
    await page.getByRole("button", { name: "修改密码" }).click();
    await page.getByText("两次输入的新密码不一样").waitFor();
    await page.getByLabel("再输一次新密码").fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "发展党员" }).waitFor();
    expect(new URL(page.url()).search).toBe("?status=candidate");
    await page.context().close();
  });

  it("signs out to the sign-in page", async () => {
    const page = await desk.stranger();
    await page.goto("/");
    await page.getByLabel("用户名").fill(firstLogIn.username);
    await page.getByLabel("密码").fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "今天要办的事" }).waitFor();
    await page.getByRole("button", { name: "设置" }).click();
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    await page.context().close();
  });
});

describe("a session that ends under a form", () => {
  it("locks the page in place and gives back what was typed", async () => {
    const page = await desk.stranger();
    await page.goto("/dossiers/new");
    const signIn = async () => {
      await page.getByLabel("用户名").fill(firstLogIn.username);
      await page.getByLabel("密码").fill(password);
      await page.getByRole("button", { name: "登录", exact: true }).click();
    };
    await signIn();
    await page.getByLabel("姓名").fill("林试一");
    await page.context().clearCookies();
    await page.getByRole("combobox", { name: "搜索" }).fill("lin");
    await page.getByRole("dialog", { name: "登录已到期，请重新登录" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await signIn();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.getByLabel("姓名").inputValue()).toBe("林试一");
    expect(new URL(page.url()).pathname).toBe("/dossiers/new");
    await page.context().close();
  });
});

describe("an installation without data", () => {
  it("is set up once, and its empty workbench says the one next thing to do", async () => {
    const empty = await openDesk(["--empty"]);
    const page = await empty.stranger();
    await page.goto("/");
    await page.getByRole("heading", { name: "初始设置" }).waitFor();
    await page.getByLabel("乡镇名称").fill("试验镇党委");
    await page.getByLabel("组织委员姓名").fill("测试员");
    await page.getByLabel("用户名").fill("ceshi");
    await page.getByLabel("密码", { exact: true }).fill(password);
    await page.getByLabel("再输一次新密码").fill(password);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: "三员激活单" }).waitFor();
    const slips = await page.locator(".slip").allInnerTexts();
    expect(slips.map((slip) => /xitong|anquan|shenji/.exec(slip)?.[0])).toEqual([
      "xitong",
      "anquan",
      "shenji",
    ]);
    expect(new Set(slips.map((slip) => /\w{4}(-\w{4}){3}/.exec(slip)?.[0])).size).toBe(3);
    expect(await faultsOf(page)).toEqual([]);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button", { name: "打印三张激活单" }).isVisible()).toBe(false);
    expect(await page.locator(".slip").first().isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "已交给三个人，进入系统" }).click();
    await page.getByText("还没有党支部").waitFor();
    expect(await page.getByRole("link", { name: "加党支部" }).getAttribute("href")).toBe("/township");
    empty.expectNoFaults();
    await empty.close();
  });
});
