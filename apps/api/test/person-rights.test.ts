// The rights of whom data is held on: what is wrong is corrected with a trace, who never entered is truly gone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toDay } from "@miaopu/domain";
import { TRPCError } from "@trpc/server";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyIdOf } from "../src/keys/field-keys.ts";
import { beginRotation, sealAnew } from "../src/keys/rotation.ts";
import { refusalOf } from "../src/trpc/refuse.ts";
import { idNumberOf } from "./id-numbers.ts";
import {
  type Account,
  type TestTownship,
  callerFor,
  keyFileIn,
  lawfulRecords,
  testTownship,
  typedFile,
} from "./township.ts";

let town: TestTownship;
beforeEach(async () => {
  town = await testTownship();
});
afterEach(() => town.close());

const callerOf = ({ asking }: Account, isProven = true) =>
  callerFor({ ...asking, asker: { ...asking.asker, isProven } });
const officer = () => callerOf(town.officer);
const idNumber = idNumberOf(toDay("1999-03-04"), 771);
const reason = "本人持证件申请";

const register = async (name = "贺知远") => {
  const person = {
    name,
    sex: "male",
    birthDate: toDay("1999-03-04"),
    idNumber,
    phone: "13800007777",
  } as const;
  return (await officer().person.register({ ...person, branchId: town.branchA })).id as `per_${string}`;
};

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => "accepted",
    (thrown: unknown) => thrown,
  );
  return error instanceof TRPCError ? refusalOf(error).code : String(error);
};
const lastEntry = (action: string) =>
  town.desk.db
    .selectFrom("audit_log")
    .selectAll()
    .where("action", "=", action)
    .orderBy("seq", "desc")
    .executeTakeFirstOrThrow();
const rawFiles = () =>
  ["miaopu.sqlite", "miaopu.sqlite-wal"].map((name) => readFileSync(join(town.folder, name)));

describe("a correction", () => {
  it("puts the new value in place, keeps the old one with who, when and why, and is found anew", async () => {
    const id = await register("贺知元");
    const next = idNumberOf(toDay("1999-04-03"), 773);
    const correct = { name: "贺知远", birthDate: toDay("1999-04-03"), idNumber: next };
    expect(await officer().person.correct({ id, reason, correct })).toEqual({
      changed: ["name", "birthDate", "idNumber"],
    });
    const [row] = (await officer().person.list({ q: "hzy" })).rows;
    expect(row).toMatchObject({ id, name: "贺知远", birthDate: "1999-04-03" });
    expect((await officer().person.list({ q: next.slice(-4) })).rows.map((one) => one.id)).toContain(id);
    const changes = await officer().person.changes({ id });
    expect(changes).toEqual([
      expect.objectContaining({ fact: "idNumber", was: `431999********${idNumber.slice(-4)}` }),
      expect.objectContaining({ fact: "birthDate", was: "1999-03-04" }),
      expect.objectContaining({ fact: "name", was: "贺知元", reason, by: "测试officer" }),
    ]);
    expect(await lastEntry("person.correct")).toMatchObject({
      subject_id: id,
      reason,
      details: '{"facts":"name,birthDate,idNumber"}',
    });
  });

  it("keeps old values sealed: neither the database nor its log holds them, and none is rewritten or deleted", async () => {
    const id = await register();
    await officer().person.correct({ id, reason, correct: { phone: "13911112222" } });
    for (const bytes of rawFiles()) {
      expect(bytes.includes("13800007777")).toBe(false);
      expect(bytes.includes("13911112222")).toBe(false);
    }
    const { db } = town.desk;
    await expect(sql`update person_changes set reason = 'x'`.execute(db)).rejects.toThrow(/sealed anew/);
    await expect(sql`delete from person_changes`.execute(db)).rejects.toThrow(/goes with its person/);
  });

  it("is sealed anew with everything else when the key is rotated, and still opens", async () => {
    const id = await register("贺知元");
    await officer().person.correct({ id, reason, correct: { name: "贺知远" } });
    const { db } = town.desk;
    const scans = join(town.folder, "attachments");
    const rotating = { db, keyFile: keyFileIn(town.folder), cipher: "aes", scans } as const;
    const { key } = await beginRotation(rotating, town.clock.now());
    await sealAnew(rotating, () => {});
    const [row] = await db.selectFrom("person_changes").selectAll().execute();
    expect(keyIdOf(row?.old_value ?? "")).toBe(key);
    expect(await officer().person.changes({ id })).toEqual([expect.objectContaining({ was: "贺知元" })]);
  });

  it("is held to what the ID number says, to its being nobody else's, and to changing something", async () => {
    const id = await register();
    const correct = (facts: object, by = officer()) =>
      codeOf(by.person.correct({ id, reason, correct: facts }));
    expect(await correct({ sex: "female" })).toBe("ID_NUMBER_DIFFERS");
    expect(await correct({ idNumber: "431999199903040000" })).toBe("ID_NUMBER_INVALID");
    expect(await correct({ name: "贺知远" })).toBe("NOTHING_CHANGED");
    const other = idNumberOf(toDay("1999-03-04"), 779);
    await officer().person.register({
      name: "贺二",
      sex: "male",
      birthDate: toDay("1999-03-04"),
      idNumber: other,
      branchId: town.branchB,
    });
    expect(await correct({ idNumber: other })).toBe("ID_NUMBER_TAKEN");
    expect(await correct({ idNumber: "", phone: "" })).toBe("accepted");
    expect(await officer().person.reveal({ id, field: "phone", reason })).toEqual({ value: null });
  });

  it("is out of reach beyond one's own branch, and without a reason", async () => {
    const [foreign = ""] = town.membersB;
    const correct = { ethnicity: "苗族" };
    const secretary = callerOf(town.secretary);
    expect(await codeOf(secretary.person.correct({ id: foreign, reason, correct }))).toBe("NOT_FOUND");
    expect(await codeOf(secretary.person.changes({ id: foreign }))).toBe("NOT_FOUND");
    const county = callerOf(town.county);
    expect(await codeOf(county.person.correct({ id: foreign, reason, correct }))).toBe("FORBIDDEN");
    expect(await codeOf(officer().person.correct({ id: foreign, reason: " ", correct }))).toBe(
      "REASON_REQUIRED",
    );
  });
});

