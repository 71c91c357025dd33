// Scans of papers over a real port: who may add, see, open and withdraw them, and what lies on the disk.
import { readFileSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkScans } from "../../src/doctor/scans.ts";
import type { Env } from "../../src/env.ts";
import { isObjectKept } from "../../src/repositories/attachments.ts";
import { type TestPort, openPort } from "../port.ts";
import { type Account, type TestTownship, lawfulRecords, testTownship, typedFile } from "../township.ts";
import { paged, pdfOf, photo } from "./pictures.ts";

let town: TestTownship;
let port: TestPort;
let dossier: string;
beforeEach(async () => {
  town = await testTownship();
  dossier = (await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 3))).id;
  port = await openPort(town);
});
afterEach(async () => {
  await port.close();
  await town.close();
});

interface Row {
  readonly id: string;
  readonly pages: number;
  readonly mediaType: string;
  readonly mayRead: boolean;
  readonly withdrawn: { readonly reason: string } | null;
}

const query = (step: string, material: string, id = dossier) =>
  new URLSearchParams({ dossier: id, step, material }).toString();

const add = (account: Account | null, bytes: Uint8Array, where = query("S01", "入党申请书")) =>
  port.as(account, `/api/attachments?${where}`, {
    method: "POST",
    headers: { "content-type": "text/html" },
    body: Buffer.from(bytes),
  });
const added = async (account: Account, bytes: Uint8Array, where?: string) =>
  (await (await add(account, bytes, where)).json()) as Row;

