// What is answered where an account, a role, a code or a password is not taken.
import { type Sentence } from "@miaopu/domain";
import { type GrantRefusal, type Role, roles } from "@miaopu/domain/access";
import { type PasswordFault, type PasswordProfile, passwordRulesSaid } from "../auth/password-rules.ts";
import type { Refusal } from "./refusal.ts";

const fixed = (code: string, zh: string, en: string): Refusal => ({ code, zh, en });

export const accountRefusals = {
  sessionLocked: fixed(
    "SESSION_LOCKED",
    "页面已锁定，请输入密码继续。",
    "The page is locked; give your password to go on.",
  ),
  suspended: fixed(
    "ACCOUNT_SUSPENDED",
    "此账号已停用。请联系安全保密管理员。",
    "This account is suspended. Ask the security admin.",
  ),
  activationExpired: fixed(
    "ACTIVATION_EXPIRED",
    "一次性激活码已过期。请安全保密管理员重置密码。",
    "The activation code has expired. Ask the security admin for a new one.",
  ),
  ownAccount: fixed(
    "OWN_ACCOUNT",
    "不能对自己的账号办理此事。请由另一位管理员办理。",
    "Nobody does this to their own account. Ask another administrator.",
  ),
  proposerConfirms: fixed(
    "CONFIRMED_BY_PROPOSER",
    "重要授权须由另一人复核：提出授权的人不能自己复核。请另一位安全保密管理员或系统管理员办理。",
    "A privileged grant takes a second person: whoever proposed it cannot confirm it. Ask another security admin, or the system admin.",
  ),
  grantNotWaiting: fixed(
    "GRANT_NOT_WAITING",
    "此项授权不在待复核之列，可能已复核或已收回。请刷新后再看。",
    "This grant does not wait for a second person; it was confirmed or ended. Reload and look again.",
  ),
  grantEnded: fixed(
    "GRANT_ENDED",
    "此角色已收回。请刷新后再看。",
    "This grant has ended already. Reload and look again.",
  ),
  accountSuspended: fixed(
    "ACCOUNT_SUSPENDED",
    "此账号已停用，请先恢复。",
    "This account is suspended; restore it first.",
  ),
  nothingToChange: fixed(
    "NOTHING_TO_CHANGE",
    "账号已是这个状态。请刷新后再看。",
    "The account is in that state already. Reload and look again.",
  ),
  personUnknown: fixed(
    "PERSON_UNKNOWN",
    "在该组织的正式党员名册中没有找到此人。请核对姓名，或请党建办先登记。",
    "The register of full members of that organisation has no such person. Check the name, or have them registered first.",
  ),
  factorNone: fixed(
    "SECOND_FACTOR_NONE",
    "尚未绑定动态验证码。请先绑定。",
    "No second factor is set up yet. Set one up first.",
  ),
  codeWrong: fixed(
    "CODE_WRONG",
    "验证码不正确或已用过。请等下一个验证码再试；手机时间须准确。",
    "The code is wrong or was used already. Wait for the next one; the telephone's clock must be right.",
  ),
  factorPendingNone: fixed(
    "SECOND_FACTOR_NOT_BEGUN",
    "绑定尚未开始或已中断。请重新开始绑定。",
    "The set-up was not begun or was broken off. Begin it again.",
  ),
} as const;

/** @param minutes until codes are looked at again. */
export const tooManyCodes = (minutes: number): Refusal => ({
  code: "SECOND_FACTOR_LOCKED",
  figures: { minutes },
  zh: `验证码连续错误，请${minutes}分钟后再试。`,
  en: `Too many wrong codes. Try again in ${minutes} minutes.`,
});

const faultsSaid: Readonly<Record<PasswordFault, Sentence>> = {
  short: { zh: "太短", en: "too short" },
  kinds: { zh: "字符种类太少", en: "too few kinds of characters" },
  names: { zh: "含有用户名或本系统名称", en: "it holds the user name or the product's" },
  common: { zh: "是常见密码", en: "many people use it" },
  former: { zh: "与用过的密码相同", en: "it was used before" },
};

export function passwordWeak(profile: PasswordProfile, fault: PasswordFault): Refusal {
  const said = passwordRulesSaid(profile);
  return {
    code: "PASSWORD_TOO_WEAK",
    figures: { profile, fault },
    zh: `这个密码${faultsSaid[fault].zh}。${said.zh}`,
    en: `This password is not taken: ${faultsSaid[fault].en}. ${said.en}`,
  };
}

const seatNames = {
  county: { zh: "县级组织", en: "a county" },
  township: { zh: "乡镇", en: "a township" },
  branch: { zh: "党支部", en: "a branch" },
} as const;

export function grantRefused(refusal: GrantRefusal, role: Role): Refusal {
  const name = roles[role];
  switch (refusal.code) {
    case "ROLE_HELD":
      return fixed(
        refusal.code,
        `此账号已有“${name.zh}”角色，或正待复核。`,
        `The account holds the role ${name.en} already, or it waits for a second person.`,
      );
    case "ROLE_OF_OTHER_SEAT":
      return fixed(
        refusal.code,
        `“${name.zh}”只能授予${refusal.seats.map((seat) => seatNames[seat].zh).join("、")}的账号。`,
        `The role ${name.en} is held at ${refusal.seats.map((seat) => seatNames[seat].en).join(" or ")} only.`,
      );
    case "ROLES_EXCLUDE":
      return fixed(
        refusal.code,
        `“${name.zh}”不能与此账号已有的“${roles[refusal.held].zh}”由一人兼任。请先收回原角色，或另开账号给另一人。`,
        `One account may not be both ${name.en} and ${roles[refusal.held].en}. End that role first, or open an account for someone else.`,
      );
    case "ROLE_NEEDS_PERSON":
      return fixed(
        refusal.code,
        "培养联系人账号须对应名册中的一名正式党员。请系统管理员另开并对应到人。",
        "A mentor's account says which member it belongs to. Have the system admin open one that does.",
      );
    case "ROLE_NEEDS_DEPARTMENT":
      return fixed(
        refusal.code,
        "联审部门审查员账号须注明部门。请系统管理员另开并注明部门。",
        "A reviewer's account names its department. Have the system admin open one that does.",
      );
  }
}
