// What is wrong with a cell or a row of the ledger itself, before any article is asked: said with its address.
import type { Sentence } from "@miaopu/domain";

const sentences = {
  CELL_UNREADABLE: [
    "无法辨认，未采用。请照原始材料改正。",
    "cannot be read and was not used; correct it from the papers.",
  ],
  CELL_DATE_IMPOSSIBLE: [
    "不是存在的日期，未采用。请照原始材料改正。",
    "is not an existing day and was not used; correct it from the papers.",
  ],
  CELL_DATE_INCOMPLETE: [
    "日期不完整（缺年、月或日，或年份只有两位），未采用。请写全年月日。",
    "is an incomplete date (year, month or day is missing, or the year has two digits) and was not used; write it in full.",
  ],
  CELL_SEVERAL_DATES: [
    "有几个日期，本栏只应有一个，未采用。请只留实际发生的那一天。",
    "holds several dates where one is asked for, and was not used; keep the day it happened.",
  ],
  CELL_SEVERAL_VALUES: [
    "同一人的几行内容不一致，未采用。请只留正确的一个。",
    "says different things in the rows of one person and was not used; keep the right one.",
  ],
  ID_MISSING: ["缺身份证号，已按无号登记。请补填。", "is missing; the row was taken without it. Fill it in."],
  ID_OLD_FORMAT: [
    "是15位旧号，已换算成18位。请照身份证核对。",
    "is an old number of 15 digits, converted to 18; compare it with the card.",
  ],
  VILLAGE_MISSING: ["未写明所在村（社区）。请补填。", "does not say which village (community); fill it in."],
  EDUCATION_UNKNOWN: [
    "不在学历表中，已原样保留，未计入学历统计。请改为标准名称。",
    "is no known education; kept as written and not counted. Use a standard name.",
  ],
  SOURCE_UNKNOWN: [
    "不在七类来源之中，已原样保留，未计入来源统计。请选定一类。",
    "is none of the seven sources; kept as written and not counted. Choose one.",
  ],
  NAME_MISSING: ["缺姓名。请补填。", "lacks the name; fill it in."],
  ID_SHAPE: [
    "身份证号不是18位。请照身份证改正。",
    "is not an ID number of 18 characters; correct it from the card.",
  ],
  ID_BIRTH_DATE: [
    "身份证号中的出生日期不存在。请照身份证改正。",
    "holds a birth date that does not exist; correct it from the card.",
  ],
  ID_CHECKSUM: [
    "身份证号校验不符，可能有误。请照身份证核对。",
    "fails the check of its last character; compare it with the card.",
  ],
  ID_DAMAGED_BY_EXCEL: [
    "身份证号被表格软件改成了数字，末几位已丢失。请把该列设为文本后重新填写。",
    "was turned into a figure by the spreadsheet and lost its last digits; set the column to text and type it anew.",
  ],
  DUPLICATE_ID: [
    "身份证号与其他行相同。请核对是否同一人重复登记。",
    "is the ID number of another row too; check whether one person was entered twice.",
  ],
  BIRTH_ID_MISMATCH: [
    "出生日期与身份证号不一致，按身份证号计算。请核对。",
    "disagrees with the ID number, which counts; check it.",
  ],
  GENDER_ID_MISMATCH: [
    "性别与身份证号不一致，按身份证号为准。请核对。",
    "disagrees with the ID number, which counts; check it.",
  ],
  NAME_AMBIGUOUS: [
    "名单中有同名党员，无法确定是哪一位，相关资格未核对。",
    "names someone whose name several members bear; whether they qualify was not checked.",
  ],
  NAME_LIKE_PERSON: [
    "与本人同名。请核对是否另有其人。",
    "bears the person's own name; check whether it is someone else.",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type CellCode = keyof typeof sentences;

export interface CellFinding {
  readonly code: CellCode;
  /** A1 address, without the sheet's name. */
  readonly address: string;
  /** The heading of its column. */
  readonly header: string;
  /** Other rows concerned, by their row numbers; those of another sheet as `sheet!row`. */
  readonly rows?: readonly (number | string)[];
}

/** For information alone; the others ask for a correction of the ledger. */
export const cellNotes: ReadonlySet<CellCode> = new Set<CellCode>([
  "NAME_AMBIGUOUS",
  "NAME_LIKE_PERSON",
  "ID_OLD_FORMAT",
]);

/** What is wrong and what to do, with the cell's heading and address. */
export function cellSentence({ code, address, header, rows }: CellFinding): Sentence {
  const [zh, en] = sentences[code];
  const others = rows && rows.length > 0 ? rows.join("、") : null;
  return {
    zh: `${header === "" ? address : `${header}（${address}）`}：${zh}${others ? `（第 ${others} 行）` : ""}`,
    en: `${header === "" ? address : `${header} (${address})`} ${en}${others ? ` (rows ${others})` : ""}`,
  };
}
