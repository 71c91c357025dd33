// Moments as people read them: the clock of Asia/Shanghai, eight hours ahead all year.
import type { Day } from "@miaopu/domain";

const hours = 3_600_000;

/** @param moment ISO. @returns `YYYY-MM-DD HH:MM`. */
export const shanghaiTime = (moment: string): string =>
  new Date(Date.parse(moment) + 8 * hours).toISOString().slice(0, 16).replace("T", " ");

/** `09:41` of today, `11-21 09:41` of another day. */
export function shortTime(moment: string, today: Day): string {
  const time = shanghaiTime(moment);
  return time.startsWith(today) ? time.slice(11) : time.slice(5);
}
