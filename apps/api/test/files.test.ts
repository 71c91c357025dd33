// A file's way through the API: opened, recorded, previewed, corrected, and never changed behind its back.
import { type DossierRecord, toDay } from "@miaopu/domain";
import { TRPCError } from "@trpc/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { idNumberOf } from "./id-numbers.ts";
import { refusalOf } from "../src/trpc/refuse.ts";
import {
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

const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TRPCError)) throw new Error("expected a refusal");
  return refusalOf(error);
};

const officer = () => callerFor(town.officer.asking);

describe("a file", () => {
  it("goes from application to archive, and its person becomes a full member on the day probation ended", async () => {
    const { id, version } = await typedFile(town, "林知夏", lawfulRecords(town.membersA));
    const page = await officer().dossier.get({ id });
    expect(page.version).toBe(version);
    expect(page.entries).toHaveLength(version - 1);
    expect(page.timeline).toMatchObject({ status: "full", memberSince: "2025-05-10", next: [] });
    expect(page.entries.flatMap((entry) => entry.findings)).toEqual([]);
    expect(page.members.map(({ name }) => name)).toEqual(["陈守义", "陈立德"]);
    expect(page.person.idMasked).toMatch(/^431999\*{8}.{4}$/);
    const people = await officer().person.list({ q: "林知夏" });
    expect(people.rows).toMatchObject([{ isMember: true, fullMemberSince: "2025-05-10", status: "full" }]);
  });

  it("refuses what the rule book refuses, with every verdict explained in both languages", async () => {
    const records = recordsBefore("S07", lawfulRecords(town.membersA));
    const { id, version } = await typedFile(town, "林知夏", records);
    const early: DossierRecord = { step: "S07", on: toDay("2024-02-25"), views: ["mentors"] };
    const preview = await officer().dossier.preview({ id, record: early });
    expect(preview.taken).toBe(false);
    const codes = preview.verdicts.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(["ACTIVIST_YEAR_INCOMPLETE", "VIEWS_NOT_HEARD"]));
    const refused = await refusal(officer().dossier.record({ id, expectedVersion: version, record: early }));
    expect(refused.verdicts?.map(({ code }) => code)).toEqual(codes);
    for (const verdict of refused.verdicts ?? []) {
      expect(verdict.zh).toMatch(/[一-鿿]/);
      expect(verdict.en).toMatch(/[a-z]/);
    }
    expect((await officer().dossier.get({ id })).version).toBe(version);
  });

  it("does not let the day of entry be typed: a late entry stays late", async () => {
    const { id } = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 1));
    const record = { step: "S02", on: toDay("2023-02-05"), enteredOn: toDay("2023-02-05") } as const;
    const { verdicts } = await officer().dossier.record({ id, expectedVersion: 2, record });
    expect(verdicts.map(({ code }) => code)).toContain("LATE_ENTRY");
    const { entries } = await officer().dossier.get({ id });
    expect(entries.at(-1)).toMatchObject({ enteredOn: "2026-11-22" });
  });

  it("refuses a second writer by the version, and says which version is on file", async () => {
    const { id } = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 1));
    const record = { step: "S02", on: toDay("2023-02-05") } as const;
    const write = () => officer().dossier.record({ id, expectedVersion: 2, record });
    const settled = await Promise.allSettled([write(), write(), write()]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const again = await refusal(write());
    expect(again).toMatchObject({ code: "VERSION_CONFLICT", figures: { version: 3 } });
    expect((await officer().dossier.get({ id })).entries).toHaveLength(2);
  });
});

describe("a correction", () => {
  it("supersedes without erasing, and shows what it breaks before it is written", async () => {
    const { id, version } = await typedFile(
      town,
      "林知夏",
      recordsBefore("S08", lawfulRecords(town.membersA)),
    );
    const page = await officer().dossier.get({ id });
    const activist = page.entries.find(({ record }) => record && "step" in record && record.step === "S03");
    const correction = {
      id,
      supersedes: activist?.at ?? -1,
      reason: "日期抄错",
      record: { step: "S03", on: toDay("2023-03-04"), nomination: "member" } as const,
    };
    const preview = await officer().dossier.previewCorrection(correction);
    expect(preview.taken).toBe(true);
    expect(
      preview.breaks.map(({ step, verdicts }) => [step, verdicts.map(({ code }) => code)]),
    ).toContainEqual(["S07", ["ACTIVIST_YEAR_INCOMPLETE"]]);
    const corrected = await officer().dossier.correct({ ...correction, expectedVersion: version });
    expect(corrected.version).toBe(version + 1);
    const after = await officer().dossier.get({ id });
    expect(after.entries).toHaveLength(page.entries.length + 1);
    expect(after.entries.find(({ at }) => at === activist?.at)).toMatchObject({
      supersededBy: version,
      record: { on: "2023-03-01" },
    });
    const seventh = after.entries.find(({ record }) => record && "step" in record && record.step === "S07");
    expect(seventh?.verdicts).toEqual([]);
    expect(seventh?.findings.map(({ code }) => code)).toEqual(["ACTIVIST_YEAR_INCOMPLETE"]);
    const twice = await refusal(officer().dossier.correct({ ...correction, expectedVersion: version + 1 }));
    expect(twice.code).toBe("NOTHING_TO_CORRECT");
  });

  it("that takes back the approval takes back the membership", async () => {
    const { id, version } = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, -1));
    const page = await officer().dossier.get({ id });
    const approval = page.entries.find(({ record }) => record && "step" in record && record.step === "S24");
    await officer().dossier.correct({
      id,
      supersedes: approval?.at ?? -1,
      reason: "误录",
      record: null,
      expectedVersion: version,
    });
    expect((await officer().dossier.get({ id })).timeline.status).toBe("probationary");
    const { rows } = await officer().person.list({ q: "林知夏" });
    expect(rows).toMatchObject([{ isMember: false, fullMemberSince: null }]);
  });
});

