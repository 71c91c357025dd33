// A backup's name says when it was taken, in Shanghai; rotation and drill find it by that.
const pattern = /^miaopu-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(\d{3})\.miaopu-backup$/;
// Shanghai keeps UTC+8 all year since 1991.
const offset = "+08:00";
const offsetMilliseconds = 8 * 60 * 60 * 1000;

/** @param takenAt ISO moment. @returns e.g. `miaopu-20261122-023000-000.miaopu-backup`. */
export function backupName(takenAt: string): string {
  const local = new Date(Date.parse(takenAt) + offsetMilliseconds).toISOString();
  const [day = "", time = ""] = local.split("T");
  const [clock = "", rest = ""] = time.split(".");
  return `miaopu-${day.replaceAll("-", "")}-${clock.replaceAll(":", "")}-${rest.slice(0, 3)}.miaopu-backup`;
}

/** @returns the ISO moment that a name stands for; null where it is no backup's name. */
export function takenAtOf(name: string): string | null {
  const [, year, month, day, hour, minute, second, milli] = pattern.exec(name) ?? [];
  if (year === undefined) return null;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}${offset}`);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
