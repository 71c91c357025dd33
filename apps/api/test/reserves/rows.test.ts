// Which rows are someone's, which village they are of, and what is found wrong with them: kept and told, never dropped.
import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../src/workbook/reader.ts";
import type { Cell, Merge } from "../../src/workbook/cell.ts";
import { judgeRegisters } from "../../src/reserves/register.ts";
import { findRegisters } from "../../src/reserves/tables.ts";
import { idNumberOf } from "../id-numbers.ts";
import { textRow, workbookParts, zipOf } from "../workbook/archives.ts";
import { type SheetPlan, inMemory } from "./layouts.ts";

const sheet = (name: string, rows: Cell[][], merges: Merge[] = []): SheetPlan => ({ name, rows, merges });
const judged = (...sheets: readonly SheetPlan[]) => [
  ...judgeRegisters(findRegisters(inMemory(sheets)).tables),
];
const id = (sequence: number, birthDate = "1988-04-19") => idNumberOf(birthDate, sequence);
const headings = ["村", "姓名", "性别", "身份证号码", "出生年月", "学历", "来源"];
/** What is found of one row under the usual headings. */
const one = (...cells: Cell[]) => {
  const [person] = judged(sheet("名册", [headings, cells]));
  if (!person) throw new Error("nobody");
  return person;
};
const withId = (number: Cell) => one("河口村", "王一", null, number);
const born = (cell: Cell) => one("河口村", "王一", "男", id(1), cell, "大专", "致富能手");

describe("ID numbers", () => {
  test.each<[Cell, string | null]>([
    [431_999_198_804_190_000, "ID_DAMAGED_BY_EXCEL"],
    ["431999198804190000", "ID_DAMAGED_BY_EXCEL"],
    ["4.31999E+17", "ID_DAMAGED_BY_EXCEL"],
    [id(1).replace(/.$/, (last) => (last === "1" ? "2" : "1")), "ID_CHECKSUM"],
    ["43199919880419", "ID_SHAPE"],
    [idNumberOf("1988-02-30", 1), "ID_BIRTH_DATE"],
    [id(1), null],
    [431_999_880_419_001, null],
  ])("%j: %s", (number, code) => {
    expect(withId(number).refused).toBe(code);
  });

  test("an old number of 15 digits is the new one, noted, and found again", () => {
    const people = judged(
      sheet("名册", [headings, ["河口村", "王一", "男", id(1)], ["双塘村", "王一", "男", "431999880419001"]]),
    );
    expect(people.map(({ idNumber, refused }) => [idNumber, refused])).toEqual([
      [id(1), null],
      [id(1), "DUPLICATE_ID"],
    ]);
    expect(withId("431999880419001")).toMatchObject({ warnings: [], findings: [{ code: "ID_OLD_FORMAT" }] });
  });

  test.each([null, "/", "待补"])("without a number (%j) the row is taken and told of", (number) => {
    expect(withId(number)).toMatchObject({ refused: null, idNumber: null, warnings: ["ID_MISSING"] });
  });

  test("of three rows the first that can be taken counts; the others name it, over sheets too", () => {
    const people = judged(
      sheet("甲", [headings, ["河口村", "", "男", id(1)], ["河口村", "王一", "男", id(1)]]),
      sheet("乙", [headings, ["双塘村", "王一", "男", id(1)]]),
    );
    expect(people.map(({ refused }) => refused)).toEqual(["NAME_MISSING", null, "DUPLICATE_ID"]);
    expect(people[2]?.findings.at(-1)).toMatchObject({ address: "D2", rows: ["甲!3"] });
  });
});

describe("birth dates", () => {
  test.each<Cell>([
    "1988.04",
    1988.04,
    "1988年",
    "88.4.19",
    "4/19/1988",
    "一九八八年四月",
    32_252,
    "32252",
    null,
  ])("%j is completed from the ID number", (cell) => {
    expect(born(cell)).toMatchObject({ birthDate: "1988-04-19", warnings: [] });
  });

  test.each<[Cell, string]>([
    ["1988-04-20", "BIRTH_ID_MISMATCH"],
    ["1988.05", "BIRTH_ID_MISMATCH"],
    ["1987年", "BIRTH_ID_MISMATCH"],
    ["1988-02-30", "BIRTH_ID_MISMATCH"],
    ["属龙", "CELL_UNREADABLE"],
  ])("%j is told of, the ID number counts, and what was written stays visible", (cell, code) => {
    expect(born(cell)).toMatchObject({ birthDate: "1988-04-19", warnings: [code], refused: null });
    expect(born(cell).written.birthDate).toBe(cell);
  });

  test("a month that Excel made a day of is a month; the same as text is a day", () => {
    expect(born({ day: "1988-04-01" as never }).warnings).toEqual([]);
    expect(born("1988-04-01").warnings).toEqual(["BIRTH_ID_MISMATCH"]);
  });
});

test("an unknown education and source are kept as written, not counted, and told of; blank ones are not known", () => {
  expect(one("河口村", "王一", "男", id(1), null, "私塾", "其他")).toMatchObject({
    education: null,
    source: null,
    refused: null,
    warnings: ["EDUCATION_UNKNOWN", "SOURCE_UNKNOWN"],
    written: { education: "私塾", source: "其他" },
  });
  expect(one("河口村", "王一", "男", id(1), null, null, null).warnings).toEqual([]);
});

