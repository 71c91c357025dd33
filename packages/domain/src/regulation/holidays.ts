// Days off and weekend days worked, as the State Council's yearly notices give them; a year without its notice is provisional.
import type { Day, WorkCalendar } from "../kernel/calendar.ts";

/** Weekdays off and weekend days worked, by year. Source: 国务院办公厅关于部分节假日安排的通知. */
const notices: Readonly<
  Record<number, { readonly holidays: readonly string[]; readonly workdays: readonly string[] }>
> = {
  2026: {
    holidays: [
      "2026-01-01",
      "2026-01-02",
      "2026-02-16",
      "2026-02-17",
      "2026-02-18",
      "2026-02-19",
      "2026-02-20",
      "2026-02-23",
      "2026-04-06",
      "2026-05-01",
      "2026-05-04",
      "2026-05-05",
      "2026-06-19",
      "2026-09-25",
      "2026-10-01",
      "2026-10-02",
      "2026-10-05",
      "2026-10-06",
      "2026-10-07",
    ],
    workdays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
  },
};

const listed = Object.values(notices);

export const nationalCalendar: WorkCalendar = {
  holidays: new Set(listed.flatMap((notice) => notice.holidays)),
  workdays: new Set(listed.flatMap((notice) => notice.workdays)),
};

/** Whether the working days of that day's year are computed from weekdays alone, for want of a notice. */
export const isProvisional = (on: Day): boolean => !(Number(on.slice(0, 4)) in notices);
