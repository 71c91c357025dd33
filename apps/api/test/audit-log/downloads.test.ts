// The auditor's downloads over HTTP: a purpose and a code first, a file that is never shown, and an entry of it.
import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Office, type Opened, openOffice } from "../accounts/office.ts";
import { appOf } from "../township.ts";

let office: Office;
let auditor: Opened;
let cookie: string;
const app = () => appOf(office);

async function signIn({ username, password }: Opened): Promise<string> {
  const answer = await post("/api/auth/sign-in", { username, password }, "");
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

function post(path: string, body: unknown, as = cookie, more: Record<string, string> = {}) {
  const headers = { "content-type": "application/json", cookie: as, ...more };
  return app().request(path, { method: "POST", headers, body: JSON.stringify(body) });
}

const take = (format: string, reason = "年度检查", filter: object = {}) =>
  post("/api/audit-log/export", { format, filter }, cookie, { "x-reason": encodeURIComponent(reason) });

const codeOf = async (answer: Response | Promise<Response>) =>
  ((await (await answer).json()) as { code: string }).code;

async function prove() {
  const begun = await post("/trpc/factor.begin", { password: auditor.password });
  const { result } = (await begun.json()) as { result: { data: { secret: string } } };
  const totp = new TOTP({ secret: Secret.fromBase32(result.data.secret) });
  const code = totp.generate({ timestamp: Date.parse(office.clock.now()) });
  expect((await post("/trpc/factor.confirm", { code })).status).toBe(200);
}

beforeEach(async () => {
  office = await openOffice();
  auditor = await office.open("shenji", ["auditor"]);
  cookie = await signIn(auditor);
});
afterEach(() => office.close());

describe("an export of the audit log", () => {
  it("takes a purpose, then a code; the try without one stands in the log", async () => {
    expect(await codeOf(take("jsonl", "  "))).toBe("REASON_REQUIRED");
    expect(await codeOf(take("jsonl", "长".repeat(501)))).toBe("REASON_REQUIRED");
    expect(await codeOf(take("jsonl"))).toBe("SECOND_FACTOR_REQUIRED");
    expect((await office.log()).at(-1)).toMatchObject({
      action: "audit-log.export",
      outcome: "refused",
      details: { refusal: "SECOND_FACTOR_REQUIRED" },
    });
  });

  it("is a download with an entry that says its purpose, form and size", async () => {
    await prove();
    for (const format of ["jsonl", "xlsx"]) {
      const answer = await take(format);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''[%\w.-]+$/);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(200);
      const entry = (await office.log()).at(-1);
      expect(entry).toMatchObject({ action: "audit-log.export", outcome: "done", reason: "年度检查" });
      expect(entry?.details).toMatchObject({ format, entries: expect.any(Number) as number });
    }
  });

  it("refuses what it cannot read, and everybody but an auditor", async () => {
    await prove();
    expect(await codeOf(take("csv"))).toBe("INPUT_INVALID");
    expect(await codeOf(take("jsonl", "检查", { from: "2026-13-01" }))).toBe("INPUT_INVALID");
    const others = { ganbu: "township-officer", anquan: "security-admin", xitong: "system-admin" } as const;
    for (const [username, role] of Object.entries(others)) {
      cookie = await signIn(await office.open(username, [role]));
      expect(await codeOf(take("jsonl"))).toBe("FORBIDDEN");
    }
    cookie = "";
    expect(await codeOf(take("jsonl"))).toBe("SIGN_IN_REQUIRED");
  });
});

describe("the offline verifier", () => {
  const get = (as: string) => app().request("/api/audit-log/verifier.html", { headers: { cookie: as } });

  it("is only ever a download, for auditors alone", async () => {
    const answer = await get(cookie);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toContain("<title>审计日志核对");
    expect((await get("")).status).toBe(401);
    expect((await get(await signIn(await office.open("gan", ["township-officer"])))).status).toBe(403);
  });
});
