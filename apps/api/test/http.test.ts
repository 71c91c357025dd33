// What goes over the wire: refusals in one shape, no stack, no personal data in logs, strict headers, own origin only.
import { Writable } from "node:stream";
import { toDay } from "@miaopu/domain";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { idNumberOf } from "./id-numbers.ts";
import { type TestTownship, appOf, lawfulRecords, testTownship, typedFile } from "./township.ts";

let town: TestTownship;
let app: ReturnType<typeof appOf>;
let cookie: string;
let logged: string;
beforeEach(async () => {
  town = await testTownship();
  logged = "";
  const lines = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString();
      done();
    },
  });
  app = appOf(town, pino({ level: "trace" }, lines));
  await town.store.db.updateTable("users").set({ must_change_password: 0 }).execute();
  const { username, password } = town.officer;
  const answer = await post("/api/auth/sign-in", { username, password });
  cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
});
afterEach(() => town.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: cookie ?? "", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

interface Wire {
  readonly error: { readonly message: string; readonly data: Record<string, unknown> & { refusal: Refused } };
}
interface Refused {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly figures?: Record<string, unknown>;
  readonly verdicts?: readonly { code: string; zh: string; en: string }[];
}
const wire = async (answer: Response) => (await answer.json()) as Wire;

describe("refusals", () => {
  it("have one shape and the status of their kind", async () => {
    const { id } = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 2));
    const record = { step: "S04", on: "2023-02-01" };
    const refused = await post("/trpc/dossier.record", { id, expectedVersion: 3, record });
    expect(refused.status).toBe(422);
    const { error } = await wire(refused);
    expect(Object.keys(error.data).toSorted()).toEqual(["code", "httpStatus", "path", "refusal"]);
    expect(error.data.refusal).toMatchObject({ code: "OUT_OF_ORDER", article: "8" });
    expect(error.data.refusal.verdicts?.length).toBeGreaterThan(0);
    const conflict = await post("/trpc/dossier.record", { id, expectedVersion: 2, record });
    expect(conflict.status).toBe(409);
    const missing = await post("/trpc/dossier.record", { id: "dos_none", expectedVersion: 2, record });
    expect(missing.status).toBe(404);
    const unsigned = await post("/trpc/dossier.record", {}, { cookie: "" });
    expect(unsigned.status).toBe(401);
  });

  it("name the place of an input that cannot be read", async () => {
    const record = { step: "S02", on: "2024-02-30" };
    const answer = await post("/trpc/dossier.record", { id: "dos_1", expectedVersion: 1, record });
    expect(answer.status).toBe(400);
    const { refusal } = (await wire(answer)).error.data;
    expect(refusal).toMatchObject({ code: "INPUT_INVALID", figures: { paths: ["record.on"] } });
    expect(refusal.zh).toContain("record.on");
    expect(refusal.en).toContain("record.on");
  });

  it("of what does not exist, or cannot be parsed, are told without a stack", async () => {
    const answers = await Promise.all([
      post("/trpc/no.such", {}),
      post("/trpc/dossier.record", "{"),
      app.request("/trpc/dossier.get?input=%7B", { headers: { cookie } }),
      app.request("/api/elsewhere"),
      app.request("/nowhere"),
    ]);
    for (const answer of answers) {
      const text = await answer.text();
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(text).not.toMatch(/stack|node_modules|\.ts|at /);
      expect(text).toMatch(/"zh":"[^"]*[一-鿿]/);
    }
  });

  it("of a broken server say nothing of its inside, and the log says where", async () => {
    await town.store.close();
    const answer = await app.request("/trpc/dossier.list", { headers: { cookie } });
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).not.toMatch(/stack|node_modules|sqlite|driver/i);
    expect(text).toContain('"code":"INTERNAL"');
    expect(logged).toMatch(/"level":50.*"stack":\[/);
    expect(answer.headers.get("x-request-id")).toBe(/"level":50.*"requestId":"([^"]+)"/.exec(logged)?.[1]);
  });
});

describe("the door", () => {
  it("takes no writing from another site's page", async () => {
    const body = { username: "officer", password: "x" };
    const from = (headers: Record<string, string>) =>
      Promise.resolve(post("/api/auth/sign-in", body, { host: "127.0.0.1:8460", ...headers })).then(
        ({ status }) => status,
      );
    expect(await from({ origin: "https://elsewhere.example" })).toBe(403);
    expect(await from({ origin: "null" })).toBe(403);
    expect(await from({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await from({ origin: "http://127.0.0.1:8460" })).toBe(401);
    const query = await post("/trpc/setup.create", {}, { origin: "https://elsewhere.example" });
    expect(query.status).toBe(403);
    expect(await query.json()).toMatchObject({ code: "OTHER_ORIGIN" });
  });

  it("is narrow: bodies, batches, and the session engine's own paths", async () => {
    expect((await post("/trpc/setup.create", { townshipName: "长".repeat(600_000) })).status).toBe(413);
    const many = Array.from({ length: 21 }, () => "session.me").join(",");
    expect((await app.request(`/trpc/${many}?batch=1&input=%7B%7D`)).status).toBe(400);
    for (const path of ["sign-up/email", "is-username-available", "get-session", "sign-in/username", "ok"])
      expect([path, (await post(`/api/auth/${path}`, {})).status]).toEqual([path, 404]);
  });

  it("answers with strict headers, and API answers are kept by nobody", async () => {
    const { headers } = await app.request("/trpc/session.me", { headers: { cookie } });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("takes queries by POST, so that names stay out of addresses", async () => {
    const answer = await post("/trpc/search.find", { q: "陈守义" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ result: { data: [{ kind: "person", name: "陈守义" }] } });
  });
});

describe("the log", () => {
  it("says what was called and how it ended, and nothing of anybody", async () => {
    const idNumber = idNumberOf("2001-02-03", 2);
    const someone = { name: "吴小满", sex: "female", birthDate: toDay("2001-02-03"), phone: "13900000000" };
    const record = { step: "S01", on: "2026-11-20" };
    const opening = { person: { ...someone, idNumber }, branchId: town.branchA, record };
    const opened = await post("/trpc/dossier.open", opening);
    expect(opened.status).toBe(200);
    expect((await post("/trpc/dossier.open", opening)).status).toBe(422);
    await app.request(`/trpc/search.find?input=${encodeURIComponent(JSON.stringify({ q: "吴小满" }))}`, {
      headers: { cookie },
    });
    await post("/api/auth/sign-in", { username: "officer", password: "hunter-2026-x" });
    // A row that breaks a constraint of the database itself: the error must not be quoted.
    await town.store.db.deleteFrom("dossier_duties").execute();
    await post("/trpc/setup.create", { townshipName: "x" });
    expect(logged).toMatch(/"path":"\/trpc\/dossier.open","status":200/);
    expect(logged).toMatch(/"path":"\/trpc\/search.find","status":200/);
    for (const secretText of [
      "吴小满",
      idNumber,
      idNumber.slice(-4),
      "13900000000",
      "hunter",
      cookie.slice(7, 30),
    ])
      expect(logged).not.toContain(secretText);
    expect(logged).not.toContain(encodeURIComponent("吴小满"));
  });
});