async function call<T>(account: Account, procedure: string, input: object): Promise<T> {
  const answer = await port.as(account, `/trpc/${procedure}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const said = (await answer.json()) as {
    result?: { data: T };
    error?: { data: { refusal: { code: string } } };
  };
  if (said.error) throw new Error(said.error.data.refusal.code);
  return said.result?.data as T;
}
const list = (account: Account, id = dossier) =>
  call<{ rows: Row[]; mayAdd: boolean; mayWithdraw: boolean }>(account, "attachment.list", { id });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const logOf = (action: string) =>
  town.store.db.selectFrom("audit_log").selectAll().where("action", "=", action).orderBy("seq").execute();

describe("a scan", () => {
  it("is told by its bytes, drawn anew without what the camera wrote, and given back as it came", async () => {
    const taken = await sharp(await photo("jpeg"))
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Artist: "张三丰" }, IFD3: { GPSLatitude: "30/1 14/1 5/1" } })
      .jpeg()
      .toBuffer();
    expect(taken.includes("Exif")).toBe(true);
    const { id, mediaType } = await added(town.secretary, taken);
    expect(mediaType).toBe("image/jpeg");
    const original = await port.as(town.officer, `/api/attachments/${id}`);
    expect(Buffer.from(await original.arrayBuffer()).equals(taken)).toBe(true);
    for (const part of ["preview", "thumbnail"]) {
      const drawn = await port.as(town.officer, `/api/attachments/${id}/${part}`);
      expect(drawn.headers.get("content-type")).toBe("image/jpeg");
      const bytes = Buffer.from(await drawn.arrayBuffer());
      expect(bytes.includes("Exif")).toBe(false);
      // Turned upright: the camera was held on its side.
      const { width, height } = await sharp(bytes).metadata();
      expect(width).toBeLessThan(height);
    }
  });

  it("of every kind that is taken is listed with its pages, and the same one twice is one", async () => {
    for (const bytes of [await photo("png"), await photo("webp"), pdfOf(paged(3))]) {
      const first = await added(town.secretary, bytes);
      expect(await added(town.officer, bytes)).toEqual(first);
    }
    const { rows } = await list(town.officer);
    expect(rows.map(({ mediaType, pages }) => [mediaType, pages])).toEqual([
      ["image/png", 1],
      ["image/webp", 1],
      ["application/pdf", 3],
    ]);
  });

  it("lies on the disk sealed, under a name that tells nothing", async () => {
    const bytes = pdfOf(paged(1));
    await added(town.officer, bytes);
    const shelves = readdirSync(port.vaultFolder);
    const files = shelves.flatMap((shelf) =>
      readdirSync(join(port.vaultFolder, shelf)).map((name) => join(shelf, name)),
    );
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(/^([0-9a-f]{2})\/\1[0-9a-f]{30}\.original$/);
    const sealed = readFileSync(join(port.vaultFolder, files[0] ?? ""));
    expect(sealed.includes("%PDF")).toBe(false);
    expect(sealed.includes("Catalog")).toBe(false);
  });

  it("loses what was appended to it", async () => {
    const picture = await photo("png");
    const { id } = await added(town.officer, Buffer.concat([picture, Buffer.from("PK\u0003\u0004<script>")]));
    const original = await port.as(town.officer, `/api/attachments/${id}`);
    expect(Buffer.from(await original.arrayBuffer()).equals(picture)).toBe(true);
  });
});

describe("who may", () => {
  it("add: writers of the file's own reach, to a paper of the step, on a file that is there", async () => {
    const bytes = await photo("png");
    expect((await add(null, bytes)).status).toBe(401);
    expect(await codeOf(await add(town.county, bytes))).toBe("FORBIDDEN");
    expect(await codeOf(await add(town.officer, bytes, query("S01", "票决单")))).toBe("SCAN_NOT_OF_STEP");
    expect(await codeOf(await add(town.officer, bytes, query("S99", "其他")))).toBe("SCAN_NOT_OF_STEP");
    const other = await typedFile(
      town,
      "周小满",
      lawfulRecords(town.membersB).slice(0, 1),
      town.officer,
      town.branchB,
    );
    const foreign = await add(town.secretary, bytes, query("S01", "入党申请书", other.id));
    const missing = await add(town.secretary, bytes, query("S01", "入党申请书", "dos_none"));
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(await foreign.json()).toEqual(await missing.json());
    expect((await add(town.secretary, bytes, query("S01", "其他"))).status).toBe(201);
  });

  it("open: within the scope, each look written down; outside it is as if it were not there", async () => {
    const { id } = await added(town.officer, await photo("png"));
    const foreign = await typedFile(
      town,
      "周小满",
      lawfulRecords(town.membersB).slice(0, 1),
      town.officer,
      town.branchB,
    );
    const theirs = await added(town.officer, await photo("webp"), query("S01", "其他", foreign.id));
    for (const part of ["", "/preview", "/thumbnail"]) {
      const outside = await port.as(town.secretary, `/api/attachments/${theirs.id}${part}`);
      const missing = await port.as(town.secretary, `/api/attachments/att_none${part}`);
      expect([outside.status, missing.status]).toEqual([404, 404]);
      expect(await outside.json()).toEqual(await missing.json());
    }
    await expect(list(town.secretary, foreign.id)).rejects.toThrow("NOT_FOUND");
    const before = (await logOf("attachment.read")).filter(({ outcome }) => outcome === "done").length;
    await port.as(town.secretary, `/api/attachments/${id}`);
    await port.as(town.secretary, `/api/attachments/${id}`);
    await port.as(town.secretary, `/api/attachments/${id}/thumbnail`);
    const looks = (await logOf("attachment.read")).filter(({ outcome }) => outcome === "done").slice(before);
    expect(looks.map(({ actor_id, subject_id }) => [actor_id, subject_id])).toEqual(
      [1, 2].map(() => [town.secretary.asking.asker.userId, id]),
    );
  });

  it("open what is sensitive: only who may read sensitive texts, after a one-time code", async () => {
    for (const [step, material] of [
      ["S10", "政审结论"],
      ["joint-review", "联审回复"],
      ["veto", "其他"],
    ] as const) {
      const { id } = await added(town.secretary, await photo("png"), query(step, material));
      for (const part of ["", "/preview", "/thumbnail"]) {
        const answers = await Promise.all(
          [town.secretary, town.officer].map((one) => port.as(one, `/api/attachments/${id}${part}`)),
        );
        expect(answers.map(({ status }) => status)).toEqual([403, 403]);
        expect(await Promise.all(answers.map(codeOf))).toEqual(["FORBIDDEN", "SECOND_FACTOR_REQUIRED"]);
      }
    }
    expect((await list(town.secretary)).rows.map(({ mayRead }) => mayRead)).toEqual([false, false, false]);
    expect((await list(town.officer)).rows.map(({ mayRead }) => mayRead)).toEqual([true, true, true]);
  });

  it("withdraw: with a reason, once, on the record; the scan itself stays", async () => {
    const { id } = await added(town.secretary, await photo("png"));
    await expect(call(town.secretary, "attachment.withdraw", { id, reason: " " })).rejects.toThrow(
      "REASON_REQUIRED",
    );
    await expect(call(town.county, "attachment.withdraw", { id, reason: "看错" })).rejects.toThrow(
      "FORBIDDEN",
    );
    await call(town.secretary, "attachment.withdraw", { id, reason: "扫错了人" });
    await expect(call(town.officer, "attachment.withdraw", { id, reason: "又一次" })).rejects.toThrow(
      "SCAN_WITHDRAWN_ALREADY",
    );
    expect((await list(town.officer)).rows).toMatchObject([{ id, withdrawn: { reason: "扫错了人" } }]);
    expect((await port.as(town.officer, `/api/attachments/${id}`)).status).toBe(200);
    const again = await added(town.secretary, await photo("png"));
    expect(again.id).not.toBe(id);
    const entries = await logOf("attachment.withdraw");
    expect(entries.filter(({ outcome }) => outcome === "done")).toMatchObject([
      { subject_id: id, reason: "扫错了人" },
    ]);
    const { db } = town.store;
    await expect(db.deleteFrom("attachments").execute()).rejects.toThrow("never deleted");
    await expect(db.updateTable("attachments").set({ pages: 9 }).execute()).rejects.toThrow(
      "never rewritten",
    );
  });
});

describe("on the way out", () => {
  it("a scan is a file of its own: apart, never inline, never kept by a cache", async () => {
    const { id } = await added(town.officer, await photo("png"));
    for (const part of ["", "/preview", "/thumbnail"]) {
      const { headers } = await port.as(town.officer, `/api/attachments/${id}${part}`);
      expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("content-disposition")).toBe(
        part === "" ? `attachment; filename="${id}.png"` : null,
      );
    }
  });
});

describe("the vault", () => {
  it("sweeps what no row names once it is old, and nothing else", async () => {
    await added(town.officer, await photo("png"));
    const orphan = await port.vault.keep({ original: Buffer.from("orphan"), pictures: null });
    const kept = (object: string) => isObjectKept(town.store.db, object);
    expect(await port.vault.sweep(kept, Date.now())).toBe(0);
    const long = new Date(Date.now() - 2 * 60 * 60 * 1000);
    for (const shelf of readdirSync(port.vaultFolder))
      for (const name of readdirSync(join(port.vaultFolder, shelf)))
        utimesSync(join(port.vaultFolder, shelf, name), long, long);
    expect(await port.vault.sweep(kept, Date.now())).toBe(1);
    expect(await port.vault.read(orphan, "original")).toBeNull();
    const { rows } = await list(town.officer);
    expect((await port.as(town.officer, `/api/attachments/${rows[0]?.id}`)).status).toBe(200);
  });
});

describe("the doctor", () => {
  it("names the scans whose bytes are gone", async () => {
    await added(town.officer, await photo("png"));
    const patient = { env: { dataFolder: town.folder } as Env, db: town.store.db, clock: town.clock };
    expect(await checkScans(patient)).toMatchObject([{ check: "scans", level: "ok" }]);
    rmSync(port.vaultFolder, { recursive: true });
    expect(await checkScans(patient)).toMatchObject([{ check: "scans", level: "failure" }]);
  });
});
