// `miaopu serve`: the server in the foreground, until SIGTERM or Ctrl+C.
import { parseArgs } from "node:util";
import { createClock } from "../clock.ts";
import { demoTownship } from "../demo/demo.ts";
import { createLog } from "../log.ts";
import { type Serving, startServer } from "../serve.ts";
import type { Command, CommandContext } from "./command.ts";
import { firstLogInLines } from "./first-log-ins.ts";

const stopSignals = ["SIGTERM", "SIGINT"] as const;

const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of stopSignals) process.once(signal, () => resolve());
  });

function welcome({ address, firstLogIn }: Serving, { print }: CommandContext): void {
  print(`苗圃已启动 / Miaopu is running`);
  print(`  管理端 admin   ${address}/`);
  print(`  签到端 kiosk   ${address}/kiosk/`);
  if (firstLogIn) for (const line of firstLogInLines(firstLogIn)) print(line);
}

export const serveCommand: Command = {
  usage: "miaopu serve [--empty] [--json]",
  zh: "启动服务；首次启动时建库并填入演示乡镇",
  en: "start the server; the first start makes the database and a demo township",
  options: [
    ["--empty", "首次启动不填演示数据，打开设置页 / no demo data on the first start; opens the set-up page"],
    ["--json", "以 JSON 输出地址 / print the addresses as JSON"],
  ],
  run: async (args, context) => {
    const { values } = parseArgs({
      args: [...args],
      options: { empty: { type: "boolean" }, json: { type: "boolean" } },
    });
    const env = context.env();
    const stop = signalled();
    const log = createLog(env.logLevel);
    const serving = await startServer(env, createClock(), log, values.empty ? null : demoTownship);
    const { address, firstLogIn } = serving;
    if (values.json) context.print(JSON.stringify({ address, firstLogIn }));
    else welcome(serving, context);
    log.info({ address }, "listening");
    await stop;
    log.info("draining");
    await serving.stop();
    log.info("closed");
    return 0;
  },
};
