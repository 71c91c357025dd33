// What a password must be: 等保's rules or ASVS's, whichever the installation chose, said beforehand and kept to.
import { afterEach, describe, expect, it } from "vitest";
import { passwordFault } from "../../src/auth/password-rules.ts";
import { EnvironmentError, readEnv } from "../../src/env.ts";
import { type Office, openOffice } from "../accounts/office.ts";

describe("under dengbao", () => {
  const fault = (password: string) => passwordFault("dengbao", password, "officer");

  it("a password has ten characters of three kinds, and not the user name", () => {
    expect(fault("Aa1234567")).toBe("short");
    expect(fault("abcdefghij1")).toBe("kinds");
    expect(fault("ABCDEFGHIJ1")).toBe("kinds");
    expect(fault("abcdefghiJ1")).toBeNull();
    expect(fault("苗儿青青abc123")).toBeNull();
    expect(fault("Officer-2026")).toBe("names");
  });
});

describe("under asvs", () => {
  const fault = (password: string) => passwordFault("asvs", password, "officer");

  it("a password has twelve characters of any kind, is not common, and names nobody", () => {
    expect(fault("short-Aa1!x")).toBe("short");
    expect(fault("thirteen small letters")).toBeNull();
    expect(fault("春天到了苗圃里的苗青了吧呀")).toBe("names");
    expect(fault("春天到了田里的苗都青了呀")).toBeNull();
    expect(fault("my officer password")).toBe("names");
    expect(fault("my Miaopu password")).toBe("names");
    for (const common of ["1qaz2wsx3edc", "Qwerty123456", "administrator!!", "WoAiNi1314520", "123456789012"])
      expect([common, fault(common)]).toEqual([common, "common"]);
    expect(fault("abcabcabcabc")).toBe("common");
  });
});

describe("an installation", () => {
  let office: Office;
  afterEach(() => office.close());
  const numbered = (n: number) => `青苗-Aa-${1000 + n}`;

  it("of dengbao asks for another password every ninety days, and for none of the last five", async () => {
    office = await openOffice();
    const account = await office.open("dangban", ["township-officer"]);
    let browser = await office.signIn(account);
    let current = account.password;
    const change = async (next: string) => {
      const { code } = await browser.call("session.changePassword", { current, next });
      if (code === "") current = next;
      return code;
    };
    for (let n = 0; n < 5; n++) expect(await change(numbered(n))).toBe("");
    for (let n = 0; n < 4; n++) expect([n, await change(numbered(n))]).toEqual([n, "PASSWORD_TOO_WEAK"]);
    expect(await change(numbered(5))).toBe("");
    expect(await change(numbered(0))).toBe("");
    office.clock.pass(90 * 24 * 60);
    browser = await office.signIn({ ...account, password: current });
    expect((await browser.ask("dossier.list")).code).toBe("PASSWORD_CHANGE_REQUIRED");
    expect(await change(numbered(6))).toBe("");
    expect((await browser.ask("dossier.list")).code).toBe("");
  });

  it("of asvs lets a password be kept, and says its rules beforehand", async () => {
    office = await openOffice({ passwords: "asvs", idleMinutes: 15 });
    const account = await office.open("dangban", ["township-officer"]);
    let browser = await office.signIn(account);
    const rules = await browser.ask("session.passwordRules");
    expect(rules.data).toMatchObject({ zh: expect.stringContaining("12位"), en: expect.any(String) });
    const next = "春天到了田里的苗都青了呀";
    const { code } = await browser.call("session.changePassword", { current: account.password, next });
    expect(code).toBe("");
    office.clock.pass(400 * 24 * 60);
    browser = await office.signIn({ ...account, password: next });
    expect((await browser.ask("dossier.list")).code).toBe("");
  });

  it("names its profile and its idle time in the environment", async () => {
    office = await openOffice();
    expect(readEnv({})).toMatchObject({ passwords: "dengbao", idleMinutes: 15 });
    const given = { MIAOPU_PASSWORDS: "asvs", MIAOPU_IDLE_MINUTES: "5" };
    expect(readEnv(given)).toMatchObject({ passwords: "asvs", idleMinutes: 5 });
    expect(() => readEnv({ MIAOPU_PASSWORDS: "none" })).toThrow(EnvironmentError);
    expect(() => readEnv({ MIAOPU_IDLE_MINUTES: "0" })).toThrow(EnvironmentError);
  });
});
