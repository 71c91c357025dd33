// The second factor: set up with a password and a code, asked for before what is most sensitive, each code taken once.
import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Browser, type Office, type Opened, openOffice } from "../accounts/office.ts";

let office: Office;
let account: Opened;
let browser: Browser;
beforeEach(async () => {
  office = await openOffice();
  account = await office.open("zuwei", ["organisation-committee-member"]);
  browser = await office.signIn(account);
});
afterEach(() => office.close());

/** What the telephone shows, so many half minutes from now. */
const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.parse(office.clock.now()) + later * 30_000,
  });

async function begun(who = browser): Promise<{ secret: string; address: string }> {
  const { data } = await who.call("factor.begin", { password: account.password });
  return data as { secret: string; address: string };
}

async function setUp(): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const { secret } = await begun();
  const { data } = await browser.call("factor.confirm", { code: codeOf(secret) });
  return { secret, ...(data as { recoveryCodes: readonly string[] }) };
}

const isProven = async (who = browser) =>
  ((await who.ask("factor.state")).data as { isProven: boolean }).isProven;

describe("setting it up", () => {
  it("takes the password and the telephone's first code, and gives ten recovery codes", async () => {
    expect((await browser.call("factor.begin", { password: "wrong" })).code).toBe("WRONG_PASSWORD");
    expect((await browser.call("factor.prove", { code: "123456" })).code).toBe("SECOND_FACTOR_NONE");
    expect((await browser.call("factor.confirm", { code: "123456" })).code).toBe("SECOND_FACTOR_NOT_BEGUN");
    const { secret, address } = await begun();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(address).toMatch(/^otpauth:\/\/totp\/.*zuwei.*secret=/);
    expect((await browser.ask("factor.state")).data).toMatchObject({ isSetUp: false, isProven: false });
    const confirmed = await browser.call("factor.confirm", { code: codeOf(secret) });
    expect((confirmed.data as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(10);
    expect((await browser.ask("factor.state")).data).toMatchObject({
      isSetUp: true,
      recoveryCodes: 10,
      isProven: true,
    });
  });

  it("keeps the secret sealed and the recovery codes as hashes", async () => {
    const { secret, recoveryCodes } = await setUp();
    const { db } = office.store;
    const rows = JSON.stringify([
      await db.selectFrom("second_factors").selectAll().execute(),
      await db.selectFrom("recovery_codes").selectAll().execute(),
      await office.log(),
    ]);
    expect(rows).not.toContain(secret);
    for (const code of recoveryCodes) expect(rows).not.toContain(code);
  });

  it("anew takes a code of the present one first", async () => {
    const { secret } = await setUp();
    office.clock.pass(31);
    await browser.post("/api/auth/unlock", account);
    expect((await browser.call("factor.begin", account)).code).toBe("SECOND_FACTOR_REQUIRED");
    await browser.call("factor.prove", { code: codeOf(secret) });
    const next = await begun();
    expect((await browser.call("factor.confirm", { code: codeOf(next.secret) })).code).toBe("");
    office.clock.pass(1);
    expect((await browser.call("factor.prove", { code: codeOf(secret) })).code).toBe("CODE_WRONG");
    expect((await browser.call("factor.prove", { code: codeOf(next.secret) })).code).toBe("");
  });
});

describe("a code", () => {
  it("counts for half an hour, in the session in which it was given alone", async () => {
    const { secret } = await setUp();
    const elsewhere = await office.signIn(account);
    expect([await isProven(), await isProven(elsewhere)]).toEqual([true, false]);
    office.clock.pass(14);
    await isProven();
    office.clock.pass(14);
    expect(await isProven()).toBe(true);
    office.clock.pass(2);
    expect(await isProven()).toBe(false);
    const [one, two] = [codeOf(secret).slice(0, 3), codeOf(secret).slice(3)];
    expect((await browser.call("factor.prove", { code: `${one} ${two}` })).code).toBe("");
    expect(await isProven()).toBe(true);
  });

  it("is taken once, by whichever request comes first", async () => {
    const { secret } = await setUp();
    office.clock.pass(2);
    const code = codeOf(secret);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => browser.call("factor.prove", { code })),
    );
    expect(answers.map((answer) => answer.code).toSorted()).toEqual(["", ...Array(3).fill("CODE_WRONG")]);
    expect((await browser.call("factor.prove", { code: codeOf(secret, -1) })).code).toBe("CODE_WRONG");
  });

  it("may be half a minute early or late, not more", async () => {
    const { secret } = await setUp();
    office.clock.pass(5);
    expect((await browser.call("factor.prove", { code: codeOf(secret, -2) })).code).toBe("CODE_WRONG");
    expect((await browser.call("factor.prove", { code: codeOf(secret, 2) })).code).toBe("CODE_WRONG");
    expect((await browser.call("factor.prove", { code: codeOf(secret, -1) })).code).toBe("");
    expect((await browser.call("factor.prove", { code: codeOf(secret, 1) })).code).toBe("");
  });

  it("that is wrong five times closes the factor for a quarter of an hour, for the right one too", async () => {
    const { secret, recoveryCodes } = await setUp();
    office.clock.pass(2);
    const codes: string[] = [];
    for (let n = 0; n < 7; n++) codes.push((await browser.call("factor.prove", { code: "000000" })).code);
    expect(codes).toEqual([...Array(5).fill("CODE_WRONG"), ...Array(2).fill("SECOND_FACTOR_LOCKED")]);
    expect((await browser.call("factor.prove", { code: codeOf(secret) })).code).toBe("SECOND_FACTOR_LOCKED");
    const recovery = { code: recoveryCodes[0] };
    expect((await browser.call("factor.prove", recovery)).code).toBe("SECOND_FACTOR_LOCKED");
    office.clock.pass(14);
    await isProven();
    office.clock.pass(1);
    expect((await browser.call("factor.prove", { code: codeOf(secret) })).code).toBe("");
    const refused = (await office.log()).filter(({ outcome }) => outcome === "refused");
    expect(refused.map(({ details }) => details["refusal"])).toContain("CODE_WRONG");
  });

  it("of recovery opens once", async () => {
    const { recoveryCodes } = await setUp();
    const code = { code: ` ${recoveryCodes[3]?.toUpperCase()} ` };
    expect((await browser.call("factor.prove", code)).code).toBe("");
    expect((await browser.call("factor.prove", code)).code).toBe("CODE_WRONG");
    expect((await browser.ask("factor.state")).data).toMatchObject({ recoveryCodes: 9 });
  });
});

describe("a lost telephone", () => {
  it("is unbound by the security admin with a reason, and what was proven counts no more", async () => {
    await setUp();
    const security = await office.signIn(await office.open("anquan", ["security-admin"]));
    const lost = { id: account.id, reason: "手机遗失" };
    expect((await security.call("account.dropFactor", { id: account.id })).code).toBe("REASON_REQUIRED");
    expect((await security.call("account.dropFactor", lost)).code).toBe("");
    expect((await security.call("account.dropFactor", lost)).code).toBe("NOTHING_TO_CHANGE");
    expect((await browser.ask("factor.state")).data).toMatchObject({ isSetUp: false, isProven: false });
    const line = (await office.log()).find(({ action }) => action === "account.drop-factor");
    expect(line).toMatchObject({ outcome: "done", reason: "手机遗失", subject_id: account.id });
  });
});
