// The synonym table: which field a heading means, judged by its own words and by the group heading above it.
import { asksForDay } from "../sheets/headings.ts";
import type { Meaning as SheetMeaning } from "../sheets/kind.ts";
import type { Field } from "./fields.ts";
import { isAside, normaliseHeading } from "./heading-words.ts";

type Meaning = SheetMeaning<Field>;

interface Rule {
  /** Words of the heading itself. */
  readonly words: RegExp;
  /** Words that must stand in the heading or its group. */
  readonly where?: RegExp;
  readonly not?: RegExp;
  /** Whether the heading asks for a day; left out where it does not matter. */
  readonly timed?: boolean;
  readonly fields: readonly Field[];
  readonly by?: Meaning["by"];
}

const both = (suffix: string) => [`S15.${suffix}`, `S23.${suffix}`] as Field[];

/** Which of S15 and S23 a vote belongs to: by its words, else by its neighbours. */
function voteRules(words: RegExp, suffix: string): Rule[] {
  const [admission, conversion] = both(suffix) as [Field, Field];
  const rule = { words, timed: false };
  return [
    { ...rule, where: /转正/, not: /接收|吸收/, fields: [conversion] },
    { ...rule, where: /接收|吸收|入党/, fields: [admission] },
    { ...rule, fields: [admission, conversion], by: "position" },
  ];
}

const conclusion = /结论|结果|是否|情况|意见|决议/;
const training = /培训|学习|党课/;
/** A day of someone else. */
const othersDay = /(?:介绍人|联系人).*(?:入党|转正|出生)|更换|变更/;

