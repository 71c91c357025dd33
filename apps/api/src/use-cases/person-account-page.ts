// The account of what is held on a person as one page to read and to print: no script, no other host, a watermark on it.
import type { AccountEntry, AccountFile, PersonAccount } from "./person-account.ts";
import { watermarkLine } from "./watermark.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const text = (value: string | number | null): string =>
  value === null || value === ""
    ? "—"
    : String(value).replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const style = `
:root { color: #1c2326; font: 14px/1.65 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
.note { color: #4d585c; } .old { color: #5d676b; text-decoration: line-through; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #d4d9d6; padding: .35rem .55rem; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
thead th, .key { color: #4d585c; background: #f4f6f5; } .key { width: 11rem; } .day { white-space: nowrap; }
tr { break-inside: avoid; }
.mark { position: fixed; inset: 0; overflow: hidden; pointer-events: none; z-index: 1; }
.mark span::before { content: attr(data-line); } .mark span { position: absolute; left: -10%; width: 120%; text-align: center; transform: rotate(-24deg); color: #1c23261f; font-size: 1.05rem; white-space: nowrap; }
@page { margin: 16mm; } @media print { body { margin: 0; max-width: none; padding: 0; } }`;

const watermark = (line: string): string => {
  const rows = [4, 26, 48, 70, 92].map(
    (top) => `<span data-line="${text(line)}" style="top:${top}%"></span>`,
  );
  return `<div class="mark" aria-hidden="true">${rows.join("")}</div>`;
};

type Cell = string | number | null;

function table(heads: readonly string[], rows: readonly (readonly Cell[])[], none: string): string {
  if (rows.length === 0) return `<p class="note">${text(none)}</p>`;
  const head = heads.map((one) => `<th scope="col">${text(one)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${text(cell)}</td>`).join("")}</tr>`);
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

const facts = (pairs: readonly (readonly [string, Cell])[]): string => {
  const rows = pairs.map(
    ([key, value]) => `<tr><th class="key" scope="row">${text(key)}</th><td>${text(value)}</td></tr>`,
  );
  return `<table><tbody>${rows.join("")}</tbody></table>`;
};

const factNames = {
  name: "姓名",
  sex: "性别",
  birthDate: "出生日期",
  idNumber: "身份证号",
  ethnicity: "民族",
  phone: "电话",
} as const;
const sexes: Readonly<Record<string, string>> = { male: "男", female: "女" };
const yesNo = (is: boolean): string => (is ? "有" : "无");

function basics({ person }: PersonAccount): string {
  return facts([
    ["姓名 name", person.name],
    ["性别 sex", sexes[person.sex] ?? null],
    ["出生日期 born", person.birthDate],
    ["身份证号 ID number", person.idNumber],
    ["民族 ethnicity", person.ethnicity],
    ["电话 telephone", person.phone],
    ["所在党支部 branch", person.branch],
    ["转正日期 full member since", person.fullMemberSince],
    ["学历 education", person.education],
    ["职业 occupation", person.occupation],
    ["纪律处分登记 sanctions", yesNo(person.hasSanctions)],
    ["本系统账号 account", yesNo(person.hasAccount)],
    ["登记时间 registered", person.registeredAt],
    ["来源 where it came from", person.origin],
  ]);
}

function entryRow(entry: AccountEntry): string {
  const lines = entry.facts.map(({ label, value }) => `${text(label)}：${text(value)}`);
  if (entry.reason !== null) lines.push(`更正原因：${text(entry.reason)}`);
  if (entry.isPartial) lines.push("他人在保密前提下提供的内容，依规不在此列");
  if (entry.source === "paper") lines.push("由纸质档案转入");
  const title = entry.isSuperseded
    ? `<span class="old">${text(entry.title)}</span>（已更正）`
    : text(entry.title);
  return `<tr><td>${title}</td><td class="day">${text(entry.on)}</td><td>${lines.join("<br>") || "—"}</td><td>${text(entry.enteredBy)}<br>${text(entry.recordedAt)}</td></tr>`;
}

function fileSection(file: AccountFile): string {
  const heads = ["记录", "发生日期", "内容", "录入"].map((one) => `<th scope="col">${one}</th>`).join("");
  const scans = file.scans.map(({ step, material, pages, addedAt, isWithdrawn }) => [
    step,
    material,
    `${pages} 页`,
    addedAt,
    isWithdrawn ? "已撤下" : "",
  ]);
  return `<h3>${text(file.openedOn)} 建档 · ${text(file.status)}</h3>
<table><thead><tr>${heads}</tr></thead><tbody>${file.entries.map(entryRow).join("")}</tbody></table>
<p class="note">材料扫描件 scans</p>${table(["步骤", "材料", "页数", "上传时间", ""], scans, "没有扫描件。")}`;
}

/** One whole HTML document. */
export function accountPage(account: PersonAccount): string {
  const line = watermarkLine(account.watermark);
  const corrections = account.corrections.map(({ fact, was, reason, by, at }) => [
    factNames[fact],
    fact === "sex" ? (sexes[was ?? ""] ?? null) : was,
    reason,
    by,
    at.slice(0, 10),
  ]);
  const pool = account.pool.map((entry) => [
    entry.enteredOn,
    entry.leftOn,
    entry.source,
    entry.willingness,
    entry.strengths,
    entry.leftReason,
  ]);
  const looks = account.looks.map(({ what, roles, times, last }) => [what, roles, times, last]);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>个人信息查阅</title><style>${style}</style></head><body>
${watermark(line)}
<main>
<h1>本系统保存的个人信息</h1>
<p class="note">What is held on one person · 个人信息保护法第四十五条。${text(line)}</p>
<h2>基本信息 basics</h2>${basics(account)}
<h2>更正痕迹 corrections</h2>${table(["事项", "更正前", "原因", "经办", "日期"], corrections, "没有更正过。")}
<h2>发展党员档案 files</h2>${account.files.map(fileSection).join("") || '<p class="note">没有发展党员档案。</p>'}
<h2>后备力量库 talent pool</h2>${table(["入库", "出库", "来源", "意愿", "特长", "出库原因"], pool, "不在后备力量库。")}
<h2>在他人档案中 in files of others</h2><p>${
    account.namedInFiles === 0
      ? "没有档案提到本人。"
      : `有 ${account.namedInFiles} 份他人档案提到本人（培养联系人、入党介绍人等）。他人信息不在此列。`
  }</p>
<h2>查看与办理 who looked</h2><p class="note">据审计日志，按事项与角色计次；同一人半小时内重复查看计一次，名册浏览不计。</p>
${table(["事项", "角色", "次数", "最近一次"], looks, "没有记录。")}
<p class="note">${text(line)}</p>
</main>
</body></html>
`;
}
