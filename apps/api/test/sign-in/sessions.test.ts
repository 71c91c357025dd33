// Sessions: one's own are listed and ended; one in which nothing is done locks until the password is given again.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Browser, type Office, type Opened, openOffice } from "../accounts/office.ts";

let office: Office;
let account: Opened;
let browser: Browser;
beforeEach(async () => {
  office = await openOffice();
  account = await office.open("dangban", ["township-officer"]);
  browser = await office.signIn(
    account,
    "Mozilla/5.0 (Windows NT 10.0) Chrome/109.0 Safari/537.36 Edg/109.0",
  );
});
afterEach(() => office.close());

const unlock = (password = account.password) => browser.post("/api/auth/unlock", { password });
const list = () => browser.ask("dossier.list");

describe("a session in which nothing is done", () => {
  it("locks after fifteen minutes, and lets nothing through until the password is given", async () => {
    office.clock.pass(14);
    expect((await list()).code).toBe("");
    office.clock.pass(15);
    const codes = [
      await list(),
      await browser.ask("session.me"),
      await browser.ask("session.list"),
      await browser.call("factor.begin", { password: account.password }),
      await browser.call("session.changePassword", { current: account.password, next: "青苗-2026-abc" }),
    ].map(({ code }) => code);
    expect(codes).toEqual(Array.from({ length: 5 }, () => "SESSION_LOCKED"));
    expect((await unlock("wrong")).code).toBe("WRONG_PASSWORD");
    expect((await list()).code).toBe("SESSION_LOCKED");
    expect((await unlock()).code).toBe("");
    expect((await list()).code).toBe("");
  });

  it("is not kept open by what a page asks for of itself", async () => {
    for (let minute = 5; minute <= 10; minute += 5) {
      office.clock.pass(5);
      expect(
        (await browser.call("session.me", undefined, { "miaopu-idle": String(minute * 60) })).code,
      ).not.toBe("SESSION_LOCKED");
    }
    office.clock.pass(5);
    expect((await list()).code).toBe("SESSION_LOCKED");
  });

  it("counts from the last act that a page tells of, and from now where it tells of none", async () => {
    office.clock.pass(10);
    await browser.call("draft.nothing", undefined, { "miaopu-idle": "120" });
    office.clock.pass(12);
    expect((await list()).code).toBe("");
    office.clock.pass(14);
    expect((await list()).code).toBe("");
  });

  it("locks when it is told to, and ends after eight hours all the same", async () => {
    await browser.post("/api/auth/lock");
    expect((await list()).code).toBe("SESSION_LOCKED");
    await unlock();
    await office.store.db.updateTable("sessions").set({ expires_at: office.clock.now() }).execute();
    expect((await list()).code).toBe("SIGN_IN_REQUIRED");
    expect((await unlock()).code).toBe("SIGN_IN_REQUIRED");
  });

  it("may be set to lock sooner or later", async () => {
    await office.close();
    office = await openOffice({ passwords: "dengbao", idleMinutes: 60 });
    browser = await office.signIn(await office.open("other", ["township-officer"]));
    office.clock.pass(59);
    expect((await list()).code).toBe("");
    office.clock.pass(60);
    expect((await list()).code).toBe("SESSION_LOCKED");
  });
});

describe("one's own sessions", () => {
  it("are listed with the browser's family, and nothing else of the browser is kept", async () => {
    await office.signIn(account, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    const { data } = await browser.ask("session.list");
    expect(data).toHaveLength(2);
    expect(data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ browser: "Edge · Windows", isThis: true }),
        expect.objectContaining({ browser: "Firefox · Linux", isThis: false }),
      ]),
    );
    const rows = await office.store.db.selectFrom("sessions").selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/Mozilla|Gecko/);
  });

  it("end one by one or all but this one, and nobody else's do", async () => {
    const second = await office.signIn(account);
    const third = await office.signIn(account);
    const other = await office.signIn(await office.open("other", []));
    const { data } = await second.ask("session.list");
    const own = (data as { id: string; isThis: boolean }[]).find(({ isThis }) => isThis);
    expect((await other.call("session.end", { id: own?.id })).code).toBe("NOT_FOUND");
    expect((await browser.call("session.end", { id: own?.id })).code).toBe("");
    expect((await second.ask("session.me")).data).toBeNull();
    expect((await browser.call("session.endOthers")).data).toEqual({ ended: 1 });
    expect((await third.ask("session.me")).data).toBeNull();
    expect((await other.ask("session.me")).data).not.toBeNull();
    expect((await list()).code).toBe("");
  });
});
