// The house as people meet it: a banner while it is read-only, and the system admin's page of backups and health.
import { spawnSync } from "node:child_process";
import { rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";

const megabyte = 1024 * 1024;
const filler = join(tmpdir(), `miaopu-filler-${process.pid}`);
let desk: Desk;
afterEach(async () => {
  delete process.env["MIAOPU_MIN_FREE_MB"];
  rmSync(filler, { force: true });
  desk.expectNoFaults();
  await desk.close();
});

/** What others write to this disk meanwhile must not matter. @returns megabytes that are more than they will. */
function margin(): number {
  const { bavail, bsize } = statfsSync(tmpdir());
  const free = Math.floor((bavail * bsize) / megabyte);
  const wide = Math.min(2000, Math.floor(free / 4));
  process.env["MIAOPU_MIN_FREE_MB"] = String(free - wide);
  return wide;
}

describe("the banner", () => {
  it("stands above the page while the disk is nearly full, and reading goes on", async () => {
    const wide = margin();
    desk = await openDesk();
    const page = await desk.officer("/dossiers");
    await page.getByRole("heading", { level: 1, name: "发展党员" }).waitFor();
    const banner = page.getByRole("alert").filter({ hasText: "暂时只能查看，不能保存" });
    expect(await banner.count()).toBe(0);
    expect(spawnSync("fallocate", ["--length", `${2 * wide}MiB`, filler]).status).toBe(0);
    const shown = async () => {
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "发展党员" }).waitFor();
      return await banner.count();
    };
    await expect.poll(shown, { timeout: 20_000 }).toBe(1);
    await expect.poll(() => page.getByRole("row").count()).toBeGreaterThan(5);
    expect(await banner.innerText()).toContain("系统管理员");
    rmSync(filler);
    await expect.poll(shown, { timeout: 20_000 }).toBe(0);
  }, 90_000);
});

describe("the system admin's page", () => {
  it("makes a backup that is verified, and shows what the doctor finds", async () => {
    desk = await openDesk();
    const page = await desk.as("xitong", "/house");
    await page.getByRole("button", { name: "立即备份" }).click();
    await page.getByRole("cell", { name: "已试恢复，一致" }).waitFor({ timeout: 60_000 });
    await page.getByRole("cell", { name: /\.miaopu-backup$/ }).waitFor();
    await page.getByRole("button", { name: "开始体检" }).click();
    const told = page.getByText(/没有发现问题|发现 \d+ 处问题/);
    await told.waitFor({ timeout: 60_000 });
    expect(await page.getByRole("region", { name: "体检" }).innerText()).toContain("没有发现问题");
    await page.getByText("miaopu keys print-recovery").waitFor();
  }, 150_000);

  it("is nobody else's", async () => {
    desk = await openDesk();
    const page = await desk.officer("/house");
    await page.getByRole("alert").filter({ hasText: "您的角色不能办理此事" }).waitFor();
  }, 60_000);
});
