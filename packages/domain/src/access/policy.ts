// THE TABLE of what each role may do, how far it reaches, in which state, and what it must show for it.
import type { Role } from "./roles.ts";

/**
 * How far a role reaches with an action: `under`, its own organisation and all beneath it; `pairs`, the people it is a
 * mentor of; `asked`, what its department was asked; `self`, what is its own.
 */
export type Reach = "under" | "pairs" | "asked" | "self";
/** `reason`: why, in words that are kept. `second-factor`: a one-time code within this session. */
export type Demand = "reason" | "second-factor";
/** When it is written to the audit log: each time, the first look in half an hour, or never. */
export type Logged = "always" | "once" | "never";
/** A reach with `!` holds only while the file is open. */
type Cell = "·" | Reach | `${Reach}!`;

interface Row {
  readonly zh: string;
  readonly en: string;
  /** Whether it changes what is kept; refused while the house is read-only. */
  readonly writes: boolean;
  readonly logged: Logged;
  readonly demands: readonly Demand[];
  readonly cells: Readonly<Record<Role | "anonymous", Cell>>;
}

const none: readonly Demand[] = [];
const reason: readonly Demand[] = ["reason"];
const proven: readonly Demand[] = ["second-factor"];
const both: readonly Demand[] = ["reason", "second-factor"];

const row = (
  zh: string,
  en: string,
  kind: "reads" | "writes",
  logged: Logged,
  demands: readonly Demand[],
  ...[
    county,
    township,
    committee,
    secretary,
    mentor,
    reviewer,
    kiosk,
    auditor,
    security,
    system,
    anonymous,
  ]: [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell]
): Row => ({
  zh,
  en,
  writes: kind === "writes",
  logged,
  demands,
  cells: {
    "county-officer": county,
    "township-officer": township,
    "organisation-committee-member": committee,
    "branch-secretary": secretary,
    mentor,
    reviewer,
    "kiosk-device": kiosk,
    auditor,
    "security-admin": security,
    "system-admin": system,
    anonymous,
  },
});

