// Drafts: one for each person and form, given back anywhere, sealed, nobody else's, gone once submitted or too old.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toDay } from "@miaopu/domain";
import { draftPlaces, longestDraft, mostDrafts } from "@miaopu/domain/drafts";
import { TRPCError } from "@trpc/server";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusalOf } from "../src/trpc/refuse.ts";
import { discardDraft, keepDraft, readDraft } from "../src/use-cases/drafts.ts";
import { type TestTownship, callerFor, lawfulRecords, testTownship, typedFile } from "./township.ts";

let town: TestTownship;
let file: { readonly id: string; readonly version: number };
beforeEach(async () => {
  town = await testTownship();
  file = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 2));
});
afterEach(() => town.close());

const officer = () => callerFor(town.officer.asking);
const secretary = () => callerFor(town.secretary.asking);
const place = (form: string) => `dossier/${file.id}/${form}`;
const secret = "不同意，其弟正在服刑-canary-4711";

const keep = (form: string, text: string) =>
  officer().draft.keep({ place: place(form), body: JSON.stringify({ text }), baseVersion: file.version });

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => "accepted",
    (thrown: unknown) => thrown,
  );
  return error instanceof TRPCError ? refusalOf(error).code : String(error);
};

describe("a draft", () => {
  it("is given back as it was last saved, with its moment and the version it was typed against", async () => {
    await keep("S03", "一");
    town.clock.pass(1);
    const { savedAt } = await keep("S03", "二");
    expect(await officer().draft.read({ place: place("S03") })).toEqual({
      body: '{"text":"二"}',
      baseVersion: file.version,
      savedAt,
    });
    expect(await officer().draft.list()).toEqual([{ place: place("S03"), savedAt }]);
  });

  it("is nobody else's: not read, not listed, not discarded, not opened even from the table itself", async () => {
    await keep("S03", secret);
    const other = secretary();
    expect(await other.draft.read({ place: place("S03") })).toBeNull();
    expect(await other.draft.list()).toEqual([]);
    expect(await other.draft.discard({ place: place("S03") })).toEqual({ discarded: false });
    expect(await officer().draft.read({ place: place("S03") })).not.toBeNull();
    await sql`update drafts set user_id = ${town.secretary.asking.asker.userId}`.execute(town.desk.db);
    await expect(
      readDraft(town.secretary.asking, { place: draftPlaces.record(file.id as never, "S03") }),
    ).rejects.toThrow(/密文与其位置或密钥不符/);
  });

  it("lies sealed: neither the database nor its log holds what was typed", async () => {
    await keep("stop", secret);
    for (const name of ["miaopu.sqlite", "miaopu.sqlite-wal"]) {
      const bytes = readFileSync(join(town.folder, name));
      expect(bytes.includes("canary-4711"), name).toBe(false);
    }
  });

  it("leaves no entry in the audit log, whose order of magnitude it would set", async () => {
    const entries = async () => (await town.desk.db.selectFrom("audit_log").select("seq").execute()).length;
    const before = await entries();
    await keep("S03", "一");
    await officer().draft.read({ place: place("S03") });
    await officer().draft.discard({ place: place("S03") });
    expect(await entries()).toBe(before);
  });

  it("is gone after thirty days, though nothing has swept it yet", async () => {
    await keep("S03", "一");
    town.clock.pass(30 * 24 * 60 - 1);
    expect(await officer().draft.read({ place: place("S03") })).not.toBeNull();
    town.clock.pass(1);
    expect(await officer().draft.read({ place: place("S03") })).toBeNull();
    expect(await officer().draft.list()).toEqual([]);
  });

  it("is refused where it is too long, or its place could hold a name", async () => {
    const body = "x".repeat(longestDraft);
    const to = (at: string, text: string) =>
      codeOf(officer().draft.keep({ place: at, body: text, baseVersion: null }));
    expect(await to(place("S03"), body)).toBe("accepted");
    expect(await to(place("S03"), `${body}x`)).toBe("INPUT_INVALID");
    for (const wrong of ["林知夏", "dossier/林知夏/S03", `${place("S03")}/more`, "person/per_1/姓名", ""])
      expect(await to(wrong, "{}"), wrong).toBe("INPUT_INVALID");
  });

  it("gives way to newer ones where someone has too many", async () => {
    const { officer: account } = town;
    for (let nth = 0; nth <= mostDrafts; nth++) {
      town.clock.pass(1);
      const at = draftPlaces.person(`per_${nth}`);
      await keepDraft(account.asking, { place: at, body: "{}", baseVersion: null });
    }
    expect(await officer().draft.list()).toHaveLength(mostDrafts);
    expect(await readDraft(account.asking, { place: draftPlaces.person("per_0") })).toBeNull();
    expect(await discardDraft(account.asking, { place: draftPlaces.person("per_1") })).toMatchObject({
      value: { discarded: true },
    });
  });
});

describe("what is submitted", () => {
  const record = { step: "S03", on: toDay("2023-03-01"), nomination: "member" } as const;
  const entry = () => ({ id: file.id, expectedVersion: file.version, record });

  it("is no draft any more, and others of the same person stay", async () => {
    await keep("S03", "一");
    await keep("S04", "二");
    await officer().dossier.record(entry());
    expect((await officer().draft.list()).map((one) => one.place)).toEqual([place("S04")]);
  });

  it("stays a draft where it was refused", async () => {
    await keep("S03", "一");
    const stale = { ...entry(), expectedVersion: file.version - 1 };
    expect(await codeOf(officer().dossier.record(stale))).toBe("VERSION_CONFLICT");
    expect(await officer().draft.read({ place: place("S03") })).not.toBeNull();
  });

  it("takes the correction's and the newcomer's draft with it too", async () => {
    await keep("correction", "一");
    const correction = { id: file.id, supersedes: 1, reason: "日期抄错", expectedVersion: file.version };
    await officer().dossier.correct({ ...correction, record: null });
    await officer().draft.keep({ place: "member", body: "{}", baseVersion: null });
    const member = { name: "陈新来", sex: "male", birthDate: toDay("1980-01-02"), idNumber: null } as const;
    await officer().person.register({ ...member, branchId: town.branchA });
    expect(await officer().draft.list()).toEqual([]);
  });
});
