// The columns of accounts: who signs in, how they prove it, what they may, and what they did.
import { type TagsOf, digest, hashed, label, operational, personal, sealed } from "./tag.ts";

const engine = operational.to("登录组件所需，不用", "asked for by the sign-in engine, unused");

export const accessTags = {
  users: {
    what: label("账号", "accounts"),
    purpose: label("认得是谁在操作", "to know who is acting"),
    kept: "account",
    columns: {
      id: operational,
      name: personal,
      email: engine,
      email_verified: engine,
      image: engine,
      username: personal,
      display_username: personal,
      organisation_id: personal,
      must_change_password: operational,
      person_id: personal.to("培养联系人是谁", "who a mentor is among the people"),
      department: personal.to("联审部门", "the department of a reviewer"),
      suspended_at: personal,
      activation_expires_at: operational,
      password_changed_at: operational,
      last_sign_in_at: personal,
      created_at: operational,
      updated_at: operational,
    },
  },
  accounts: {
    what: label("登录凭据", "credentials"),
    purpose: label("核对密码", "to check a password"),
    kept: "account",
    columns: {
      id: operational,
      user_id: operational,
      account_id: operational,
      provider_id: operational,
      password: hashed.to("argon2id 摘要", "a digest by argon2id"),
      access_token: engine,
      refresh_token: engine,
      id_token: engine,
      access_token_expires_at: engine,
      refresh_token_expires_at: engine,
      scope: engine,
      created_at: operational,
      updated_at: operational,
    },
  },
  former_passwords: {
    what: label("用过的密码", "former passwords"),
    purpose: label("最近几次的不得再用", "so that none of the last ones is chosen again"),
    kept: "account",
    columns: { user_id: operational, password: hashed, ended_at: operational },
  },
  second_factors: {
    what: label("动态验证码", "second factors"),
    purpose: label("导出、查看敏感内容前再认一次人", "to prove once more who it is"),
    kept: "account",
    columns: {
      user_id: operational,
      secret: sealed,
      pending: sealed,
      confirmed_at: operational,
      last_step: operational,
      failures: operational,
      locked_until: operational,
    },
  },
  recovery_codes: {
    what: label("恢复码", "recovery codes"),
    purpose: label("手机丢失时登录", "for whoever lost the telephone"),
    kept: "account",
    columns: { user_id: operational, hash: hashed, used_at: operational },
  },
  grants: {
    what: label("授权", "grants of roles"),
    purpose: label("谁凭什么权限做事，由谁授予", "who acts by which right, and who granted it"),
    kept: "account",
    columns: {
      id: operational,
      user_id: personal,
      role: personal,
      privileged: operational,
      proposed_by: personal,
      proposed_at: operational,
      confirmed_by: personal,
      confirmed_at: operational,
      ended_by: personal,
      ended_at: operational,
      end_reason: personal,
    },
  },
  sessions: {
    what: label("登录会话", "sessions"),
    purpose: label("登录后认得是谁", "to know who is acting"),
    kept: "session",
    columns: {
      id: operational,
      user_id: personal,
      token: digest,
      expires_at: operational,
      open_until: operational,
      proven_until: operational,
      ip_address: engine,
      user_agent: personal.to("本人认得是哪台机器登录的", "so that its owner knows which machine it is"),
      created_at: operational,
      updated_at: operational,
    },
  },
  sign_in_failures: {
    what: label("登录失败计数", "counts of failed sign-ins"),
    purpose: label("防止猜密码", "against guessing"),
    kept: "sign-in-count",
    columns: { account: hashed, failures: operational, until: operational },
  },
  audit_log: {
    what: label("审计日志", "audit log"),
    purpose: label("追查谁看过、改过、导出过", "to find who saw, changed and exported what"),
    kept: "audit-log",
    columns: {
      seq: operational,
      at: operational,
      actor_id: personal,
      actor_roles: personal,
      organisation_id: operational,
      action: operational,
      subject_kind: operational,
      subject_id: personal.to("只记编号", "an id alone"),
      outcome: operational,
      reason: personal.to("本人填写的事由", "why, as it was typed"),
      details: operational,
      hash: digest,
    },
  },
} as const satisfies TagsOf<
  | "users"
  | "accounts"
  | "former_passwords"
  | "second_factors"
  | "recovery_codes"
  | "grants"
  | "sessions"
  | "sign_in_failures"
  | "audit_log"
>;
