// Lists, search and the workbench: what is found, in which order, and why it stands there today.
import { toDay } from "@miaopu/domain";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nameKeys, readNameQuery } from "../src/repositories/name-keys.ts";
import { idIndex, idTailIndex } from "../src/repositories/person-fields.ts";
import { spoken, whyNow } from "../src/use-cases/why-now.ts";
import {
  type TestTownship,
  callerFor,
  lawfulRecords,
  recordsBefore,
  testTownship,
  typedFile,
} from "./township.ts";

let town: TestTownship;
beforeAll(async () => {
  town = await testTownship();
  const records = lawfulRecords(town.membersA);
  await typedFile(town, "单小满", recordsBefore("S02", records));
  await typedFile(town, "曾立夏", recordsBefore("S08", records));
  await typedFile(town, "吕处暑", recordsBefore("S20", records));
  const other = lawfulRecords(town.membersB);
  await typedFile(town, "任白露", recordsBefore("S09", other), town.officer, town.branchB);
  await typedFile(town, "任霜降", other, town.officer, town.branchB);
});
beforeEach(() => town.clock.set("2026-11-22"));
afterAll(() => town.close());

const officer = () => callerFor(town.officer.asking);
const names = async (input: Parameters<ReturnType<typeof officer>["dossier"]["list"]>[0]) =>
  (await officer().dossier.list(input)).rows.map(({ personName }) => personName);

describe("the list of files", () => {
  it("is sorted by what is asked, either way, with empty days last", async () => {
    const byName = ["吕处暑", "任白露", "任霜降", "单小满", "曾立夏"];
    expect(await names({ sort: "name" })).toEqual(byName);
    expect(await names({ sort: "name", direction: "desc" })).toEqual(byName.toReversed());
    expect(await names({ sort: "status" })).toEqual(["单小满", "曾立夏", "任白露", "吕处暑", "任霜降"]);
    expect(await names({ sort: "since" })).toEqual(["单小满", "曾立夏", "任白露", "吕处暑", "任霜降"]);
    expect((await names({ sort: "branch" })).slice(0, 2).toSorted()).toEqual(["任白露", "任霜降"].toSorted());
    expect((await names({ sort: "due" })).slice(0, 2)).toEqual(["单小满", "吕处暑"]);
    expect((await names({ sort: "due", direction: "desc" })).slice(0, 2)).toEqual(["吕处暑", "单小满"]);
  });

  it("is filtered by status, branch, what is due, and name", async () => {
    expect(await names({ status: "activist" })).toEqual(["曾立夏"]);
    expect(await names({ branchId: town.branchB })).toEqual(["任白露", "任霜降"]);
    expect(await names({ due: "overdue" })).toEqual(["吕处暑", "单小满"]);
    expect(await names({ due: "soon" })).toEqual([]);
    town.clock.set("2023-01-25");
    expect(await names({ due: "soon" })).toEqual(["单小满"]);
    expect(await names({ q: "任" })).toEqual(["任白露", "任霜降"]);
    expect(await names({ q: "rbl" })).toEqual(["任白露"]);
  });

  it("comes in pages that together are the whole, each row with where the file stands", async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => officer().dossier.list({ page, size: 2, sort: "name" })),
    );
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5]);
    expect(pages.flatMap(({ rows }) => rows.map(({ personName }) => personName))).toEqual(await names({}));
    expect(pages[1]?.rows[1]).toMatchObject({
      personName: "单小满",
      branchName: "青石党支部",
      status: "applicant",
      statusSince: "2023-01-10",
      step: "S01",
      next: ["S02"],
      due: "2023-02-10",
      dueStep: "S02",
      version: 2,
    });
  });
});

describe("search", () => {
  const found = async (q: string) => (await officer().search.find({ q })).map(({ name }) => name);

  it("knows family names by how they are said, initials, whole pinyin, and the start of a name", async () => {
    expect(await found("sxm")).toEqual(["单小满"]);
    expect(await found("shan")).toEqual(["单小满"]);
    expect(await found("ZLX")).toEqual(["曾立夏"]);
    expect(await found("ren shuang")).toEqual(["任霜降"]);
    expect(await found("lvchu")).toEqual(["吕处暑"]);
    expect(await found("陈")).toHaveLength(4);
    expect(await found("")).toEqual([]);
    expect(await found("%")).toEqual([]);
  });

  it("knows the last four of the ID, typed in any width", async () => {
    const [row] = (await officer().person.list({ q: "任白露" })).rows;
    const tail = row?.idMasked?.slice(-4) ?? "";
    expect(row?.idMasked).toMatch(/^431999\*{8}\d{3}[\dX]$/);
    expect(await found(tail)).toContain("任白露");
    const wide = tail.replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
    expect(await found(wide)).toContain("任白露");
  });

  it("puts files before people, and gives the id to open", async () => {
    const results = await officer().search.find({ q: "c" });
    expect(results.every(({ kind, id }) => id.startsWith(kind === "dossier" ? "dos_" : "per_"))).toBe(true);
    expect(await officer().search.find({ q: "z", limit: 2 })).toHaveLength(2);
  });
});

