// What a ledger's cells say and do not say: days, figures, names and ID numbers that cannot be read are found, not guessed.
import { addDays, checkCharacter, toDay } from "@miaopu/domain";
import { beforeAll, describe, expect, test } from "vitest";
import { readDates } from "../../src/sheets/dates.ts";
import {
  readConclusion,
  readConversion,
  readMonths,
  readNames,
  readNumber,
  readTrainingLength,
} from "../../src/ledger/values.ts";
import type { Cell } from "../../src/workbook/cell.ts";
import {
  type Grid,
  audited,
  cellProblems,
  changed,
  codesByName,
  inMemory,
  sampleGrid,
  sheetOf,
} from "./variants.ts";

let grid: Grid;
beforeAll(async () => {
  grid = await sampleGrid();
});

const days = (cell: Cell) => readDates(cell, false);

describe("days", () => {
  test.each<[Cell, string]>([
    ["2019.07.09", "2019-07-09"],
    ["2020年5月5日", "2020-05-05"],
    ["2020/11/4", "2020-11-04"],
    ["20261122", "2026-11-22"],
    [20_261_122, "2026-11-22"],
    ["２０２０．０５．０５", "2020-05-05"],
    ["2020年5月5号", "2020-05-05"],
    ["二〇二〇年十二月三十一日", "2020-12-31"],
    ["2020。5。5", "2020-05-05"],
    ["2020-05-05 08:30:00", "2020-05-05"],
    ["2020年5月5日（星期二）", "2020-05-05"],
    [45_422, "2024-05-10"],
    [{ day: toDay("2024-02-29") }, "2024-02-29"],
  ])("%j is one day", (cell, day) => {
    expect(days(cell)).toEqual({ days: [day], period: false, problem: null });
  });

  test.each([
    ["2020-05-30、2020-11-30"],
    ["2020-05-30,2020-11-30"],
    ["2020.5.30；2020.11.30"],
    ["2020-05-30\n2020-11-30"],
    ["2020-05-30 2020-11-30"],
    ["2020年5月30日和2020年11月30日"],
    ["第一次：2020-05-30；第二次：2020-11-30"],
    ["1、2020-05-30 2、2020-11-30"],
    ["1.2020年5月30日\n2.2020年11月30日"],
    ["①2020年5月30日；②2020年11月30日"],
    ["2020 . 5 . 30、2020 . 11 . 30"],
    ["2020 5 30、2020 11 30"],
    ["2020\\05\\30、2020\\11\\30"],
  ])("%j are two days", (cell) => {
    expect(days(cell)).toEqual({ days: ["2020-05-30", "2020-11-30"], period: false, problem: null });
  });

  test.each(["2021.02.03-2021.02.05", "2021年2月3日至5日", "2021.2.3—2.5"])("%j is a period", (cell) => {
    expect(days(cell)).toEqual({ days: ["2021-02-03", "2021-02-05"], period: true, problem: null });
  });

  test.each([null, "", "  ", "无", "/", "—"])("%j says nothing", (cell) => {
    expect(days(cell)).toEqual({ days: [], period: false, problem: null });
  });

  test.each<[Cell, string]>([
    ["2024-02-30", "CELL_DATE_IMPOSSIBLE"],
    ["2023.13.01", "CELL_DATE_IMPOSSIBLE"],
    [20_240_230, "CELL_DATE_IMPOSSIBLE"],
    ["19.7.9", "CELL_DATE_INCOMPLETE"],
    ["2020年5月", "CELL_DATE_INCOMPLETE"],
    [2020.5, "CELL_DATE_INCOMPLETE"],
    ["5月5日", "CELL_DATE_INCOMPLETE"],
    ["2020.5.30、11.30", "CELL_DATE_INCOMPLETE"],
    ["√", "CELL_UNREADABLE"],
    ["约2020年5月5日", "CELL_UNREADABLE"],
    ["2020-05-05或2020-05-06", "CELL_UNREADABLE"],
    ["3/12/2020", "CELL_UNREADABLE"],
    ["2022.03.27延期半年", "CELL_UNREADABLE"],
    [true, "CELL_UNREADABLE"],
    [{ formula: "B2+1" }, "CELL_UNREADABLE"],
    [{ error: "#REF!" }, "CELL_UNREADABLE"],
  ])("%j is no day: %s", (cell, problem) => {
    expect(days(cell).problem).toBe(problem);
  });

  test("days counted from 1904", () => {
    expect(readDates(43_960, true).days).toEqual([addDays(toDay("1904-01-01"), 43_960)]);
  });
});

