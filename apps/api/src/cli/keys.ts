// `miaopu keys`: how the field keys stand, their recovery parts, their rotation.
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { takenAtOf } from "../backup/names.ts";
import { type Clock, createClock } from "../clock.ts";
import { pendingMigrations } from "../db/migrate.ts";
import { takeLock } from "../db/lock.ts";
import { openStore } from "../db/open.ts";
import type { Env } from "../env.ts";
import { readKeyFile, replaceKeyFile } from "../keys/key-file.ts";
import { newestOf } from "../keys/key-ring.ts";
import { pageOf, recoveryParts } from "../keys/recovery.ts";
import { restoreKeyFile } from "../keys/restoring.ts";
import { type Rotating, beginRotation, retireKey, sealAnew } from "../keys/rotation.ts";
import { keyStatus } from "../keys/status.ts";
import { appendToLog } from "../repositories/audit-log.ts";
import { neededKeys } from "../repositories/field-keys.ts";
import { databaseFile, openData } from "../serve.ts";
import { type Command, type CommandContext, type ExitCode, UsageError } from "./command.ts";

interface KeyDesk extends Rotating {
  readonly clock: Clock;
  readonly json: boolean;
  readonly backups: string;
  readonly context: CommandContext;
}

type Action = (desk: KeyDesk, args: readonly string[]) => Promise<ExitCode>;

/** What the audit log says of the command line: there is nobody signed in. */
const noted = (
  { db, clock }: KeyDesk,
  command: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> =>
  db.transaction().execute((transaction) =>
    appendToLog(transaction, {
      at: clock.now(),
      actor: { userId: null, roles: [], organisationId: null },
      action: "command-line",
      subject: null,
      outcome: "done",
      reason: null,
      details: { command: `keys ${command}`, ...details },
    }),
  );

const recoveryWords = {
  never: "未打印，请运行 miaopu keys print-recovery / never printed: run miaopu keys print-recovery",
  outdated: "轮换后未重新打印，缺最新密钥 / printed before the last rotation; print them anew",
  current: "已打印 / printed",
} as const;

const status: Action = async (desk) => {
  const found = await keyStatus(desk);
  const { print } = desk.context;
  if (desk.json) print(JSON.stringify(found));
  else {
    print(`密钥文件 / key file：${found.file}`);
    if (found.isPrivate === false) print("  ✗ 他人可读，请改为 0600 / others may read it: set it to 0600");
    print(`算法 / suite：${found.cipher}`);
    for (const { id, made, values, seals } of found.keys)
      print(`  ${id}  ${made.slice(0, 10)}  ${values} 项 / values${seals ? "  ← 现用 / seals now" : ""}`);
    print(`恢复码 / recovery parts：${recoveryWords[found.recovery]}`);
  }
  return found.isPrivate === false ? 1 : 0;
};

const printRecovery: Action = async (desk) => {
  const { keyFile, clock, context } = desk;
  const file = readKeyFile(keyFile);
  const now = clock.now();
  const parts = await recoveryParts(file.ring);
  context.print(parts.map((part) => pageOf(part, now)).join("\n\n\f\n"));
  replaceKeyFile(keyFile, { ...file, printed: { at: now, newest: newestOf(file.ring).id } });
  await noted(desk, "print-recovery", { key: newestOf(file.ring).id });
  return 0;
};

const rotate: Action = async (desk) => {
  const { clock, context, json } = desk;
  const lock = takeLock(`${desk.keyFile}.rotating`);
  if (!lock) {
    context.warn("另一个轮换正在进行 / another rotation is under way");
    return 1;
  }
  try {
    const { key, isResumed } = await beginRotation(desk, clock.now());
    await noted(desk, "rotate", { key });
    if (!json) context.print(`${isResumed ? "继续轮换 / going on" : "新密钥 / new key"}：${key}`);
    const sealed = await sealAnew(desk, (done) => {
      if (!json) context.print(`  ${done} 项 / values`);
    });
    if (json) context.print(JSON.stringify({ key, isResumed, sealed }));
    else {
      context.print(`已全部重新加密，共${sealed}项 / all sealed anew: ${sealed} value(s)`);
      context.print(`请重新打印恢复码 / print the recovery parts anew: miaopu keys print-recovery`);
    }
    return 0;
  } finally {
    lock.release();
  }
};

const problems = {
  unknown: "密钥文件中没有这个密钥 / there is no such key in the key file",
  newest: "这是现用的密钥，请先轮换 / this is the key that seals now; rotate first",
  "in-use":
    "仍有内容用此密钥加密，请先运行 miaopu keys rotate / values still hang on it: run miaopu keys rotate",
  "too-soon": "轮换后须满1小时方可停用 / a key can be retired an hour after the rotation, not before",
} as const;

/** Backups hold values under the keys of their day. */
async function backupsBefore(folder: string, moment: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  const names = await readdir(folder);
  return names.filter((name) => (takenAtOf(name) ?? moment) < moment).length;
}

const retire: Action = async (desk, args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { "despite-backups": { type: "boolean" } },
    allowPositionals: true,
  });
  const [keyId] = positionals;
  if (keyId === undefined || positionals.length !== 1)
    throw new UsageError("须给出一个密钥编号 / one key id is asked for");
  const { clock, context, keyFile } = desk;
  const older = await backupsBefore(desk.backups, newestOf(readKeyFile(keyFile).ring).made);
  if (older > 0 && !values["despite-backups"]) {
    context.warn(
      `有${older}份备份早于轮换，停用后将无法恢复其中的加密内容；确认后加 --despite-backups / ${older} backup(s) are older than the rotation and could not be restored any more; to retire it all the same add --despite-backups`,
    );
    return 1;
  }
  const problem = await retireKey(desk, keyId, clock.now());
  if (problem !== null) {
    context.warn(problems[problem]);
    return 1;
  }
  await noted(desk, "retire", { key: keyId });
  context.print(desk.json ? JSON.stringify({ retired: keyId }) : `已停用 / retired：${keyId}`);
  return 0;
};