// oxfmt-ignore
export const policy = {
  // action                            操作                     action                                     writes    logged    demands  county    township  committee  secretary  mentor   reviewer  kiosk  auditor  security  system   anonymous
  "setup.status":             row("查看是否已建账",       "see whether it is set up",               "reads",  "never",  none,    "self",   "self",   "self",    "self",    "self",  "self",   "self", "self",  "self",   "self",  "self"),
  "setup.create":             row("首次建立乡镇",         "set up the township",                    "writes", "always", none,    "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "·",      "·",     "self"),
  "session.read":             row("查看自己的身份",       "see who one is signed in as",            "reads",  "never",  none,    "self",   "self",   "self",    "self",    "self",  "self",   "self", "self",  "self",   "self",  "self"),
  "session.look":             row("查看自己的登录记录",   "see one's own sessions",                 "reads",  "never",  none,    "self",   "self",   "self",    "self",    "self",  "self",   "·",    "self",  "self",   "self",  "·"),
  "session.password":         row("修改自己的密码",       "change one's own password",              "writes", "always", none,    "self",   "self",   "self",    "self",    "self",  "self",   "·",    "self",  "self",   "self",  "·"),
  "session.manage":           row("管理自己的登录",       "keep one's own sign-in",                 "writes", "always", none,    "self",   "self",   "self",    "self",    "self",  "self",   "·",    "self",  "self",   "self",  "·"),
  "draft.keep":               row("保存自己的草稿",       "keep one's own drafts",                  "writes", "never",  none,    "self",   "self",   "self",    "self",    "self",  "self",   "·",    "·",     "·",      "·",     "·"),
  "organisation.read":        row("查看组织架构",         "see the organisation tree",              "reads",  "never",  none,    "under",  "under",  "under",   "under",   "·",     "·",      "·",    "under", "under",  "under", "·"),
  "organisation.add":         row("新增党支部",           "add a branch",                           "writes", "always", none,    "·",      "under",  "·",       "·",       "·",     "·",      "·",    "·",     "·",      "under", "·"),
  "workbench.read":           row("查看工作台",           "see the day's work",                     "reads",  "once",   none,    "under",  "under",  "under",   "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "person.read":              row("查看人员",             "see people",                             "reads",  "once",   none,    "under",  "under",  "under",   "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "person.register":          row("登记人员",             "register a person",                      "writes", "always", none,    "·",      "under",  "·",       "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "person.correct":           row("更正人员信息",         "correct what is held on a person",       "writes", "always", reason,  "·",      "under",  "·",       "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "person.reveal":            row("查看完整证件号、电话", "see an ID number or telephone in clear", "reads",  "always", reason,  "·",      "under",  "under",   "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "person.account":           row("导出本人全部信息",     "export all that is held on a person",    "reads",  "always", both,    "·",      "under",  "·",       "·",       "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "person.erase":             row("删除未入程序者信息",   "erase a person who never entered",       "writes", "always", both,    "·",      "under",  "·",       "·",       "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "retention.read":           row("查看保存期限",         "see what is kept how long",              "reads",  "never",  none,    "under",  "under",  "under",   "under",   "·",     "·",      "·",    "under", "under",  "under", "·"),
  "retention.due":            row("查看到期应删除人员",   "see whose data is due for erasure",      "reads",  "once",   none,    "·",      "under",  "·",       "·",       "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "retention.set":            row("设定保存期限",         "set how long something is kept",         "writes", "always", reason,  "·",      "under",  "·",       "·",       "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "member.pick":              row("选择党员",             "choose a member",                        "reads",  "never",  none,    "·",      "under",  "under",   "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "dossier.read":             row("查看发展党员档案",     "read a file",                            "reads",  "once",   none,    "under",  "under",  "under",   "under",   "pairs", "·",      "·",    "·",     "·",      "·",     "·"),
  "dossier.read-sensitive":   row("查看敏感内容",         "read sensitive texts",                   "reads",  "always", proven,  "·",      "under",  "under",   "·",       "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "dossier.open":             row("建立档案",             "open a file",                            "writes", "always", none,    "·",      "under",  "·",       "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "dossier.record":           row("记录支部办理的步骤",   "record a step of the branch",            "writes", "always", none,    "·",      "under",  "under",   "under!",  "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "dossier.record-superior":  row("记录上级党委办理的步骤", "record a step of the superior committee", "writes", "always", none,  "·",      "under",  "under",   "·",       "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "dossier.correct":          row("更正记录",             "correct a record",                       "writes", "always", none,    "·",      "under",  "under",   "under!",  "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "dossier.export":           row("导出档案名册",         "export the list of files",               "reads",  "always", both,    "under",  "under",  "under",   "·",       "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "attachment.read":          row("查看材料扫描件",       "read a scan",                            "reads",  "always", none,    "under",  "under",  "under",   "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "attachment.add":           row("上传材料扫描件",       "add a scan",                             "writes", "always", none,    "·",      "under",  "under",   "under!",  "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "attachment.withdraw":      row("撤下材料扫描件",       "withdraw a scan",                        "writes", "always", reason,  "·",      "under",  "under",   "under!",  "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "review.read":              row("查看待审名单",         "see what one's department was asked",    "reads",  "once",   none,    "·",      "·",      "·",       "·",       "·",     "asked",  "·",    "·",     "·",      "·",     "·"),
  "review.answer":            row("回复联合审查",         "answer a joint review",                  "writes", "always", none,    "·",      "·",      "·",       "·",       "·",     "asked!", "·",    "·",     "·",      "·",     "·"),
  "ledger.audit":             row("台账体检",             "audit a ledger",                         "writes", "always", none,    "under",  "under",  "under",   "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "ledger.read":              row("查看台账体检结果",     "read an audit's findings",               "reads",  "once",   none,    "under",  "under",  "under",   "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "ledger.take-in":           row("台账转入",             "take a ledger in",                       "writes", "always", none,    "·",      "under",  "·",       "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "pool.read":                row("查看后备力量库",       "see the talent pool",                    "reads",  "once",   none,    "under",  "under",  "under",   "under",   "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "pool.import":              row("导入后备力量台账",     "import a register of reserves",          "writes", "always", none,    "·",      "under",  "under",   "·",       "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "pool.undo-import":         row("撤销后备力量导入",     "undo an import of reserves",             "writes", "always", none,    "·",      "under",  "under",   "·",       "·",     "·",      "·",    "·",     "·",      "·",     "·"),
  "account.read":             row("查看账号与授权",       "see accounts and grants",                "reads",  "once",   none,    "·",      "·",      "·",       "·",       "·",     "·",      "·",    "under", "under",  "under", "·"),
  "account.open":             row("开立账号",             "open an account",                        "writes", "always", none,    "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "·",      "under", "·"),
  "account.reset":            row("重置密码",             "reset a password",                       "writes", "always", reason,  "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "under",  "·",     "·"),
  "account.suspend":          row("停用或恢复账号",       "suspend an account or restore it",       "writes", "always", reason,  "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "under",  "·",     "·"),
  "account.drop-factor":      row("解除动态验证码",       "take a second factor away",              "writes", "always", reason,  "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "under",  "·",     "·"),
  "grant.propose":            row("授予角色",             "grant a role",                           "writes", "always", none,    "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "under",  "·",     "·"),
  "grant.confirm":            row("复核重要授权",         "confirm a privileged grant",             "writes", "always", none,    "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "under",  "under", "·"),
  "grant.end":                row("收回角色",             "end a grant",                            "writes", "always", reason,  "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "under",  "·",     "·"),
  "audit-log.read":           row("查看审计日志",         "read the audit log",                     "reads",  "once",   none,    "·",      "·",      "·",       "·",       "·",     "·",      "·",    "under", "·",      "·",     "·"),
  "audit-log.export":         row("导出审计日志",         "export the audit log",                   "reads",  "always", both,    "·",      "·",      "·",       "·",       "·",     "·",      "·",    "under", "·",      "·",     "·"),
  "house.read":               row("查看备份与运行状况",   "see backups and health",                 "reads",  "never",  none,    "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "·",      "under", "·"),
  "house.keep":               row("立即备份",             "make a backup now",                      "writes", "always", none,    "·",      "·",      "·",       "·",       "·",     "·",      "·",    "·",     "·",      "under", "·"),
} as const satisfies Readonly<Record<string, Row>>;

export type Action = keyof typeof policy;
export const actions = Object.keys(policy) as readonly Action[];
export const ruleOf = (action: Action): Row => policy[action];