describe("opening a file", () => {
  const application = { step: "S01", on: toDay("2026-11-20") } as const;
  const someone = { name: "吴小满", sex: "female", birthDate: toDay("2001-02-03") } as const;

  it("refuses an ID number that is wrong, that says otherwise, or that is registered", async () => {
    const open = (idNumber: string) =>
      officer().dossier.open({
        person: { ...someone, idNumber },
        branchId: town.branchA,
        record: application,
      });
    expect((await refusal(open("431999200102030021"))).code).toBe("ID_NUMBER_INVALID");
    expect((await refusal(open("431999199002030026"))).code).toMatch(/^ID_NUMBER_/);
    const right = idNumberOf("2001-02-03", 2);
    await open(right);
    expect((await refusal(open(right))).code).toBe("ID_NUMBER_TAKEN");
    expect((await refusal(open(idNumberOf("2001-02-03", 3)))).code).toBe("ID_NUMBER_DIFFERS");
  });

  it("leaves nothing behind when the application is refused", async () => {
    const child = { name: "幼苗", sex: "female", birthDate: toDay("2012-02-03") } as const;
    const person = { ...child, idNumber: idNumberOf("2012-02-03", 4) };
    const refused = await refusal(
      officer().dossier.open({ person, branchId: town.branchA, record: application }),
    );
    expect(refused.code).toBe("AGE_UNDER_18");
    expect((await officer().person.list({ q: "幼苗" })).total).toBe(0);
  });

  it("refuses a second file for whoever has one, and any for a member", async () => {
    await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 2));
    const { rows } = await officer().person.list({ q: "林知夏" });
    const again = (personId: string) =>
      officer().dossier.open({ person: { personId }, branchId: town.branchA, record: application });
    expect((await refusal(again(rows[0]?.id ?? ""))).code).toBe("DOSSIER_OPEN_ALREADY");
    expect((await refusal(again(town.membersA[0] ?? ""))).code).toBe("MEMBER_ALREADY");
  });
});

describe("a transfer", () => {
  it("moves the file and its person to the other branch, for an officer alone", async () => {
    const { id, version } = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 2));
    const record = { record: "transfer", on: toDay("2026-11-20"), to: town.branchB } as const;
    const asSecretary = callerFor(town.secretary.asking).dossier;
    expect((await refusal(asSecretary.record({ id, expectedVersion: version, record }))).code).toBe(
      "NOT_FOUND",
    );
    await officer().dossier.record({ id, expectedVersion: version, record });
    expect((await officer().dossier.get({ id })).branch.id).toBe(town.branchB);
    expect((await refusal(asSecretary.get({ id }))).code).toBe("NOT_FOUND");
    const people = await officer().person.list({ q: "林知夏" });
    expect(people.rows[0]?.branchName).toBe("白水党支部");
  });
});

describe("a veto", () => {
  it("cannot be typed by one person in the name of two", async () => {
    const { id, version } = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 2));
    const named = { proposedBy: "usr_a", confirmedBy: "usr_b" };
    const veto = {
      record: "veto",
      on: toDay("2026-11-20"),
      item: "bribery",
      severity: "hard",
      ...named,
    } as const;
    const cleared = { record: "veto-cleared", on: veto.on, item: "bribery", ...named } as const;
    for (const record of [veto, cleared]) {
      await expect(officer().dossier.record({ id, expectedVersion: version, record })).rejects.toThrow();
      await expect(officer().dossier.preview({ id, record })).rejects.toThrow();
    }
    expect((await officer().dossier.get({ id })).version).toBe(version);
  });
});

it("is not typed without its result", async () => {
  const lawful = lawfulRecords(town.membersA);
  const at = lawful.findIndex((record) => "step" in record && record.step === "S10");
  const { id, version } = await typedFile(town, "林知夏", lawful.slice(0, at));
  const record = { step: "S10", on: toDay("2026-11-20") } as const;
  await expect(officer().dossier.record({ id, expectedVersion: version, record })).rejects.toThrow();
  expect((await officer().dossier.get({ id })).version).toBe(version);
});
