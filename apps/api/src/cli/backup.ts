// `miaopu backup` and `miaopu backup drill`: makes a backup and tries it; tries the newest one and certifies it.
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { certificateHtml, certificateText } from "../backup/certificate.ts";
import { drillNewest } from "../backup/drill.ts";
import { backupKey, backupUse } from "../backup/key.ts";
import { type BackupPlan, makeBackup, programVersion } from "../backup/make.ts";
import { backupRefusals } from "../backup/refusal.ts";
import { outdatedNames } from "../backup/rotation.ts";
import { type RunDesk, inRun } from "../backup/run.ts";
import { createClock } from "../clock.ts";
import { pendingMigrations } from "../db/migrate.ts";
import { openStore } from "../db/open.ts";
import { openKeys } from "../keys/opening.ts";
import { databaseFile } from "../serve.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { type Command, type CommandContext, type ExitCode, UsageError } from "./command.ts";

interface Options {
  readonly json: boolean;
  readonly nightly: boolean;
  /** How one run at a time is kept. */
  readonly turn: typeof inRun;
}

function refusedWith(
  refusal: Refusal,
  { json }: Pick<Options, "json">,
  { print, warn }: CommandContext,
): ExitCode {
  if (json) print(JSON.stringify({ ok: false, refusal }));
  else warn(`${refusal.zh} / ${refusal.en}`);
  return 1;
}

/** A database of an older program can be backed up before it is brought up to date; it has no place to write runs down. */
const unwritten: typeof inRun = (_desk, _kind, work) => work();

async function rotate(folder: string): Promise<string[]> {
  const gone = outdatedNames(await readdir(folder));
  for (const name of gone) await rm(join(folder, name));
  return gone;
}

async function back(
  desk: RunDesk,
  plan: BackupPlan,
  options: Options,
  context: CommandContext,
): Promise<ExitCode> {
  const made = await options.turn(desk, options.nightly ? "nightly" : "manual", () => makeBackup(plan));
  if (!made.ok) return refusedWith(made.error, options, context);
  const removed = options.nightly ? await rotate(plan.folder) : [];
  const { file, bytes, header, attachments, restoredInMs } = made.value;
  if (options.json)
    context.print(JSON.stringify({ ok: true, file, bytes, header, attachments, restoredInMs, removed }));
  else {
    const { files, events } = header.database.histories;
    context.print(`已备份并试恢复，核对一致 / backed up, restored for trial, equal：${file}`);
    context.print(
      `  ${bytes} B · ${files} 份档案 / files · ${events} 条记录 / events · ${attachments.files} 个附件 / attachments`,
    );
    for (const name of removed) context.print(`  已按轮换删除 / rotated out：${name}`);
  }
  return 0;
}

async function drill(
  desk: RunDesk,
  plan: BackupPlan,
  options: Options,
  context: CommandContext,
): Promise<ExitCode> {
  const tried = await options.turn(desk, "drill", () => drillNewest(plan));
  if (!tried.ok) return refusedWith(tried.error, options, context);
  const drilledAt = desk.clock.now();
  const drilled = { backup: tried.value, drilledAt, program: await programVersion() };
  const stem = join(plan.folder, `drill-${drilledAt.replace(/[-:]|\.\d+/g, "")}`);
  await mkdir(plan.folder, { recursive: true, mode: 0o700 });
  await writeFile(`${stem}.html`, certificateHtml(drilled), { mode: 0o600 });
  await writeFile(`${stem}.txt`, `${certificateText(drilled)}\n`, { mode: 0o600 });
  if (options.json) context.print(JSON.stringify({ ok: true, ...tried.value, certificate: `${stem}.html` }));
  else {
    context.print(certificateText(drilled));
    context.print(`\n可打印的证明 / to print：${stem}.html`);
  }
  return 0;
}

export const backupCommand: Command = {
  usage: "miaopu backup [drill] [--to FOLDER] [--json]",
  zh: "备份：加密、当场试恢复并核对；drill 演练最新备份并出具证明",
  en: "make an encrypted backup, restored for trial at once; drill: try the newest one and certify it",
  options: [
    ["--to", "备份文件夹，默认 MIAOPU_BACKUPS / the folder of the backups"],
    [
      "--nightly",
      "按每夜备份记录，并轮换7日、4周、12月 / count it as the nightly one and rotate 7 daily, 4 weekly, 12 monthly",
    ],
    ["--json", "以 JSON 输出 / print JSON"],
  ],
  run: async (args, context) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { to: { type: "string" }, json: { type: "boolean" }, nightly: { type: "boolean" } },
      allowPositionals: true,
    });
    const [what] = positionals;
    if (positionals.length > 1 || (what !== undefined && what !== "drill"))
      throw new UsageError(`没有这个用法 / there is no such use: ${positionals.join(" ")}`);
    const env = context.env();
    const asked = { json: values.json === true, nightly: values.nightly === true };
    if (!existsSync(databaseFile(env))) return refusedWith(backupRefusals.noDatabase, asked, context);
    const { dataFolder, minFree } = env;
    const clock = createClock();
    const folder = resolve(values.to ?? env.backups);
    const store = openStore(databaseFile(env));
    try {
      const isCurrent = (await pendingMigrations(store.db)).length === 0;
      const options = { ...asked, turn: isCurrent ? inRun : unwritten };
      // A key file of another installation would seal what nobody could open.
      const keys = isCurrent ? await openKeys(store.db, env, clock.now()) : null;
      const key = keys?.derive(backupUse) ?? backupKey(env);
      const plan = { dataFolder, minFree, folder, key, clock };
      const work = what === "drill" ? drill : back;
      return await work({ db: store.db, clock }, plan, options, context);
    } finally {
      await store.close();
    }
  },
};
