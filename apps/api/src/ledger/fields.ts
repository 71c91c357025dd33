// What a column of the ledger may hold: who it is about, the day of each step, and the facts beside it.
import { type Sentence, type StepId, stepIds, stepOf } from "@miaopu/domain";

const person = {
  serial: ["序号", "serial number"],
  name: ["姓名", "name"],
  sex: ["性别", "sex"],
  birthDate: ["出生日期", "birth date"],
  idNumber: ["身份证号", "ID number"],
  branch: ["所在党支部（村）", "branch (village)"],
  remarks: ["备注", "remarks"],
} as const satisfies Record<string, Words>;

const facts = {
  "S03.nomination": ["推荐方式", "nominated by"],
  "S05.mentors": ["培养联系人", "mentors"],
  "S07.views": ["已听取意见", "views heard"],
  "S08.agreedOn": ["上级党委同意日期", "superior committee agreed on"],
  "S08.notice": ["公示起止日期", "public notice, from and to"],
  "S08.notice.from": ["公示开始日期", "public notice from"],
  "S08.notice.to": ["公示结束日期", "public notice to"],
  "S08.notice.objections": ["公示情况", "objections to the notice"],
  "S09.introducers": ["入党介绍人", "introducers"],
  "S10.conclusion": ["政审结论", "political review concluded"],
  "S11.days": ["培训天数", "days of training"],
  "S11.hours": ["培训学时", "class hours of training"],
  "S12.conclusion": ["支委会审查结论", "scrutiny concluded"],
  "S13.conclusion": ["预审结论", "pre-examination concluded"],
  "S14.formNumber": ["入党志愿书编号", "membership form number"],
  "S15.outcome": ["接收大会决议", "admission: outcome"],
  "S15.vote": ["接收大会表决情况(一格)", "admission: the whole vote"],
  "S15.vote.shouldAttend": ["接收大会应到", "admission: should attend"],
  "S15.vote.present": ["接收大会实到", "admission: present"],
  "S15.vote.yes": ["接收大会赞成", "admission: yes"],
  "S15.vote.no": ["接收大会反对", "admission: no"],
  "S15.vote.abstain": ["接收大会弃权", "admission: abstain"],
  "S15.vote.writtenYes": ["接收大会书面赞成", "admission: written yes"],
  "S15.vote.writtenNo": ["接收大会书面反对", "admission: written no"],
  "S15.vote.secret": ["接收大会表决方式", "admission: secret ballot"],
  "S17.outcome": ["审批结果", "approval: outcome"],
  "S17.by": ["审批机关", "approved by"],
  "S17.collective": ["党委会集体讨论", "decided by a committee meeting"],
  "S17.extensionReason": ["审批超过三个月的原因", "reason for exceeding three months"],
  "S23.outcome": ["转正大会决议", "conversion: outcome"],
  "S23.extensionMonths": ["延长预备期月数", "probation extended by months"],
  "S23.vote": ["转正大会表决情况(一格)", "conversion: the whole vote"],
  "S23.vote.shouldAttend": ["转正大会应到", "conversion: should attend"],
  "S23.vote.present": ["转正大会实到", "conversion: present"],
  "S23.vote.yes": ["转正大会赞成", "conversion: yes"],
  "S23.vote.no": ["转正大会反对", "conversion: no"],
  "S23.vote.abstain": ["转正大会弃权", "conversion: abstain"],
  "S23.vote.writtenYes": ["转正大会书面赞成", "conversion: written yes"],
  "S23.vote.writtenNo": ["转正大会书面反对", "conversion: written no"],
  "S23.vote.secret": ["转正大会表决方式", "conversion: secret ballot"],
  "S24.outcome": ["转正审批结果", "conversion approval: outcome"],
  "S24.by": ["转正审批机关", "conversion approved by"],
  "S24.collective": ["转正经党委会集体讨论", "conversion decided by a committee meeting"],
} as const satisfies Record<string, Words>;

type Words = readonly [zh: string, en: string];

export type FactField = keyof typeof facts;
export type PersonField = keyof typeof person;
export type Field = PersonField | StepId | FactField;

const labelled = (words: Record<string, Words>) =>
  Object.entries(words).map(([field, [zh, en]]) => ({ field: field as Field, zh, en }));

/** Every field with its label, in the order in which a ledger is usually kept: a step's day, then its facts. */
export const ledgerFields: readonly (Sentence & { readonly field: Field })[] = [
  ...labelled(person).filter(({ field }) => field !== "remarks"),
  ...stepIds.flatMap((step) => [
    { field: step, zh: `${stepOf(step).zh}·日期`, en: `${stepOf(step).en}: day` },
    ...labelled(facts).filter(({ field }) => field.startsWith(`${step}.`)),
  ]),
  ...labelled(person).filter(({ field }) => field === "remarks"),
];

const known: ReadonlySet<string> = new Set(ledgerFields.map(({ field }) => field));
export const isField = (text: string): text is Field => known.has(text);

/** Fields that several columns may hold: observations, names, and remarks. */
export const manyColumns: ReadonlySet<Field> = new Set<Field>([
  "S05.mentors",
  "S06",
  "S09.introducers",
  "S21",
  "remarks",
]);

/** The step a field belongs to; null for what concerns the person. */
export const stepOfField = (field: Field): StepId | null =>
  /^S\d\d/.test(field) ? (field.slice(0, 3) as StepId) : null;
