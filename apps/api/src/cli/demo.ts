// `miaopu demo`: fills a data folder that has none yet with the demo township, without starting the server.
import { parseArgs } from "node:util";
import { createClock } from "../clock.ts";
import { demoTownship } from "../demo/demo.ts";
import { plantFirst } from "../first-start.ts";
import { openData } from "../serve.ts";
import { refreshProjection } from "../use-cases/rebuild.ts";
import type { Command } from "./command.ts";

export const demoCommand: Command = {
  usage: "miaopu demo [--json]",
  zh: "在空数据文件夹中建立演示乡镇",
  en: "plant the demo township in an empty data folder",
  options: [["--json", "以 JSON 输出首次登录 / print the first log-in as JSON"]],
  run: async (args, { env, print, warn }) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
    const { store, desk } = await openData(env(), createClock());
    try {
      const firstLogIn = await plantFirst(desk, demoTownship);
      if (!firstLogIn) {
        warn(
          "已有数据，未作改动。请用 MIAOPU_DATA 指定空文件夹。/ There is data already; nothing was changed. Name an empty folder in MIAOPU_DATA.",
        );
        return 1;
      }
      await refreshProjection(desk);
      if (values.json) print(JSON.stringify(firstLogIn));
      else
        print(
          `首次登录 / first log-in（仅显示一次 / shown once）：${firstLogIn.username} ${firstLogIn.oneTimePassword}`,
        );
      return 0;
    } finally {
      await store.close();
    }
  },
};
