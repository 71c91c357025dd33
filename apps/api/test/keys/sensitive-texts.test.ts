// Texts for few eyes: sealed beside their events, shown to those alone who may read them, kept through corrections.
import { type DossierRecord, toDay } from "@miaopu/domain";
import { TRPCError } from "@trpc/server";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unsoundPlaces } from "../../src/keys/soundness.ts";
import { refusalOf } from "../../src/trpc/refuse.ts";
import { checkFiles, rebuildProjection } from "../../src/use-cases/rebuild.ts";
import {
  type Account,
  type TestTownship,
  callerFor,
  lawfulRecords,
  recordsBefore,
  testTownship,
  typedFile,
} from "../township.ts";
import { filesHolding } from "./raw-files.ts";

const findings = "其父于一九九九年受过处分";
const reply = "曾有治安处罚记录";
const letter = "城公函二〇二四第十二号";
const stopReason = "家中有邪教人员";
const secrets = [findings, reply, letter, stopReason];
const commitment = /^sealed:[\w-]{22}$/;

let town: TestTownship;
let id: string;
let version: number;

/** A file as far as S11, with texts at its political review and one joint review. */
const records = (): DossierRecord[] =>
  recordsBefore("S12", lawfulRecords(town.membersA)).map((record): DossierRecord => {
    if ("step" in record) return record.step === "S10" ? { ...record, findings } : record;
    return record.record === "joint-review" && record.department === "police"
      ? { ...record, reason: reply, document: letter }
      : record;
  });

beforeEach(async () => {
  town = await testTownship();
  ({ id, version } = await typedFile(town, "林知夏", records()));
});
afterEach(() => town.close());

const proven = ({ asking }: Account) => callerFor({ ...asking, asker: { ...asking.asker, isProven: true } });
const officer = () => callerFor(town.officer.asking);
const textsRead = async () => (await proven(town.officer).dossier.texts({ id })).map(({ text }) => text);
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => "accepted",
    (thrown: unknown) => thrown,
  );
  return error instanceof TRPCError ? refusalOf(error).code : String(error);
};
const s10 = async () => {
  const { entries } = await officer().dossier.get({ id });
  const entry = entries.find(
    ({ record, supersededBy }) =>
      supersededBy === null && record && "step" in record && record.step === "S10",
  );
  return { at: entry?.at ?? -1, record: entry?.record as DossierRecord & { findings?: string | null } };
};
const correct = (supersedes: number, record: DossierRecord | null, reason = "录入有误") =>
  officer().dossier.correct({ id, supersedes, reason, record, expectedVersion: version });

