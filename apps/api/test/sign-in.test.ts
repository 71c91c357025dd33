// Signing in over HTTP: the cookie, the lock after five failures, the first password, signing out.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp } from "../src/app.ts";
import { tokenHash } from "../src/auth/tokens.ts";
import {
  type Account,
  type TestTownship,
  appOf,
  emptyStore,
  secret,
  silent,
  testTownship,
} from "./township.ts";

let town: TestTownship;
let app: ReturnType<typeof appOf>;
beforeEach(async () => {
  town = await testTownship();
  app = appOf(town);
});
afterEach(() => town.close());

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  await app.request(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const signIn = ({ username, password }: Pick<Account, "username" | "password">, headers = {}) =>
  post("/api/auth/sign-in", { username, password }, headers);
const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
const me = async (cookie: string) => {
  const answer = await app.request("/trpc/session.me", { headers: { cookie } });
  return ((await answer.json()) as { result: { data: { user: { name: string } } | null } }).result.data;
};
const change = (cookie: string, current: string, next: string) =>
  post("/trpc/session.changePassword", { current, next }, { cookie });
const refusalIn = async (answer: Response) =>
  ((await answer.json()) as { error: { data: { refusal: { code: string } } } }).error.data.refusal.code;

describe("sign-in", () => {
  it("gives a cookie that scripts and other sites cannot use, and nothing else", async () => {
    const answer = await signIn(town.officer);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ok: true });
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^miaopu=.*; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(await me(cookieOf(answer))).toMatchObject({
      user: { name: "测试officer", roles: ["township-officer"], mustChangePassword: true },
      organisation: { name: "试验镇", kind: "township" },
      today: "2026-11-22",
    });
    expect(await me("")).toBeNull();
    expect(await me(`${cookieOf(answer)}x`)).toBeNull();
  });

  it("binds the cookie to the host where browsers come by HTTPS", async () => {
    const origin = "https://miaopu.example";
    app = createApp({ desk: town.desk, log: silent, secret, origin, pages: null, isReady: () => true });
    const answer = await signIn(town.officer, { origin });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-miaopu=.*; HttpOnly; Secure; SameSite=Strict$/);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age");
    expect(await me(cookieOf(answer))).not.toBeNull();
    expect((await signIn(town.officer, { origin: "http://miaopu.example" })).status).toBe(403);
  });

  it("stores the session's token as a hash alone", async () => {
    const cookie = cookieOf(await signIn(town.officer));
    const token = decodeURIComponent(cookie.slice("miaopu=".length)).split(".")[0] ?? "";
    const rows = await town.store.db.selectFrom("sessions").selectAll().execute();
    expect(rows.map((row) => row.token)).toEqual([tokenHash(token)]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(await town.store.db.selectFrom("accounts").selectAll().execute())).not.toContain(
      town.officer.password,
    );
  });

  it("says the same of a wrong password and of a name that nobody has", async () => {
    const wrong = await signIn({ ...town.officer, password: "wrong" });
    const nobody = await signIn({ username: "nobody", password: "wrong" });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    const said = await wrong.json();
    expect(await nobody.json()).toEqual(said);
    expect(said).toMatchObject({ code: "SIGN_IN_WRONG", zh: expect.any(String), en: expect.any(String) });
    expect((await post("/api/auth/sign-in", { username: "officer" })).status).toBe(400);
    expect((await app.request("/api/auth/sign-in", { method: "POST", body: "{" })).status).toBe(415);
  });

  it("is locked for 15 minutes after five failures, whatever addresses they claim", async () => {
    const attempts = Array.from({ length: 12 }, (_, i) =>
      signIn(
        { ...town.officer, password: `wrong${i}` },
        { "x-forwarded-for": `10.0.0.${i}`, "x-real-ip": `10.0.1.${i}` },
      ),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    const right = await signIn({ ...town.officer, username: " OFFICER " });
    expect(right.status).toBe(429);
    expect(right.headers.get("retry-after")).toBe("900");
    expect(await right.json()).toMatchObject({ code: "TOO_MANY_ATTEMPTS", figures: { minutes: 15 } });
    expect((await signIn(town.secretary)).status).toBe(200);
    town.clock.pass(14);
    expect((await signIn(town.officer)).status).toBe(429);
    town.clock.pass(1);
    expect((await signIn(town.officer)).status).toBe(200);
  });

  it("counts failures anew after a success", async () => {
    for (let i = 0; i < 4; i++) await signIn({ ...town.officer, password: "wrong" });
    expect((await signIn(town.officer)).status).toBe(200);
    for (let i = 0; i < 4; i++) await signIn({ ...town.officer, password: "wrong" });
    expect((await signIn(town.officer)).status).toBe(200);
  });

  it("ends after eight hours, and at once on signing out", async () => {
    const first = cookieOf(await signIn(town.officer));
    const second = cookieOf(await signIn(town.officer));
    const out = await post("/api/auth/sign-out", {}, { cookie: first });
    expect(out.headers.getSetCookie()[0]).toMatch(/^miaopu=; Max-Age=0/);
    expect(await me(first)).toBeNull();
    expect(await me(second)).not.toBeNull();
    await town.store.db.updateTable("sessions").set({ expires_at: town.clock.now() }).execute();
    expect(await me(second)).toBeNull();
  });
});

