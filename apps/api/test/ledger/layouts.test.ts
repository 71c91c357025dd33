// The sample ledger, as it is and laid out in other ways: the same people, the same findings.
import { beforeAll, describe, expect, test } from "vitest";
import { type Cell, type Merge, type Workbook, textOf } from "../../src/workbook/cell.ts";
import { otherNames, respelled, twoHeaderRows } from "./layouts.ts";
import {
  type Grid,
  audited,
  cellProblems,
  changed,
  codesByName,
  expected,
  expectedCodes,
  inMemory,
  opened,
  renamed,
  sampleFile,
  sampleGrid,
  sheetOf,
  shuffled,
  without,
  workbookOf,
} from "./variants.ts";

let grid: Grid;
beforeAll(async () => {
  grid = await sampleGrid();
});

const foundIn = (workbook: Workbook) => {
  const { people } = audited(workbook);
  return { people: people.length, cells: cellProblems(people), codes: codesByName(people) };
};
/** What the sample holds, however it is laid out. */
const sample = { people: expected.rows, cells: [], codes: expectedCodes };

describe("the sample ledger", () => {
  test("as it is: every row, in its place, with its findings", async () => {
    const { people } = audited(await opened(sampleFile()));
    expect(people.map(({ row, name }) => ({ row, name }))).toEqual(
      expected.people.map(({ row, name }) => ({ row, name })),
    );
    expect(foundIn(await opened(sampleFile()))).toEqual(sample);
  });

  test.each([1, 2, 3, 4, 5])("columns shuffled (seed %i)", (seed) => {
    expect(foundIn(inMemory(sheetOf(shuffled(grid, seed))))).toEqual(sample);
  });

  test("headings in other words", () => {
    expect(foundIn(inMemory(sheetOf(renamed(grid, otherNames))))).toEqual(sample);
  });

  test.each([11, 12, 13])("dates in every spelling, as numbers and as Excel dates (seed %i)", (seed) => {
    expect(foundIn(inMemory(sheetOf(respelled(grid, seed))))).toEqual(sample);
  });

  test("through a file: dates in every spelling, headings in two merged rows", async () => {
    const { rows, merges } = twoHeaderRows(grid, 0, true);
    const plan = { name: "台账", rows: [...rows, ...respelled(grid, 14).rows], merges };
    expect(foundIn(await opened(await workbookOf(plan)))).toEqual(sample);
  });

  test("figures as text with units, full-width, and names written wide", async () => {
    const units = (unit: string) => (cell: Cell) => `${textOf(cell)} ${unit}`;
    const fullWidth = (cell: Cell) =>
      textOf(cell).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    let other = changed(grid, /人数$|^转正(?:应到|实到)$/, units("人"));
    other = changed(other, /^赞成票$|^转正赞成$/, units("票"));
    other = changed(other, /天数$/, units("天"));
    other = changed(other, /学时$/, (cell) => `${fullWidth(cell)}学时`);
    other = changed(other, /^姓名$/, (cell) => {
      const name = textOf(cell);
      return name.length === 2 ? `${name[0]}　${name[1]}` : name;
    });
    expect(foundIn(inMemory(sheetOf(other)))).toEqual(sample);
  });
});

describe("headings in two rows", () => {
  test.each([true, false])("groups above their columns (merged: %s)", (merged) => {
    const { rows, merges } = twoHeaderRows(grid, 0, merged);
    expect(foundIn(inMemory({ name: "台账", rows: [...rows, ...grid.rows], merges }))).toEqual(sample);
  });

  test("under a title and a line about the sheet, merged over the whole width", () => {
    const width = grid.headings.length - 1;
    const { rows, merges } = twoHeaderRows(grid, 2, true);
    const title: Merge = [0, 0, 0, width];
    const note: Merge = [1, 0, 1, width];
    const all = [
      ["荫田镇发展党员时间节点台账"],
      ["填报单位:镇党委    填报时间:2026年11月"],
      ...rows,
      ...grid.rows,
    ];
    expect(foundIn(inMemory({ name: "台账", rows: all, merges: [title, note, ...merges] }))).toEqual(sample);
  });
});