describe("a text for few eyes", () => {
  it("stands in no file, log or event in clear", async () => {
    await officer().dossier.record({
      id,
      expectedVersion: version,
      record: { record: "stop", on: town.clock.today(), reason: stopReason },
    });
    expect(filesHolding(town.folder, secrets)).toEqual([]);
    expect(await textsRead()).toEqual([reply, letter, findings, stopReason]);
  });

  it("is told by no page, which shows that there is one", async () => {
    for (const account of [town.officer, town.secretary, town.county]) {
      const page = await callerFor(account.asking).dossier.get({ id });
      const text = JSON.stringify(page);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    expect((await s10()).record.findings).toMatch(commitment);
  });

  it("is read by those alone whom the policy table names, with a second factor, and the log knows", async () => {
    expect(await textsRead()).toEqual([reply, letter, findings]);
    const log = await town.store.db.selectFrom("audit_log").selectAll().orderBy("seq", "desc").execute();
    expect(log[0]).toMatchObject({ action: "dossier.read-sensitive", subject_id: id, outcome: "done" });
    expect(await codeOf(officer().dossier.texts({ id }))).toBe("SECOND_FACTOR_REQUIRED");
    for (const account of [town.secretary, town.county])
      expect(await codeOf(proven(account).dossier.texts({ id }))).toBe("FORBIDDEN");
    expect(JSON.stringify(log)).not.toContain(findings);
  });

  it("changes no judgement and no chain, and the lists can be made anew without it", async () => {
    const before = await town.store.db.selectFrom("dossiers").selectAll().execute();
    await rebuildProjection(town.desk);
    expect(await town.store.db.selectFrom("dossiers").selectAll().execute()).toEqual(before);
    expect((await checkFiles(town.desk)).findings).toEqual([]);
  });

  it("has a commitment that differs from file to file, so that equal texts are not seen to be equal", async () => {
    const other = await typedFile(town, "林知秋", records());
    const rows = await town.store.db.selectFrom("dossier_events").select(["dossier_id", "payload"]).execute();
    const commitments = rows.flatMap(({ payload }) => payload.match(/sealed:[\w-]{22}/g) ?? []);
    expect(other.version).toBe(version);
    expect(commitments).toHaveLength(6);
    expect(new Set(commitments).size).toBe(6);
  });
});

describe("a text that was tampered with", () => {
  const swap = (set: ReturnType<typeof sql>) =>
    sql`update sealed_texts set sealed = ${set} where path = 'record.findings'`.execute(town.store.db);

  it.each([
    ["moved from elsewhere", sql`(select sealed from sealed_texts where path = 'record.reason')`],
    ["changed", sql`substr(sealed, 1, length(sealed) - 2) || 'AA'`],
  ])("%s is refused", async (_what, set) => {
    expect(await unsoundPlaces(town.store.db, town.desk.keys)).toEqual([]);
    await swap(set);
    expect(await codeOf(proven(town.officer).dossier.texts({ id }))).toBe("SEALED_TEXT_DAMAGED");
    expect(await unsoundPlaces(town.store.db, town.desk.keys)).toContainEqual(
      expect.stringMatching(/^dossier_events\/.*record\.findings$/),
    );
  });

  it("replaced by another text under the right key is refused, since the event holds a commitment", async () => {
    const row = await town.store.db
      .selectFrom("sealed_texts")
      .selectAll()
      .where("path", "=", "record.findings")
      .executeTakeFirstOrThrow();
    const place = `sealed_texts/${row.dossier_id}/${row.version}/${row.path}/sealed`;
    expect(town.desk.keys.open(place, row.sealed)).toBe(findings);
    await swap(sql`${town.desk.keys.seal(place, "一切正常")}`);
    expect(await unsoundPlaces(town.store.db, town.desk.keys)).toHaveLength(1);
    expect(await codeOf(proven(town.officer).dossier.texts({ id }))).toBe("SEALED_TEXT_DAMAGED");
  });

  it("cannot be deleted", async () => {
    await expect(sql`delete from sealed_texts`.execute(town.store.db)).rejects.toThrow("kept");
  });
});

describe("a correction", () => {
  it("keeps the text that whoever corrects may not read", async () => {
    const { at, record } = await s10();
    const moved = { ...record, on: toDay("2024-03-21"), enteredOn: undefined };
    ({ version } = await correct(at, moved, "日期有误"));
    expect((await textsRead()).filter((text) => text === findings)).toHaveLength(2);
    expect((await s10()).record.findings).toMatch(commitment);
    expect((await s10()).record.findings).not.toBe(record.findings);
  });

  it("replaces it where another is typed, and its own reason is for the same eyes", async () => {
    const { at, record } = await s10();
    const wrong = "把其叔父误作其父";
    await correct(at, { ...record, findings: "其叔父受过处分" } as DossierRecord, wrong);
    expect(await textsRead()).toEqual([reply, letter, findings, "其叔父受过处分", wrong]);
    expect(filesHolding(town.folder, [wrong, "其叔父受过处分"])).toEqual([]);
    const { entries } = await officer().dossier.get({ id });
    expect(entries.at(-1)?.reason).toMatch(commitment);
  });

  it("takes a stranger's commitment for a text, not for somebody else's secret", async () => {
    const { entries } = await officer().dossier.get({ id });
    const review = entries.find(
      ({ record }) => record && "record" in record && record.record === "joint-review" && record.reason,
    )?.record as { reason: string };
    const { at, record } = await s10();
    await correct(at, { ...record, findings: review.reason } as DossierRecord);
    expect(await textsRead()).toContain(review.reason);
    expect((await textsRead()).filter((text) => text === reply)).toHaveLength(1);
  });
});
