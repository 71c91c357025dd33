// `miaopu restore FILE`: puts a backup into a data folder that holds nothing yet.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backupKey } from "../backup/key.ts";
import { restoreBackup } from "../backup/restore.ts";
import { type Command, UsageError } from "./command.ts";

export const restoreCommand: Command = {
  usage: "miaopu restore FILE [--to FOLDER] [--json]",
  zh: "把备份恢复到空的数据文件夹；已有数据时不作任何改动",
  en: "restore a backup into an empty data folder; where there is data already, nothing is touched",
  options: [
    ["--to", "恢复到此文件夹，默认 MIAOPU_DATA / the folder to restore into"],
    ["--json", "以 JSON 输出 / print JSON"],
  ],
  run: async (args, { env: readEnv, print, warn }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { to: { type: "string" }, json: { type: "boolean" } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file === undefined || positionals.length !== 1)
      throw new UsageError("须给出一个备份文件 / one backup file is asked for");
    if (!existsSync(file)) throw new UsageError(`没有这个文件 / there is no such file: ${file}`);
    const env = readEnv();
    const folder = resolve(values.to ?? env.dataFolder);
    const restored = await restoreBackup(resolve(file), backupKey(env), folder);
    if (!restored.ok) {
      if (values.json) print(JSON.stringify({ ok: false, refusal: restored.error }));
      else warn(`${restored.error.zh} / ${restored.error.en}`);
      return 1;
    }
    const { header, attachments } = restored.value;
    if (values.json) print(JSON.stringify({ ok: true, folder, header, attachments }));
    else {
      const { files, events } = header.database.histories;
      print(`已恢复并核对一致 / restored and equal：${folder}`);
      print(`  ${header.takenAt} · ${files} 份档案 / files · ${events} 条记录 / events`);
      print(
        "请用 miaopu doctor 检查后再启动服务；所有人须重新登录。/ Run `miaopu doctor`, then start the server; everyone signs in anew.",
      );
    }
    return 0;
  },
};