describe("the first password", () => {
  const next = "青苗-2026-abc";

  it("must be changed before anything else, and only for a strong one", async () => {
    const cookie = cookieOf(await signIn(town.officer));
    const list = () => app.request("/trpc/dossier.list", { headers: { cookie } });
    expect(await refusalIn(await list())).toBe("PASSWORD_CHANGE_REQUIRED");
    const { password } = town.officer;
    for (const weak of ["short1", "onlyletters", "1234567890", "officer-12345"])
      expect([weak, await refusalIn(await change(cookie, password, weak))]).toEqual([
        weak,
        "PASSWORD_TOO_WEAK",
      ]);
    expect(await refusalIn(await change(cookie, password, password))).toBe("PASSWORD_UNCHANGED");
    expect(await refusalIn(await change(cookie, "wrong", next))).toBe("WRONG_PASSWORD");
    expect((await change(cookie, password, next)).status).toBe(200);
    expect((await list()).status).toBe(200);
    expect((await signIn(town.officer)).status).toBe(401);
    expect((await signIn({ ...town.officer, password: next })).status).toBe(200);
  });

  it("once changed, ends every other session of that user", async () => {
    const here = cookieOf(await signIn(town.officer));
    const elsewhere = cookieOf(await signIn(town.officer));
    const other = cookieOf(await signIn(town.secretary));
    await change(here, town.officer.password, next);
    expect(await me(here)).toMatchObject({ user: { mustChangePassword: false } });
    expect(await me(elsewhere)).toBeNull();
    expect(await me(other)).not.toBeNull();
  });

  it("cannot be guessed through the change of it either", async () => {
    const cookie = cookieOf(await signIn(town.officer));
    const codes: string[] = [];
    for (let i = 0; i < 6; i++) codes.push(await refusalIn(await change(cookie, `wrong${i}`, next)));
    expect(codes).toEqual([...Array.from({ length: 5 }, () => "WRONG_PASSWORD"), "TOO_MANY_ATTEMPTS"]);
  });
});

describe("set-up", () => {
  it("is open only while nobody can sign in", async () => {
    const township = {
      townshipName: "新镇",
      officerName: "新人",
      username: "newone",
      password: "青苗-2026-abc",
    };
    const refused = await post("/trpc/setup.create", township);
    expect(await refusalIn(refused)).toBe("ALREADY_SET_UP");
    await town.close();
    const empty = await emptyStore();
    town = { ...town, ...empty };
    app = appOf(empty);
    const status = await (await app.request("/trpc/setup.status")).json();
    expect(status).toEqual({ result: { data: { needed: true } } });
    expect(await refusalIn(await post("/trpc/setup.create", { ...township, password: "weak" }))).toBe(
      "PASSWORD_TOO_WEAK",
    );
    const both = await Promise.all([
      post("/trpc/setup.create", township),
      post("/trpc/setup.create", { ...township, username: "other" }),
    ]);
    expect(new Set(both.map(({ status: code }) => code))).toEqual(new Set([200, 422]));
    const signedIn = await signIn({ username: "newone", password: "青苗-2026-abc" });
    const otherwise = await signIn({ username: "other", password: "青苗-2026-abc" });
    expect(new Set([signedIn.status, otherwise.status])).toEqual(new Set([200, 401]));
  });
});
