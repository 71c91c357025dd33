// Votes written in one cell, and what stands in place of figures and texts: read where it is plain, a finding where not.
import { beforeAll, describe, expect, test } from "vitest";
import { readTally } from "../../src/ledger/tally.ts";
import { readText } from "../../src/sheets/values.ts";
import { type Cell, textOf } from "../../src/workbook/cell.ts";
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

const whole = { shouldAttend: 20, present: 15, yes: 13, no: 2, abstain: 0 };

describe("a whole vote in one cell", () => {
  test.each([
    ["应到20人,实到15人,赞成13票,反对2票,弃权0票"],
    ["应到会20人，实到会15人；同意13票、不同意2票、弃权0票。"],
    ["应到：20\n实到：15\n同意：13\n不同意：2\n弃权：0"],
    ["有表决权的正式党员20名，到会15名，13票赞成，2票反对，0票弃权"],
    ["应到２０人实到１５人赞成１３票反对２票弃权０票"],
    ["应到会有表决权党员20名，实到会有表决权党员15名，同意13名，不同意2名，弃权0名"],
  ])("%s", (cell) => {
    expect(readTally(cell, "表决情况")).toEqual({ is: "value", value: whole });
  });

  test("bare figures mean what the heading says, in its order", () => {
    expect(readTally("20/15/13/2/0", "表决（应到/实到/赞成/反对/弃权）")).toEqual({
      is: "value",
      value: whole,
    });
    expect(readTally("20/15", "应到会/实到会")).toEqual({
      is: "value",
      value: { shouldAttend: 20, present: 15 },
    });
    expect(readTally("20/15/13/2/0", "表决情况")).toEqual({ is: "unreadable" });
    expect(readTally("20/15/13", "应到/实到")).toEqual({ is: "unreadable" });
  });

  test.each(["应到20人，应到18人", "15人到会20", "2021年3月12日应到20人"])("%s is not read", (cell) => {
    expect(readTally(cell, "表决情况")).toEqual({ is: "unreadable" });
  });

  test("figures that are not named stay unknown", () => {
    expect(readTally("应到20人，实到15人，全票通过", "表决情况")).toEqual({
      is: "value",
      value: { shouldAttend: 20, present: 15 },
    });
  });

  test.each(["", "/", "无", "通过", "全票通过"])("%j gives no figure", (cell) => {
    expect(readTally(cell, "表决情况")).toEqual({ is: "empty" });
  });
});

describe("in a ledger", () => {
  let grid: Grid;
  beforeAll(async () => {
    grid = await sampleGrid();
  });

  const keys = [
    ["应到人数", "实到人数", "赞成票", "反对票", "弃权票"],
    ["转正应到", "转正实到", "转正赞成", "转正反对", "转正弃权"],
  ];
  const names = ["接收大会表决情况", "转正大会表决情况"];

  /** The five columns of each vote in one. */
  function inOneCell(write: (figures: readonly string[]) => Cell): Grid {
    const kept = grid.headings.flatMap((heading, n) =>
      keys.some((five) => five.slice(1).includes(heading)) ? [] : [n],
    );
    const headingOf = (n: number) => {
      const vote = keys.findIndex(([first]) => first === grid.headings[n]);
      return vote < 0 ? (grid.headings[n] ?? "") : (names[vote] ?? "");
    };
    const rows = grid.rows.map((row) =>
      kept.map((n): Cell => {
        const five = keys.find(([first]) => first === grid.headings[n]);
        return five ? write(five.map((key) => textOf(row[grid.headings.indexOf(key)]))) : (row[n] ?? null);
      }),
    );
    return { headings: kept.map(headingOf), rows };
  }

  test("the same findings", () => {
    const written = inOneCell(
      ([a, p, y, n, z]) => `应到${a}人，实到${p}人，赞成${y}票，反对${n}票，弃权${z}票`,
    );
    const { people } = audited(inMemory(sheetOf(written)));
    expect(cellProblems(people)).toEqual([]);
    expect(codesByName(people)).toEqual(expectedCodes);
  });

  test("words alone say how it ended; what cannot be read is a finding, and the vote is not judged", () => {
    const written = inOneCell(() => "未通过");
    const [failed] = audited(inMemory(sheetOf(written))).people;
    expect(failed?.findings.map(({ step, verdict }) => `${step} ${verdict.code}`)).toContain(
      "S16 OUT_OF_ORDER",
    );
    const beside = inOneCell(() => "应到20人，实到15人，赞成8票，反对7票，弃权0票，未通过");
    const [outvoted] = audited(inMemory(sheetOf(beside))).people;
    expect(outvoted?.findings.map(({ verdict }) => verdict.code)).not.toContain("MAJORITY_NOT_MET");
    const { people } = audited(inMemory(sheetOf(inOneCell(() => "20/15/13/2/0"))));
    expect(cellProblems(people)).toHaveLength(80);
    expect(people.flatMap(({ findings }) => findings).map(({ verdict }) => verdict.code)).not.toContain(
      "QUORUM_NOT_MET",
    );
  });

  test("无 and / in place of a figure are no figure", () => {
    const marked = changed(grid, /反对|弃权/, (cell, row) =>
      cell === 0 ? (row % 2 === 0 ? "无" : "/") : cell,
    );
    const { people } = audited(inMemory(sheetOf(marked)));
    expect(cellProblems(people)).toEqual([]);
    expect(codesByName(people)).toEqual(expectedCodes);
  });

  test("无 or / under the reason for a late approval is no reason", () => {
    for (const mark of ["无", "/", "——"]) {
      const reasoned: Grid = {
        headings: [...grid.headings, "审批超过三个月原因"],
        rows: grid.rows.map((row) => [...row, mark]),
      };
      expect(codesByName(audited(inMemory(sheetOf(reasoned))).people)).toEqual(expectedCodes);
      expect(readText(mark)).toBeUndefined();
    }
  });
});
