// `miaopu migrate`: brings the database to the present schema, and makes the lists anew on request.
import { parseArgs } from "node:util";
import { createClock } from "../clock.ts";
import { migrate } from "../db/migrate.ts";
import { openStore } from "../db/open.ts";
import { sealClearFields } from "../keys/clear-fields.ts";
import { openKeys } from "../keys/opening.ts";
import { databaseFile } from "../serve.ts";
import { rebuildProjection } from "../use-cases/rebuild.ts";
import type { Command } from "./command.ts";

export const migrateCommand: Command = {
  usage: "miaopu migrate [--rebuild] [--json]",
  zh: "升级数据库结构；--rebuild 由档案历史重建列表",
  en: "bring the database to the present schema; --rebuild makes the lists anew from the histories",
  options: [
    ["--rebuild", "重建列表 / make the lists anew"],
    ["--json", "以 JSON 输出 / print JSON"],
  ],
  run: async (args, { env, print }) => {
    const { values } = parseArgs({
      args: [...args],
      options: { rebuild: { type: "boolean" }, json: { type: "boolean" } },
    });
    const clock = createClock();
    const setting = env();
    const store = openStore(databaseFile(setting));
    try {
      const applied = await migrate(store.db, clock.now());
      await sealClearFields(store.db, await openKeys(store.db, setting, clock.now()));
      const rebuilt = values.rebuild ? await rebuildProjection({ db: store.db, clock }) : null;
      if (values.json) print(JSON.stringify({ applied, rebuilt }));
      else {
        print(`数据库结构：新应用 ${applied.length} 步 / schema: ${applied.length} step(s) applied`);
        if (rebuilt !== null) print(`列表：重建 ${rebuilt} 份档案 / lists: ${rebuilt} file(s) made anew`);
      }
      return 0;
    } finally {
      await store.close();
    }
  },
};
