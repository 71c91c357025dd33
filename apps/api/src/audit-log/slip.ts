// The slip: the head of the audit log on paper, to be signed, kept elsewhere and typed back.
import { type Anchor, inGroups } from "./anchors.ts";
import { beijingTime } from "./verdict.ts";

const groupsPerLine = 4;

function lines(hash: string): string[] {
  const groups = inGroups(hash).split(" ");
  const count = Math.ceil(groups.length / groupsPerLine);
  return Array.from({ length: count }, (_, i) =>
    groups.slice(i * groupsPerLine, (i + 1) * groupsPerLine).join(" "),
  );
}

/** @param head the last entry and the moment at which the slip is made. */
export const slipText = ({ seq, at, hash }: Anchor): string =>
  [
    "苗圃 · 审计日志存证单 / Miaopu · audit-log slip",
    "------------------------------------------------",
    `条数 / entries   ${seq}`,
    `北京时间 / time  ${beijingTime(at)}`,
    "末条哈希 / hash of the last entry",
    ...lines(hash).map((line) => `    ${line}`),
    "------------------------------------------------",
    "签名 / signed    ______________________",
    "日期 / date      ______________________",
    "",
    '核对 / to check: miaopu audit-log verify --head "…"',
  ].join("\n");
