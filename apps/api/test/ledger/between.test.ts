// What stands between the rows of people and around them: lines, sums, continued rows, numbers of columns, other sheets.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { auditCommand } from "../../src/ledger/cli.ts";
import { type Cell, type Merge, textOf } from "../../src/workbook/cell.ts";
import {
  type Grid,
  type SheetPlan,
  audited,
  cellProblems,
  codesByName,
  expectedCodes,
  inMemory,
  sampleGrid,
  sheetOf,
  today,
} from "./variants.ts";

let grid: Grid;
beforeAll(async () => {
  grid = await sampleGrid();
});

const column = (heading: string) => grid.headings.indexOf(heading);

/** The same people with the same findings, and nothing wrong with any cell. */
function expectSamePeople(...sheets: readonly SheetPlan[]): ReturnType<typeof audited> {
  const found = audited(inMemory(...sheets));
  expect(found.people.map(({ name }) => name)).toEqual(grid.rows.map((row) => row[column("姓名")]));
  expect(cellProblems(found.people)).toEqual([]);
  expect(codesByName(found.people)).toEqual(expectedCodes);
  return found;
}

/** A row with cells under some headings alone. */
const rowOf = (cells: Readonly<Record<string, Cell>>): Cell[] =>
  grid.headings.map((heading) => cells[heading] ?? null);

describe("lines and sums", () => {
  test("sub-totals with sums of votes, wherever the word stands", () => {
    const sums = { 应到人数: 100, 实到人数: 80, 赞成票: 75, 反对票: 5 };
    const lines = grid.rows.flatMap((row, n) => {
      if (n % 8 !== 7) return [row];
      const said = [
        { 序号: "松林村合计" },
        { "所在村(社区)党支部": "松林村党支部小计", 姓名: "8人" },
        { 姓名: "合  计：" },
      ];
      return [row, rowOf({ ...sums, ...said[Math.floor(n / 8) % 3] })];
    });
    expectSamePeople({ name: "台账", rows: [grid.headings, ...lines] });
  });

  test("villages as numbered lines merged over the table name the branch", () => {
    const merges: Merge[] = [];
    const lines: (readonly Cell[])[] = [grid.headings];
    const at = column("所在村(社区)党支部");
    grid.rows.forEach((row, n) => {
      if (n % 20 === 0) {
        merges.push([lines.length, 0, lines.length, grid.headings.length - 1]);
        lines.push([n === 0 ? "（一）松林村（20人）" : "二、荫田社区"]);
      }
      lines.push(row.map((cell, c) => (c === at ? null : cell)));
    });
    const { people } = expectSamePeople({ name: "台账", rows: lines, merges });
    expect(people.map(({ branch }) => branch)).toEqual(
      grid.rows.map((_, n) => (n < 20 ? "松林村" : "荫田社区")),
    );
  });

  test("a merged line of other words is nobody", () => {
    const rows = [grid.headings, ...grid.rows.slice(0, 20), ["二、已转正的党员"], ...grid.rows.slice(20)];
    expectSamePeople({ name: "台账", rows, merges: [[21, 0, 21, grid.headings.length - 1]] });
  });

  test.each([
    ["1 2 3", (n: number): Cell => n + 1],
    ["(1) (2)", (n: number): Cell => `（${n + 1}）`],
    ["甲 乙 1 2", (n: number): Cell => (n < 2 ? ["甲", "乙"][n] : n - 1) ?? null],
  ])("the numbers of the columns as %s are nobody", (_, numbered) => {
    expectSamePeople({
      name: "台账",
      rows: [grid.headings, grid.headings.map((__, n) => numbered(n)), ...grid.rows],
    });
  });

  test("an example row is nobody; a person whose name begins like it is one", () => {
    const example = rowOf({ 序号: "例", 姓名: "某某", 申请入党时间: "2019.01.01", 谈话时间: "2019.01.05" });
    expectSamePeople({ name: "台账", rows: [grid.headings, example, ...grid.rows] });
    const named = rowOf({ 序号: 41, 姓名: "样例甲", 申请入党时间: "2019.01.01" });
    const { people } = audited(inMemory({ name: "台账", rows: [grid.headings, named] }));
    expect(people.map(({ name }) => name)).toEqual(["样例甲"]);
  });
});

describe("one person over several rows", () => {
  const lists = ["历次考察时间", "培养联系人", "入党介绍人"];

  /** Observations and names beneath each other, all else in the first row. */
  function beneath(): { rows: Cell[][]; merges: Merge[] } {
    const rows: Cell[][] = [];
    const merges: Merge[] = [];
    for (const row of grid.rows) {
      const parts = new Map(
        lists.map((heading) => [column(heading), textOf(row[column(heading)]).split(/[、 ]/)]),
      );
      const deep = Math.max(...[...parts.values()].map((part) => part.length));
      const top = rows.length + 1;
      for (let r = 0; r < deep; r++)
        rows.push(row.map((cell, c) => (parts.has(c) ? (parts.get(c)?.[r] ?? null) : r === 0 ? cell : null)));
      row.forEach((_, c) => {
        if (!parts.has(c) && deep > 1) merges.push([top, c, top + deep - 1, c]);
      });
    }
    return { rows, merges };
  }

  test("observations and names beneath each other in merged rows", () => {
    const { rows, merges } = beneath();
    expectSamePeople({ name: "台账", rows: [grid.headings, ...rows], merges });
  });

  test("the same with nothing merged: no row is lost", () => {
    expectSamePeople({ name: "台账", rows: [grid.headings, ...beneath().rows] });
  });

  test("cells merged over two columns are read once", () => {
    for (const heading of ["入党介绍人", "历次考察时间"]) {
      const at = column(heading);
      const wide = (row: readonly Cell[]): Cell[] => [...row.slice(0, at + 1), null, ...row.slice(at + 1)];
      const rows = [grid.headings, ...grid.rows].map(wide);
      expectSamePeople({ name: "台账", rows, merges: rows.map((_, r) => [r, at, r, at + 1]) });
    }
  });
});

describe("several sheets", () => {
  test("one ID number on two sheets is found, in the same row too", () => {
    const { people } = audited(
      inMemory(sheetOf(grid, "甲"), { name: "乙", rows: [grid.headings, grid.rows[0] ?? []] }),
    );
    expect(cellProblems(people)).toEqual(["DUPLICATE_ID E2", "DUPLICATE_ID E2"]);
    expect(people.flatMap(({ cells }) => cells.flatMap(({ rows }) => rows))).toEqual(["乙!2", "甲!2"]);
  });

  test("a hidden copy is left out, and said to be; its name asks for it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ledger-"));
    try {
      const file = join(folder, "台账.xlsx");
      await writeFile(
        file,
        await withHidden(sheetOf(grid), { name: "旧表", rows: [grid.headings, ...grid.rows.slice(0, 3)] }),
      );
      const said: string[] = [];
      const audit = async (...asked: string[]) => {
        const out: string[] = [];
        await auditCommand([file, "--json", ...asked], {
          out: (text) => out.push(text),
          err: (text) => said.push(text),
          today,
        });
        return (JSON.parse(out.join("")) as { rows: number }).rows;
      };
      expect(await audit()).toBe(40);
      expect(said.join()).toContain("旧表");
      expect(await audit("--sheet", "旧表")).toBe(3);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

const withHidden = (shown: SheetPlan, hidden: SheetPlan): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [shown, hidden].map(({ name, rows }) => ({
      name,
      hidden: name === hidden.name,
      rows: rows.map((row) =>
        row.map((cell) => (typeof cell === "object" && cell !== null ? textOf(cell) : cell)),
      ),
    })),
  });