describe("figures, words and names", () => {
  test("figures with units, and what is none", () => {
    const read = ["3天", "２４学时", "20 人", 15, "0", "一半", "20人(缺2人)"].map((cell) => readNumber(cell));
    expect(read.map((one) => (one.is === "value" ? one.value : one.is))).toEqual([
      3,
      24,
      20,
      15,
      0,
      "unreadable",
      "unreadable",
    ]);
  });

  test("a refusal is not taken for the consent it contains", () => {
    const read = ["合格", "不合格", "未发现问题", "同意", "不同意", "待定", "未审"].map((cell) =>
      readConclusion(cell),
    );
    expect(read.map((one) => (one.is === "value" ? one.value : one.is))).toEqual([
      "passed",
      "failed",
      "passed",
      "passed",
      "failed",
      "unreadable",
      "unreadable",
    ]);
  });

  test("how a conversion ended, and by how much probation was extended", () => {
    const read = ["按期转正", "延长预备期", "取消预备党员资格", "未通过"].map((cell) => readConversion(cell));
    expect(read.map((one) => one.is === "value" && one.value)).toEqual([
      "confirm",
      "extend",
      "cancel",
      "not-passed",
    ]);
    const months = ["6", "半年", "延长预备期一年", "8个月"].map((cell) => readMonths(cell));
    expect(months.map((one) => one.is === "value" && one.value)).toEqual([6, 6, 12, 8]);
  });

  test("names, however they are set apart", () => {
    const read = [
      "文宁、吕玉杰",
      "龙勇成 江晓宁",
      "王　芳、李小明",
      "文宁和吕玉杰",
      "张和平",
      "王一（书记）,李二",
    ].map((cell) => readNames(cell));
    expect(read.map((one) => one.is === "value" && one.value.join("|"))).toEqual([
      "文宁|吕玉杰",
      "龙勇成|江晓宁",
      "王芳|李小明",
      "文宁|吕玉杰",
      "张和平",
      "王一|李二",
    ]);
    expect(readNames("见附件1").is).toBe("unreadable");
  });
});

const set = (of: Grid, heading: string, row: number, cell: Cell): Grid =>
  changed(of, new RegExp(`^${heading}$`), (old, r) => (r === row ? cell : old));
const audit = (of: Grid) => audited(inMemory(sheetOf(of))).people;

describe("a cell that cannot be read", () => {
  test("2024-02-30 is found with its address; the row stays, and the step is not called missing", () => {
    const people = audit(set(grid, "宣誓时间", 0, "2024-02-30"));
    expect(people).toHaveLength(40);
    expect(cellProblems(people)).toEqual(["CELL_DATE_IMPOSSIBLE AK2"]);
    expect(people[0]?.findings).toEqual([]);
    expect(people[0]?.unchecked["S22"]).toContain("OUT_OF_ORDER");
  });

  test("one of several observations: the others count, and half-yearly reviews stay unchecked", () => {
    const people = audit(set(grid, "历次考察时间", 0, "2020-05-30、2020-11"));
    expect(cellProblems(people)).toEqual(["CELL_DATE_INCOMPLETE M2"]);
    expect(people[0]?.findings).toEqual([]);
    expect(people[0]?.unchecked["S07"]).toContain("HALF_YEAR_REVIEW_MISSING");
  });

  test("several days where one is asked for", () => {
    expect(cellProblems(audit(set(grid, "谈话时间", 0, "2019.07.31、2019.08.01")))).toEqual([
      "CELL_SEVERAL_DATES H2",
    ]);
  });

  test.each<[string, Cell, object | null]>([
    ["培训时长", "3天", { days: 3 }],
    ["培训时长", "3天/24学时", { days: 3, hours: 24 }],
    ["培训学时", "24学时（3天）", { days: 3, hours: 24 }],
    ["学时", 24, { hours: 24 }],
    ["培训时长", 3, null],
    ["培训天数/学时", "3", null],
    ["培训学时", "三天", null],
  ])("under %s %j is so long a training: %j", (heading, cell, length) => {
    const read = readTrainingLength("hours")(cell, heading);
    expect(read).toEqual(length === null ? { is: "unreadable" } : { is: "value", value: length });
  });

  test("a training over several days counts by its last one", () => {
    expect(audit(set(grid, "集中培训时间", 0, "2021.02.01-2021.02.03"))[0]?.cells).toEqual([]);
  });

  test("a figure of the vote: no rule that needs it is judged", () => {
    const people = audit(set(grid, "赞成票", 10, "多数"));
    expect(cellProblems(people)).toEqual(["CELL_UNREADABLE AD12"]);
    expect(people[10]?.name).toBe("段春辉");
    expect(people[10]?.findings).toEqual([]);
    expect(people[10]?.unchecked["S15"]).toEqual(
      expect.arrayContaining(["MAJORITY_NOT_MET", "VOTE_TALLY_INCONSISTENT"]),
    );
  });

  test("a failed political review is carried to the scrutiny that followed it", () => {
    expect(codesByName(audit(set(grid, "政审结论", 0, "不合格")))["郑乐强"]).toEqual({
      S12: ["POLITICAL_REVIEW_FAILED"],
    });
  });

  test("the remarks say that probation was extended, so the archive came too early", () => {
    const remarked: Grid = {
      headings: [...grid.headings, "备注"],
      rows: grid.rows.map((row, n) => [...row, n === 0 ? "延长预备期3个月" : null]),
    };
    expect(codesByName(audit(remarked))["郑乐强"]).toEqual({
      S23: ["PROBATION_EXTENSION_RANGE"],
      S25: ["OUT_OF_ORDER"],
    });
  });
});

