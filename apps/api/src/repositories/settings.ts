// What the township sets: its profile, the day the 2026 edition came into force, holidays, how early a due date is shown.
import {
  type LocalProfile,
  type PackDates,
  type WorkCalendar,
  day,
  defaultPackDates,
  nationalCalendar,
  profileSchema,
  toProfile,
} from "@miaopu/domain";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { SettingTable, Tables } from "../db/tables.ts";

export interface TownshipSettings {
  readonly profile: LocalProfile;
  readonly packs: PackDates;
  readonly calendar: WorkCalendar;
  /** A duty is shown as soon due this many days ahead. */
  readonly soonDays: number;
  /** Changes when any of them does. */
  readonly fingerprint: string;
}

const packsSchema = z.object({ "cpc-2026": day });
const calendarSchema = z.object({ holidays: z.array(day), workdays: z.array(day) });
const soonDaysSchema = z.number().int().min(1).max(365);
const defaultSoonDays = 30;

const parsedOr = <T, U>(
  text: string | undefined,
  schema: z.ZodType<T>,
  use: (value: T) => U,
  otherwise: U,
): U => (text === undefined ? otherwise : use(schema.parse(JSON.parse(text))));

function parseSettings(rows: ReadonlyMap<string, string>, fingerprint: string): TownshipSettings {
  return {
    profile: parsedOr(rows.get("profile"), profileSchema.nullable(), toProfile, toProfile(null)),
    packs: parsedOr(rows.get("packs"), packsSchema, (packs): PackDates => packs, defaultPackDates),
    calendar: parsedOr(
      rows.get("calendar"),
      calendarSchema,
      ({ holidays, workdays }): WorkCalendar => ({
        holidays: new Set(holidays),
        workdays: new Set(workdays),
      }),
      nationalCalendar,
    ),
    soonDays: parsedOr(rows.get("soonDays"), soonDaysSchema, (days) => days, defaultSoonDays),
    fingerprint,
  };
}

let lastParsed: TownshipSettings | null = null;

/** @throws ZodError where a stored setting is not one. */
export async function loadSettings(db: Kysely<Tables>): Promise<TownshipSettings> {
  const rows = await db
    .selectFrom("settings")
    .selectAll()
    .where("key", "not in", ["projection", "sealing", "retention"])
    .orderBy("key")
    .execute();
  const fingerprint = JSON.stringify(rows);
  if (lastParsed?.fingerprint !== fingerprint)
    lastParsed = parseSettings(new Map(rows.map(({ key, value }) => [key, value])), fingerprint);
  return lastParsed;
}

export async function readSetting(db: Kysely<Tables>, key: SettingTable["key"]): Promise<string | null> {
  const row = await db.selectFrom("settings").select("value").where("key", "=", key).executeTakeFirst();
  return row?.value ?? null;
}

/** @param value JSON, checked when it is next read. */
export async function writeSetting(
  db: Kysely<Tables>,
  key: SettingTable["key"],
  value: string,
): Promise<void> {
  await db
    .insertInto("settings")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}

export async function clearSetting(db: Kysely<Tables>, key: SettingTable["key"]): Promise<void> {
  await db.deleteFrom("settings").where("key", "=", key).execute();
}
