// What takes a one-time code asks for it once, sets it up where there is none, and then does what was asked by itself.
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, password, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
let page: Page;
let path: string;
let secret: string;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/");
  const list = await desk.ask<{ rows: readonly { id: string }[] }>(page, "dossier.list", {
    status: "closed",
    size: 50,
  });
  for (const { id } of list.rows) {
    await page.goto(`/dossiers/${id}`);
    await page.locator(".history").waitFor();
    if ((await show().count()) > 0) path = `/dossiers/${id}`;
  }
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const show = (on = page) => on.getByRole("button", { name: "查看敏感内容" });
const text = "本人书面提出不再继续申请";
const codeOf = (later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });

describe("a sensitive text", () => {
  it("asks for a second factor to be set up, and is shown once it is", async () => {
    await page.goto(path);
    await show().click();
    const dialog = page.getByRole("dialog", { name: "此操作须用动态验证码，请先绑定" });
    await dialog.getByLabel("您的登录密码").fill(password);
    await page.keyboard.press("Enter");
    await dialog.getByRole("img", { name: "绑定用的二维码" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    secret = (await dialog.locator("code.secret").innerText()).replaceAll(" ", "");
    await dialog.getByLabel("验证码").fill("000000");
    await page.keyboard.press("Control+Enter");
    await dialog.getByText("验证码不正确").waitFor();
    await dialog.getByLabel("验证码").fill(codeOf());
    await page.keyboard.press("Control+Enter");
    await dialog.locator(".recovery li").first().waitFor();
    expect(await dialog.locator(".recovery li").count()).toBe(10);
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole("button", { name: "已抄好，继续" }).click();
    await page.getByText(text).first().waitFor();
  });

  it("asks another session for a code, which may be declined, and shows it after one", async () => {
    const other = await desk.officer(path);
    await show(other).click();
    const dialog = other.getByRole("dialog", { name: "请输入动态验证码" });
    await dialog.waitFor();
    expect(await faultsOf(other)).toEqual([]);
    await other.keyboard.press("Escape");
    await other.getByText("此操作须先输入动态验证码。").waitFor();
    await show(other).click();
    await dialog.getByLabel("验证码").fill(codeOf(1));
    await other.keyboard.press("Control+Enter");
    await other.getByText(text).first().waitFor();
    await other.context().close();
  });
});
