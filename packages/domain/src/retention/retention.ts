// THE TABLE of what is kept how long and why: each kind of data, its purpose, its basis, and what happens at the end.
import type { Label } from "../regulation/records/fact.ts";

/** A span that runs from the last change, or from the day named in the row. */
export type KeptFor =
  | { readonly unit: "days" | "months" | "years"; readonly count: number }
  /** For good: the regulation or the file's own history demands it. */
  | { readonly unit: "permanent" }
  /** As long as what it belongs to. */
  | { readonly unit: "with"; readonly what: string }
  /** Months that the township sets; never less than `least`. */
  | {
      readonly unit: "set-months";
      readonly setting: "neverEnteredMonths";
      readonly usual: number;
      readonly least: number;
    };

/** Who ends it: the program by itself, a person after the program listed it, or nobody. */
export type EndedBy = "program" | "person" | "nobody";

export interface Retention {
  readonly what: Label;
  readonly why: Label;
  /** The article or standard it rests on; null where it is this product's own measure. */
  readonly basis: Label | null;
  readonly from: Label;
  readonly keptFor: KeptFor;
  readonly endedBy: EndedBy;
}

const label = (zh: string, en: string): Label => ({ zh, en });
const days = (count: number): KeptFor => ({ unit: "days", count });
const months = (count: number): KeptFor => ({ unit: "months", count });
const years = (count: number): KeptFor => ({ unit: "years", count });
const usualMonths = 24;
const permanent: KeptFor = { unit: "permanent" };

const archives = label(
  "发展党员工作细则第三十七条（2014）、第三十六条（2026）",
  "work rules, article 37 (2014), 36 (2026)",
);
const pipl19 = label("个人信息保护法第十九条", "PIPL, article 19");
const pipl47 = label("个人信息保护法第四十七条", "PIPL, article 47");
const cyber21 = label(
  "网络安全法第二十一条（不少于六个月）",
  "Cybersecurity Law, article 21 (at least six months)",
);

const row = (
  what: Label,
  why: Label,
  basis: Label | null,
  from: Label,
  keptFor: KeptFor,
  endedBy: EndedBy,
): Retention => ({ what, why, basis, from, keptFor, endedBy });

const forGood = label("长期保存", "kept for good");
const lastChange = label("最后一次保存起", "from when it was last saved");

