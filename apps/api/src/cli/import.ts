// `miaopu import`: takes a township's workbooks in from the command line.
import { createClock } from "../clock.ts";
import { importReserves } from "../reserves/cli.ts";
import { type Command, UsageError } from "./command.ts";

export const importCommand: Command = {
  usage: "miaopu import reserves FILE.xlsx --dry-run [--on YYYY-MM-DD] [--sheet NAME] [--json]",
  zh: "读入村级后备力量登记台账，逐行核对（退出码 0：已核对；1：文件不能读）",
  en: "read a register of reserves and check it row by row (exit 0: checked; 1: a file was refused)",
  options: [
    ["--dry-run", "只核对，不写入 / check only, write nothing"],
    ["--on", "按此日计算年龄，默认今天 / the day on which ages are counted, today by default"],
    ["--sheet", "只看此工作表 / this sheet alone"],
    [
      "--json",
      "以 JSON 输出 {on, rows, accepted, rejected, warnings, byVillage, byEducation, bySource, byAgeBand} / print JSON",
    ],
  ],
  run: ([what, ...args], { print, warn }) => {
    if (what !== "reserves")
      throw new UsageError("须写明读入什么：reserves / what is imported must be said: reserves");
    return importReserves(args, { out: print, err: warn, today: createClock().today() });
  },
};
