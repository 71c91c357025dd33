// THE TABLE of where reserves come from (REGULATION §6), with the spellings met in the townships' workbooks.
import { wordsOf } from "./wording.ts";

// oxfmt-ignore
export const poolSources = {
  "college-graduate":      { zh: "高校毕业生",   en: "college graduate",      spellings: ["大学毕业生", "高等学校毕业生", "大中专毕业生", "返乡大学生", "回乡大学生", "返乡高校毕业生", "回乡高校毕业生", "本土大学生", "应届毕业生", "应届高校毕业生", "毕业大学生", "大学生"] },
  "veteran":               { zh: "退役军人",     en: "veteran",               spellings: ["复员退伍军人", "退伍军人", "复员军人", "转业军人", "复退军人", "复转军人", "退役士兵", "退伍士兵", "退伍兵", "复员转业军人"] },
  "returned-worker":       { zh: "返乡务工人员", en: "returned worker",       spellings: ["返乡农民工", "外出务工返乡", "务工返乡", "返乡创业", "返乡", "回乡务工", "回乡农民工", "回乡创业", "返乡创业农民工", "外出务工经商返乡", "返乡务工"] },
  "able-wealth-maker":     { zh: "致富能手",     en: "able wealth-maker",     spellings: ["致富带头人", "创业致富带头人", "农村致富带头人", "农村致富能手", "产业带头人", "产业发展带头人", "经济能人", "致富能人", "种养大户", "种植大户", "养殖大户"] },
  "frontline":             { zh: "一线先进分子", en: "frontline performer",   spellings: ["一线先进", "一线", "先进分子", "一线优秀分子", "一线优秀", "一线表现突出", "一线表现优秀", "基层一线先进分子", "基层一线"] },
  "non-public-enterprise": { zh: "非公企业",     en: "non-public enterprise", spellings: ["非公有制企业", "非公", "非公经济", "非公有制经济", "非公经济组织", "非公有制经济组织", "民营企业", "私营企业", "民企"] },
  "social-organisation":   { zh: "社会组织",     en: "social organisation",   spellings: ["社会团体", "社团", "社会团体组织", "民办非企业单位", "民办非企业", "社会服务机构"] },
} as const;

export type PoolSource = keyof typeof poolSources;
export const poolSourceIds = Object.keys(poolSources) as [PoolSource, ...PoolSource[]];

/** The source that a workbook's word means; null where it names none of the seven, or more than one of them. */
export const poolSourceOf: (text: string) => PoolSource | null = wordsOf(
  poolSources,
  /^(?:来自|优秀)+|(?:从业|负责人|人员|代表|骨干|类)+$/g,
);
