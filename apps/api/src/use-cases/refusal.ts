// What a use-case answers when it will not do a thing: a value with a code, a sentence in both languages, and what to do.
import { type Sentence, type Verdict, isRefusal, sentenceOf } from "@miaopu/domain";

export type ExplainedVerdict = Verdict & Sentence;

export const explain = (verdict: Verdict): ExplainedVerdict => ({ ...verdict, ...sentenceOf(verdict) });
export const explainAll = (verdicts: readonly Verdict[]): ExplainedVerdict[] => verdicts.map(explain);

export interface Refusal extends Sentence {
  readonly code: string;
  readonly article?: string | null;
  readonly figures?: Verdict["figures"];
  readonly verdicts?: readonly ExplainedVerdict[];
}

/** The rule book's refusal: named after the first verdict that refuses, with all of them beside it. */
export function refusedByRules(verdicts: readonly Verdict[]): Refusal {
  const explained = explainAll(verdicts);
  const first = explained.find(isRefusal) ?? explained[0];
  if (!first) throw new Error("a refusal without a verdict");
  const { code, article, figures, zh, en } = first;
  return { code, article, figures, zh, en, verdicts: explained };
}

const fixed = (code: string, zh: string, en: string): Refusal => ({ code, zh, en });

export const refusals = {
  notFound: fixed(
    "NOT_FOUND",
    "没有找到，或不在您的管理范围内。请返回列表重新选择。",
    "Not found, or outside what you may see. Go back to the list and choose again.",
  ),
  noSuchPath: fixed(
    "NOT_FOUND",
    "没有这个地址。请从首页重新进入。",
    "There is no such address. Start again from the first page.",
  ),
  signInFirst: fixed("SIGN_IN_REQUIRED", "请先登录。", "Please sign in first."),
  signInWrong: fixed(
    "SIGN_IN_WRONG",
    "用户名或密码不正确。连续5次错误将锁定15分钟。",
    "The user name or the password is wrong. Five failures lock the account for 15 minutes.",
  ),
  signInIncomplete: fixed(
    "INPUT_INVALID",
    "请填写用户名和密码。",
    "Type both the user name and the password.",
  ),
  otherOrigin: fixed(
    "OTHER_ORIGIN",
    "请求来自其他网站，已拒绝。请从本系统的网址打开页面。",
    "The request came from another site and was refused. Open the page from this system's own address.",
  ),
  tooLarge: fixed(
    "TOO_LARGE",
    "提交的内容过大。请减少内容后再试。",
    "What was sent is too large. Send less at a time.",
  ),
  lengthRequired: fixed(
    "LENGTH_REQUIRED",
    "上传时未说明文件大小，未予接收。请从本系统的页面上传。",
    "The size of the upload was not announced, so it was not taken. Upload it from this system's pages.",
  ),
  tooDeep: fixed(
    "TOO_DEEP",
    "提交的内容层层嵌套过深，未予读取。请从本系统的页面提交。",
    "What was sent is nested too deeply and was not read. Send it from this system's pages.",
  ),
  notJson: fixed(
    "NOT_JSON",
    "请求的格式不是 JSON，未予读取。请从本系统的页面提交。",
    "The request is not JSON and was not read. Send it from this system's pages.",
  ),
  addressTooLong: fixed(
    "ADDRESS_TOO_LONG",
    "网址过长，未予读取。请从首页重新进入。",
    "The address is too long and was not read. Start again from the first page.",
  ),
  passwordSame: fixed(
    "PASSWORD_UNCHANGED",
    "新密码不能与当前密码相同。",
    "The new password must differ from the current one.",
  ),
  forbidden: fixed(
    "FORBIDDEN",
    "您的角色不能办理此事。请联系镇党委组织委员。",
    "Your role may not do this. Ask the township's organisation officer.",
  ),
  houseReadOnly: fixed(
    "HOUSE_READ_ONLY",
    "磁盘空间不足，系统暂时只能查看，不能保存。请通知系统管理员清理磁盘；清理后自动恢复。",
    "The disk is nearly full: for now you can read, not save. Tell the system administrator; it recovers by itself.",
  ),
  fileEnded: fixed(
    "FILE_ENDED",
    "此档案已办结，支部不能再改。如有错误，请镇党委组织委员更正。",
    "This file is finished and no longer the branch's to change. Ask the township's organisation officer to correct it.",
  ),
  reasonRequired: fixed(
    "REASON_REQUIRED",
    "请写明事由。事由将记入审计日志。",
    "Say why. The reason is kept in the audit log.",
  ),
  secondFactorRequired: fixed(
    "SECOND_FACTOR_REQUIRED",
    "此操作须先输入动态验证码。",
    "This takes a one-time code first.",
  ),
  changePasswordFirst: fixed(
    "PASSWORD_CHANGE_REQUIRED",
    "首次登录须先修改密码。",
    "Change the first password before anything else.",
  ),
  alreadySetUp: fixed(
    "ALREADY_SET_UP",
    "系统已完成初始设置，请直接登录。",
    "Set-up is done already; please sign in.",
  ),
  dossierOpenAlready: fixed(
    "DOSSIER_OPEN_ALREADY",
    "此人已有在办的发展党员档案，请在原档案中继续。",
    "This person has a file under way; continue in that one.",
  ),
  memberAlready: fixed(
    "MEMBER_ALREADY",
    "此人已是正式党员，不能再递交入党申请。",
    "This person is a full member already and cannot apply.",
  ),
  otherBranch: fixed(
    "OTHER_BRANCH",
    "此人不在所选党支部。请选择其所在党支部，或先办理组织关系转接。",
    "This person belongs to another branch. Choose that one, or record the transfer first.",
  ),
  nothingToCorrect: fixed(
    "NOTHING_TO_CORRECT",
    "要更正的记录不存在，或已被更正。请刷新后再选。",
    "The record to correct does not exist or was corrected already. Reload and choose again.",
  ),
  branchNamed: fixed(
    "BRANCH_NAME_TAKEN",
    "已有同名党支部，请换一个名称。",
    "There is a branch of that name already; choose another name.",
  ),
  idNumberInvalid: fixed(
    "ID_NUMBER_INVALID",
    "身份证号不正确：应为18位，且末位校验码相符。请对照证件重新输入。",
    "The ID number is wrong: 18 characters with a matching last one. Type it again from the card.",
  ),
  idNumberDiffers: fixed(
    "ID_NUMBER_DIFFERS",
    "出生日期或性别与身份证号不一致，请对照证件核对。",
    "The birthday or the sex differs from what the ID number says; check it against the card.",
  ),
  idNumberTaken: fixed(
    "ID_NUMBER_TAKEN",
    "该身份证号已登记。请在名册中查找此人，或请镇党委组织委员核对。",
    "This ID number is registered already. Look the person up, or ask the township's officer to check.",
  ),
  usernameTaken: fixed(
    "USERNAME_TAKEN",
    "该用户名已被使用，请换一个。",
    "This user name is in use; choose another.",
  ),
  internal: fixed(
    "INTERNAL",
    "系统出错，未保存任何内容。请稍后再试；若仍出错，请把请求编号告诉管理员。",
    "Something went wrong; nothing was saved. Try again later, or tell the administrator the request id.",
  ),
  noSuchUser: fixed(
    "NO_SUCH_USER",
    "没有这个用户名。请核对后再试。",
    "There is no such user name; check it and try again.",
  ),
  textDamaged: fixed(
    "SEALED_TEXT_DAMAGED",
    "敏感内容与档案不符，可能已被改动。请系统管理员运行 miaopu doctor，并从备份核对。",
    "A sealed text does not fit its file and may have been tampered with. Ask the administrator to run miaopu doctor and to check a backup.",
  ),
  wrongPassword: fixed(
    "WRONG_PASSWORD",
    "当前密码不正确，请重新输入。",
    "The current password is wrong; type it again.",
  ),
} as const;

/** @param current the version that is on file now. */
export const versionConflict = (current: number): Refusal => ({
  code: "VERSION_CONFLICT",
  figures: { version: current },
  zh: `此档案刚刚被他人更新（现为第${current}版）。请刷新后核对，再提交。`,
  en: `Someone has just changed this file (now version ${current}). Reload, check, and submit again.`,
});

/** @param minutes until the account is open again. */
export const tooManyAttempts = (minutes: number): Refusal => ({
  code: "TOO_MANY_ATTEMPTS",
  figures: { minutes },
  zh: `密码连续错误，账号已锁定，请${minutes}分钟后再试。`,
  en: `Too many wrong passwords; the account is locked. Try again in ${minutes} minutes.`,
});
