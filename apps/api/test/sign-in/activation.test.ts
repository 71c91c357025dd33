// Activation codes: good for one password and for seven days; what a reset, a suspension and a lost code mean.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resetPassword } from "../../src/use-cases/accounts.ts";
import { type Browser, type Office, type Opened, openOffice } from "../accounts/office.ts";
import { accepted } from "../township.ts";

let office: Office;
let system: Browser;
let security: Browser;
beforeEach(async () => {
  office = await openOffice();
  system = await office.signIn(await office.open("xitong", ["system-admin"]));
  security = await office.signIn(await office.open("anquan", ["security-admin"]));
});
afterEach(() => office.close());

const chosen = "自己的密码-Aa123";
const reason = "本人忘记密码";

async function opened(): Promise<Opened> {
  const account = { name: "新来", username: "xinlai", organisationId: office.townshipId };
  const { data } = await system.call("account.open", account);
  const { id, oneTimePassword } = data as { id: string; oneTimePassword: string };
  return { id, username: "xinlai", password: oneTimePassword };
}

describe("an activation code", () => {
  it("opens nothing but the choice of a password, and nothing at all once one is chosen", async () => {
    const account = await opened();
    const browser = await office.signIn(account);
    expect((await browser.ask("account.list")).code).toBe("PASSWORD_CHANGE_REQUIRED");
    const change = { current: account.password, next: chosen };
    expect((await browser.call("session.changePassword", change)).code).toBe("");
    expect((await office.tryToSignIn(account)).code).toBe("SIGN_IN_WRONG");
    expect((await office.tryToSignIn({ ...account, password: chosen })).code).toBe("");
  });

  it("expires after seven days, and a new one is given for it", async () => {
    const account = await opened();
    office.clock.pass(7 * 24 * 60 - 1);
    expect((await office.tryToSignIn(account)).code).toBe("");
    office.clock.pass(1);
    expect((await office.tryToSignIn({ ...account, password: "wrong" })).code).toBe("SIGN_IN_WRONG");
    expect((await office.tryToSignIn(account)).code).toBe("ACTIVATION_EXPIRED");
    const rows = await office.store.db
      .selectFrom("sessions")
      .selectAll()
      .where("user_id", "=", account.id)
      .execute();
    // The session of a minute before, and none of the refused sign-ins.
    expect(rows).toHaveLength(1);
    const code = (await reissued("xinlai")).oneTimePassword;
    expect((await office.tryToSignIn({ ...account, password: code })).code).toBe("");
  });

  it("can be had again from the machine itself, which the audit log tells", async () => {
    const { oneTimePassword } = await reissued("anquan");
    expect((await security.ask("session.me")).data).toBeNull();
    expect((await office.tryToSignIn({ username: "anquan", password: oneTimePassword })).code).toBe("");
    const line = (await office.log()).find(({ action }) => action === "command-line");
    expect(line).toMatchObject({ actor_id: null, outcome: "done", details: { command: "password" } });
  });
});

const reissued = (username: string) => accepted(resetPassword(office.desk, username, false));

describe("on the very next request", () => {
  let account: Opened;
  let browser: Browser;
  let grant: string;
  beforeEach(async () => {
    account = await opened();
    const { data } = await security.call("grant.propose", { id: account.id, role: "township-officer" });
    grant = (data as { id: string }).id;
    browser = await office.signIn(account);
    await browser.call("session.changePassword", { current: account.password, next: chosen });
    await system.call("grant.confirm", { id: grant });
  });

  it("a role that was given counts, and one that was taken counts no more", async () => {
    expect((await browser.ask("dossier.list")).code).toBe("");
    await security.call("grant.end", { id: grant, reason });
    expect((await browser.ask("dossier.list")).code).toBe("FORBIDDEN");
    const me = await browser.ask("session.me");
    expect(me.data).toMatchObject({ user: { roles: [] } });
  });

  it("a changed role reaches as the new one does", async () => {
    await security.call("grant.end", { id: grant, reason });
    const { data } = await security.call("grant.propose", { id: account.id, role: "auditor" });
    expect((await browser.ask("account.list")).code).toBe("FORBIDDEN");
    await system.call("grant.confirm", { id: (data as { id: string }).id });
    expect((await browser.ask("account.list")).code).toBe("");
    expect((await browser.ask("dossier.list")).code).toBe("FORBIDDEN");
  });

  it("a suspended account is nobody's, until it is restored and signed in to again", async () => {
    await security.call("account.suspend", { id: account.id, reason });
    expect((await browser.ask("dossier.list")).code).toBe("SIGN_IN_REQUIRED");
    const user = { username: account.username, password: chosen };
    expect((await office.tryToSignIn(user)).code).toBe("ACCOUNT_SUSPENDED");
    expect((await office.tryToSignIn({ ...user, password: "wrong" })).code).toBe("SIGN_IN_WRONG");
    expect((await security.call("account.suspend", { id: account.id, reason })).code).toBe(
      "NOTHING_TO_CHANGE",
    );
    await security.call("account.restore", { id: account.id, reason });
    expect((await browser.ask("dossier.list")).code).toBe("SIGN_IN_REQUIRED");
    expect((await office.tryToSignIn(user)).code).toBe("");
  });

  it("a reset ends the sessions and the lock, and asks for a new password", async () => {
    for (let n = 0; n < 6; n++) await office.tryToSignIn({ ...account, password: "wrong" });
    const { data } = await security.call("account.reset", { id: account.id, reason });
    const code = (data as { oneTimePassword: string }).oneTimePassword;
    expect((await browser.ask("dossier.list")).code).toBe("SIGN_IN_REQUIRED");
    expect((await office.tryToSignIn({ ...account, password: chosen })).code).toBe("SIGN_IN_WRONG");
    const again = await office.signIn({ ...account, password: code });
    expect((await again.ask("dossier.list")).code).toBe("PASSWORD_CHANGE_REQUIRED");
    const change = { current: code, next: chosen };
    expect((await again.call("session.changePassword", change)).code).toBe("PASSWORD_TOO_WEAK");
    expect((await again.call("session.changePassword", { ...change, next: `${chosen}2` })).code).toBe("");
  });
});
