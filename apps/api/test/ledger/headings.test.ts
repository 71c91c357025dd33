// The words of headings as townships write them, and groups of headings above them: what each column is taken for.
import { beforeAll, describe, expect, test } from "vitest";
import { meaningOf } from "../../src/ledger/columns.ts";
import { type Cell, type Merge, textOf } from "../../src/workbook/cell.ts";
import {
  type Grid,
  audited,
  cellProblems,
  changed,
  codesByName,
  expectedCodes,
  inMemory,
  renamed,
  sampleGrid,
  sheetOf,
} from "./variants.ts";

let grid: Grid;
beforeAll(async () => {
  grid = await sampleGrid();
});

describe("words", () => {
  test.each([
    ["S01", "递交入党申请书日期 入党申请书递交时间 申请时间 收到入党申请书时间"],
    [
      "S03",
      "列为积极分子时间 确定为入党积极分子日期 吸收为积极分子时间 支部大会确定入党积极分子时间 推优时间",
    ],
    ["S04", "积极分子报备时间"],
    ["S05", "联系人确定时间 指定联系人时间 培养人指定日期"],
    ["S05.mentors", "培养人 联系人姓名 培养教育联系人 培养联系人2"],
    ["S07", "确定为发展对象日期 支部大会讨论确定发展对象时间"],
    ["S08", "发展对象报备时间"],
    ["S09.introducers", "入党介绍人一 第二介绍人"],
    ["S11", "集训时间 短期集中培训"],
    ["S11.days", "集训天数 培训日数"],
    ["S11.hours", "累计学时 课时"],
    ["S14.formNumber", "志愿书编码 《入党志愿书》编号"],
    ["S15", "入党时间 吸收为预备党员时间 预备党员接收日期 加入中国共产党时间 入党支部大会时间"],
    ["S16", "组织员谈话日期 上级派人谈话时间 审批前谈话 专人谈话时间"],
    ["S18", "县级备案时间"],
    ["S15.vote.present", "实到会有表决权党员数 到会有表决权的党员"],
    ["S15.vote.shouldAttend", "应到会有表决权党员数 有表决权党员数"],
    ["S15.vote.yes", "同意（人） 票决同意 接收同意 赞成（票）"],
    ["S15.vote", "表决情况 应到/实到/赞成/反对/弃权"],
    ["S23", "转正日期 按期转正时间 转正票决时间 支部讨论转正 转为正式党员时间"],
    ["S23.vote.yes", "同意转正票数 转正大会同意"],
    ["S24", "党委批准转正时间 批准为正式党员时间"],
    ["name", "入党申请人 培养对象 发展对象姓名"],
  ])("%s: %s", (field, headings) => {
    for (const heading of headings.split(" "))
      expect(`${heading} ${meaningOf(heading)?.fields[0]}`).toBe(`${heading} ${field}`);
  });

  test.each(
    (
      "培训地点 培训单位 谈话人 谈话人姓名 谈话地点 批复文号 备案文号 培养联系人电话 介绍人单位 介绍人入党时间 " +
      "考察人 考察次数 政审人员 支部书记姓名 宣誓地点 归档人 培训证书编号 积极分子培训时间 转正公示时间 预备期满时间 团支部推优"
    ).split(" "),
  )("%s is none of the steps' own facts", (heading) => {
    expect(meaningOf(heading)).toBeNull();
  });
});

/** Rows of headings with every group merged over its columns, and every heading without group over all rows. */
function grouped(
  of: Grid,
  nameOf: (heading: string) => readonly string[] | undefined,
): { rows: Cell[][]; merges: Merge[] } {
  const paths = of.headings.map((heading) => nameOf(heading) ?? [heading]);
  const depth = Math.max(...paths.map((path) => path.length));
  const rows: Cell[][] = Array.from({ length: depth }, () => of.headings.map(() => null));
  const merges: Merge[] = [];
  paths.forEach((path, column) => {
    path.forEach((words, level) => {
      const isGroup = level < path.length - 1;
      const before = paths[column - 1];
      const continues =
        isGroup &&
        before !== undefined &&
        before.length > level + 1 &&
        before.slice(0, level + 1).join() === path.slice(0, level + 1).join();
      const last = merges.findLast(([from, , , to]) => from === level && to === column - 1);
      if (continues && last) merges.splice(merges.indexOf(last), 1, [level, last[1], level, column]);
      else {
        (rows[level] as Cell[])[column] = words;
        merges.push([level, column, isGroup ? level : depth - 1, column]);
      }
    });
  });
  return { rows, merges: merges.filter(([a, b, c, d]) => a !== c || b !== d) };
}