// oxfmt-ignore
const rules: readonly Rule[] = [
  // votes
  ...voteRules(/(?:书面|委托|请假|缺席).*(?:反对|不同意|不赞成)/, "vote.writtenNo"),
  ...voteRules(/(?:书面|委托|请假|缺席).*(?:赞成|同意)/, "vote.writtenYes"),
  ...voteRules(/应[到参出].*(?:实到|实参|实出|(?<!应)到会(?!.*应[到参出]))|(?:赞成|(?<!不)同意).*(?:反对|不同意|不赞成|弃权)|(?:表决|票决|投票)(?:情况|结果|票数)|票数情况/, "vote"),
  ...voteRules(/实到|实际到|实际参加|实[参出]|与会|(?<!应)(?:到会|出席|参会)(?!.*应[到参出])/, "vote.present"),
  ...voteRules(/应到|应参加|应出席|应参会|有表决权/, "vote.shouldAttend"),
  ...voteRules(/反对|不同意|不赞成/, "vote.no"),
  ...voteRules(/弃权/, "vote.abstain"),
  ...voteRules(/^(?!.*(?:党委|是否|意见|备案)).*(?:赞成|同意(?:票|数|人|接收|吸收|转正|$))/, "vote.yes"),
  ...voteRules(/(?:表决|投票|票决)方式|无记名/, "vote.secret"),
  // who
  { words: othersDay, fields: [] },
  { words: /介绍人/, timed: true, fields: ["S09"] },
  { words: /确定介绍人|介绍人确定/, fields: ["S09", "S09.introducers"], by: "content" },
  { words: /介绍人/, fields: ["S09.introducers", "S09"], by: "content" },
  { words: /联系人/, timed: true, fields: ["S05"] },
  { words: /培养联系人|^联系人(?:姓名|名单|\d|[一二])?$|^第[一二]联系人/, fields: ["S05.mentors", "S05"], by: "content" },
  { words: /身份证|公民身份|身份号码|证件号/, fields: ["idNumber"] },
  { words: /^(?:党员|本人|申请人|发展对象|积极分子|预备党员|人员|同志|对象|入党申请人|培养对象|发展党员)*姓名|^名字$|^(?:入党)?申请人$|^发展党员$|^人员$|^培养对象$/, fields: ["name"] },
  { words: /^性别$/, fields: ["sex"] },
  { words: /出生|^生日$/, fields: ["birthDate"] },
  // steps that their own words tell
  { words: /(?:确定|列为|列入|认定|选定|吸收为)\S*积极分子|积极分子\S*(?:确定|认定)/, not: /备案|考察|培训|公示|谈话|的确定/, fields: ["S03"] },
  { words: /(?:确定|列为|列入|认定|选定|拟定为?)\S*发展对象|发展对象\S*(?:确定|认定)/, not: /备案|考察|公示|谈话|审|批|同意|培训|的确定/, fields: ["S07"] },
  { words: /宣誓/, fields: ["S20"] },
  { words: /归档|存档/, fields: ["S25"] },
  { words: /编入|编组|编到/, fields: ["S19"] },
  { words: /志愿书.*(?:编号|编码|序号|序列|号码|号$)|^编号$/, where: /志愿书/, fields: ["S14.formNumber"] },
  { words: /志愿书/, fields: ["S14"] },
  { words: /预审/, where: conclusion, timed: false, fields: ["S13.conclusion"] },
  { words: /预审/, fields: ["S13"] },
  { words: /政审/, where: conclusion, timed: false, fields: ["S10.conclusion"] },
  { words: /政审/, timed: true, fields: ["S10"] },
  { words: /政审/, fields: ["S10", "S10.conclusion"], by: "content" },
  { words: training, where: /(?:积极分子|预备党员|新党员|入党前).{0,4}(?:培训|学习|党课)|党课/, fields: [] },
  { words: /培训.*(?:天数|日数|天)|^(?:天数|日数)$/, not: /学时|课时|小时/, fields: ["S11.days"] },
  { words: /培训.*(?:学时|课时|小时|时长)|^(?:累计|学习|总)*(?:学时|课时|小时)数?$/, fields: ["S11.hours"] },
  { words: training, where: conclusion, timed: false, fields: [] },
  { words: /培训/, fields: ["S11"] },
  // the notice of 2026
  { words: /公示/, where: /公示.*(?:积极分子|接收|转正|预备)|(?:积极分子|接收|转正|预备).*公示/, fields: [] },
  { words: /公示.*(?:起止|期间|时段)|公示.*(?:起|始).*止/, fields: ["S08.notice"] },
  { words: /公示.*(?:开始|起始|起)|^(?:开始|起始)/, where: /公示/, fields: ["S08.notice.from"] },
  { words: /公示.*(?:结束|截止|终止|止)|^(?:结束|截止)/, where: /公示/, fields: ["S08.notice.to"] },
  { words: /公示|异议/, where: /公示.*(?:情况|结果|异议|反映)/, timed: false, fields: ["S08.notice.objections"] },
  { words: /公示/, fields: ["S08.notice"] },
  { words: /同意/, where: /党委.*同意|发展对象.*同意/, not: /转正|接收|吸收/, timed: true, fields: ["S08.agreedOn"] },
  // reasons and extensions
  { words: /(?:延长|延期|超期|逾期|超过三个月|超3个月).*(?:原因|理由|事由)/, not: /预备期|转正/, fields: ["S17.extensionReason"] },
  { words: /原因|理由|事由/, fields: [] },
  { words: /延长.*(?:月|期限|时长)/, fields: ["S23.extensionMonths"] },
  { words: /延长/, fields: [] },
  // talks, filings, observations: by group or place
  { words: /谈话/, where: /党委|组织员|组织委员|组织部|上级|专人|预备|接收|吸收|审批|入党前/, not: /^申请/, fields: ["S16"] },
  { words: /谈话/, where: /申请|支部|党组织|首次|初次|派人/, fields: ["S02"] },
  { words: /谈话/, fields: ["S02", "S16"], by: "position" },
  { words: /备案/, where: /组织部|接收|吸收|预备|县级/, not: /转正.*备案|备案.*转正/, fields: ["S18"] },
  { words: /备案/, where: /发展对象/, fields: ["S08"] },
  { words: /备案/, where: /积极分子/, fields: ["S04"] },
  { words: /备案/, not: /转正/, fields: ["S04", "S08", "S18"], by: "position" },
  { words: /考察/, where: /预备|继续|转正/, not: /积极分子/, fields: ["S21"] },
  { words: /考察/, where: /积极|培养|历次/, fields: ["S06"] },
  { words: /考察/, fields: ["S06", "S21"], by: "position" },
  { words: /听取.*意见|征求.*意见/, timed: false, fields: ["S07.views"] },
  { words: /(?:推荐|推优|产生).*(?:方式|形式|类型|渠道)/, fields: ["S03.nomination"] },
  { words: /推优|推荐/, timed: true, not: /发展对象|接收|转正/, fields: ["S03"], by: "position" },
  // meetings and approvals
  { words: /审批机关|审批单位|批准机关|审批组织/, where: /转正/, fields: ["S24.by"] },
  { words: /审批机关|审批单位|批准机关|审批组织/, fields: ["S17.by"] },
  { words: /集体讨论|集体研究/, where: /转正/, timed: false, fields: ["S24.collective"] },
  { words: /集体讨论|集体研究/, timed: false, fields: ["S17.collective"] },
  { words: /审批|批准|批复|审定/, where: /积极分子/, not: /预备|接收|转正/, fields: ["S04"] },
  { words: /审批|批准|批复|审定/, where: /发展对象/, not: /预备|接收|转正/, fields: ["S08"] },
  { words: /(?:审批|批准|批复).*(?:结论|结果|是否|意见)/, where: /转正/, timed: false, fields: ["S24.outcome"] },
  { words: /(?:审批|批准|批复).*(?:结论|结果|是否|意见)/, timed: false, fields: ["S17.outcome", "S24.outcome"], by: "position" },
  { words: /审批|批准|批复|审定/, where: /转正|正式党员/, fields: ["S24"] },
  { words: /审批|批准|批复|审定/, where: /接收|吸收|预备|入党/, fields: ["S17"] },
  { words: /审批|批准|批复|审定/, fields: ["S17", "S24"], by: "position" },
  { words: /申请|申请书/, where: /转正/, not: /申请人/, fields: ["S22"] },
  { words: /决议|结果|结论|情况|是否通过|是否转正/, where: /转正/, timed: false, fields: ["S23.outcome"] },
  { words: /大会|表决|票决|讨论|通过/, where: /转正/, not: /支委会/, fields: ["S23"] },
  { words: /^(?:预备党员|党员|按期|正式)*转正(?:时间|日期|年月日|年月)*$/, fields: ["S23"], by: "position" },
  { words: /支委会/, where: /积极分子/, not: /审查/, fields: ["S03"] },
  { words: /支委会/, where: /发展对象/, not: /审查/, fields: ["S07"] },
  { words: /审查|支委会/, where: conclusion, timed: false, fields: ["S12.conclusion"] },
  { words: /审查|支委会/, not: /转正|档案|材料|资格/, fields: ["S12"] },
  { words: /大会|接收|吸收/, where: /(?:接收|吸收).*(?:决议|结果|结论|是否)/, timed: false, fields: ["S15.outcome"] },
  { words: /大会|接收|吸收/, where: /(?:大会|接收|吸收).*(?:决议|结果|结论|是否)/, timed: false, fields: ["S15.outcome", "S23.outcome"], by: "position" },
  { words: /接收|吸收|发展为预备|列为预备|讨论入党/, fields: ["S15"] },
  { words: /大会/, where: /接收|吸收|预备|入党/, fields: ["S15"] },
  { words: /大会|支部.*(?:讨论|表决|票决|通过)/, fields: ["S15", "S23"], by: "position" },
  { words: /申请|递交|提交/, not: /申请人|转正|思想汇报|编号/, fields: ["S01"] },
  { words: /确定|列为|列入|认定|选定|^时间$/, where: /积极分子/, not: /发展对象/, fields: ["S03"] },
  { words: /确定|列为|列入|认定|选定|拟定/, where: /发展对象/, fields: ["S07"] },
  { words: /积极分子/, timed: true, fields: ["S03"] },
  { words: /发展对象/, timed: true, fields: ["S07"] },
  { words: /^积极分子$/, fields: ["S03"], by: "content" },
  { words: /^发展对象$/, fields: ["S07"], by: "content" },
  { words: /^(?:(?:成为)?预备党员|(?:加)?入党?)(?:时间|日期|年月日|年月)+$/, fields: ["S15"], by: "position" },
  // what remains
  { words: /支部|^(?:所在|所属|现在?)?(?:行政)?村.*$|社区$|^(?:所在|所属)?党组织(?:名称)?$/, timed: false, not: /大会|讨论|推优|团|谈话|审查|编入|意见/, fields: ["branch"] },
  { words: /^序号$|^编号$|^no$|^序列$/i, fields: ["serial"] },
  { words: /备注|说明/, fields: ["remarks"] },
];

