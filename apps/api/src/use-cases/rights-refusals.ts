// What is answered where a person's right cannot be used like this, and what to do instead.
import type { Refusal } from "./refusal.ts";

const fixed = (code: string, zh: string, en: string): Refusal => ({ code, zh, en });

export const rightsRefusals = {
  nothingChanged: fixed(
    "NOTHING_CHANGED",
    "填写的内容与现有登记相同，没有需要更正的地方。",
    "What you typed is what is held already; there is nothing to correct.",
  ),
  hasFile: fixed(
    "ERASE_HAS_FILE",
    "此人已建有发展党员档案。档案依发展党员工作细则归档保存，不得删除；信息有误可以更正。",
    "This person has a development file, which the work rules keep for good; what is wrong in it can be corrected.",
  ),
  isMember: fixed(
    "ERASE_IS_MEMBER",
    "此人是正式党员，党员名册须保存，不得删除；信息有误可以更正。",
    "This person is a full member; the register of members is kept. What is wrong can be corrected.",
  ),
  isNamed: fixed(
    "ERASE_IS_NAMED",
    "有档案提到此人（如培养联系人、介绍人），删除会使档案残缺，故不得删除。",
    "A file names this person, as a mentor or an introducer; erasing them would leave that file incomplete.",
  ),
  hasAccount: fixed(
    "ERASE_HAS_ACCOUNT",
    "此人有本系统账号。请先由系统管理员处理账号。",
    "This person has an account here; the system administrator deals with that first.",
  ),
  inUse: fixed(
    "ERASE_IN_USE",
    "此人仍被其他登记引用（如后备人才名单）。请先在那里移除，再删除。",
    "Other records still name this person, such as the list of reserves; remove them there first.",
  ),
  reasonNames: fixed(
    "REASON_NAMES_PERSON",
    "事由会长期保留，请勿写入姓名、证件号或电话，改写后再提交。",
    "The reason is kept for good: leave name, ID number and telephone out of it.",
  ),
  exportTooLong: fixed(
    "EXPORT_TOO_LONG",
    "名册超过20000行，未予导出。请缩小查询范围，分几次导出。",
    "The list has more than 20,000 rows and was not exported. Narrow the search and export it in parts.",
  ),
} as const;
