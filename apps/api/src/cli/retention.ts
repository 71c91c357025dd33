// `miaopu retention`: deletes what is past its time, and lists whose data is due for a person to decide upon.
import { parseArgs } from "node:util";
import { createClock } from "../clock.ts";
import { openData } from "../serve.ts";
import { applyRetention } from "../use-cases/retention.ts";
import type { Command } from "./command.ts";

export const retentionCommand: Command = {
  usage: "miaopu retention [--dry-run] [--json]",
  zh: "删除过期的草稿和会话，列出到期应删除的人员（人员不自动删除）",
  en: "delete expired drafts and sessions; list whose data is due for erasure (people are never erased by it)",
  options: [
    ["--dry-run", "只统计，不删除 / count only, delete nothing"],
    ["--json", "以 JSON 输出 / print JSON"],
  ],
  run: async (args, { env, print }) => {
    const { values } = parseArgs({
      args: [...args],
      options: { "dry-run": { type: "boolean" }, json: { type: "boolean" } },
    });
    const isTrial = values["dry-run"] === true;
    const { store, desk } = await openData(env(), createClock());
    try {
      const applied = await applyRetention(desk, { isTrial });
      if (values.json) {
        print(JSON.stringify({ dryRun: isTrial, ...applied }));
        return 0;
      }
      const did = isTrial ? "将删除 / would delete" : "已删除 / deleted";
      print(`${did}：草稿 drafts ${applied.drafts} · 会话 sessions ${applied.sessions}`);
      print(`${did}：登录失败计数 counts of failed sign-ins ${applied.signInCounts}`);
      print(`到期应删除、待人决定 / due, for a person to decide：${applied.due.length}`);
      for (const id of applied.due) print(`  ${id}`);
      return 0;
    } finally {
      await store.close();
    }
  },
};
