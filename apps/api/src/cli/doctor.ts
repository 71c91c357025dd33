// `miaopu doctor`: is the data whole? Schema, database file, append-only triggers, every hash chain, every list row.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { createClock } from "../clock.ts";
import { checkDatabase } from "../db/check.ts";
import { openStore } from "../db/open.ts";
import { databaseFile } from "../serve.ts";
import type { Desk } from "../use-cases/asking.ts";
import { checkFiles } from "../use-cases/rebuild.ts";
import type { Command } from "./command.ts";

interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

const problems = {
  chain: "哈希链断裂 / the hash chain breaks",
  history: "历史无法重放 / the history cannot be replayed",
  projection: "列表与历史不符 / the list differs from the history",
  "no-history": "列表有而历史无 / in the list without a history",
} as const;

async function examine(desk: Pick<Desk, "db" | "clock">): Promise<Check[]> {
  const database = await checkDatabase(desk.db);
  const checks: Check[] = database.map(({ check, problem }) => ({
    check,
    ok: problem === null,
    detail: problem ?? "",
  }));
  // Without its schema there is nothing to read the files from.
  if (database.some(({ check, problem }) => check === "schema" && problem !== null)) return checks;
  const { files, findings } = await checkFiles(desk);
  return [
    ...checks,
    { check: "files", ok: findings.length === 0, detail: `${files} 份档案 / files` },
    ...findings.map(({ dossierId, problem, version }) => ({
      check: dossierId,
      ok: false,
      detail: `${problems[problem]}${version === undefined ? "" : ` @${version}`}`,
    })),
  ];
}

export const doctorCommand: Command = {
  usage: "miaopu doctor [--json]",
  zh: "检查数据库、哈希链、列表是否完好",
  en: "check the database, the hash chains and the lists",
  options: [["--json", "以 JSON 输出 / print JSON"]],
  run: async (args, { env, print }) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
    const file = databaseFile(env());
    if (!existsSync(file)) {
      const missing: Check = { check: "database", ok: false, detail: "没有数据库 / there is no database" };
      print(values.json ? JSON.stringify({ ok: false, checks: [missing] }) : `✗ ${missing.detail}`);
      return 1;
    }
    const store = openStore(file);
    try {
      const checks = await examine({ db: store.db, clock: createClock() });
      const ok = checks.every((check) => check.ok);
      if (values.json) print(JSON.stringify({ ok, checks }));
      else
        for (const check of checks) print(`${check.ok ? "✓" : "✗"} ${check.check} ${check.detail}`.trimEnd());
      return ok ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};
