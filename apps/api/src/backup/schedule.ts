// The nightly backup: at its hour, and a missed or failed one made up for within the hour and after each start.
import { Cron } from "croner";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { Tables } from "../db/tables.ts";
import { databaseSince, lastVerifiedRun } from "../repositories/backup-runs.ts";

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;
const shanghaiOffset = 8 * 60 * 60 * 1000;

/** @returns the last moment at which a nightly backup was to be made, in milliseconds. */
function lastSlot(now: number, at: TimeOfDay): number {
  const minutes = at.hour * 60 + at.minute;
  const local = now + shanghaiOffset;
  const today = Math.floor(local / dayMilliseconds) * dayMilliseconds + minutes * 60_000;
  return (today <= local ? today : today - dayMilliseconds) - shanghaiOffset;
}

/**
 * @param lastAt when the last good backup was begun, or the database was made: ISO moment.
 * @param now ISO moment.
 */
export const isDue = (lastAt: string, now: string, at: TimeOfDay): boolean =>
  Date.parse(lastAt) < lastSlot(Date.parse(now), at);

export interface ScheduleSetting {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  readonly at: TimeOfDay;
  /** Makes the backup; whatever comes of it, the next hour looks again. */
  readonly back: () => Promise<void>;
  readonly failed: (error: unknown) => void;
}

export interface Schedule {
  /** Nothing new is begun; what is under way has ended when this returns. */
  readonly stop: () => Promise<void>;
}

/** Looks once at the start and then every hour at the minute of the nightly backup. */
export function startSchedule({ db, clock, at, back, failed }: ScheduleSetting): Schedule {
  let underWay: Promise<void> = Promise.resolve();
  const look = async () => {
    const lastAt = (await lastVerifiedRun(db))?.started_at ?? (await databaseSince(db));
    if (isDue(lastAt, clock.now(), at)) await back();
  };
  const lookAgain = () => {
    underWay = underWay.then(look).catch(failed);
    return underWay;
  };
  const hourly = new Cron(`${at.minute} * * * *`, { timezone: "Asia/Shanghai", unref: true }, lookAgain);
  void lookAgain();
  return {
    stop: async () => {
      hourly.stop();
      await underWay;
    },
  };
}