function holds(rule: Rule, words: string, all: string, timed: boolean): boolean {
  return (
    rule.words.test(words) &&
    (rule.where === undefined || rule.where.test(all)) &&
    (rule.not === undefined || !rule.not.test(all)) &&
    (rule.timed === undefined || rule.timed === timed)
  );
}

/** Headings met before, with their groups. */
const meanings = new Map<string, Meaning | null>();

const bareTime = /^(?:具体|起止)?(?:时间|日期|年月日|年月|年月日期)+$/;
const bareDay = /^(?:确定|指定|明确|落实)?(?:时间|日期)$/;

/** A group heading that names one thing, so that the headings under it are about that thing: its day, its names, its number. */
const thing = /介绍人|培养联系人|志愿书|政审|培训|预审|审查|公示/;
/** A group heading that names a whole stage: what stands under it is one thing of many. */
const stage = /阶段|环节|过程|的|情况/;

/**
 * What a heading means.
 * @param heading the words of the column itself.
 * @param groups the headings above it, outermost first; none where there are none. One that spans the whole table is its
 * title and does not belong here.
 */
export function meaningOf(heading: string, groups: readonly string[] = []): Meaning | null {
  const key = [...groups, heading].join("\n");
  const known = meanings.get(key);
  if (known !== undefined) return known;
  const meaning = find(normaliseHeading(heading), groups.map(normaliseHeading));
  if (meanings.size > 20_000) meanings.clear();
  meanings.set(key, meaning);
  return meaning;
}

function find(own: string, groups: readonly string[]): Meaning | null {
  if (own === "" || own.length > 40) return null;
  const group = groups.at(-1) ?? "";
  const all = groups.join("") + own;
  const joined = group + own;
  const bare = bareDay.test(own);
  const told =
    (group.length <= 12 && thing.test(group)) || (bareTime.test(own) && group !== "")
      ? match(joined, all)
      : (match(own, all) ?? (group.length <= 14 && !stage.test(group) ? match(joined, all) : null));
  if (told) return { ...told, bare };
  return bare ? { fields: [], by: "position", bare } : null;
}

function match(words: string, all: string): Omit<Meaning, "bare"> | null {
  if (isAside(words)) return null;
  const timed = asksForDay(words);
  const rule = rules.find((one) => holds(one, words, all, timed));
  if (!rule || rule.fields.length === 0) return null;
  return { fields: rule.fields, by: rule.by ?? "words" };
}
