// Guessing a password: whatever addresses a guesser claims, an account's password is looked at five times, not more.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { passwordChecks } from "../../src/auth/password.ts";
import { type Office, openOffice } from "../accounts/office.ts";

let office: Office;
let checks: number;
const count = () => void checks++;
beforeEach(async () => {
  office = await openOffice();
  checks = 0;
  passwordChecks.subscribe(count);
});
afterEach(async () => {
  passwordChecks.unsubscribe(count);
  await office.close();
});

const address = (n: number) => `10.${n >> 8}.${n & 255}.7`;

/** Every header that some server somewhere believes. */
const claimed = (n: number): Record<string, string> => ({
  "x-forwarded-for": address(n),
  forwarded: `for=${address(n)};proto=https`,
  "x-real-ip": address(n),
  "x-client-ip": address(n),
  "true-client-ip": address(n),
  "cf-connecting-ip": address(n),
  "user-agent": `guesser ${n}`,
});

describe("a thousand tries with rotating addresses", () => {
  it("at one account look at its password five times, then at none", async () => {
    const codes = new Map<string, number>();
    for (let n = 0; n < 1000; n += 20) {
      const tries = Array.from({ length: 20 }, (_, at) =>
        office.tryToSignIn({ username: "officer", password: `guess ${n + at}` }, claimed(n + at)),
      );
      for (const { code } of await Promise.all(tries)) codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect(checks).toBe(5);
    expect(Object.fromEntries(codes)).toEqual({ SIGN_IN_WRONG: 5, TOO_MANY_ATTEMPTS: 995 });
    const right = await office.tryToSignIn(office.officer, claimed(1));
    expect([right.status, right.code, checks]).toEqual([429, "TOO_MANY_ATTEMPTS", 5]);
  });

  it("spread over the account's ways to be written are counted as one account", async () => {
    const names = ["officer", "OFFICER", " officer ", "Officer", "ｏｆｆｉｃｅｒ"];
    for (let n = 0; n < 40; n++)
      await office.tryToSignIn(
        { username: names[n % names.length] ?? "", password: `guess ${n}` },
        claimed(n),
      );
    expect(checks).toBeLessThanOrEqual(5);
  });

  it("through the sign-in, the lock and the change of the password share one count", async () => {
    const browser = await office.signIn(office.officer);
    checks = 0;
    for (let n = 0; n < 3; n++) await browser.post("/api/auth/unlock", { password: `guess ${n}` });
    for (let n = 0; n < 3; n++)
      await office.tryToSignIn({ username: "officer", password: `guess ${n}` }, claimed(n));
    const change = { current: "guess", next: "青苗-2026-abc" };
    expect((await browser.call("session.changePassword", change)).code).toBe("TOO_MANY_ATTEMPTS");
    expect((await browser.post("/api/auth/unlock", office.officer)).code).toBe("TOO_MANY_ATTEMPTS");
    expect(checks).toBe(5);
  });
});

describe("the audit log", () => {
  it("tells of failures, the lock, the sign-in and the sign-out, and of no typed name", async () => {
    const { id } = await office.open("member", []);
    const user = { username: "member", password: "wrong" };
    for (let n = 0; n < 7; n++) await office.tryToSignIn(user);
    await office.tryToSignIn({ username: "my-password-typed-as-name", password: "x" });
    office.clock.pass(15);
    const browser = await office.signIn(office.officer);
    await browser.post("/api/auth/lock");
    await browser.post("/api/auth/unlock", { password: office.officer.password });
    await browser.post("/api/auth/sign-out");
    const lines = (await office.log()).filter(({ action }) => action.startsWith("sign-"));
    const wrong = { action: "sign-in", outcome: "refused", actor_id: null };
    const { userId } = office.officer.asking.asker;
    const done = { outcome: "done", actor_id: userId, subject_id: userId };
    expect(lines).toMatchObject([
      ...Array.from({ length: 4 }, () => ({ ...wrong, subject_id: id, details: { locked: false } })),
      { ...wrong, subject_id: id, details: { refusal: "SIGN_IN_WRONG", locked: true } },
      { ...wrong, subject_id: null, details: { refusal: "SIGN_IN_WRONG" } },
      { ...done, action: "sign-in" },
      { ...done, action: "sign-out", details: { kind: "lock" } },
      { ...done, action: "sign-in", details: { kind: "unlock" } },
      { ...done, action: "sign-out" },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/typed-as-name|member/);
  });
});
