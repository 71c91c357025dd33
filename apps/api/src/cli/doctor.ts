// `miaopu doctor`: is everything well? Data, histories, audit log, keys, disk, clock, backups, certificate.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { createClock } from "../clock.ts";
import { openStore } from "../db/open.ts";
import { examine } from "../doctor/examination.ts";
import type { Finding } from "../doctor/finding.ts";
import { databaseFile } from "../serve.ts";
import type { Command } from "./command.ts";

const marks = { ok: "✓", note: "!", failure: "✗" } as const;

function linesOf({ check, level, detail, advice }: Finding): string[] {
  const line = `${marks[level]} ${check} ${detail}`.trimEnd();
  if (!advice) return [line];
  const { why, todo } = advice;
  return [line, `    ${why.zh}${todo.zh}`, `    ${why.en} ${todo.en}`];
}

const inJson = ({ check, level, detail, advice }: Finding) => ({
  check,
  ok: level !== "failure",
  level,
  detail,
  ...advice,
});

export const doctorCommand: Command = {
  usage: "miaopu doctor [--json]",
  zh: "检查数据、历史、审计日志、密钥、磁盘、时钟、备份、证书",
  en: "check data, histories, audit log, keys, disk, clock, backups and certificate",
  options: [["--json", "以 JSON 输出 / print JSON"]],
  run: async (args, { env: readEnv, print }) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
    const env = readEnv();
    const file = databaseFile(env);
    if (!existsSync(file)) {
      const missing = { check: "database", ok: false, detail: "没有数据库 / there is no database" };
      print(values.json ? JSON.stringify({ ok: false, checks: [missing] }) : `✗ ${missing.detail}`);
      return 1;
    }
    const store = openStore(file);
    try {
      const findings = await examine({ env, db: store.db, clock: createClock() });
      const ok = findings.every(({ level }) => level !== "failure");
      if (values.json) print(JSON.stringify({ ok, checks: findings.map(inJson) }));
      else for (const finding of findings) for (const line of linesOf(finding)) print(line);
      return ok ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};
