// The sample ledger that is offered where there is none yet: an invented township's rows, one of them with a fault.
import { type Result, addDays, addMonths, checkCharacter, toDay } from "@miaopu/domain";
import type { Cell } from "../workbook/cell.ts";
import type { WorkbookRefusal } from "../workbook/refusal.ts";
import { writeWorkbook } from "../workbook/writer.ts";

const headings = [
  ["序号", "姓名", "性别", "出生日期", "身份证号", "所在党支部", "申请入党时间", "党组织谈话时间"],
  ["确定积极分子时间", "积极分子备案时间", "培养联系人", "指定培养联系人时间", "历次考察时间"],
  ["确定发展对象时间", "发展对象备案时间", "入党介绍人", "确定介绍人时间", "政审时间", "政审结论"],
  ["集中培训时间", "培训天数", "培训学时", "支委会审查时间", "预审时间", "志愿书编号", "填写志愿书时间"],
  [
    "支部大会接收时间",
    "应到人数",
    "实到人数",
    "赞成票",
    "反对票",
    "弃权票",
    "党委派人谈话时间",
    "党委审批时间",
  ],
  ["组织部备案时间", "编入支部时间", "宣誓时间", "预备期考察时间", "转正申请时间", "转正大会时间"],
  ["转正应到", "转正实到", "转正赞成", "转正反对", "转正弃权", "转正审批时间", "归档时间"],
].flat();

interface Invented {
  readonly name: string;
  readonly sex: "男" | "女";
  readonly birthDate: string;
  readonly branch: string;
  readonly applied: string;
  /** Class hours of training. */
  readonly hours: number;
}

const people: readonly Invented[] = [
  {
    name: "样例甲",
    sex: "女",
    birthDate: "1994-02-10",
    branch: "样例村党支部",
    applied: "2019-07-09",
    hours: 24,
  },
  {
    name: "样例乙",
    sex: "男",
    birthDate: "1990-08-21",
    branch: "样例村党支部",
    applied: "2020-03-02",
    hours: 24,
  },
  {
    name: "样例丙",
    sex: "男",
    birthDate: "1988-11-05",
    branch: "范例社区党支部",
    applied: "2020-06-15",
    hours: 12,
  },
];

function idNumber({ birthDate, sex }: Invented, serial: number): string {
  const order = String(serial * 2 + (sex === "男" ? 1 : 0)).padStart(3, "0");
  const first = `431999${birthDate.replaceAll("-", "")}${order}`;
  return first + checkCharacter(first);
}

function row(person: Invented, serial: number): Cell[] {
  const applied = toDay(person.applied);
  const activist = addMonths(applied, 3);
  const candidate = addMonths(activist, 14);
  const voted = addMonths(candidate, 4);
  const converted = addMonths(voted, 12);
  const seen = `${addMonths(activist, 6)}、${addMonths(activist, 12)}`;
  return [
    [
      serial,
      person.name,
      person.sex,
      { day: toDay(person.birthDate) },
      idNumber(person, serial),
      person.branch,
    ],
    [{ day: applied }, { day: addDays(applied, 20) }, { day: activist }, { day: addDays(activist, 10) }],
    [
      "样例丁、样例戊",
      { day: addDays(activist, 5) },
      seen,
      { day: candidate },
      { day: addDays(candidate, 10) },
    ],
    ["样例丁、样例戊", { day: addDays(candidate, 15) }, { day: addDays(candidate, 30) }, "合格"],
    [{ day: addDays(candidate, 40) }, person.hours / 8, person.hours, { day: addDays(candidate, 60) }],
    [{ day: addDays(candidate, 70) }, `样例${serial}号`, { day: addDays(candidate, 75) }],
    [{ day: voted }, 20, 17, 16, 1, 0, { day: addDays(voted, 9) }, { day: addMonths(voted, 1) }],
    [{ day: addDays(voted, 40) }, { day: addDays(voted, 35) }, { day: addDays(voted, 45) }],
    [{ day: addMonths(voted, 6) }, { day: converted }, { day: addDays(converted, 10) }, 20, 16, 15, 1, 0],
    [{ day: addDays(converted, 40) }, { day: addDays(converted, 60) }],
  ].flat() as Cell[];
}

/** Everyone in it is invented; the third one's training is too short. */
export const sampleLedger = (): Promise<Result<Uint8Array, WorkbookRefusal>> =>
  writeWorkbook([
    {
      name: "全程纪实",
      widths: headings.map(() => 14),
      headerRows: 2,
      alertColumn: null,
      merges: [[0, 0, 0, headings.length - 1]],
      rows: [
        ["发展党员全程纪实台账（样表，内容均为虚构）"],
        headings,
        ...people.map((one, n) => row(one, n + 1)),
      ],
    },
  ]);
