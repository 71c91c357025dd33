// The words in which townships head the columns of a register, and the groups above them.
import type { Cells } from "./spellings.ts";

export type Column = keyof Cells | "serial" | "ethnicity" | "party" | "school" | "age" | "remarks";

export const headings: Readonly<Record<Column, readonly string[]>> = {
  serial: ["序号", "序 号", "编号", "NO."],
  village: [
    "村(社区)",
    "村（社区）",
    "所在村",
    "村\n（社区）",
    "村别",
    "行政村",
    "所属村（居）",
    "村名",
    "村居名称",
  ],
  name: ["姓名", "姓 名", "姓  名", "名字", "姓\u00A0名", "*姓名", "姓\n名", "后备力量姓名", "人员姓名"],
  sex: ["性别", "性 别", "性\n别", "性别（男/女）"],
  birthDate: ["出生年月", "出生年月日", "出生日期", "出生\n年月", "出生年月（如1990.01）", "生日"],
  idNumber: ["身份证号码", "身份证", "公民身份号码", "身份证号", "居民身份证号码（18位）", "证件号码"],
  education: ["文化程度", "学历", "最高学历", "学 历", "受教育程度", "文化水平"],
  occupation: ["职业", "现从事职业", "职 业", "从事行业", "工作岗位"],
  source: ["人员来源", "来源", "类别", "人员类别", "来源渠道", "后备力量类型"],
  phone: ["联系电话", "手机", "手机号码", "电话", "联系方式", "电 话"],
  ethnicity: ["民族"],
  party: ["政治面貌"],
  school: ["毕业院校及专业"],
  age: ["年龄"],
  remarks: ["备注"],
};

export const groups: readonly (readonly [string, readonly Column[]])[] = [
  ["基本情况", ["name", "sex", "birthDate", "ethnicity", "age"]],
  ["教育情况", ["education", "school"]],
  ["其他情况", ["phone", "remarks", "party"]],
];