/** Needs no key file and perhaps no database, so it opens the data by itself. */
async function recover(env: Env, json: boolean, { print, warn }: CommandContext): Promise<ExitCode> {
  const now = createClock().now();
  if (process.stdin.isTTY)
    warn(
      "请逐行输入两份恢复码，完毕后按 Ctrl+D（Windows 为 Ctrl+Z 再回车）/ Type two parts line by line, then Ctrl+D (Windows: Ctrl+Z, Enter)",
    );
  const typed = await text(process.stdin);
  const store = existsSync(databaseFile(env)) ? openStore(databaseFile(env)) : null;
  try {
    const isReady = store !== null && (await pendingMigrations(store.db)).length === 0;
    const needed = isReady ? await neededKeys(store.db) : [];
    const restored = await restoreKeyFile(env.keyFile, typed, needed, now);
    if (json) print(JSON.stringify(restored));
    else if (restored.done === "sound-already")
      print("密钥文件完好，未作改动 / the key file is sound; nothing was changed");
    else {
      print(`已恢复密钥文件 / the key file is restored：${env.keyFile}（${restored.keys}）`);
      if (restored.aside !== null) print(`原文件移至 / the old one was put aside：${restored.aside}`);
    }
    return 0;
  } finally {
    await store?.close();
  }
}

const actions: Readonly<Record<string, Action>> = {
  status,
  "print-recovery": printRecovery,
  rotate,
  retire,
};

export const keysCommand: Command = {
  usage: "miaopu keys status|print-recovery|recover|rotate|retire KEY [--json]",
  zh: "字段密钥：查看、打印恢复码、以两份恢复码恢复、轮换、停用旧密钥",
  en: "field keys: their state, recovery parts, restoring from two of them, rotation, retiring an old key",
  options: [
    ["--json", "以 JSON 输出 / print JSON"],
    ["--despite-backups", "停用旧密钥，不顾更早的备份 / retire a key though older backups hang on it"],
  ],
  run: async (args, context) => {
    const [name = "", ...rest] = args;
    const json = rest.includes("--json");
    const others = rest.filter((one) => one !== "--json");
    const env = context.env();
    if (name === "recover") return await recover(env, json, context);
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw new UsageError(`没有这个用法 / there is no such use: ${name}`);
    const { dataFolder, keyFile, cipher, backups } = env;
    const clock = createClock();
    const { store } = await openData(env, clock);
    const scans = join(dataFolder, "attachments");
    try {
      return await action({ db: store.db, scans, keyFile, cipher, clock, json, backups, context }, others);
    } finally {
      await store.close();
    }
  },
};
