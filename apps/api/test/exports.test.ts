// What leaves the house: the account of what is held on a person, and the list of files; each with purpose and watermark.
import { toDay } from "@miaopu/domain";
import { TRPCError } from "@trpc/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusalOf } from "../src/trpc/refuse.ts";
import { readWorkbook } from "../src/workbook/reader.ts";
import { textOf } from "../src/workbook/cell.ts";
import { idNumberOf } from "./id-numbers.ts";
import {
  type Account,
  type TestTownship,
  callerFor,
  lawfulRecords,
  recordsBefore,
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
const reason = "本人书面申请查阅";
const confidential = "其父一九九九年受过处分-canary";

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => "accepted",
    (thrown: unknown) => thrown,
  );
  return error instanceof TRPCError ? refusalOf(error).code : String(error);
};
const entriesOf = (action: string) =>
  town.desk.db.selectFrom("audit_log").selectAll().where("action", "=", action).execute();

async function fileOf(name: string) {
  const records = recordsBefore("S12", lawfulRecords(town.membersA)).map((record) =>
    "step" in record && record.step === "S10" ? { ...record, findings: confidential } : record,
  );
  const file = await typedFile(town, name, records);
  const { person } = await officer().dossier.get({ id: file.id });
  return { ...file, person: person.id };
}

describe("the account of what is held on a person", () => {
  it("tells basics in clear, corrections, the whole history, and who looked by role and count, never by name", async () => {
    const { id, version, person } = await fileOf("林知夏");
    await officer().person.correct({ id: person, reason, correct: { ethnicity: "苗族" } });
    await officer().dossier.correct({
      id,
      expectedVersion: version,
      supersedes: 2,
      reason: "谈话日期抄错",
      record: { step: "S02", on: toDay("2023-01-21") },
    });
    await callerOf(town.secretary).dossier.get({ id });
    const { html, json, fileName } = await officer().person.account({ id: person, reason });
    const told = JSON.parse(json) as {
      person: { idNumber: string; ethnicity: string };
      files: readonly { entries: readonly { title: string; isSuperseded: boolean }[] }[];
      corrections: readonly unknown[];
      looks: readonly { what: string; roles: string; times: number }[];
    };
    expect(told.person).toMatchObject({ ethnicity: "苗族", idNumber: expect.stringMatching(/^431999/) });
    expect(told.corrections).toHaveLength(1);
    expect(told.files[0]?.entries.filter(({ isSuperseded }) => isSuperseded)).toHaveLength(1);
    expect(told.looks).toContainEqual(
      expect.objectContaining({ what: "查看发展党员档案", roles: "支部书记", times: 1 }),
    );
    for (const text of ["林知夏", "S02 党组织派人谈话", "谈话日期抄错", "2023-01-21", reason, "测试officer"])
      expect(html, text).toContain(text);
    expect(html).not.toContain("测试secretary");
    expect(fileName).not.toContain("林知夏");
  });

  it("tells nothing that was said in confidence, and says so", async () => {
    const { person } = await fileOf("林知夏");
    const { html, json } = await officer().person.account({ id: person, reason });
    for (const text of [html, json]) {
      expect(text).not.toContain("canary");
      expect(text).not.toMatch(/sealed:/);
      expect(text).not.toContain("no-objection");
    }
    expect(html).toContain("他人在保密前提下提供的内容，依规不在此列");
  });

  it("counts files of others that name the person, and tells nothing of those others", async () => {
    await fileOf("林知夏");
    const [mentor = ""] = town.membersA;
    const { html, json } = await officer().person.account({ id: mentor, reason });
    expect(JSON.parse(json)).toMatchObject({ namedInFiles: 1, files: [] });
    expect(html).not.toContain("林知夏");
  });

  it("tells of the talent pool in the tables' own words", async () => {
    const [person = ""] = town.membersA;
    await town.desk.db
      .insertInto("pool_entries")
      .values({
        id: "poo_1",
        person_id: person,
        branch_id: town.branchA,
        source: "returnees",
        entered_on: toDay("2026-01-05"),
        willingness: "considering",
        strengths: "会计",
        created_at: town.clock.now(),
      })
      .execute();
    const { html } = await officer().person.account({ id: person, reason });
    for (const text of ["2026-01-05", "尚在考虑", "会计"]) expect(html, text).toContain(text);
    expect(html).not.toContain("considering");
  });

  it("is one page without script, and nothing typed becomes markup", async () => {
    const name = "<b>林</b>";
    const person = { name, sex: "male", birthDate: toDay("1999-03-04"), idNumber: null } as const;
    const { id } = await officer().person.register({ ...person, branchId: town.branchA });
    const purpose = '<script>alert(1)</script>"';
    const { html } = await officer().person.account({ id, reason: purpose });
    expect(html).not.toMatch(/<script|<b>|https?:/);
    expect(html).toContain("&lt;b&gt;林&lt;/b&gt;");
    expect(html).toContain("default-src 'none'");
  });

  it("takes a purpose and a second factor, is the township's alone, and is logged with the purpose", async () => {
    const { person } = await fileOf("林知夏");
    const ask = (account: Account, isProven = true, why = reason) =>
      codeOf(callerOf(account, isProven).person.account({ id: person, reason: why }));
    expect(await ask(town.officer, false)).toBe("SECOND_FACTOR_REQUIRED");
    expect(await ask(town.officer, true, " ")).toBe("REASON_REQUIRED");
    expect(await ask(town.secretary)).toBe("FORBIDDEN");
    expect(await ask(town.county)).toBe("FORBIDDEN");
    expect(await ask(town.officer)).toBe("accepted");
    const done = (await entriesOf("person.account")).filter(({ outcome }) => outcome === "done");
    expect(done).toEqual([expect.objectContaining({ subject_id: person, reason, details: '{"files":1}' })]);
  });
});

