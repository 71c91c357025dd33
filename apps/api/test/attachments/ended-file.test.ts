// Scans of a file that has ended: the township alone still adds one.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestPort, openPort } from "../port.ts";
import { type Account, type TestTownship, lawfulRecords, testTownship, typedFile } from "../township.ts";
import { photo } from "./pictures.ts";

let town: TestTownship;
let port: TestPort;
beforeEach(async () => {
  town = await testTownship();
  port = await openPort(town);
});
afterEach(async () => {
  await port.close();
  await town.close();
});

describe("a file that has ended", () => {
  it("takes a late scan from the township, not from the branch", async () => {
    const { id } = await typedFile(town, "林知夏", lawfulRecords(town.membersA));
    const where = new URLSearchParams({ dossier: id, step: "S01", material: "入党申请书" }).toString();
    const bytes = Buffer.from(await photo("png"));
    const add = (account: Account) =>
      port.as(account, `/api/attachments?${where}`, {
        method: "POST",
        headers: { "content-type": "image/png" },
        body: bytes,
      });
    const refused = await add(town.secretary);
    expect(((await refused.json()) as { code: string }).code).toBe("FILE_ENDED");
    expect((await add(town.officer)).status).toBe(201);
  });
});
