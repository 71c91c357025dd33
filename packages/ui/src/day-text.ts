// Reads a day as people type it. What it cannot read is an error with its reason, never another day.

/** Why a text is not a day. `month` and `last` are set where the day does not exist in its month. */
export type DayTextError =
  | { readonly kind: "shape" }
  | { readonly kind: "short-year" }
  | { readonly kind: "no-such-month"; readonly month: number }
  | { readonly kind: "no-such-date"; readonly year: number; readonly month: number; readonly last: number };

export type DayTextResult =
  | { readonly ok: true; readonly day: string | null }
  | { readonly ok: false; readonly error: DayTextError };

const halfWidth = (text: string) =>
  text
    .replace(/[\uff0d-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[。・]/g, ".")
    .replace(/[—–−]/g, "-")
    .replace(/\u3000/g, " ");

const spellings = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{1,2})$/,
  /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/,
  /^(\d{4}) (\d{1,2}) (\d{1,2})$/,
];
const shortYear = /^\d{2}\s*(?:[-./]\s*\d{1,2}\s*[-./]|年\s*\d{1,2}\s*月)\s*\d{1,2}\s*[日号]?$/;

const lastOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The day a text means, as `YYYY-MM-DD`; null for an empty text.
 * Takes 20261122, 2026.11.22, 2026-11-22, 2026/1/2, 2026年11月22日, also in full-width digits; years 1900 to 2199.
 */
export function readDay(text: string): DayTextResult {
  const plain = halfWidth(text).trim();
  if (plain === "") return { ok: true, day: null };
  for (const spelling of spellings) {
    const found = spelling.exec(plain);
    if (!found) continue;
    const [year, month, date] = found
      .slice(1)
      .filter((part) => /^\d+$/.test(part))
      .map(Number) as [number, number, number];
    if (year < 1900 || year > 2199) return { ok: false, error: { kind: "shape" } };
    if (month < 1 || month > 12) return { ok: false, error: { kind: "no-such-month", month } };
    const last = lastOfMonth(year, month);
    if (date < 1 || date > last) return { ok: false, error: { kind: "no-such-date", year, month, last } };
    return { ok: true, day: `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}` };
  }
  return { ok: false, error: { kind: shortYear.test(plain) ? "short-year" : "shape" } };
}

const weekdays = {
  zh: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;

/** The weekday of a `YYYY-MM-DD` in words. */
export function weekdayOf(day: string, language: "zh" | "en"): string {
  return weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A `YYYY-MM-DD` as it is spoken: 2026年11月22日, or 22 Nov 2026; without its year when `sameYear` holds. */
export function spokenDay(day: string, language: "zh" | "en", sameYear = false): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  if (language === "zh") return `${sameYear ? "" : `${year}年`}${month}月${date}日`;
  return `${date} ${monthNames[month - 1]}${sameYear ? "" : ` ${year}`}`;
}