describe("what stands around the table", () => {
  test("titles, notes, sub-totals, blanks, headings repeated on every page, footers", () => {
    const lines: (readonly Cell[])[] = [
      ["荫田镇发展党员台账"],
      [],
      ["说明:日期按年月日填写,如 2020-01-01"],
      grid.headings,
    ];
    lines.push(grid.headings.map((_, n) => n + 1));
    grid.rows.forEach((row, n) => {
      lines.push(row);
      if (n % 10 === 9) lines.push(["小计", `${n + 1}人`], [], grid.headings);
    });
    lines.push(
      ["合计", null, null, null, null, "40人"],
      [],
      ["填表人:张三", null, null, "审核人:李四"],
      ["注:本表一式两份"],
    );
    const { people } = audited(inMemory({ name: "台账", rows: lines }));
    expect(people.map(({ name }) => name)).toEqual(expected.people.map(({ name }) => name));
    expect(cellProblems(people)).toEqual([]);
    expect(codesByName(people)).toEqual(expectedCodes);
  });

  test("branches as lines between the rows, with no column of their own", () => {
    const less = without(grid, ["所在村(社区)党支部"]);
    const lines = less.rows.flatMap((row, n) => (n % 20 === 0 ? [[`第${n / 20 + 1}村党支部`], row] : [row]));
    const { people } = audited(inMemory({ name: "台账", rows: [less.headings, ...lines] }));
    expect(people.map(({ branch }) => branch)).toEqual([
      ...Array.from({ length: 20 }, () => "第1村党支部"),
      ...Array.from({ length: 20 }, () => "第2村党支部"),
    ]);
    expect(codesByName(people)).toEqual(expectedCodes);
  });

  test("an instructions sheet, an empty sheet, and a sheet of something else", () => {
    const file = inMemory(
      { name: "填写说明", rows: [["填写说明"], ["一、姓名应与身份证一致"], ["二、时间须填写到日"]] },
      { name: "空白", rows: [] },
      sheetOf(grid),
      {
        name: "通讯录",
        rows: [
          ["姓名", "电话"],
          ["王一", "19900000001"],
        ],
      },
    );
    const { tables } = audited(file);
    expect(tables.map(({ sheet }) => sheet.name)).toEqual(["台账"]);
    expect(foundIn(file)).toEqual(sample);
  });

  test("two tables in one sheet: both are found, each with its own headings and rows", () => {
    const first: Grid = { ...grid, rows: grid.rows.slice(0, 15) };
    const second = shuffled({ ...grid, rows: grid.rows.slice(15) }, 7);
    const rows = [["一、2021年"], ...sheetOf(first).rows, [], ["二、2022年以后"], ...sheetOf(second).rows];
    const file = inMemory({ name: "台账", rows });
    const { tables, people } = audited(file);
    expect(tables.map(({ headerRow }) => headerRow)).toEqual([1, 19]);
    expect(people.map(({ row }) => row)).toEqual([
      ...Array.from({ length: 15 }, (_, n) => n + 3),
      ...Array.from({ length: 25 }, (_, n) => n + 21),
    ]);
    expect(codesByName(people)).toEqual(expectedCodes);
  });

  test("two tables side by side", () => {
    const left: Grid = { ...grid, rows: grid.rows.slice(0, 20) };
    const right: Grid = { ...grid, rows: grid.rows.slice(20) };
    const rows = sheetOf(left).rows.map((row, n) => [
      ...grid.headings.map((_, c) => row[c] ?? null),
      null,
      ...(sheetOf(right).rows[n] ?? []),
    ]);
    const { tables, people } = audited(inMemory({ name: "台账", rows }));
    expect(tables).toHaveLength(2);
    expect(codesByName(people)).toEqual(expectedCodes);
  });
});

describe("columns that are missing", () => {
  test("a step without a column is not known, and its absence is no finding", () => {
    const less = without(grid, ["谈话时间", "政审时间", "归档时间", "预备期考察时间"]);
    const { people } = audited(inMemory(sheetOf(less)));
    const { 文军: _talk, 邵国: _late, 胡洋晓: _order, ...rest } = expectedCodes;
    expect(codesByName(people)).toEqual(rest);
    expect(people[0]?.unchecked["S03"]).toContain("OUT_OF_ORDER");
  });

  test("observations without a column: half-yearly reviews stay unchecked", () => {
    const { people } = audited(inMemory(sheetOf(without(grid, ["历次考察时间"]))));
    const { 沈伟怡: _review, ...rest } = expectedCodes;
    expect(codesByName(people)).toEqual(rest);
    expect(people[0]?.unchecked["S07"]).toContain("HALF_YEAR_REVIEW_MISSING");
  });

  test("votes without a column of abstentions: the sum is not judged, quorum and majority are", () => {
    const { people } = audited(inMemory(sheetOf(without(grid, ["弃权票", "反对票"]))));
    const { 易娜夏: _sum, ...rest } = expectedCodes;
    expect(codesByName(people)).toEqual(rest);
    expect(people[0]?.unchecked["S15"]).toContain("VOTE_TALLY_INCONSISTENT");
  });

  test("no vote at all: no rule of the vote is judged", () => {
    const { people } = audited(
      inMemory(sheetOf(without(grid, ["应到人数", "实到人数", "赞成票", "反对票", "弃权票"]))),
    );
    const { 易娜夏: _a, 段春辉: _b, 薛强秀: _c, ...rest } = expectedCodes;
    expect(codesByName(people)).toEqual(rest);
  });

  test("a step left empty under a column of its own is not on file", () => {
    const empty = changed(grid, /^宣誓时间$/, (cell, row) => (row === 0 ? null : cell));
    const { people } = audited(inMemory(sheetOf(empty)));
    expect(codesByName(people)["郑乐强"]).toEqual({
      S22: ["OUT_OF_ORDER"],
      S23: ["OUT_OF_ORDER"],
      S24: ["OUT_OF_ORDER"],
      S25: ["OUT_OF_ORDER"],
    });
  });
});

test("the first findings name the address of the step's day", async () => {
  const { people } = audited(await opened(sampleFile()));
  const early = people.find(({ name }) => name === "邱桂秋");
  expect(early?.findings.map(({ address, on }) => `${address} ${on}`)).toEqual(["N4 2021-09-10"]);
});
