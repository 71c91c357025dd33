// What a column of a reserve register may hold: who it is, from which village, and what the pool asks of a person.
import type { Sentence } from "@miaopu/domain";

const labels = {
  serial: ["序号", "serial number"],
  village: ["村（社区）", "village (community)"],
  name: ["姓名", "name"],
  sex: ["性别", "sex"],
  birthDate: ["出生日期", "birth date"],
  idNumber: ["身份证号", "ID number"],
  education: ["文化程度", "education"],
  occupation: ["职业", "occupation"],
  source: ["人员来源", "source"],
  phone: ["联系电话", "telephone"],
  age: ["年龄", "age"],
  ethnicity: ["民族", "ethnicity"],
  politicalStatus: ["政治面貌", "political status"],
  address: ["住址", "address"],
  willingness: ["意愿", "willingness"],
  strengths: ["特长", "strengths"],
  remarks: ["备注", "remarks"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ReserveField = keyof typeof labels;

/** Every field with its label, in the order in which a register is usually kept. */
export const reserveFields: readonly (Sentence & { readonly field: ReserveField })[] = Object.entries(
  labels,
).map(([field, [zh, en]]) => ({ field: field as ReserveField, zh, en }));

/** Fields that several columns may hold: full-time and part-time education, remarks. */
export const inManyColumns: ReadonlySet<ReserveField> = new Set<ReserveField>(["education", "remarks"]);
