// What the server stands on: the environment read once, the clock of Shanghai, ids, ID numbers, passwords.
import { toDay } from "@miaopu/domain";
import { describe, expect, it } from "vitest";
import { passwordFault } from "../src/auth/password-rules.ts";
import { hashPassword, oneTimePassword, verifyPassword } from "../src/auth/password.ts";
import { createClock } from "../src/clock.ts";
import { EnvironmentError, readEnv } from "../src/env.ts";
import { maskIdNumber, readIdNumber } from "../src/use-cases/id-number.ts";
import { idNumberOf } from "./id-numbers.ts";

describe("the environment", () => {
  it("has a default for everything, and empty counts as left out", () => {
    const env = readEnv({ MIAOPU_PORT: "" });
    expect(env).toMatchObject({
      port: 8460,
      host: "127.0.0.1",
      logLevel: "info",
      origin: null,
      revisedFrom: null,
    });
    expect(env.dataFolder).toMatch(/\/data$/);
    expect(readEnv({ MIAOPU_ORIGIN: "https://miaopu.example/x" }).origin).toBe("https://miaopu.example");
  });

  it.each([
    ["MIAOPU_PORT", "65536"],
    ["MIAOPU_PORT", "80a"],
    ["MIAOPU_LOG", "loud"],
    ["MIAOPU_ORIGIN", "ftp://miaopu.example"],
    ["MIAOPU_REVISED_FROM", "2026-02-30"],
  ])("refuses %s=%s by name, and says what it may hold", (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvironmentError);
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`${name}: .+ / .+`));
  });
});

describe("the clock", () => {
  it("keeps the day of Shanghai, whatever the machine's zone", () => {
    const dayAt = (moment: string) => createClock(() => Date.parse(moment)).today();
    expect(dayAt("2026-11-21T15:59:59Z")).toBe("2026-11-21");
    expect(dayAt("2026-11-21T16:00:00Z")).toBe("2026-11-22");
  });

  it("makes ids that sort in the order in which they were made", () => {
    const clock = createClock();
    const ids = Array.from({ length: 1000 }, () => clock.id("dossier"));
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(1000);
    expect(ids[0]).toMatch(/^dos_[0-9a-f-]{36}$/);
  });
});

describe("an ID number", () => {
  it("says birthday and sex, and every single wrong digit is noticed", () => {
    const right = idNumberOf("2001-02-03", 2);
    expect(readIdNumber(right)).toEqual({ birthDate: toDay("2001-02-03"), sex: "female" });
    for (let place = 0; place < 18; place++)
      for (const digit of "0123456789X") {
        const wrong = right.slice(0, place) + digit + right.slice(place + 1);
        if (wrong !== right) expect([wrong, readIdNumber(wrong)]).toEqual([wrong, null]);
      }
    expect(readIdNumber(idNumberOf("2001-02-30", 2))).toBeNull();
    expect(maskIdNumber(right)).toBe(`431999********${right.slice(-4)}`);
  });
});

describe("a password", () => {
  it("is kept as argon2id, differently each time, and known again", async () => {
    const [one, two] = await Promise.all([hashPassword("青苗-2026"), hashPassword("青苗-2026")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword({ hash: one, password: "青苗-2026" })).toBe(true);
    expect(await verifyPassword({ hash: one, password: "青苗-2027" })).toBe(false);
    expect(await verifyPassword({ hash: "", password: "" })).toBe(false);
  });

  it("given for one time is strong, and never the same", () => {
    const some = Array.from({ length: 200 }, oneTimePassword);
    expect(new Set(some).size).toBe(200);
    for (const password of some) {
      expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$/);
      expect(passwordFault("asvs", password, "officer")).toBeNull();
    }
  });
});
