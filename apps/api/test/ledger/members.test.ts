// Mentors and introducers against the township's list of members, where one is given, and without one.
import { beforeAll, describe, expect, test } from "vitest";
import { type MemberList, memberNamed, readMembers } from "../../src/ledger/members.ts";
import type { Cell } from "../../src/workbook/cell.ts";
import {
  type Grid,
  audited,
  cellProblems,
  changed,
  codesByName,
  expectedCodes,
  inMemory,
  sampleGrid,
  sheetOf,
} from "./variants.ts";

let grid: Grid;
beforeAll(async () => {
  grid = await sampleGrid();
});

const headings = ["姓名", "所在党支部", "转正时间", "处分", "处分时间", "恢复党员权利时间"];
const list = (...rows: readonly (readonly Cell[])[]): MemberList => {
  const read = readMembers(inMemory({ name: "党员名册", rows: [["荫田镇党员名册"], headings, ...rows] }));
  if (!read) throw new Error("no list of members");
  return read;
};
const full = (name: string, branch = "松林村党支部"): Cell[] => [name, branch, "2010.07.01"];

/** The first row alone: 文宁、吕玉杰 are its mentors, 龙勇成 江晓宁 its introducers. */
const first = (change: (cell: Cell, heading: string) => Cell = (cell) => cell): Grid => ({
  headings: grid.headings,
  rows: grid.rows.slice(0, 1).map((row) => row.map((cell, n) => change(cell, grid.headings[n] ?? ""))),
});
const judged = (of: Grid, members: MemberList | null) => audited(inMemory(sheetOf(of)), members).people;

describe("without a list", () => {
  test("who is a full member stays unchecked; counting and duplicates do not", () => {
    const people = judged(
      changed(grid, /^培养联系人$/, (cell, row) =>
        row === 0 ? "文宁、吕玉杰、龙勇成" : row === 1 ? "侯雪、侯雪" : cell,
      ),
      null,
    );
    expect(codesByName(people)).toEqual({
      ...expectedCodes,
      郑乐强: { S05: ["MENTOR_COUNT"] },
      邱桂秋: { S05: ["MENTOR_DUPLICATE"], S07: ["ACTIVIST_YEAR_INCOMPLETE"] },
    });
    expect(people[2]?.unchecked["S05"]).toEqual(["MENTOR_NOT_FULL_MEMBER"]);
    expect(people[2]?.unchecked["S09"]).toEqual(["INTRODUCER_NOT_FULL_MEMBER", "INTRODUCER_SANCTIONED"]);
  });

  test("a name like the person's own is a note, not a finding", () => {
    const people = judged(
      first((cell, heading) => (heading === "入党介绍人" ? "龙勇成 郑乐强" : cell)),
      null,
    );
    expect(people[0]?.findings).toEqual([]);
    expect(cellProblems(people)).toEqual(["NAME_LIKE_PERSON P2"]);
  });
});

describe("with a list", () => {
  const all = ["文宁", "吕玉杰", "龙勇成", "江晓宁"];

  test("full members on the day: nothing to find, nothing unchecked", () => {
    const people = judged(first(), list(...all.map((name) => full(name))));
    expect(people[0]?.findings).toEqual([]);
    expect(people[0]?.unchecked["S05"]).toBeUndefined();
    expect(people[0]?.unchecked["S09"]).toBeUndefined();
  });

  test("one who is not on the list, and one who became a full member later", () => {
    const people = judged(
      first(),
      list(full("文宁"), full("龙勇成"), ["江晓宁", "松林村党支部", "2021年1月10日"]),
    );
    expect(codesByName(people)["郑乐强"]).toEqual({
      S05: ["MENTOR_NOT_FULL_MEMBER"],
      S09: ["INTRODUCER_NOT_FULL_MEMBER"],
    });
  });

  test("an introducer under 留党察看 whose rights are not restored", () => {
    const under: Cell[] = [...full("江晓宁"), "留党察看一年", "2020.12.01", "2022.01.01"];
    const people = judged(first(), list(full("文宁"), full("吕玉杰"), full("龙勇成"), under));
    expect(codesByName(people)["郑乐强"]).toEqual({ S09: ["INTRODUCER_SANCTIONED"] });
  });

  test("of two of one name the one in the same branch is meant", () => {
    const members = list(
      full("文宁"),
      ["文宁", "河口村党支部", "2025.07.01"],
      ...all.slice(1).map((name) => full(name)),
    );
    expect(memberNamed(members, "文宁", "中共松林村支部委员会")).toMatchObject({ branch: "松林" });
    expect(judged(first(), members)[0]?.findings).toEqual([]);
  });

  test("two of one name in one branch: whether they qualify stays unchecked, with a note", () => {
    const people = judged(
      first(),
      list(full("文宁"), ["文宁", "松林村党支部", "2025.07.01"], ...all.slice(1).map((name) => full(name))),
    );
    expect(people[0]?.findings).toEqual([]);
    expect(people[0]?.unchecked["S05"]).toEqual(["MENTOR_NOT_FULL_MEMBER"]);
    expect(cellProblems(people)).toEqual(["NAME_AMBIGUOUS K2"]);
  });

  test("a member whose day of full membership the list does not give", () => {
    const people = judged(
      first(),
      list(["文宁", "松林村党支部", null], ...all.slice(1).map((name) => full(name))),
    );
    expect(people[0]?.findings).toEqual([]);
    expect(people[0]?.unchecked["S05"]).toEqual(["MENTOR_NOT_FULL_MEMBER"]);
  });

  test("what is open about one does not hide what is known of the other", () => {
    const rest = all.slice(2).map((name) => full(name));
    const dayless = judged(first(), list(["文宁", "松林村党支部", null], ...rest));
    expect(codesByName(dayless)["郑乐强"]).toEqual({ S05: ["MENTOR_NOT_FULL_MEMBER"] });
    const twice = list(full("文宁"), full("文宁"), ["吕玉杰", "松林村党支部", "2025.07.01"], ...rest);
    expect(codesByName(judged(first(), twice))["郑乐强"]).toEqual({ S05: ["MENTOR_NOT_FULL_MEMBER"] });
  });

  test("who is on probation is no full member, whatever day is missing", () => {
    const kinds = [
      ["党员类别", "预备党员", "正式党员"],
      ["正式党员/预备党员", "预备党员", "正式党员"],
      ["是否正式党员", "否", "是"],
    ] as const;
    for (const [heading, probation, settled] of kinds) {
      const rows = all.map((name) => [
        name,
        name === "文宁" ? probation : settled,
        name === "文宁" ? null : "2010.07.01",
      ]);
      const read = readMembers(inMemory({ name: "名册", rows: [["姓名", heading, "转正时间"], ...rows] }));
      expect(codesByName(judged(first(), read))["郑乐强"]).toEqual({ S05: ["MENTOR_NOT_FULL_MEMBER"] });
    }
  });

  test("a sheet without names is no list", () => {
    expect(
      readMembers(
        inMemory({
          name: "表",
          rows: [
            ["村", "人数"],
            ["松林村", 12],
          ],
        }),
      ),
    ).toBeNull();
  });
});
