// Whether the system's clock can be right: what is on file was not recorded in the future, nor very long ago.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type Check, advise, failed, noted, well } from "./finding.ts";

const behind = advise(
  [
    "时钟落后会使记录时间倒置、期限算错。",
    "With a clock that is behind, records seem to come before those before them, and periods are counted wrongly.",
  ],
  ["校准系统时间（NTP）后再使用。", "Set the system's time (NTP) before going on."],
);
const ahead = advise(
  [
    "若时钟超前，期限会提前到期，更正后还会显得落后。",
    "If the clock is ahead, periods run out early, and once it is right it will seem to be behind.",
  ],
  ["核对系统日期是否正确。", "Check that the system's date is right."],
);
const toleratedMs = 2 * 60 * 1000;
const longQuietDays = 60;
const dayMs = 24 * 60 * 60 * 1000;

/** The latest moment that anything on file was recorded at, or null. */
async function newestMoment(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{
    at: string | null;
  }>`select max(at) as at from (select max(recorded_at) as at from dossier_events union all select max(at) from audit_log)`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}

export const checkClock: Check = async ({ db, clock }) => {
  const now = clock.now();
  const newest = await newestMoment(db);
  if (newest === null) return [well("clock", now)];
  const since = Date.parse(now) - Date.parse(newest);
  const detail = `现在 / now ${now}，最近记录 / last record ${newest}`;
  if (since < -toleratedMs) return [failed("clock", detail, behind)];
  return [since > longQuietDays * dayMs ? noted("clock", detail, ahead) : well("clock", now)];
};