describe("the list of files that is exported", () => {
  const exported = async (by = officer(), filter = {}) => {
    const { workbook, rows, fileName } = await by.dossier.export({ reason, ...filter });
    const read = await readWorkbook(Buffer.from(workbook, "base64"));
    if (!read.ok) throw new Error(read.error.code);
    const [sheet] = read.value.sheets;
    return { cells: (sheet?.rows ?? []).map((row) => row.map(textOf)), rows, fileName };
  };

  it("has a watermark at its head and foot, one row a file, and masked ID numbers", async () => {
    await fileOf("林知夏");
    const { cells, rows } = await exported();
    expect(rows).toBe(1);
    const line = `试验镇 测试officer 2026-11-22 12:00 导出；用途：${reason}。请妥善保管，用毕销毁。`;
    expect([cells[0]?.[0], cells.at(-1)?.[0]]).toEqual([line, line]);
    expect(cells[2]).toEqual(
      expect.arrayContaining(["林知夏", "1995-05-01", expect.stringMatching(/^431999\*{8}.{4}$/)]),
    );
    expect(JSON.stringify(cells)).not.toMatch(/43199919950501/);
    const [entry] = await entriesOf("dossier.export");
    expect(entry).toMatchObject({ outcome: "done", reason, details: '{"rows":1}' });
  });

  it("holds what its asker's scope and filter hold, and no more", async () => {
    await fileOf("林知夏");
    await typedFile(town, "何青禾", lawfulRecords(town.membersB).slice(0, 2), town.officer, town.branchB);
    expect((await exported()).rows).toBe(2);
    expect((await exported(officer(), { branchId: town.branchB })).cells[2]).toContain("何青禾");
    expect((await exported(officer(), { status: "full" })).rows).toBe(0);
    expect((await exported(callerOf(town.county))).rows).toBe(2);
    expect(await codeOf(callerOf(town.secretary).dossier.export({ reason }))).toBe("FORBIDDEN");
    expect(await codeOf(callerOf(town.officer, false).dossier.export({ reason }))).toBe(
      "SECOND_FACTOR_REQUIRED",
    );
  });

  it("writes what looks like a formula as the text it is", async () => {
    const birthDate = toDay("1996-05-01");
    const name = "=HYPERLINK(1)";
    const person = { name, sex: "male", birthDate, idNumber: idNumberOf(birthDate, 905) } as const;
    await officer().dossier.open({
      person,
      branchId: town.branchA,
      record: { step: "S01", on: toDay("2026-11-20") },
    });
    const { cells } = await exported(officer(), {});
    expect(cells[2]?.[1]).toBe(name);
    const { workbook } = await officer().dossier.export({ reason: "=1+1" });
    const read = await readWorkbook(Buffer.from(workbook, "base64"));
    const all = read.ok ? read.value.sheets.flatMap(({ rows }) => rows.flat()) : [];
    expect(all.length).toBeGreaterThan(0);
    for (const cell of all)
      expect(typeof cell === "object" && cell !== null && "formula" in cell).toBe(false);
  });
});
