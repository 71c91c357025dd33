// Ways in which townships lay their ledger out: spellings of days, words of headings, headings in two rows.
import { type Cell, type Merge, textOf } from "../../src/workbook/cell.ts";
import { type Grid, changed, seeded } from "./variants.ts";

const isDateHeading = /时间$/;
const dayText = (cell: Cell): string => {
  const text = textOf(cell);
  return text
    .replace(/[年月./]/g, "-")
    .replace("日", "")
    .replace(/-(\d)(?=-|$)/g, "-0$1");
};

const spellings: readonly ((day: string) => Cell)[] = [
  (day) => day,
  (day) => day.replaceAll("-", "."),
  (day) => day.replaceAll("-", "/"),
  (day) => day.replaceAll("-", ""),
  (day) => Number(day.replaceAll("-", "")),
  (day) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
  (day) => `${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 号`,
  (day) =>
    day.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replaceAll("-", "．"),
  (day) => ({ day }) as Cell,
  (day) => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000,
  (day) => ` ${day} 00:00:00`,
];

/** Each cell in a spelling of its own; several dates in one cell in spellings that can stand side by side. */
export function respelled(of: Grid, seed: number): Grid {
  const random = seeded(seed);
  return changed(of, isDateHeading, (cell) => {
    if (cell === null) return null;
    const days = (typeof cell === "string" ? cell.split("、") : [cell]).map(dayText);
    if (days.length > 1) return days.join([",", "；", "\n", " ", "、"][Math.floor(random() * 5)]);
    return spellings[Math.floor(random() * spellings.length)]?.(days[0] ?? "") ?? null;
  });
}

export const otherNames: Readonly<Record<string, string>> = {
  姓名: "姓  名",
  出生日期: "出生年月日",
  身份证号: "公民身份号码",
  "所在村(社区)党支部": "所属党支部",
  申请入党时间: "递交入党申请书\n时间",
  谈话时间: "党组织派人谈话日期",
  确定积极分子时间: "列为入党积极分子时间",
  积极分子备案时间: "入党积极分子上级党委备案时间",
  培养联系人指定时间: "指定培养联系人时间",
  历次考察时间: "入党积极分子培养教育考察时间",
  确定发展对象时间: "列为发展对象时间",
  发展对象备案时间: "发展对象报上级党委备案时间",
  介绍人确定时间: "确定入党介绍人时间",
  政审时间: "政治审查时间",
  政审结论: "政治审查结论",
  集中培训时间: "短期集中培训时间",
  培训天数: "培训时间（天）",
  培训学时: "培训时间（学时）",
  支委会审查时间: "支部委员会审查时间",
  预审时间: "上级党委预审时间",
  志愿书编号: "《入党志愿书》编号",
  填写志愿书时间: "填写《入党志愿书》时间",
  支部大会接收时间: "支部党员大会讨论接收预备党员时间",
  应到人数: "应到会党员",
  实到人数: "实到会党员",
  赞成票: "同意票数",
  反对票: "不同意票数",
  弃权票: "弃权",
  党委派人谈话时间: "上级党委派人谈话时间",
  党委审批时间: "上级党委审批接收时间",
  组织部备案时间: "县委组织部备案时间",
  编入支部时间: "编入党支部和党小组时间",
  宣誓时间: "入党宣誓时间",
  预备期考察时间: "预备党员继续教育考察时间",
  转正申请时间: "提出转正申请时间",
  转正大会时间: "支部大会讨论转正时间",
  转正应到: "转正大会应到",
  转正审批时间: "党委审批转正时间",
  归档时间: "材料归档时间",
};

const groups: readonly (readonly [group: string, headings: Readonly<Record<string, string>>])[] = [
  ["申请入党", { 申请入党时间: "递交时间", 谈话时间: "谈话时间" }],
  [
    "入党积极分子的确定和培养教育",
    {
      确定积极分子时间: "确定时间",
      积极分子备案时间: "备案时间",
      培养联系人: "培养联系人",
      培养联系人指定时间: "培养联系人指定时间",
      历次考察时间: "考察时间",
    },
  ],
  ["发展对象的确定和考察", { 确定发展对象时间: "确定时间", 发展对象备案时间: "备案时间" }],
  ["入党介绍人", { 入党介绍人: "姓名", 介绍人确定时间: "确定时间" }],
  ["政治审查", { 政审时间: "时间", 政审结论: "结论" }],
  ["集中培训", { 集中培训时间: "时间", 培训天数: "天数", 培训学时: "学时" }],
  ["入党志愿书", { 志愿书编号: "编号", 填写志愿书时间: "填写时间" }],
  [
    "支部大会接收",
    {
      支部大会接收时间: "时间",
      应到人数: "应到",
      实到人数: "实到",
      赞成票: "赞成",
      反对票: "反对",
      弃权票: "弃权",
    },
  ],
  [
    "转正",
    {
      转正申请时间: "申请时间",
      转正大会时间: "支部大会时间",
      转正应到: "应到",
      转正实到: "实到",
      转正赞成: "赞成",
      转正反对: "反对",
      转正弃权: "弃权",
      转正审批时间: "审批时间",
    },
  ],
];

/** Two rows of headings; groups merged over their columns, the others over both rows. */
export function twoHeaderRows(of: Grid, above: number, merged: boolean): { rows: Cell[][]; merges: Merge[] } {
  const upper: Cell[] = [];
  const lower: Cell[] = [];
  const merges: Merge[] = [];
  of.headings.forEach((heading, column) => {
    const group = groups.find(([, headings]) => heading in headings);
    const before = of.headings[column - 1];
    const continues = group !== undefined && before !== undefined && before in group[1];
    upper.push(group ? (continues ? null : group[0]) : heading);
    lower.push(group ? (group[1][heading] ?? null) : null);
    if (!group) merges.push([above, column, above + 1, column]);
    else if (continues) merges.splice(-1, 1, [above, merges.at(-1)?.[1] ?? column, above, column]);
    else merges.push([above, column, above, column]);
  });
  return { rows: [upper, lower], merges: merged ? merges.filter(([a, b, c, d]) => a !== c || b !== d) : [] };
}
