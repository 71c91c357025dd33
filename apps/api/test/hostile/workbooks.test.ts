// Three hundred hostile workbooks through the real upload route: each is answered in words, none harms the server.
import { afterAll, beforeAll, expect, test } from "vitest";
import { isWorkbookRefusalCode, workbookLimits } from "../../src/workbook/refusal.ts";
import { sampleFile } from "../ledger/variants.ts";
import { type TestPort, openPort } from "../port.ts";
import { type TestTownship, testTownship } from "../township.ts";
import { hostileArchives, renamed } from "./archives.ts";
import { sentAll, unexpected } from "./sending.ts";
import { hostileSheets } from "./sheets.ts";

const path = "/api/ledger/files";
let town: TestTownship;
let port: TestPort;
beforeAll(async () => {
  town = await testTownship();
  port = await openPort(town);
});
afterAll(async () => {
  await port.close();
  await town.close();
});

test("each is refused with a reason, or read as the plain table that it is", async () => {
  const files = [...renamed(), ...hostileArchives(), ...hostileSheets()];
  expect(files.length).toBeGreaterThanOrEqual(300);
  const answers = await sentAll(port, town.officer, path, files);
  expect(unexpected(answers)).toEqual([]);
  for (const { file, status, code } of answers) {
    expect(code === "taken" ? [200] : [413, 422], file.name).toContain(status);
    expect(code === "taken" || code === "LEDGER_NOT_FOUND" || isWorkbookRefusalCode(code), file.name).toBe(
      true,
    );
  }
  // What takes longer is cut off there: two seconds for a small file, more only for more content.
  expect(workbookLimits.parseBaseMs).toBeLessThanOrEqual(2000);
}, 900_000);

test("an honest one after all that is read", async () => {
  const answer = await port.as(town.officer, path, { method: "POST", body: new Uint8Array(sampleFile()) });
  expect(answer.status).toBe(200);
});