const steps: Readonly<Record<string, readonly string[]>> = {
  申请入党时间: ["申请入党", "递交入党申请书", "时间"],
  谈话时间: ["申请入党", "党组织派人谈话", "时间"],
  确定积极分子时间: ["入党积极分子的确定和培养教育", "推荐和确定入党积极分子", "时间"],
  积极分子备案时间: ["入党积极分子的确定和培养教育", "上级党委备案", "时间"],
  培养联系人: ["入党积极分子的确定和培养教育", "指定培养联系人", "姓名"],
  培养联系人指定时间: ["入党积极分子的确定和培养教育", "指定培养联系人", "时间"],
  历次考察时间: ["入党积极分子的确定和培养教育", "培养教育考察", "时间"],
  确定发展对象时间: ["发展对象的确定和考察", "确定发展对象", "时间"],
  发展对象备案时间: ["发展对象的确定和考察", "报上级党委备案", "时间"],
  入党介绍人: ["发展对象的确定和考察", "确定入党介绍人", "姓名"],
  介绍人确定时间: ["发展对象的确定和考察", "确定入党介绍人", "时间"],
  政审时间: ["发展对象的确定和考察", "进行政治审查", "时间"],
  政审结论: ["发展对象的确定和考察", "进行政治审查", "结论"],
  集中培训时间: ["发展对象的确定和考察", "开展集中培训", "时间"],
  培训天数: ["发展对象的确定和考察", "开展集中培训", "天数"],
  培训学时: ["发展对象的确定和考察", "开展集中培训", "学时"],
  支委会审查时间: ["预备党员的接收", "支部委员会审查", "时间"],
  预审时间: ["预备党员的接收", "上级党委预审", "时间"],
  志愿书编号: ["预备党员的接收", "填写入党志愿书", "编号"],
  填写志愿书时间: ["预备党员的接收", "填写入党志愿书", "时间"],
  支部大会接收时间: ["预备党员的接收", "支部大会讨论", "时间"],
  应到人数: ["预备党员的接收", "支部大会讨论", "应到会人数"],
  实到人数: ["预备党员的接收", "支部大会讨论", "实到会人数"],
  赞成票: ["预备党员的接收", "支部大会讨论", "表决情况", "同意"],
  反对票: ["预备党员的接收", "支部大会讨论", "表决情况", "不同意"],
  弃权票: ["预备党员的接收", "支部大会讨论", "表决情况", "弃权"],
  党委派人谈话时间: ["预备党员的接收", "上级党委派人谈话", "时间"],
  党委审批时间: ["预备党员的接收", "上级党委审批", "时间"],
  组织部备案时间: ["预备党员的接收", "再上一级党委组织部门备案", "时间"],
  编入支部时间: ["预备党员的教育考察和转正", "编入党支部和党小组", "时间"],
  宣誓时间: ["预备党员的教育考察和转正", "入党宣誓", "时间"],
  预备期考察时间: ["预备党员的教育考察和转正", "继续教育考察", "时间"],
  转正申请时间: ["预备党员的教育考察和转正", "提出转正申请", "时间"],
  转正大会时间: ["预备党员的教育考察和转正", "支部大会讨论", "时间"],
  转正应到: ["预备党员的教育考察和转正", "支部大会讨论", "应到会人数"],
  转正实到: ["预备党员的教育考察和转正", "支部大会讨论", "实到会人数"],
  转正赞成: ["预备党员的教育考察和转正", "支部大会讨论", "表决情况", "同意"],
  转正反对: ["预备党员的教育考察和转正", "支部大会讨论", "表决情况", "不同意"],
  转正弃权: ["预备党员的教育考察和转正", "支部大会讨论", "表决情况", "弃权"],
  转正审批时间: ["预备党员的教育考察和转正", "上级党委审批", "时间"],
  归档时间: ["预备党员的教育考察和转正", "材料归档", "时间"],
};

function expectSameFindings(rows: readonly (readonly Cell[])[], merges: readonly Merge[] = []): void {
  const { tables, people } = audited(inMemory({ name: "台账", rows: [...rows, ...grid.rows], merges }));
  expect(tables).toHaveLength(1);
  expect(tables[0]?.columns.filter(({ field }) => field === null)).toEqual([]);
  expect(people.map(({ row }) => row)).toEqual(grid.rows.map((_, n) => n + rows.length + 1));
  expect(cellProblems(people)).toEqual([]);
  expect(codesByName(people)).toEqual(expectedCodes);
}

