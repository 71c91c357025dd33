// The editions of 《中国共产党发展党员工作细则》; a record is judged by the one in force on the day it happened.
import { type Day, toDay } from "../kernel/calendar.ts";

export const packIds = ["cpc-2014", "cpc-2026"] as const;
export type PackId = (typeof packIds)[number];

/** What a verdict may rest on: an edition, or the township's local profile. */
export type Basis = PackId | "local";

export const packTitles = {
  "cpc-2014": { zh: "发展党员工作细则（2014年）", en: "Rules on developing party members (2014)" },
  "cpc-2026": {
    zh: "发展党员工作细则（2026年修订）",
    en: "Rules on developing party members (revised 2026)",
  },
} as const satisfies Record<PackId, { zh: string; en: string }>;

/** First day in force. The 2026 day is a setting: it could not be confirmed word for word. */
export interface PackDates {
  readonly "cpc-2026": Day;
}

export const defaultPackDates: PackDates = { "cpc-2026": toDay("2026-05-11") };

/** The edition in force on `on`; days before 2014-05-28 are judged by the 2014 edition (REGULATION §4). */
export const packOn = (on: Day, dates: PackDates): PackId =>
  on >= dates["cpc-2026"] ? "cpc-2026" : "cpc-2014";
