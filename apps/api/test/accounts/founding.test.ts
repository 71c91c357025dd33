// Setting an empty installation up: its officer, and three administrators whose codes are shown once, for three people.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestStore, accepted, appOf, emptyStore } from "../township.ts";
import { resetPassword } from "../../src/use-cases/accounts.ts";
import { createTownship } from "../../src/use-cases/setup.ts";

let made: TestStore;
let app: ReturnType<typeof appOf>;
beforeEach(async () => {
  made = await emptyStore();
  app = appOf(made);
});
afterEach(() => made.close());

const township = {
  townshipName: "新镇",
  officerName: "新人",
  username: "newone",
  password: "青苗-2026-abc",
};

const signIn = async (username: string, password: string) => {
  const answer = await app.request("/api/auth/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  return answer.status;
};

const rolesOf = async (username: string) => {
  const rows = await made.store.db
    .selectFrom("grants")
    .innerJoin("users", "users.id", "grants.user_id")
    .select("grants.role")
    .where("users.username", "=", username)
    .execute();
  return rows.map(({ role }) => role);
};

describe("setting up", () => {
  it("opens an account for each of the three administrators, and none of them for the officer", async () => {
    const { slips } = await accepted(createTownship(made.desk, township));
    expect(slips.map(({ role, username }) => [username, role])).toEqual([
      ["xitong", "system-admin"],
      ["anquan", "security-admin"],
      ["shenji", "auditor"],
    ]);
    expect(await rolesOf("newone")).toEqual(["township-officer"]);
    for (const { username, role, oneTimePassword, expiresAt } of slips) {
      expect(await rolesOf(username)).toEqual([role]);
      expect(await signIn(username, oneTimePassword)).toBe(200);
      expect(expiresAt).toBe("2026-11-29T04:00:00.000Z");
    }
    expect(new Set(slips.map(({ oneTimePassword }) => oneTimePassword)).size).toBe(3);
  });

  it("is written to the audit log with its number of accounts, and no name", async () => {
    await accepted(createTownship(made.desk, township));
    const [line, ...more] = await made.store.db.selectFrom("audit_log").selectAll().execute();
    expect(more).toEqual([]);
    expect(line).toMatchObject({ action: "setup.create", outcome: "done", details: '{"accounts":4}' });
    expect(JSON.stringify(line)).not.toMatch(/新镇|新人|newone/);
  });

  it("takes no officer under an administrator's user name, and nothing at all the second time", async () => {
    const taken = await createTownship(made.desk, { ...township, username: "anquan" });
    expect(taken).toMatchObject({ ok: false, error: { code: "USERNAME_TAKEN" } });
    expect(await made.store.db.selectFrom("users").select("id").execute()).toEqual([]);
    await accepted(createTownship(made.desk, township));
    const again = await createTownship(made.desk, { ...township, username: "other" });
    expect(again).toMatchObject({ ok: false, error: { code: "ALREADY_SET_UP" } });
  });

  it("leaves a way out where the only security admin is lost, with their telephone", async () => {
    await accepted(createTownship(made.desk, township));
    const { id } = await made.store.db
      .selectFrom("users")
      .select("id")
      .where("username", "=", "anquan")
      .executeTakeFirstOrThrow();
    const factor = { pending: null, confirmed_at: null, last_step: 0, failures: 0, locked_until: null };
    await made.store.db
      .insertInto("second_factors")
      .values({ user_id: id, secret: "sealed", ...factor })
      .execute();
    await accepted(resetPassword(made.desk, "anquan", false));
    expect(await made.store.db.selectFrom("second_factors").selectAll().execute()).toHaveLength(1);
    const { oneTimePassword } = await accepted(resetPassword(made.desk, "anquan", true));
    expect(await made.store.db.selectFrom("second_factors").selectAll().execute()).toEqual([]);
    expect(await signIn("anquan", oneTimePassword)).toBe(200);
    const lines = await made.store.db
      .selectFrom("audit_log")
      .select(["action", "subject_id", "details"])
      .where("action", "=", "command-line")
      .execute();
    expect(lines.map(({ subject_id, details }) => [subject_id, details])).toEqual([
      [id, '{"command":"password","withoutFactor":false}'],
      [id, '{"command":"password","withoutFactor":true}'],
    ]);
  });
});
