// Which backups are kept: the newest of each of the last 7 days, 4 weeks and 12 months that have one.
import { takenAtOf } from "./names.ts";

export interface Keeping {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

const keeping: Keeping = { daily: 7, weekly: 4, monthly: 12 };

const dayMilliseconds = 24 * 60 * 60 * 1000;
const shanghaiOffset = 8 * 60 * 60 * 1000;

/** The calendar day in Shanghai. */
const dayOf = (takenAt: string): string =>
  new Date(Date.parse(takenAt) + shanghaiOffset).toISOString().slice(0, 10);
const monthOf = (takenAt: string): string => dayOf(takenAt).slice(0, 7);
// Weeks begin on Monday; 1 January 1970 was a Thursday.
const weekOf = (takenAt: string): string =>
  String(Math.floor((Math.floor((Date.parse(takenAt) + shanghaiOffset) / dayMilliseconds) + 3) / 7));

/** The newest of each of the last `periods` periods that have one at all, whatever day it is now. */
function newestOfEach(
  newestFirst: readonly string[],
  periodOf: (takenAt: string) => string,
  periods: number,
): string[] {
  const kept = new Map<string, string>();
  for (const takenAt of newestFirst) {
    const period = periodOf(takenAt);
    if (!kept.has(period) && kept.size < periods) kept.set(period, takenAt);
  }
  return [...kept.values()];
}

/**
 * It counts periods that have a backup and never looks at the clock, so that neither a clock gone wrong nor a month without
 * backups takes away what is there.
 * @param takenAts ISO moments, in any order. @returns those that may go.
 */
export function outdated(takenAts: readonly string[], keep: Keeping = keeping): string[] {
  const newestFirst = takenAts.toSorted((a, b) => Date.parse(b) - Date.parse(a));
  const kept = new Set([
    ...newestOfEach(newestFirst, dayOf, keep.daily),
    ...newestOfEach(newestFirst, weekOf, keep.weekly),
    ...newestOfEach(newestFirst, monthOf, keep.monthly),
  ]);
  return newestFirst.filter((takenAt) => !kept.has(takenAt));
}

/** @param names what lies in the folder of the backups. @returns those backups that may go; nothing else is touched. */
export function outdatedNames(names: readonly string[], keep: Keeping = keeping): string[] {
  const byMoment = new Map<string, string>();
  for (const name of names) {
    const takenAt = takenAtOf(name);
    if (takenAt !== null) byMoment.set(takenAt, name);
  }
  return outdated([...byMoment.keys()], keep).map((takenAt) => byMoment.get(takenAt) ?? "");
}
