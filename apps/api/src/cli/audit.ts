// `miaopu audit`: judges a township's ledger from the command line.
import { createClock } from "../clock.ts";
import { auditCommand as audit } from "../ledger/cli.ts";
import type { Command } from "./command.ts";

export const auditCommand: Command = {
  usage: "miaopu audit FILE.xlsx [--members FILE.xlsx] [--sheet NAME] [--json] [--report OUT.xlsx]",
  zh: "逐人核对发展党员全程纪实台账，列出不符合规定之处和依据的条款（退出码 0：已核对；1：文件不能读）",
  en: "judge every person of a whole-process ledger by article (exit 0: audited; 1: a file was refused)",
  options: [
    [
      "--members",
      "党员名册，用以核对培养联系人和入党介绍人 / a list of members to check mentors and introducers",
    ],
    ["--sheet", "只看此工作表 / this sheet alone"],
    ["--json", "以 JSON 输出 {rows, withFindings, people}，表格本身有误时另有 cells / print JSON"],
    ["--report", "写出带红字发现的工作簿 / write the ledger back with the findings in red"],
  ],
  run: (args, { print, warn }) => audit(args, { out: print, err: warn, today: createClock().today() }),
};
