// `miaopu audit-log`: verify, export, anchor, slip and verifier, for whoever keeps or inspects the audit log.
import { createWriteStream, existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { anchorHead } from "../audit-log/anchoring.ts";
import { anchorLine } from "../audit-log/anchors.ts";
import { wholeLogLines } from "../audit-log/export.ts";
import { slipText } from "../audit-log/slip.ts";
import { verifierPage } from "../audit-log/verifier.ts";
import { createClock } from "../clock.ts";
import { type Store, inTransaction, openStore } from "../db/open.ts";
import { appendToLog, logHead } from "../repositories/audit-log.ts";
import { databaseFile } from "../serve.ts";
import { verifyWith } from "./audit-log-verify.ts";
import { type Command, type CommandContext, type ExitCode, UsageError } from "./command.ts";

interface Values {
  readonly to: string | undefined;
  readonly anchor: string | undefined;
  readonly head: string | undefined;
  readonly json: boolean;
}

type Work = (file: string | undefined, values: Values, context: CommandContext) => Promise<ExitCode>;

const clock = createClock();

/** @throws Error where there is no database yet. */
async function withStore(
  { env }: CommandContext,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  const file = databaseFile(env());
  if (!existsSync(file)) throw new Error(`没有数据库 / there is no database: ${file}`);
  const store = openStore(file);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function asked(to: string | undefined): string {
  if (to === undefined) throw new UsageError("须用 --to 给出文件 / name a file with --to");
  return resolve(to);
}

const emptyLog = "日志还是空的 / the log is empty";

/** That the log left the house is itself an entry of it, and stands in what is exported. */
const exported: Work = (_file, { to, json }, context) =>
  withStore(context, async ({ db }) => {
    const file = asked(to);
    if (existsSync(file)) throw new Error(`文件已存在，不覆盖 / the file exists and is kept: ${file}`);
    const madeAt = clock.now();
    const actor = { userId: null, roles: [], organisationId: null };
    const details = { command: "audit-log export" };
    const entry = { at: madeAt, actor, subject: null, reason: null, details } as const;
    await inTransaction(db, (within) =>
      appendToLog(within, { ...entry, action: "command-line", outcome: "done" }),
    );
    const lines = Readable.from(wholeLogLines(db, { madeAt, by: null, purpose: null }));
    await pipeline(lines, createWriteStream(file, { flags: "wx", mode: 0o600 }));
    const { seq, hash } = await logHead(db);
    context.print(
      json ? JSON.stringify({ ok: true, file, entries: seq, hash }) : `已导出 / exported：${seq} → ${file}`,
    );
    return 0;
  });

const anchored: Work = (_file, { json }, context) =>
  withStore(context, async ({ db }) => {
    const file = context.env().anchors;
    const { written, fits } = await anchorHead({ db, clock, file });
    if (json) context.print(JSON.stringify({ ok: fits, file, written }));
    else if (written) context.print(`已存证 / anchored：${anchorLine(written)}\n  → ${file}`);
    else context.print("没有新的记录可存证 / there is nothing new to anchor");
    if (!fits)
      context.warn(
        "日志与上一次存证不符，请运行 miaopu audit-log verify / the log does not have what was anchored last: verify it",
      );
    return fits ? 0 : 1;
  });

const slip: Work = (_file, { json }, context) =>
  withStore(context, async ({ db }) => {
    const head = { ...(await logHead(db)), at: clock.now() };
    if (head.seq === 0) {
      context.warn(emptyLog);
      return 1;
    }
    context.print(json ? JSON.stringify(head) : slipText(head));
    return 0;
  });

const verifier: Work = async (_file, { to }, context) => {
  const file = asked(to);
  await writeFile(file, await verifierPage());
  context.print(`已写出，可离线打开 / written, opens offline：${file}`);
  return 0;
};

const works: Readonly<Record<string, Work>> = {
  verify: verifyWith,
  export: exported,
  anchor: anchored,
  slip,
  verifier,
};

export const auditLogCommand: Command = {
  usage: `miaopu audit-log verify [FILE.jsonl] [--anchor FILE] [--head HASH] [--json]
miaopu audit-log export --to FILE.jsonl
miaopu audit-log anchor
miaopu audit-log slip
miaopu audit-log verifier --to FILE.html`,
  zh: "审计日志：核对、导出、存证、存证单、离线核对页（退出码 0：完好；1：有不符）",
  en: "the audit log: verify, export, anchor, slip, offline verifier (exit 0: it holds; 1: it does not)",
  options: [
    [
      "--anchor",
      "存证文件；核对本机日志时默认 MIAOPU_ANCHORS / the anchor file; for the living log MIAOPU_ANCHORS",
    ],
    [
      "--head",
      "存证单上的哈希，空格和大小写不论 / the hash of a printed slip, blanks and capitals do not matter",
    ],
    ["--to", "写到此文件 / the file to write"],
    ["--json", "以 JSON 输出 / print JSON"],
  ],
  run: async (args, context) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        to: { type: "string" },
        anchor: { type: "string" },
        head: { type: "string" },
        json: { type: "boolean" },
      },
      allowPositionals: true,
    });
    const [what = "", file, ...more] = positionals;
    const work = Object.hasOwn(works, what) ? works[what] : undefined;
    if (!work || more.length > 0 || (file !== undefined && what !== "verify"))
      throw new UsageError(`没有这个用法 / there is no such use: ${positionals.join(" ")}`);
    const { to, anchor, head, json } = values;
    return await work(file, { to, anchor, head, json: json === true }, context);
  },
};
