// What a running server does without being asked: it watches the disk, and has the nightly backup made.
import { mkdirSync } from "node:fs";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { nightlyProcess } from "./backup/nightly.ts";
import { houseLock } from "./backup/restore.ts";
import { startSchedule } from "./backup/schedule.ts";
import type { Clock } from "./clock.ts";
import { type Lock, takeLock } from "./db/lock.ts";
import type { Tables } from "./db/tables.ts";
import type { Env } from "./env.ts";
import { type House, watchHouse } from "./house.ts";

/** @throws Error where another server uses this data folder already. */
export function lockHouse({ dataFolder }: Env): Lock {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = takeLock(houseLock(dataFolder));
  if (lock) return lock;
  throw new Error(`另一个服务正在使用此数据文件夹 / another server is using this data folder: ${dataFolder}`);
}

export interface Upkeep {
  readonly house: House;
  readonly stop: () => Promise<void>;
}

export function startUpkeep(env: Env, db: Kysely<Tables>, clock: Clock, log: Logger): Upkeep {
  const house = watchHouse({
    folder: env.dataFolder,
    minFree: env.minFree,
    changed: (state, free) => log.warn({ state, free }, "the house changed its state"),
  });
  const nightly = nightlyProcess(env);
  const schedule = startSchedule({
    db,
    clock,
    at: env.backupAt,
    back: nightly.run,
    failed: (error) => log.error({ kind: String(error) }, "the nightly backup failed"),
  });
  return {
    house,
    stop: async () => {
      house.stop();
      await nightly.stop();
      await schedule.stop();
    },
  };
}
