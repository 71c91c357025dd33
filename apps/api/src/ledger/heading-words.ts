// The words of a ledger's heading: one spelling for what is one thing, and what is beside the steps.
import { asksForDay, plainHeading } from "../sheets/headings.ts";

const equal: readonly (readonly [RegExp, string])[] = [
  [/入党积极分子/g, "积极分子"],
  [/中国共产党|中共/g, ""],
  [/(?:党支部|支部|全体)?党员大会|(?<!入)党支部大会|支部会议|支部大会会议|支部党员会/g, "支部大会"],
  [/(?<!入)党支部委员会|支部委员会|支委会议|支委会|支部委员|支委(?!会)/g, "支委会"],
  [/(?:县|区|市|旗)委组织部门?|组织部门|再上一级党委|县级党委|县委|区委/g, "组织部"],
  [/(?:上级|基层|乡镇|街道|镇|乡)(?:党委|党组织)|党工委|上级党委/g, "党委"],
  [/政治审查|政治审核/g, "政审"],
  [/入党介绍人/g, "介绍人"],
  [/(?:入党)?(?:培养教育|教育培养|培养考察|联系培养|培养)(?:联系)?人|入党联系人/g, "培养联系人"],
  [/入党志愿书/g, "志愿书"],
  [/入党申请书/g, "申请书"],
  [/集训/g, "培训"],
  [/报备(?!案)/g, "备案"],
  [/(?:按期|批准)?转为正式党员/g, "转正"],
];

/** A heading as the ledger compares it: plain, and synonyms made one. */
export function normaliseHeading(text: string): string {
  let plain = plainHeading(text);
  for (const [from, to] of equal) plain = plain.replace(from, to);
  return plain;
}

const aside =
  /地点|地址|住址|场所|文号|字号|证书|合格证|结业证|电话|手机|联系方式|职务|职称|职业|党龄|内容|主题|次数$|份数|页数|字数|年龄|成绩|分数|附件|档案号|领誓|机构|部门$|单位|书记|委员$|组织员$|(?:谈话|考察|审查|政审|审批|归档|填写|填表|记录|主持|监票|计票|唱票|经办|宣誓|备案|批准|培训|审核|证明|负责|监誓)(?:人|人员|者)$|(?:谈话人|组织员|主持人|考察人|记录人).*姓名/;

/** Whether a heading, normalised, is about something beside a step that the rules do not ask for: where, by whom, under which number. */
export const isAside = (words: string): boolean =>
  aside.test(words) && !asksForDay(words) && !/(?:审批|批准)(?:单位|机构|部门)/.test(words);