describe("name keys", () => {
  it.each([
    ["单雄信", "shanxiongxin", "sxx"],
    ["欧阳修", "ouyangxiu", "oyx"],
    ["吕布", "lvbu", "lb"],
    ["阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"],
  ])("of %s are %s and %s", (name, pinyin, initials) => {
    expect(nameKeys(name)).toEqual({ pinyin, initials });
  });

  it("are told from an ID number, its last four, and a name", () => {
    const { keys } = town.desk;
    const idNumber = "43199919900501001X";
    expect(readNameQuery(keys, "12 34")).toEqual({ by: "name", start: "1234" });
    expect(readNameQuery(keys, "123x")).toEqual({ by: "id-tail", index: idTailIndex(keys, "123X") });
    expect(readNameQuery(keys, "43199919900501001x")).toEqual({
      by: "id-number",
      index: idIndex(keys, idNumber),
    });
    expect(readNameQuery(keys, " Zhang'wei ")).toEqual({ by: "latin", key: "zhangwei" });
    expect(readNameQuery(keys, "  ")).toBeNull();
  });
});

describe("people", () => {
  it("are listed without their ID numbers, members by the day they became one", async () => {
    const { rows, total } = await officer().person.list({ kind: "member", sort: "memberSince", size: 20 });
    expect(total).toBe(9);
    expect(rows.at(-1)).toMatchObject({ name: "任霜降", fullMemberSince: "2025-05-10", status: "full" });
    expect(JSON.stringify(rows)).not.toMatch(/\d{17}/);
    const all = await officer().person.list({ sort: "birthDate", direction: "desc", size: 3 });
    expect(all.total).toBe(13);
    expect(all.rows.every(({ birthDate }) => birthDate === "1995-05-01")).toBe(true);
  });

  it("who are members can be picked, by pinyin too", async () => {
    const picked = await officer().member.pick({ branchId: town.branchB, q: "zm" });
    expect(picked).toMatchObject([
      { name: "周明理", branchName: "白水党支部", fullMemberSince: "2010-07-01" },
    ]);
  });
});

describe("the workbench", () => {
  it("counts the township, and puts what is overdue first with its article and its reason", async () => {
    const bench = await officer().workbench.get({});
    expect(bench.counts).toEqual({ applicant: 1, activist: 1, candidate: 1, probationary: 1 });
    expect(bench.byVillage.map(({ name, applicant }) => [name, applicant])).toEqual([
      ["白水村", 0],
      ["青石村", 1],
    ]);
    expect(bench.items[0]).toMatchObject({
      personName: "单小满",
      step: "S02",
      kind: "overdue",
      since: "2023-01-10",
      due: "2023-02-10",
      days: -1381,
      pack: "cpc-2026",
      article: "7",
      why: { zh: "2023年1月10日收到入党申请书，应在2023年2月10日前派人谈话" },
    });
    const kinds = bench.items.map(({ kind }) => kind);
    expect(kinds).toEqual(
      kinds.toSorted(
        (a, b) => ["overdue", "soon", "open"].indexOf(a) - ["overdue", "soon", "open"].indexOf(b),
      ),
    );
    const seventh = bench.items.find(({ personName }) => personName === "曾立夏");
    expect(seventh).toMatchObject({ kind: "open", step: "S08", due: null, days: null, article: "13" });
    expect(bench.total).toBe(bench.items.length);
    expect((await officer().workbench.get({ limit: 1 })).items).toHaveLength(1);
  });

  it("moves an item from open to soon to overdue with the days alone", async () => {
    const kindOn = async (day: string) => {
      town.clock.set(day);
      const { items } = await officer().workbench.get({});
      return items.find(({ personName, step }) => personName === "吕处暑" && step === "S20")?.kind;
    };
    expect(await kindOn("2024-06-10")).toBe("soon");
    expect(await kindOn("2024-07-10")).toBe("soon");
    expect(await kindOn("2024-07-11")).toBe("overdue");
  });

  it("points to branches too small to vote, with nobody under way, or typed late", async () => {
    const { attention } = await officer().workbench.get({});
    expect(attention).toEqual([]);
    const records = lawfulRecords(town.membersA).slice(0, 1);
    const { id } = await typedFile(town, "晚录", records);
    await officer().dossier.record({
      id,
      expectedVersion: 2,
      record: { step: "S02", on: toDay("2023-02-01") },
    });
    await town.store.db
      .updateTable("people")
      .set({ full_member_since: null })
      .where("id", "in", town.membersB.slice(0, 3))
      .execute();
    const now = (await officer().workbench.get({})).attention;
    expect(now.map(({ name, why }) => [name, why.zh])).toEqual([
      ["白水党支部", "正式党员2名，不足3名，不能召开接收大会"],
      ["青石党支部", "有1条记录补录过迟"],
    ]);
  });
});

describe("a reason in words", () => {
  const today = toDay("2026-11-22");
  it("leaves out the year of today", () => {
    expect(spoken(toDay("2026-10-19"), today)).toEqual({ zh: "10月19日", en: "19 Oct" });
    expect(spoken(toDay("2025-01-01"), today)).toEqual({ zh: "2025年1月1日", en: "1 Jan 2025" });
  });

  it.each(["S02", "S06", "S15", "S17", "S20", "S21", "S24"] as const)("names both days of %s", (step) => {
    const since = toDay("2026-10-19");
    const said = whyNow({ step, since, due: toDay("2026-11-19"), opens: null, today });
    expect(said.zh).toMatch(/10月19日.*11月19日前/);
    expect(said.en).toMatch(/19 Oct.*19 Nov/);
  });
});