describe("an erasure", () => {
  it("leaves nothing of the person in the tables, the database file or its log, and a slip without them", async () => {
    const id = await register();
    await officer().person.correct({ id, reason, correct: { ethnicity: "土家族-canary" } });
    await officer().draft.keep({ place: `person/${id}`, body: '"贺知远"', baseVersion: null });
    expect(await officer().person.mayErase({ id })).toEqual({ keptBecause: null });
    expect(await officer().person.erase({ id, reason: "本人申请删除" })).toEqual({ erased: true });
    for (const bytes of rawFiles())
      for (const clear of ["贺知远", "hezhiyuan", "土家族-canary"])
        expect(bytes.includes(clear), clear).toBe(false);
    expect((await officer().person.list({ q: idNumber })).total).toBe(0);
    expect(await officer().draft.list()).toEqual([]);
    const { erased } = await officer().retention.due();
    expect(erased).toEqual([
      expect.objectContaining({ id, branchName: "青石党支部", reason: "本人申请删除", by: "测试officer" }),
    ]);
    expect(await lastEntry("person.erase")).toMatchObject({ subject_id: id, details: "{}" });
    await expect(sql`delete from erased_people`.execute(town.desk.db)).rejects.toThrow(/append-only/);
  });

  it("is refused for a member, for whoever has a file or is named in one, and says why", async () => {
    const file = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 5));
    const { person } = await officer().dossier.get({ id: file.id });
    const [member = ""] = town.membersA;
    const erase = (id: string) => codeOf(officer().person.erase({ id, reason: "试删" }));
    expect(await erase(person.id)).toBe("ERASE_HAS_FILE");
    expect(await erase(member)).toBe("ERASE_IS_MEMBER");
    await sql`update people set full_member_since = null where id = ${member}`.execute(town.desk.db);
    expect(await erase(member)).toBe("ERASE_IS_NAMED");
    expect(await officer().person.mayErase({ id: member })).toMatchObject({
      keptBecause: { code: "ERASE_IS_NAMED" },
    });
    const id = await register();
    await sql`update users set person_id = ${id} where username = 'secretary'`.execute(town.desk.db);
    expect(await erase(id)).toBe("ERASE_HAS_ACCOUNT");
  });

  it("is refused while the talent pool holds the person, and takes a former entry with it", async () => {
    const id = await register();
    const { db } = town.desk;
    await db
      .insertInto("pool_entries")
      .values({
        id: "poo_1",
        person_id: id,
        branch_id: town.branchA,
        source: "returnees",
        entered_on: toDay("2026-01-05"),
        willingness: "considering",
        strengths: "会计",
        created_at: town.clock.now(),
      })
      .execute();
    const erase = () => codeOf(officer().person.erase({ id, reason: "本人申请删除" }));
    expect(await erase()).toBe("ERASE_IN_USE");
    await sql`update pool_entries set left_on = '2026-06-01', left_reason = '外出'`.execute(db);
    expect(await erase()).toBe("accepted");
    expect(await db.selectFrom("pool_entries").selectAll().execute()).toEqual([]);
  });

  it("takes no reason that would bring the person back, and a second factor", async () => {
    const id = await register();
    const erase = (text: string) => codeOf(officer().person.erase({ id, reason: text }));
    expect(await erase("贺知远申请")).toBe("REASON_NAMES_PERSON");
    expect(await erase(`证号${idNumber}`)).toBe("REASON_NAMES_PERSON");
    expect(await codeOf(callerOf(town.officer, false).person.erase({ id, reason }))).toBe(
      "SECOND_FACTOR_REQUIRED",
    );
    expect((await officer().person.list({ q: idNumber })).total).toBe(1);
  });
});
