// Which field of a reserve register a heading means, and which of several like headings it is, by what stands beneath them.
import { educationOf, poolSourceOf } from "@miaopu/domain/talent-pool";
import { plainHeading } from "../sheets/headings.ts";
import type { Assigned, Meaning } from "../sheets/kind.ts";
import { type Cell, isBlank, textOf } from "../workbook/cell.ts";
import { type ReserveField, inManyColumns } from "./fields.ts";
import { endsLikeVillage } from "./villages.ts";

interface Rule {
  readonly field: ReserveField | null;
  readonly words: RegExp;
  /** Another column may say it more plainly. */
  readonly vague?: true;
}

const pool =
  "(?:后备(?:力量|人才|干部|人选)?|人员|人选|本人|对象|被?推荐人选?|培养对象|干部|人才|党员|群众)*";
const place = "(?:行政)?(?:村组?|社区|村社区|社区村|村居|村居社区|村委会|居委会|村居委会)";

// The first that fits counts. oxfmt-ignore
const rules: readonly Rule[] = [
  {
    field: null,
    words:
      /复印|有效期|证件类型|填表|填报|审核|紧急|家庭成员|配偶|父亲|母亲|子女|培养人|介绍人|推荐人姓名|联系人(?!电话)|包[村保]|入党|参加工作|毕业时间/,
  },
  { field: "idNumber", words: /身份证(?!地址|住址)|公民身份|身份号码|证件号|^id(?:号码?|number)?$/i },
  {
    field: "name",
    words: new RegExp(`^${pool}(?:姓名|名字)(?:必填|全名|同身份证|与身份证一致|身份证姓名)?$|^name$`, "i"),
  },
  { field: "sex", words: /^(?:性别|男女)|^gender$|^sex$/i },
  { field: "birthDate", words: /出生(?!地|籍)|^生日|生年月日?$/ },
  { field: "age", words: /年龄|周岁/ },
  { field: "ethnicity", words: /^民族/ },
  { field: "politicalStatus", words: /政治面貌|是否(?:中共)?党员/ },
  { field: "phone", words: /电话|手机|联系方式|联络方式|联系号码|^tel|mobile|phone/i },
  { field: null, words: /^(?:毕业)?(?:院校|学校)|^所学专业|^专业$/ },
  { field: "education", words: /学历|文化(?:程度|水平)|^文化$|受教育|教育程度|学位/ },
  { field: "address", words: /地址|住址|住所|居住地|户籍地|籍贯/ },
  {
    field: "source",
    words:
      /^(?!.*(?:收入|经济|资金|民族|证件|户口|户籍|党员类))(?:.*(?:来源|类别|类型|渠道|分类)|(?:人员|人才|后备力量)身份)/,
  },
  { field: "occupation", words: /职业|从业|从事|工种|行业|岗位/ },
  {
    field: "village",
    words: new RegExp(
      `^(?:所在|所属|现居|户籍|户籍所在|户口所在|推荐|乡镇)?(?:的)?${place}(?:名称|名|别|组别?|全称)?$`,
    ),
  },
  { field: "occupation", words: /工作|职务/, vague: true },
  {
    field: "village",
    words:
      /^(?:所在|所属)(?:党)?(?:总?支部|党组织|组织|单位|地)|^(?:党)?支部(?:名称)?$|^党组织(?:名称)?$|^(?:推荐)?单位(?:名称)?$/,
    vague: true,
  },
  { field: "willingness", words: /意愿/ },
  { field: "strengths", words: /特长|专长|技能/ },
  { field: "serial", words: /^(?:序号|编号|序列|序|no|#)$/i },
  { field: "remarks", words: /备注|说明/ },
];

const longestHeading = 40;

/** The rule for some words; its place tells how plainly they speak. */
function ruleFor(words: string): Rule | undefined {
  return words === "" || words.length > longestHeading
    ? undefined
    : rules.find((rule) => rule.words.test(words));
}

/** What a heading means: by its own words, else by its group's and its own together, as 学历 above 全日制. */
export function meaningOf(heading: string, groups: readonly string[] = []): Meaning<ReserveField> | null {
  const own = plainHeading(heading);
  const group = plainHeading(groups.at(-1) ?? "");
  const rule = ruleFor(own) ?? (own === "" || group === "" ? undefined : ruleFor(group + own));
  return rule?.field ? { fields: [rule.field], by: rule.vague ? "position" : "words", bare: false } : null;
}

const contents: Partial<Record<ReserveField, (text: string) => boolean>> = {
  village: endsLikeVillage,
  source: (text) => poolSourceOf(text) !== null,
  education: (text) => educationOf(text) !== null,
  name: (text) => /^[\p{Script=Han}·\s]{2,}$/u.test(text),
  idNumber: (text) => /^\s*['’]?[\d０-９]{14,17}[\d０-９xXｘＸ]\s*$/.test(text),
  phone: (text) => /\d{7,}/.test(text.normalize("NFKC")),
};

const samplesRead = 40;

/** How much of what stands in a column is of its field; 0 where its contents say nothing. */
function fits(field: ReserveField, cells: readonly Cell[]): number {
  const told = cells.filter((cell) => !isBlank(cell)).slice(0, samplesRead);
  const is = contents[field];
  return is && told.length > 0 ? told.filter((cell) => is(textOf(cell))).length / told.length : 0;
}

/** Gives each field its column: of several alike the one whose contents fit, then the one that says so plainly, else the first. */
export function assignReserveFields(
  meanings: readonly (Meaning<ReserveField> | null)[],
  samples: (column: number) => readonly Cell[],
): Assigned<ReserveField>[] {
  const alike = new Map<ReserveField, number[]>();
  meanings.forEach((meaning, column) => {
    const field = meaning?.fields[0];
    if (field !== undefined) alike.set(field, [...(alike.get(field) ?? []), column]);
  });
  const chosen = new Map<number, ReserveField>();
  const certain = new Set<number>();
  for (const [field, columns] of alike) {
    const all = columns.length === 1 || inManyColumns.has(field);
    const best = () =>
      columns
        .map((column) => ({
          column,
          fit: fits(field, samples(column)),
          plain: meanings[column]?.by === "words" ? 1 : 0,
        }))
        .sort(
          (a, b) =>
            Math.round(b.fit) - Math.round(a.fit) ||
            b.plain - a.plain ||
            b.fit - a.fit ||
            a.column - b.column,
        )
        .slice(0, 1)
        .map(({ column }) => column);
    for (const column of all ? columns : best()) {
      chosen.set(column, field);
      if (all) certain.add(column);
    }
  }
  return meanings.map((_, column) => ({ field: chosen.get(column) ?? null, certain: certain.has(column) }));
}
