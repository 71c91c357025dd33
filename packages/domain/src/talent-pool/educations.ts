// THE TABLE of education, highest first, by the groups of GB/T 4658; what is counted is keyed by the standard Chinese name.
import { wordsOf } from "./wording.ts";

// oxfmt-ignore
export const educations = {
  "postgraduate":         { zh: "研究生", en: "postgraduate",                 spellings: ["硕士", "博士", "硕士研究生", "博士研究生", "研究生硕士", "研究生博士", "硕士生", "博士生", "博士后"] },
  "bachelor":             { zh: "本科",   en: "bachelor's degree",            spellings: ["大学本科", "大学", "学士", "本科学士", "大学本科学士", "大学学士", "大本", "本科生"] },
  "college":              { zh: "大专",   en: "college diploma",              spellings: ["专科", "大学专科", "高职", "高职高专", "大学大专", "高等职业教育", "专科生", "大专生"] },
  "secondary-vocational": { zh: "中专",   en: "secondary vocational school",  spellings: ["中技", "中等专科", "中等专业学校", "中职", "职高", "职业高中", "职中", "技校", "技工学校", "中专中技", "中等职业教育", "中专生"] },
  "senior-high":          { zh: "高中",   en: "senior high school",           spellings: ["普通高中", "普高", "高级中学", "高中生"] },
  "junior-high":          { zh: "初中",   en: "junior high school",           spellings: ["初级中学", "初中生"] },
  "primary":              { zh: "小学",   en: "primary school",               spellings: ["小学生"] },
} as const;

export type Education = keyof typeof educations;
export const educationIds = Object.keys(educations) as [Education, ...Education[]];

/** The education that a workbook's word means; null for what is not finished (在读, 肄业) or names two of them. */
export const educationOf: (text: string) => Education | null = wordsOf(
  educations,
  /^(?:全日制|非全日制|在职|函授|自考|自学考试|成人教育|成人|成教|网络教育|电大|(?:中央|省委|市委)?党校)+|(?:全日制|非全日制|在职|函授|自考|成人教育|成人|成教|网络教育|学历|学位|文化程度|文化|程度|毕业生|毕业)+$/g,
);
