// Scans of papers in a file's page: chosen, dropped, refused in words, turned by keyboard, withdrawn with a reason.
import { deflateSync, crc32 } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./desk.ts";
import { faultsOf } from "./faults.ts";

let desk: Desk;
let page: Page;
let path: string;

beforeAll(async () => {
  desk = await openDesk();
  page = await desk.officer("/");
  const { rows } = await desk.ask<{ rows: readonly { id: string; next: readonly string[] }[] }>(
    page,
    "dossier.list",
    { size: 200 },
  );
  path = `/dossiers/${rows.find(({ next }) => next.includes("S13"))?.id ?? ""}`;
});
afterEach(() => desk.expectNoFaults());
afterAll(() => desk.close());

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A grey page of 90 by 120 points; another grey is another scan. */
function scan(grey: number) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(90, 0);
  head.writeUInt32BE(120, 4);
  head[8] = 8;
  const rows = Buffer.alloc(91 * 120, Buffer.from([0, ...Buffer.alloc(90, grey)]));
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  const buffer = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...parts]);
  return { name: `张三-${grey}.png`, mimeType: "image/png", buffer };
}

const line = (step: string) => page.locator(".line", { has: page.getByText(step, { exact: true }) }).last();
async function openPapers(step: string) {
  await page.goto(path);
  await line(step).locator(".papers-open").click();
  const drawer = page.getByRole("dialog").first();
  await drawer.locator(".paper").first().waitFor();
  return drawer;
}

describe("the papers of a step", () => {
  it("are named under its record, and paper alone is enough", async () => {
    await page.goto(path);
    const papers = line("S02").locator(".papers-line");
    await papers.waitFor();
    expect(await papers.innerText()).toContain("谈话记录（纸质有效）");
  });

  it("take several scans at once, say clearly which was not taken and why, and keep no name of a file", async () => {
    const drawer = await openPapers("S01");
    const paper = drawer.getByRole("region", { name: "入党申请书" });
    const bad = { name: "坏.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<svg/>") };
    await paper.locator("input[type=file]").setInputFiles([scan(90), scan(160), bad]);
    const refused = paper.getByRole("alert");
    await refused.waitFor();
    expect(await refused.innerText()).toContain("只收 JPEG、PNG、WebP 图片和 PDF");
    await expect.poll(() => paper.locator(".scan-tile img").count()).toBe(2);
    await refused.getByRole("button", { name: "知道了" }).click();
    expect(await paper.innerText()).not.toContain("张三");
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await line("S01").locator(".papers-line").innerText()).toContain("入党申请书 扫描件 2");
  });

  it("take a scan that is dropped on them", async () => {
    const drawer = await openPapers("S02");
    const dropped = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], "scan.png", { type: "image/png" }));
        return transfer;
      },
      [...scan(120).buffer],
    );
    const paper = drawer.getByRole("region", { name: "谈话记录" });
    await paper.dispatchEvent("drop", { dataTransfer: dropped });
    await paper.locator(".scan-tile").waitFor();
  });
});

it("a scan on its way is cancelled, and nothing of it is kept", async () => {
  const drawer = await openPapers("S03");
  const paper = drawer.getByRole("region", { name: "支委会会议记录" });
  const network = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 20_000 };
  await network.send("Network.emulateNetworkConditions", slow);
  const large = Buffer.concat([scan(33).buffer, Buffer.alloc(1_000_000)]);
  const file = { name: "large.png", mimeType: "image/png", buffer: large };
  await paper.locator("input[type=file]").setInputFiles([file]);
  await paper.getByText(/正在上传 \d+%/).waitFor();
  await paper.getByRole("button", { name: "取消" }).click();
  await paper.locator("progress").waitFor({ state: "detached" });
  await network.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
  await network.detach();
  expect(await paper.innerText()).toContain("只有纸质材料");
});

describe("a scan in large", () => {
  it("is turned with the arrow keys and closed with Escape, the papers still there", async () => {
    const drawer = await openPapers("S01");
    await drawer.locator(".scan-tile").first().click();
    const title = (at: number) => page.getByRole("heading", { name: `入党申请书 · ${at} / 2` });
    await title(1).waitFor();
    await page.locator(".viewer-picture").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("ArrowRight");
    await title(2).waitFor();
    await page.keyboard.press("ArrowRight");
    await title(2).waitFor();
    await page.keyboard.press("ArrowLeft");
    await title(1).waitFor();
    await page.keyboard.press("Escape");
    await title(1).waitFor({ state: "detached" });
    expect(await drawer.locator(".paper").first().isVisible()).toBe(true);
  });

  it("is withdrawn only with a reason, which stays in sight", async () => {
    const drawer = await openPapers("S01");
    await drawer.locator(".scan-tile").first().click();
    await page.getByRole("button", { name: "撤下", exact: true }).click();
    await page.getByText("请先写明原因。").waitFor();
    await page.keyboard.type("扫描不清楚");
    await page.getByRole("button", { name: "确认撤下" }).click();
    await drawer.getByText("原因：扫描不清楚").waitFor();
    await expect.poll(() => drawer.locator(".scan-tile").count()).toBe(1);
  });

  it("that is sensitive shows no picture, and asks for a one-time code", async () => {
    const drawer = await openPapers("S10");
    const paper = drawer.getByRole("region", { name: "政审结论" });
    await paper.locator("input[type=file]").setInputFiles([scan(200)]);
    await paper.locator(".scan-tile").waitFor();
    expect(await paper.locator("img").count()).toBe(0);
    expect(await paper.innerText()).toContain("敏感");
    await paper.locator(".scan-tile").click();
    await page.getByRole("dialog", { name: "此操作须用动态验证码，请先绑定" }).waitFor();
    expect(await page.locator(".viewer-picture").count()).toBe(0);
  });
});

it("on paper the papers are a list, without pictures and buttons", async () => {
  await page.goto(path);
  await line("S01").locator(".papers-line").waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".papers-line").first().innerText()).toMatch(/^材料\s*入党申请书 扫描件 1\s*$/);
  expect(await page.locator(".papers-line img").count()).toBe(0);
  expect(await page.locator(".papers-open").first().isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
});