test("of full-time and part-time education the highest", () => {
  const rows = [
    ["姓名", "身份证号", "学历", null],
    [null, null, "全日制", "在职"],
    ["王一", id(1), "高中", "大专（函授）"],
    ["王二", id(3), "高中", null],
  ];
  const people = judged(
    sheet("河口村", rows, [
      [0, 2, 0, 3],
      [0, 0, 1, 0],
      [0, 1, 1, 1],
    ]),
  );
  expect(people.map(({ education }) => education)).toEqual(["college", "senior-high"]);
});

describe("villages", () => {
  const named = (...villages: Cell[]) =>
    judged(
      sheet("名册", [headings, ...villages.map((village, n) => [village, "王一", "男", id(2 * n + 1)])]),
    ).map(({ village }) => village);

  test("one name for one village; what only looks alike stays apart", () => {
    expect(
      named("河口", "荫田镇河口村", "河口村村民委员会", "河口村党支部", "河口村（3组）", "河口村二组"),
    ).toEqual(Array.from({ length: 6 }, () => "河口村"));
    expect(named("双塘村村委会", "荫田社区居委会", "中共荫田镇枫树村支部委员会", "荫田镇石桥村")).toEqual([
      "双塘村",
      "荫田社区",
      "枫树村",
      "石桥村",
    ]);
    expect(named("上源村", "下源村", "上源社区", "上源")).toEqual(["上源村", "下源村", "上源社区", "上源"]);
  });

  test("a cell left blank among filled ones is not guessed", () => {
    const people = judged(
      sheet("名册", [
        headings,
        ["河口村", "王一", "男", id(1)],
        ["河口村", "王二", "男", id(3)],
        [null, "王三", "男", id(5)],
      ]),
    );
    expect(people.map(({ village, warnings }) => [village, warnings])).toEqual([
      ["河口村", []],
      ["河口村", []],
      [null, ["VILLAGE_MISSING"]],
    ]);
  });

  test.each<[string, Cell[][], string | null]>([
    ["Sheet1", [["荫田镇2026年村级后备力量登记台账"]], null],
    ["Sheet1", [["荫田镇河口村2026年村级后备力量花名册"]], "河口村"],
    ["Sheet1", [["填报单位：双塘村（盖章）", null, "2026年11月"]], "双塘村"],
    ["枫树村", [["各村（社区）后备力量"]], "枫树村"],
    ["3.荫田社区（6人）", [], "荫田社区"],
    ["枫树村", [["村（社区）：", "河口村"]], "河口村"],
  ])("of the sheet %s under %j: %s", (name, above, village) => {
    const rows = [...above, ["姓名", "性别", "身份证号码"], ["王一", "男", id(1)]];
    expect(judged(sheet(name, rows))[0]?.village).toBe(village);
  });
});

test("sums, signatures and notes are nobody; a row that lacks its name is somebody", () => {
  const rows: Cell[][] = [
    headings,
    ["河口村", "阿依古丽·买买提", "女", id(2)],
    ["全镇共1人"],
    [null, "共计1人"],
    [null, null, null, "总计：1"],
    [null, "合计", "男", 1],
    ["其中：", "男", 60, "女", 48],
    ["河口村", null, "女", null, "1990-01-01", "本科"],
    [null, "（盖章）"],
    [null, null, null, "2026年11月22日"],
    ["备注", "以上人员均经村党支部研究同意"],
  ];
  expect(judged(sheet("名册", rows)).map(({ row, refused }) => [row, refused])).toEqual([
    [2, null],
    [8, "NAME_MISSING"],
  ]);
});

test("of columns alike the one that says it plainly, and whose contents fit", () => {
  const rows = [
    ["姓名", "性别", "现任职务", "职业", "身份证", "收入来源", "类别", "人员来源", "推荐单位", "村"],
    ["王一", "男", "无", "务农", id(1), "种植", "致富能手", "村推荐", "镇农业站", "河口村"],
  ];
  expect(judged(sheet("名册", rows))[0]).toMatchObject({
    occupation: "务农",
    source: "able-wealth-maker",
    village: "河口村",
  });
});

test("two tables side by side", () => {
  const rows = [
    ["姓名", "性别", "身份证", null, "姓名", "性别", "身份证"],
    ["王一", "男", id(1), null, "李二", "女", id(2)],
  ];
  expect(judged(sheet("河口村", rows)).map(({ name }) => name)).toEqual(["王一", "李二"]);
});

test("an ID number kept as a figure in a file is damaged, a telephone number is not", async () => {
  const cells = `<row r="2"><c r="A2" t="inlineStr"><is><t>王一</t></is></c><c r="B2"><v>431999198804190005</v></c><c r="C2"><v>19900000001</v></c></row>`;
  const read = await readWorkbook(zipOf(workbookParts(textRow(1, "姓名", "身份证号", "手机") + cells)));
  if (!read.ok) throw new Error(read.error.code);
  const [person] = judgeRegisters(findRegisters(read.value).tables);
  expect(person).toMatchObject({ refused: "ID_DAMAGED_BY_EXCEL", phone: "19900000001" });
});
