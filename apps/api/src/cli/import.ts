// `miaopu import`: takes a township's workbooks in from the command line.
import { createClock } from "../clock.ts";
import { importReserves } from "../reserves/cli.ts";
import { type Command, UsageError } from "./command.ts";

export const importCommand: Command = {
  usage:
    "miaopu import reserves FILE.xlsx [--dry-run] [--on YYYY-MM-DD] [--sheet NAME] [--township NAME] [--json]",
  zh: "读入村级后备力量登记台账，逐行核对后整批写入（退出码 0：完成；1：文件不能读，没有写入）",
  en: "check a register of reserves row by row and take it in whole (exit 0: done; 1: refused, nothing written)",
  options: [
    ["--dry-run", "只核对，不写入 / check only, write nothing"],
    [
      "--on",
      "按此日计算年龄，写入时为入库日期；默认今天 / the day on which ages are counted, and of entering the pool; today by default",
    ],
    ["--township", "哪个乡镇，只有一个时可省略 / which township, where there is more than one"],
    ["--sheet", "只看此工作表 / this sheet alone"],
    [
      "--json",
      "以 JSON 输出；核对时为 {on, rows, accepted, rejected, warnings, byVillage, byEducation, bySource, byAgeBand}，写入时为 {importId, new, changed, same, conflict, rejected, rows, notTaken} / print JSON",
    ],
  ],
  run: ([what, ...args], { env, print, warn }) => {
    if (what !== "reserves")
      throw new UsageError("须写明读入什么：reserves / what is imported must be said: reserves");
    const clock = createClock();
    // Loaded where something is written alone: a check needs no server.
    const openDesk = async () => {
      const { openData } = await import("../serve.ts");
      const { store, desk } = await openData(env(), clock);
      return { desk, close: store.close };
    };
    return importReserves(args, { openDesk, out: print, err: warn, today: clock.today() });
  },
};