describe("groups of headings", () => {
  test("stage, step and fact in four rows, the vote a group of its own", () => {
    const { rows, merges } = grouped(grid, (heading) => steps[heading]);
    expect(rows).toHaveLength(4);
    expectSameFindings(rows, merges);
  });

  test("the steps' own names, 时间 beneath, with no stages", () => {
    const { rows, merges } = grouped(grid, (heading) => steps[heading]?.slice(1));
    expectSameFindings(rows, merges);
  });

  test("groups written over their first column, not merged", () => {
    expectSameFindings(grouped(grid, (heading) => steps[heading]?.slice(1)).rows);
  });

  test("stages above, short words beneath: the day beside a name is the name's step's", () => {
    const short: Readonly<Record<string, string>> = {
      培养联系人指定时间: "确定时间",
      介绍人确定时间: "确定时间",
    };
    const { rows, merges } = grouped(grid, (heading) => {
      const [stage] = steps[heading] ?? [];
      return stage
        ? [
            `${stage}阶段`,
            short[heading] ??
              heading.replace(/^(?:积极分子|发展对象|确定(?:积极分子|发展对象)|转正(?!大会))/, ""),
          ]
        : undefined;
    });
    const lower = rows[1] as Cell[];
    lower[grid.headings.indexOf("确定积极分子时间")] = "确定时间";
    lower[grid.headings.indexOf("确定发展对象时间")] = "确定时间";
    expectSameFindings(rows, merges);
  });
});

describe("the same words twice", () => {
  test("bare 备案时间, 谈话时间, 考察时间, 审批日期 and votes: by their place", () => {
    const bare: Readonly<Record<string, string>> = {
      积极分子备案时间: "备案时间",
      发展对象备案时间: "备案时间",
      组织部备案时间: "备案时间",
      历次考察时间: "考察时间",
      预备期考察时间: "考察时间",
      党委派人谈话时间: "谈话时间",
      党委审批时间: "审批日期",
      转正审批时间: "审批日期",
      转正大会时间: "转正日期",
      支部大会接收时间: "入党时间",
      转正应到: "应到人数",
      转正实到: "实到人数",
      转正赞成: "赞成票",
      转正反对: "反对票",
      转正弃权: "弃权票",
    };
    expectSameFindings([renamed(grid, bare).headings]);
  });

  test("入党时间 among the particulars yields to the column of the meeting", () => {
    const headings = ["入党时间", ...grid.headings];
    const rows = grid.rows.map((row) => ["2001.01.01", ...row]);
    const { people } = audited(inMemory({ name: "台账", rows: [headings, ...rows] }));
    expect(codesByName(people)).toEqual(expectedCodes);
  });

  test("observations in columns of their own: 第一次考察时间, 第二次考察时间", () => {
    const at = grid.headings.indexOf("历次考察时间");
    const split = <T>(cells: readonly T[], parts: readonly T[]) => [
      ...cells.slice(0, at),
      ...parts,
      ...cells.slice(at + 1),
    ];
    const headings = split(grid.headings, ["第一次考察时间", "第二次考察时间"]);
    const rows = grid.rows.map((row) => {
      const [first = null, second = null] = textOf(row[at]).split("、");
      return split<Cell>(row, [first, second]);
    });
    const { people } = audited(inMemory(sheetOf({ headings, rows })));
    expect(codesByName(people)).toEqual(expectedCodes);
  });

  test("two mentors and two introducers in a column each", () => {
    let { headings, rows } = grid;
    for (const [heading, one, two] of [
      ["培养联系人", "培养联系人1", "培养联系人2"],
      ["入党介绍人", "第一介绍人", "第二介绍人"],
    ] as const) {
      const at = headings.indexOf(heading);
      const split = <T>(cells: readonly T[], parts: readonly T[]) => [
        ...cells.slice(0, at),
        ...parts,
        ...cells.slice(at + 1),
      ];
      headings = split(headings, [one, two]);
      rows = rows.map((row) => split<Cell>(row, textOf(row[at]).split(/[、 ]/)));
    }
    const { people } = audited(inMemory(sheetOf({ headings, rows })));
    expect(codesByName(people)).toEqual(expectedCodes);
    const alone = changed({ headings, rows }, /^第二介绍人$/, (cell, row) => (row === 0 ? null : cell));
    expect(codesByName(audited(inMemory(sheetOf(alone))).people)["郑乐强"]).toEqual({
      S09: ["INTRODUCER_COUNT"],
    });
  });
});
