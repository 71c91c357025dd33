// Which backups are kept, when the next one is due, and what their names say.
import { describe, expect, it } from "vitest";
import { backupName, takenAtOf } from "../../src/backup/names.ts";
import { outdated, outdatedNames } from "../../src/backup/rotation.ts";
import { isDue } from "../../src/backup/schedule.ts";

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** A backup every night at 02:30 in Shanghai, the last one on this day. */
const nights = (last: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(`${last}T02:30:00+08:00`) - (count - 1 - i) * dayMilliseconds).toISOString(),
  );
const dayOf = (takenAt: string) => new Date(Date.parse(takenAt) + 8 * 3_600_000).toISOString().slice(0, 10);
const keptDays = (takenAts: readonly string[]): string[] => {
  const gone = new Set(outdated(takenAts));
  return takenAts.filter((takenAt) => !gone.has(takenAt)).map(dayOf);
};

describe("rotation", () => {
  it("keeps 7 days, 4 weeks and 12 months of 400 nights", () => {
    // 22 November 2026 is a Sunday: its week began on the 16th.
    expect(keptDays(nights("2026-11-22", 400))).toEqual([
      "2025-12-31",
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
      "2026-05-31",
      "2026-06-30",
      "2026-07-31",
      "2026-08-31",
      "2026-09-30",
      "2026-10-31",
      "2026-11-01",
      "2026-11-08",
      "2026-11-15",
      "2026-11-16",
      "2026-11-17",
      "2026-11-18",
      "2026-11-19",
      "2026-11-20",
      "2026-11-21",
      "2026-11-22",
    ]);
  });

  it("run every night, keeps the same as run once at the end", () => {
    let kept: string[] = [];
    for (const night of nights("2026-11-22", 400)) {
      const all = [...kept, night];
      const gone = new Set(outdated(all));
      kept = all.filter((takenAt) => !gone.has(takenAt));
      expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
      expect(kept).toContain(night);
    }
    // A month's last night is still there when the month is over, since it is the newest of its week or day until then.
    expect(kept.map(dayOf)).toEqual(keptDays(nights("2026-11-22", 400)));
  });

  it("of several a day keeps the newest, by the day of Shanghai", () => {
    const before = "2026-11-21T15:59:59.000Z";
    const after = "2026-11-21T16:00:00.000Z";
    const later = "2026-11-21T18:00:00.000Z";
    expect(outdated([after, before, later], { daily: 2, weekly: 0, monthly: 0 })).toEqual([after]);
  });

  it("takes nothing away after a year without backups, nor when the clock runs wild", () => {
    const old = nights("2025-01-31", 7);
    expect(outdated([...old, "2026-11-21T18:30:00.000Z"])).not.toContain(old.at(-1));
    expect(outdated([...old, "2099-01-01T00:00:00.000Z"]).length).toBeLessThanOrEqual(1);
    expect(outdated([])).toEqual([]);
    expect(outdated(["2026-11-21T18:30:00.000Z"])).toEqual([]);
  });

  it("touches nothing but backups", () => {
    const names = nights("2026-11-22", 60).map(backupName);
    const others = ["drill-20261122T140119Z.html", "miaopu.sqlite", ".miaopu-x.partial", "miaopu-backup.zip"];
    const gone = outdatedNames([...others, ...names]);
    expect(gone.length).toBeGreaterThan(40);
    for (const name of gone) expect(names).toContain(name);
  });
});

describe("a backup's name", () => {
  it("says when it was taken, in Shanghai, and sorts by that", () => {
    expect(backupName("2026-11-21T18:30:00.007Z")).toBe("miaopu-20261122-023000-007.miaopu-backup");
    for (const moment of nights("2027-01-03", 40)) expect(takenAtOf(backupName(moment))).toBe(moment);
    expect(takenAtOf("drill-20261122T140119Z.html")).toBeNull();
    expect(takenAtOf("miaopu-20269922-023000-007.miaopu-backup")).toBeNull();
  });
});

describe("the nightly backup", () => {
  const at = { hour: 2, minute: 30 };
  it.each([
    ["in the evening after last night's", "2026-11-22T02:30:01+08:00", "2026-11-22T23:00:00+08:00", false],
    ["a moment before its hour", "2026-11-21T02:30:01+08:00", "2026-11-22T02:29:59+08:00", false],
    ["at its hour", "2026-11-21T02:30:01+08:00", "2026-11-22T02:30:00+08:00", true],
    [
      "in the morning when the machine was off at night",
      "2026-11-21T02:30:01+08:00",
      "2026-11-22T08:10:00+08:00",
      true,
    ],
    ["after a week of holidays", "2026-09-30T02:30:01+08:00", "2026-10-08T08:10:00+08:00", true],
    ["the evening after one made by hand", "2026-11-22T17:00:00+08:00", "2026-11-22T18:00:00+08:00", false],
    ["the night after one made by hand", "2026-11-22T17:00:00+08:00", "2026-11-23T02:30:00+08:00", true],
    [
      "on the first evening of a new installation",
      "2026-11-22T09:00:00+08:00",
      "2026-11-22T23:59:00+08:00",
      false,
    ],
  ])("%s", (_when, last, now, due) => {
    const moment = (text: string) => new Date(text).toISOString();
    expect(isDue(moment(last), moment(now), at)).toBe(due);
  });
});
