// Who sees and does what, as a page and as a picture, made from the policy table.
import { join } from "node:path";
import { type Action, type Role, actions, roleIds, roles, ruleOf } from "@miaopu/domain/access";
import { root } from "./workspace.ts";

/** Where the page and the picture are kept. */
export const rolesPath = join(root, "docs/roles.md");
export const picturePath = join(root, "docs/images/roles.svg");

const reaches = { under: "●", pairs: "结对", asked: "受询", self: "本人" } as const;
const demands = { reason: "事由", "second-factor": "动态码" } as const;
const logged = { always: "每次", once: "半小时一次", never: "–" } as const;

const cellOf = (action: Action, role: Role): string => ruleOf(action).cells[role];
const reachOf = (cell: string): keyof typeof reaches => cell.replace("!", "") as keyof typeof reaches;

const row = (...cells: readonly string[]) => `| ${cells.join(" | ")} |`;

function actionRow(action: Action): string {
  const { zh, en, writes, ...rule } = ruleOf(action);
  const cells = roleIds.map((role) => {
    const cell = cellOf(action, role);
    return cell === "·" ? "" : `${reaches[reachOf(cell)]}${cell.endsWith("!") ? "开" : ""}`;
  });
  const asked = rule.demands.map((demand) => demands[demand]).join("、");
  return row(`${zh}<br>${en}`, writes ? "办" : "看", ...cells, asked, logged[rule.logged]);
}

/** The page: every action with every role. */
export function renderRoles(): string {
  const headings = ["操作 / action", "", ...roleIds.map((role) => roles[role].zh), "须出示", "记入日志"];
  const lines = [
    "# 谁看什么，谁办什么 · Roles",
    "",
    "由权限表（`packages/domain/src/access/policy.ts`）生成：`npm run roles-map`，不手改。",
    "Generated from the policy table by `npm run roles-map`; not edited by hand.",
    "",
    "●：本单位及其下级（the own organisation and all beneath it）。结对：自己联系培养的人（the people one is a mentor of）。",
    "受询：本部门被征求意见的档案（what one's department was asked）。本人：自己的（one's own）。开：档案办结前（while the file is open）。",
    "事由：须写明，随日志保存（a reason, kept in the log）。动态码：须先输入（a one-time code first）。",
    "",
    "![谁看什么，谁办什么](images/roles.svg)",
    "",
    row(...headings),
    row(...headings.map(() => "---")),
    ...actions.map(actionRow),
    "",
    "## 角色 · Role names",
    "",
    row("角色", "role", "id"),
    row("---", "---", "---"),
    ...roleIds.map((role) => row(roles[role].zh, roles[role].en, `\`${role}\``)),
  ];
  return `${lines.join("\n")}\n`;
}

const groupNames: Readonly<Record<string, string>> = {
  account: "账号",
  attachment: "材料扫描件",
  "audit-log": "审计日志",
  dossier: "发展党员档案",
  grant: "授权",
  house: "备份与运行",
  ledger: "台账体检与转入",
  member: "党员名册",
  organisation: "组织架构",
  person: "人员",
  pool: "后备力量库",
  retention: "保存期限",
  review: "联合审查",
  workbench: "工作台",
};

interface Line {
  readonly name: string;
  readonly actions: readonly Action[];
  /** What is most sensitive stands by itself. */
  readonly isOwn: boolean;
}

const prefixOf = (action: Action): string => action.slice(0, action.indexOf("."));
const standsAlone = (action: Action): boolean => !ruleOf(action).writes && ruleOf(action).demands.length > 0;
const reachesOthers = (action: Action): boolean =>
  roleIds.some((role) => !["·", "self"].includes(cellOf(action, role)));

function linesOfPicture(): Line[] {
  const prefixes = [...new Set(actions.map(prefixOf))];
  return prefixes.flatMap((prefix) => {
    const all = actions.filter((action) => prefixOf(action) === prefix && reachesOthers(action));
    const group = all.filter((action) => !standsAlone(action));
    const [first] = group;
    const name = groupNames[prefix] ?? (first ? ruleOf(first).zh : prefix);
    return [
      ...(group.length > 0 ? [{ name, actions: group, isOwn: false }] : []),
      ...all
        .filter(standsAlone)
        .map((action) => ({ name: ruleOf(action).zh, actions: [action], isOwn: true })),
    ];
  });
}