const idNumber = (first17: string) => first17 + checkCharacter(first17);

describe("who a row is about", () => {
  test("two people with one ID number: both rows are told of each other, and both are judged", () => {
    const twin = grid.rows[0]?.[4] ?? null;
    const people = audit(set(grid, "身份证号", 5, twin));
    const found = people.flatMap(({ name, cells }) =>
      cells.filter(({ code }) => code === "DUPLICATE_ID").map(({ address, rows }) => [name, address, rows]),
    );
    expect(found).toEqual([
      ["郑乐强", "E2", [7]],
      ["林欣乐", "E7", [2]],
    ]);
  });

  test.each<[string, Cell, string]>([
    ["a wrong last character", "431999199402100860", "ID_CHECKSUM"],
    ["17 characters", "43199919940210086", "ID_SHAPE"],
    ["an impossible birth date", idNumber("43199919940230086"), "ID_BIRTH_DATE"],
    ["a figure", 431_999_199_402_100_860, "ID_DAMAGED_BY_EXCEL"],
    ["a figure written as text", "4.31999E+17", "ID_DAMAGED_BY_EXCEL"],
    ["zeros at its end", "431999199402100000", "ID_DAMAGED_BY_EXCEL"],
  ])("an ID number with %s", (_, cell, code) => {
    expect(cellProblems(audit(set(grid, "身份证号", 0, cell)))).toEqual([`${code} E2`]);
  });

  test("a birth date of year and month is completed from the ID number, a differing one gives way to it", () => {
    const shortened = changed(grid, /^出生日期$/, (_, row) =>
      row === 0 ? "1994年2月" : row === 1 ? "1983.04.24" : "1990.01",
    );
    const problems = cellProblems(audit({ ...shortened, rows: shortened.rows.slice(0, 2) }));
    expect(problems).toEqual(["BIRTH_ID_MISMATCH D3"]);
    const young = set(grid, "出生日期", 28, "1999年8月");
    expect(codesByName(audit(young))["郝丽夏"]).toEqual({ S01: ["AGE_UNDER_18"] });
  });

  test("the sex that the ID number says counts; a missing name does not lose the row", () => {
    const people = audit(set(set(grid, "性别", 0, "男"), "姓名", 1, null));
    expect(cellProblems(people)).toEqual(["GENDER_ID_MISMATCH C2", "NAME_MISSING B3"]);
    expect(people).toHaveLength(40);
    expect(people[1]?.findings.map(({ verdict }) => verdict.code)).toEqual(["ACTIVIST_YEAR_INCOMPLETE"]);
  });

  test("a person over two merged rows is one person; their observations are added up", () => {
    const [first = [], ...others] = grid.rows;
    const second = first.map((_, n) => (grid.headings[n] === "历次考察时间" ? "2020-11-30" : null));
    const start = first.map((cell, n) => (grid.headings[n] === "历次考察时间" ? "2020-05-30" : cell));
    const merges = grid.headings.flatMap((heading, n): [number, number, number, number][] =>
      heading === "历次考察时间" ? [] : [[1, n, 2, n]],
    );
    const { people } = audited(
      inMemory({ name: "台账", rows: [grid.headings, start, second, ...others], merges }),
    );
    expect(people).toHaveLength(40);
    expect(people[0]?.findings).toEqual([]);
    expect(people[0]?.cells).toEqual([]);
  });
});
