// Five hundred hostile scans through the real upload route: each is answered in words, none harms the server.
import { afterAll, beforeAll, expect, test } from "vitest";
import { isScanRefusalCode, scanLimits } from "../../src/attachments/refusal.ts";
import { photo } from "../attachments/pictures.ts";
import { type TestPort, openPort } from "../port.ts";
import { type TestTownship, lawfulRecords, testTownship, typedFile } from "../township.ts";
import { brokenJpegs, brokenPngs } from "./broken-pictures.ts";
import type { Hostile } from "./hostile.ts";
import { canary, doubles, impostors } from "./impostors.ts";
import { hostilePdfs } from "./pdfs.ts";
import { brokenWebps } from "./webps.ts";
import { sentAll, unexpected } from "./sending.ts";

let town: TestTownship;
let port: TestPort;
let path: string;
beforeAll(async () => {
  town = await testTownship();
  const { id } = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 1));
  path = `/api/attachments?${new URLSearchParams({ dossier: id, step: "S01", material: "入党申请书" }).toString()}`;
  port = await openPort(town);
});
afterAll(async () => {
  await port.close();
  await town.close();
});

async function harmless(id: string): Promise<void> {
  for (const part of ["preview", "thumbnail"]) {
    const answer = await port.as(town.officer, `/api/attachments/${id}/${part}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.ok) expect(bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
    expect(bytes.includes(canary)).toBe(false);
  }
}

test("each is refused with a reason, or taken without what made it hostile", async () => {
  const files: readonly Hostile[] = [
    ...impostors(),
    ...(await doubles()),
    ...(await brokenJpegs()),
    ...brokenPngs(),
    ...(await brokenWebps()),
    ...hostilePdfs(),
  ];
  expect(files.length).toBeGreaterThanOrEqual(500);
  const answers = await sentAll(port, town.officer, path, files);
  expect(unexpected(answers)).toEqual([]);
  for (const { file, status, code, answer } of answers) {
    if (code === "taken") await harmless(answer.id ?? "");
    else expect(isScanRefusalCode(code), file.name).toBe(true);
    expect(code === "taken" ? [201] : [413, 422], file.name).toContain(status);
  }
  expect(scanLimits.examineMs).toBeLessThanOrEqual(2000);
}, 900_000);

test("an honest one after all that is taken", async () => {
  const answer = await port.as(town.officer, path, { method: "POST", body: await photo("jpeg", 640, 480) });
  expect(answer.status).toBe(201);
});
