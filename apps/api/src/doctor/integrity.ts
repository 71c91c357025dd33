// Whether the data itself is whole: schema, pages, references, append-only triggers, every history and list row, the audit log.
import { verifyLog } from "../audit-log/verify.ts";
import { type DatabaseCheck, checkDatabase } from "../db/check.ts";
import { type FileFinding, checkFiles } from "../use-cases/rebuild.ts";
import { type Check, advise, failed, well } from "./finding.ts";

const damaged = advise(
  ["数据库已损坏或被绕过本系统改动。", "The database is damaged, or was changed past this program."],
  [
    "停止服务，保留现有文件，用 miaopu restore 恢复最近的备份到另一个文件夹并比对。",
    "Stop the server, keep the files as they are, restore the last backup into another folder with `miaopu restore` and compare.",
  ],
);
const older = advise(
  ["数据库结构早于本程序。", "The database's schema is older than this program."],
  ["先备份，再运行 miaopu migrate。", "Make a backup, then run `miaopu migrate`."],
);
const listsApart = advise(
  [
    "列表由历史生成，可以重建；历史才是档案。",
    "Lists are made from the histories and can be made anew; the histories are the files.",
  ],
  ["运行 miaopu migrate --rebuild。", "Run `miaopu migrate --rebuild`."],
);
const logBroken = advise(
  [
    "审计日志被改动、删减，或与存证不符；恢复较早的备份之后，存证会多于日志。",
    "The audit log was changed or cut, or differs from its anchors; after restoring an older backup the anchors know more than the log.",
  ],
  [
    "运行 miaopu audit-log verify 查看细节，由审计管理员处置。",
    "Run `miaopu audit-log verify` for the details, and tell the auditor.",
  ],
);

const problems: Readonly<Record<FileFinding["problem"], string>> = {
  chain: "哈希链断裂 / the hash chain breaks",
  history: "历史无法重放 / the history cannot be replayed",
  projection: "列表与历史不符 / the list differs from the history",
  "no-history": "列表有而历史无 / in the list without a history",
};

const databaseAdvice = (check: DatabaseCheck["check"]) => (check === "schema" ? older : damaged);

export const checkData: Check = async ({ db }) =>
  (await checkDatabase(db)).map(({ check, problem }) =>
    problem === null ? well(check) : failed(check, problem, databaseAdvice(check)),
  );

export const checkHistories: Check = async ({ db, clock }) => {
  const { files, findings } = await checkFiles({ db, clock });
  const detail = `${files} 份档案 / files`;
  return [
    findings.length === 0 ? well("files", detail) : failed("files", detail, damaged),
    ...findings.map(({ dossierId, problem, version }) =>
      failed(
        dossierId,
        `${problems[problem]}${version === undefined ? "" : ` @${version}`}`,
        problem === "projection" ? listsApart : damaged,
      ),
    ),
  ];
};

export const checkLog: Check = async ({ env, db }) => {
  const { holds, entries, anchors, troubles } = await verifyLog(db, env.anchors);
  const detail = `${entries} 条 / entries，${anchors.compared} 处存证相符 / anchors compared`;
  if (holds) return [well("audit-log", detail)];
  const [first] = troubles;
  const where = first && "seq" in first ? ` @${first.seq}` : "";
  return [failed("audit-log", `${first?.kind ?? ""}${where}`, logBroken)];
};
