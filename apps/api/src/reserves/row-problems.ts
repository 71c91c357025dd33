// Why a row that can be read is still not taken in: it does not fit what the township holds already.
import type { Sentence } from "@miaopu/domain";

/** `rejected`: nobody can be registered from the row as it is. `conflict`: it disagrees with what is held; someone decides. */
interface RowProblem extends Sentence {
  readonly kind: "rejected" | "conflict";
}

const problem = (kind: RowProblem["kind"], zh: string, en: string): RowProblem => ({ kind, zh, en });

export const rowProblems = {
  VILLAGE_MISSING: problem(
    "rejected",
    "未写明所在村（社区），不知入哪个村的库。请补填。",
    "Does not say which village, so it is not known which village's pool is meant; fill it in.",
  ),
  VILLAGE_UNKNOWN: problem(
    "rejected",
    "所写的村（社区）没有登记，或不在您的管理范围内。请核对村名，或先登记其党支部。",
    "The village is not registered, or outside what you may see. Check its name, or register its branch first.",
  ),
  VILLAGE_AMBIGUOUS: problem(
    "rejected",
    "有几个村（社区）是这个名称，无法确定是哪一个。请写全名。",
    "Several villages bear this name; write it in full.",
  ),
  SEX_UNKNOWN: problem(
    "rejected",
    "没有身份证号，也没有写明性别，无法登记。请补填。",
    "Neither an ID number nor the sex is given; fill one in.",
  ),
  IDENTITY_UNCERTAIN: problem(
    "rejected",
    "没有身份证号，也没有完整的出生日期，无法确认是谁。请补填。",
    "Neither an ID number nor a whole birth date is given, so it cannot be said who this is; fill one in.",
  ),
  DUPLICATE_PERSON: problem(
    "rejected",
    "没有身份证号，而表中另有一行村、姓名和出生日期相同。请补填身份证号。",
    "Has no ID number, and another row has the same village, name and birth date; fill the number in.",
  ),
  ID_OTHER_NAME: problem(
    "conflict",
    "该身份证号已登记在另一个姓名下，未作改动。请对照证件核对。",
    "The ID number is registered under another name; nothing was changed. Check the card.",
  ),
  ID_NUMBER_TAKEN: problem(
    "conflict",
    "该身份证号已在别处登记，未作改动。请上级组织部门核对。",
    "The ID number is registered elsewhere; nothing was changed. Ask the superior office to check.",
  ),
  POOL_OTHER_VILLAGE: problem(
    "conflict",
    "此人已在另一个村的后备力量库中，未作改动。请先在年度调整中调出。",
    "This person is in another village's pool; nothing was changed. Let them leave that one first.",
  ),
  BRANCH_OTHER: problem(
    "conflict",
    "此人登记在另一个党支部（村），未作改动。请核对所在村，或先办理转接。",
    "This person is registered in another branch; nothing was changed. Check the village, or transfer them first.",
  ),
  LEFT_POOL: problem(
    "conflict",
    "此人已出库，未作改动。如要重新入库，请在年度调整中办理。",
    "This person has left the pool; nothing was changed. Entering again is decided in the yearly adjustment.",
  ),
  SAME_PERSON_WITHOUT_ID: problem(
    "conflict",
    "本村已登记一位同名、同出生日期但没有身份证号的人，未作改动。如是同一人，请先补登其身份证号。",
    "Someone of this name and birth date is registered here without an ID number; nothing was changed. If it is the same person, add the number there first.",
  ),
  PERSON_AMBIGUOUS: problem(
    "conflict",
    "本村登记有几位同名、同出生日期的人，无法确定是哪一位。请补填身份证号。",
    "Several people of this name and birth date are registered here; fill in the ID number.",
  ),
} as const satisfies Readonly<Record<string, RowProblem>>;

export type RowProblemCode = keyof typeof rowProblems;