// oxfmt-ignore
export const retentions = {
  "party-file":     row(label("发展党员档案（含更正前的记录）", "party files, with what was corrected"),                                 label("入党材料归入本人档案；历史不得抹去", "admission papers belong to the person's archive; history is not erased"),                     archives, forGood,                                                              permanent,    "nobody"),
  "file-person":    row(label("建有档案者、党员、档案中提到者的基本信息", "basics of those with a file, of members, of those a file names"), label("档案须能认得出是谁的、由谁办的", "a file must tell whose it is and who took part"),                                            archives, forGood,                                                              { unit: "with", what: "party-file" }, "nobody"),
  "never-entered":  row(label("登记后未进入发展程序者的基本信息", "basics of those registered who never entered the process"),              label("以备递交申请；久未递交即无保存必要", "for an application to come; without one there is nothing to keep it for"),                     pipl47,   label("登记之日起", "from registration"),                                    { unit: "set-months", setting: "neverEnteredMonths", usual: usualMonths, least: 1 }, "person"),
  "pool":           row(label("后备力量库的入库、出库和导入前的原值", "entries of the talent pool, and what an import replaced"),               label("库随时可查是谁、从何而来；导入可以撤销", "the pool tells who and where from; an import can be undone"),                              null,     label("在库期间，及出库后与本人信息同存", "while in the pool, and then as the person's own record"), { unit: "with", what: "never-entered" }, "person"),
  "person-changes": row(label("个人信息更正痕迹（旧值密封）", "traces of corrections, old values sealed"),                                  label("说明何时、由谁、因何更正", "to say when, by whom and why"),                                                                         label("个人信息保护法第四十六条", "PIPL, article 46"), label("与本人信息同存", "as the person's own record"), { unit: "with", what: "file-person" }, "nobody"),
  "erased":         row(label("删除凭据（编号、时间、经办人、事由，不含个人信息）", "erasure slips: id, when, by whom, why; no personal data"), label("证明已依法删除", "to prove that it was erased"),                                                                                  pipl47,   forGood,                                                              permanent,    "nobody"),
  "attachment":     row(label("材料扫描件", "scans of papers"),                                                                            label("纸质材料的影像，随档案", "pictures of the papers, with the file"),                                                                 archives, label("随档案", "with the file"),                                        { unit: "with", what: "party-file" }, "nobody"),
  "organisation":   row(label("组织机构与设置", "organisations and settings"),                                                             label("档案所属的组织", "the organisations that files belong to"),                                                                       null,     forGood,                                                              permanent,    "nobody"),
  "account":        row(label("账号与授权", "accounts and grants"),                                                                        label("说明每条记录由谁录入、凭何权限", "to say who entered each record, and by what right"),                                              cyber21,  forGood,                                                              permanent,    "nobody"),
  "audit-log":      row(label("审计日志", "audit log"),                                                                                    label("追查谁看过、改过、导出过", "to find who saw, changed and exported what"),                                                           cyber21,  label("写入之日起；哈希链相连，不逐条删除", "from its entry; chained, so none is deleted alone"), years(3), "nobody"),
  "session":        row(label("登录会话", "sessions"),                                                                                     label("认得是谁在操作", "to know who is acting"),                                                                                        pipl19,   label("到期即删", "deleted once it has ended"),                             days(1),      "program"),
  "sign-in-count":  row(label("登录失败计数（用户名为摘要）", "counts of failed sign-ins, the user name as a digest"),                       label("防止猜密码", "against guessing"),                                                                                                 pipl19,   label("锁定期满即删", "deleted once the lock is over"),                       days(1),      "program"),
  "draft":          row(label("未提交的草稿", "drafts not submitted"),                                                                     label("断电、超时、换机不丢已填内容", "so that nothing typed is lost"),                                                                    pipl19,   lastChange,                                                             days(30),     "program"),
  "upload":         row(label("上传的台账", "uploaded ledgers"),                                                                           label("只为当次体检、转入", "for one audit or taking-in alone"),                                                                          pipl19,   label("上传之时起", "from the upload"),                                     days(1),      "program"),
  "backup":         row(label("备份（7 日、4 周、12 月轮换）", "backups: 7 daily, 4 weekly, 12 monthly"),                                   label("损坏后恢复", "to restore after damage"),                                                                                           label("网络安全法第二十一条", "Cybersecurity Law, article 21"), label("备份之日起", "from the backup"), months(12), "program"),
  "operation":      row(label("运行记录（备份轮次、密钥校验、列表投影）", "records of operation: backup runs, key checks, list projections"), label("保证系统可用、可核对", "to keep the system working and checkable"),                                                                  null,     label("随系统", "with the system"),                                          permanent,    "nobody"),
} as const satisfies Readonly<Record<string, Retention>>;

export type RetentionKey = keyof typeof retentions;
export const retentionKeys = Object.keys(retentions) as readonly RetentionKey[];
export const retentionOf = (key: RetentionKey): Retention => retentions[key];

/** What the township may set of it. */
export interface RetentionSetting {
  readonly neverEnteredMonths: number;
}
export const defaultRetention: RetentionSetting = {
  neverEnteredMonths: usualMonths,
};

const units = {
  days: (count: number) => label(`${count} 天`, count === 1 ? "1 day" : `${count} days`),
  months: (count: number) => label(`${count} 个月`, count === 1 ? "1 month" : `${count} months`),
  years: (count: number) => label(`${count} 年`, count === 1 ? "1 year" : `${count} years`),
} as const;

/** How long, in words. */
export function spanWords(key: RetentionKey, setting: RetentionSetting): Label {
  const { keptFor } = retentionOf(key);
  switch (keptFor.unit) {
    case "permanent":
      return label("永久", "for good");
    case "with": {
      const { what } = retentionOf(keptFor.what as RetentionKey);
      return label(`随「${what.zh}」`, `as long as: ${what.en}`);
    }
    case "set-months":
      return units.months(setting[keptFor.setting]);
    default:
      return units[keptFor.unit](keptFor.count);
  }
}

/** Days that the program keeps something it deletes by itself. */
export function daysKept(key: RetentionKey): number {
  const { keptFor } = retentionOf(key);
  if (keptFor.unit !== "days") throw new Error(`${key} is not kept for days`);
  return keptFor.count;
}
