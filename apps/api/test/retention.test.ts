// What is kept how long: the table's own law, what the job deletes, whom it lists and never erases.
import { toDay } from "@miaopu/domain";
import { defaultRetention, retentionKeys, retentionOf, spanWords } from "@miaopu/domain/retention";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../src/cli/main.ts";
import { daily } from "../src/daily.ts";
import { readEnv } from "../src/env.ts";
import { applyRetention } from "../src/use-cases/retention.ts";
import { type TestTownship, callerFor, lawfulRecords, silent, testTownship, typedFile } from "./township.ts";

let town: TestTownship;
beforeEach(async () => {
  town = await testTownship();
});
afterEach(() => town.close());

const officer = () => callerFor(town.officer.asking);
const days = (count: number) => town.clock.pass(count * 24 * 60);
const applied = (isTrial = false) => applyRetention(town.desk, { isTrial });

const register = async (name: string) =>
  (
    await officer().person.register({
      name,
      sex: "female",
      birthDate: toDay("2000-01-02"),
      idNumber: null,
      branchId: town.branchA,
    })
  ).id;

describe("the table of what is kept how long", () => {
  it("says of each kind what, why, from when, how long, in both languages", () => {
    for (const key of retentionKeys) {
      const { what, why, from } = retentionOf(key);
      for (const label of [what, why, from, spanWords(key, defaultRetention)])
        expect(label.zh !== "" && label.en !== "", key).toBe(true);
    }
    expect(spanWords("never-entered", { neverEnteredMonths: 6 }).zh).toBe("6 个月");
    expect(spanWords("draft", defaultRetention).zh).toBe("30 天");
  });

  it("keeps the audit log at least as long as the law asks, and by the program deletes nothing of a file", () => {
    const { keptFor } = retentionOf("audit-log");
    expect(keptFor).toEqual({ unit: "years", count: 3 });
    for (const key of ["party-file", "file-person", "attachment", "never-entered", "audit-log"] as const)
      expect(retentionOf(key).endedBy, key).not.toBe("program");
  });
});

describe("the job", () => {
  it("deletes drafts and sessions past their time, counts them first where it is only tried", async () => {
    await officer().draft.keep({ place: "member", body: "{}", baseVersion: null });
    const { userId } = town.officer.asking.asker;
    const now = town.clock.now();
    await town.desk.db
      .insertInto("sessions")
      .values({ id: "ses_1", user_id: userId, token: "t", expires_at: now, created_at: now, updated_at: now })
      .execute();
    expect(await applied(true)).toMatchObject({ drafts: 0, sessions: 1 });
    days(29);
    await officer().draft.keep({ place: "opening", body: "{}", baseVersion: null });
    days(1);
    expect(await applied(true)).toMatchObject({ drafts: 1, sessions: 1 });
    expect(await applied()).toEqual({ drafts: 1, sessions: 1, signInCounts: 0, due: [] });
    expect(await applied()).toMatchObject({ drafts: 0, sessions: 0 });
    expect((await officer().draft.list()).map(({ place }) => place)).toEqual(["opening"]);
  });

  it("lists who never entered, once their months are over, and erases nobody", async () => {
    const id = await register("贺知远");
    const { id: file } = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 2));
    town.clock.set("2028-11-22");
    expect((await applied()).due).toEqual([]);
    town.clock.set("2028-11-23");
    expect((await applied()).due).toEqual([id]);
    const due = await officer().retention.due();
    expect(due.rows).toEqual([{ id, name: "贺知远", branchName: "青石党支部", registeredOn: "2026-11-22" }]);
    expect((await officer().dossier.get({ id: file })).person.name).toBe("林知夏");
    expect((await officer().person.list({ q: "贺知远" })).total).toBe(1);
  });

  it("goes by the months that the township sets, for a reason", async () => {
    const id = await register("贺知远");
    town.clock.set("2027-06-01");
    expect((await applied()).due).toEqual([]);
    await officer().retention.set({ neverEnteredMonths: 6, reason: "镇党委会议决定" });
    expect(await officer().retention.setting()).toEqual({ neverEnteredMonths: 6 });
    expect((await applied()).due).toEqual([id]);
  });

  it("runs from the command line, where a trial deletes nothing and nobody is named", async () => {
    const id = await register("贺知远");
    await officer().retention.set({ neverEnteredMonths: 1, reason: "镇党委会议决定" });
    await town.desk.db
      .updateTable("people")
      .set({ created_at: "2020-01-01T04:00:00.000Z" })
      .where("id", "=", id)
      .execute();
    const miaopu = async (...args: readonly string[]) => {
      const printed: string[] = [];
      const code = await runCli(["retention", ...args], {
        env: () => readEnv({ MIAOPU_DATA: town.folder }),
        print: (text) => void printed.push(text),
        warn: (text) => void printed.push(text),
      });
      return { code, said: printed.join("\n") };
    };
    const tried = await miaopu("--dry-run", "--json");
    expect(tried.code).toBe(0);
    expect(JSON.parse(tried.said)).toEqual({
      dryRun: true,
      drafts: 0,
      sessions: 0,
      signInCounts: 0,
      due: [id],
    });
    const { said } = await miaopu();
    expect(said).toContain(id);
    expect(said).not.toContain("贺知远");
    expect((await miaopu("--everything")).code).toBe(2);
    expect((await officer().person.list({ q: "贺知远" })).total).toBe(1);
  });

  it("is done once a day by a running server, and again the next", async () => {
    const keepDaily = daily(town.desk, silent);
    const left = async () => (await town.desk.db.selectFrom("drafts").select("place").execute()).length;
    const old = async () => {
      await officer().draft.keep({ place: "member", body: "{}", baseVersion: null });
      await town.desk.db.updateTable("drafts").set({ saved_at: "2020-01-01T04:00:00.000Z" }).execute();
    };
    await old();
    await keepDaily();
    expect(await left()).toBe(0);
    await old();
    await keepDaily();
    expect(await left()).toBe(1);
    days(1);
    await keepDaily();
    expect(await left()).toBe(0);
  });

  it("never lists whom a file names", async () => {
    await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 5));
    const [mentor = ""] = town.membersA;
    await town.desk.db
      .updateTable("people")
      .set({ full_member_since: null })
      .where("id", "=", mentor)
      .execute();
    town.clock.set("2030-01-01");
    expect((await applied()).due).not.toContain(mentor);
  });
});