const size = { label: 178, column: 74, row: 34, head: 96, foot: 64, chip: 26 };
const colours = { text: "#1c2326", soft: "#4d585c", line: "#e2e5e3", see: "#1f5fa8", deal: "#1d6b57" };

const textAt = (x: number, y: number, text: string, more = "") =>
  `<text x="${x}" y="${y}" ${more}>${text}</text>`;

/** Filled: the own organisation and beneath; outlined: only what is one's own, or what one was given. */
function chip(x: number, y: number, word: "看" | "办", isWide: boolean): string {
  const colour = word === "看" ? colours.see : colours.deal;
  const fill = isWide ? colour : "#ffffff";
  const rect = `<rect x="${x}" y="${y}" width="${size.chip}" height="22" rx="4" fill="${fill}" stroke="${colour}"/>`;
  const ink = isWide ? "#ffffff" : colour;
  return rect + textAt(x + size.chip / 2, y + 16, word, `fill="${ink}" text-anchor="middle"`);
}

function chipsOf({ actions: group }: Line, role: Role, left: number, top: number): string {
  const words = (["看", "办"] as const).flatMap((word) => {
    const held = group
      .filter((action) => ruleOf(action).writes === (word === "办"))
      .map((action) => cellOf(action, role))
      .filter((cell) => cell !== "·");
    return held.length === 0 ? [] : [{ word, isWide: held.some((cell) => reachOf(cell) === "under") }];
  });
  const gap = 4;
  const width = words.length * size.chip + (words.length - 1) * gap;
  const from = left + (size.column - width) / 2;
  return words
    .map(({ word, isWide }, i) => chip(from + i * (size.chip + gap), top + 6, word, isWide))
    .join("");
}

const perLine = 4;

const headingOf = (role: Role, at: number): string => {
  const { zh } = roles[role];
  const x = size.label + at * size.column + size.column / 2;
  const parts = zh.length > perLine + 1 ? [zh.slice(0, perLine), zh.slice(perLine)] : [zh];
  const y = size.head - 14 - (parts.length - 1) * 18;
  return parts
    .map((part, i) => textAt(x, y + i * 18, part, `text-anchor="middle" font-weight="600"`))
    .join("");
};

function pictureRow(line: Line, at: number, width: number): string {
  const top = size.head + at * size.row;
  const cells = roleIds.map((role, i) => chipsOf(line, role, size.label + i * size.column, top)).join("");
  const indent = line.isOwn ? 32 : 18;
  const ink = line.isOwn ? colours.soft : colours.text;
  return [
    `<line x1="0" y1="${top}" x2="${width}" y2="${top}" stroke="${colours.line}"/>`,
    textAt(indent, top + 22, line.name, `fill="${ink}"`),
    cells,
  ].join("");
}

/** The picture: concepts against roles, in Chinese. */
export function renderPicture(): string {
  const lines = linesOfPicture();
  const width = size.label + roleIds.length * size.column + 10;
  const bottom = size.head + lines.length * size.row;
  const height = bottom + size.foot;
  const legend = bottom + 18;
  const legends = [
    [18, "看", true, "看本单位及下级"],
    [188, "看", false, "只看自己的、结对的、受询的"],
    [428, "办", true, "办本单位及下级的事"],
    [618, "办", false, "只办自己的、受询的"],
  ] as const;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="谁看什么，谁办什么" font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif" font-size="14" fill="${colours.text}">`,
    `<rect width="${width}" height="${height}" rx="8" fill="#ffffff" stroke="${colours.line}"/>`,
    textAt(18, 34, "谁看什么，谁办什么", `font-size="18" font-weight="600"`),
    ...roleIds.map(headingOf),
    ...lines.map((line, at) => pictureRow(line, at, width)),
    `<line x1="0" y1="${bottom}" x2="${width}" y2="${bottom}" stroke="${colours.line}"/>`,
    ...legends.map(
      ([x, word, isWide, said]) =>
        chip(x, legend, word, isWide) + textAt(x + 34, legend + 16, said, `fill="${colours.soft}"`),
    ),
    `</svg>`,
  ].join("\n")}\n`;
}
