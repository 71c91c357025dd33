// A record typed wrongly is superseded by one that names it and says why; nothing is erased.
import { describe, expect, it } from "vitest";
import {
  type DossierRecord,
  decide,
  replayDossier,
  review,
  standingRecords,
  stepRecordSchema,
  timelineOf,
  toDay,
} from "../../src/index.ts";
import { codesOf, file2014 } from "../given.ts";
import { type History, livedThrough, obey, takenIn } from "./history.ts";

const setting = { ...file2014.setting, today: toDay("2026-01-10") };
/** Events count from 0: the file is opened at 0, S01 is at 1. */
const at = { s02: 2, s03: 3, s05: 5, s06: 6, s07: 8, s10: 11, s15: 16 };

const correcting = (supersedes: number, record: object | null, reason = "录入时看错日期") =>
  ({
    kind: "correct",
    supersedes,
    reason,
    record: record === null ? null : stepRecordSchema.parse(record),
  }) as const;

const codesOn = (history: History, place: number) =>
  codesOf(review(history.dossier, setting).entries.find((entry) => entry.at === place));

describe("a correction", () => {
  const lived = livedThrough(file2014.upTo("S08"));
  const corrected = obey(lived, correcting(at.s02, { step: "S02", on: "2023-01-25" }), setting);

  it("stands in the place of the wrong record, which stays visible", () => {
    expect(corrected.dossier.entries).toHaveLength(lived.dossier.entries.length + 1);
    expect(corrected.dossier.entries[1]).toMatchObject({
      at: at.s02,
      record: { on: "2023-01-20" },
      supersededBy: 10,
    });
    expect(corrected.dossier.entries.at(-1)).toMatchObject({
      at: 10,
      source: "live",
      record: { step: "S02", on: "2023-01-25" },
      enteredOn: "2026-01-10",
      supersedes: at.s02,
      reason: "录入时看错日期",
    });
    const standing = standingRecords(corrected.dossier);
    expect(standing.map((one) => one.at)).toEqual([1, 10, 3, 4, 5, 6, 7, 8, 9]);
    expect(standing[1]?.record).toMatchObject({ on: "2023-01-25" });
  });

  it("is one event, and the history replays to the same file", () => {
    expect(corrected.events).toHaveLength(lived.events.length + 1);
    expect(corrected.events.slice(0, -1)).toEqual(lived.events);
    expect(replayDossier(corrected.events)).toEqual(corrected.dossier);
  });

  it("keeps its own warnings, its late entry among them", () => {
    const late = obey(lived, correcting(at.s02, { step: "S02", on: "2023-02-06" }), setting);
    expect(codesOf(late.last)).toEqual(["LATE_ENTRY", "TALK_LATE"]);
    expect(codesOf(late.dossier.entries.at(-1))).toEqual(["LATE_ENTRY", "TALK_LATE"]);
  });

  it("may itself be corrected, once it stands; the first one no more", () => {
    const twice = obey(corrected, correcting(10, { step: "S02", on: "2023-01-26" }, "又看错"), setting);
    expect(twice.dossier.entries.map((entry) => entry.supersededBy).filter((one) => one !== null)).toEqual([
      10, 11,
    ]);
    expect(standingRecords(twice.dossier)[1]).toMatchObject({ at: 11, record: { on: "2023-01-26" } });
    expect(() => decide(corrected.dossier, correcting(at.s02, null), setting)).toThrow("stands");
  });

  it("of nothing is a broken call", () => {
    expect(() => decide(lived.dossier, correcting(0, null), setting)).toThrow("stands");
    expect(() => decide(lived.dossier, correcting(99, null), setting)).toThrow("stands");
  });
});

describe("what a correction breaks", () => {
  const lived = livedThrough(file2014.upTo("S12"));

  it("is shown, and the correction is taken", () => {
    const moved = obey(
      lived,
      correcting(at.s03, { step: "S03", on: "2023-03-12", nomination: "member" }),
      setting,
    );
    expect(moved.last.breaks.map((broken) => [broken.at, codesOf(broken)])).toEqual([
      [4, ["DATE_BEFORE_PREDECESSOR"]],
      [5, ["DATE_BEFORE_PREDECESSOR"]],
      [at.s07, ["ACTIVIST_YEAR_INCOMPLETE"]],
    ]);
    expect(codesOn(moved, at.s07)).toEqual(["ACTIVIST_YEAR_INCOMPLETE"]);
    expect(timelineOf(moved.dossier, setting)).toMatchObject({ status: "candidate" });
  });

  it("leaves out what was broken before", () => {
    const first = obey(
      lived,
      correcting(at.s03, { step: "S03", on: "2023-03-12", nomination: "member" }),
      setting,
    );
    const second = obey(
      first,
      correcting(14, { step: "S03", on: "2023-03-13", nomination: "member" }),
      setting,
    );
    expect(second.last.breaks).toEqual([]);
  });

  it("includes warnings", () => {
    const moved = obey(lived, correcting(at.s06, { step: "S06", on: "2024-03-11" }), setting);
    expect(moved.last.breaks.map((broken) => [broken.at, codesOf(broken)])).toEqual([
      [at.s07, ["HALF_YEAR_REVIEW_MISSING"]],
    ]);
  });

  it("is nothing where it only mends", () => {
    const failed = livedThrough(file2014.upTo("S11").with("S10", { conclusion: "failed" }));
    const mended = obey(
      failed,
      correcting(at.s10, { step: "S10", on: "2024-04-20", conclusion: "passed" }),
      setting,
    );
    expect(mended.last.breaks).toEqual([]);
    expect(timelineOf(mended.dossier, setting).next).toEqual(["S12"]);
  });
});

describe("a correction that is refused", () => {
  const lived = livedThrough(file2014.upTo("S08"));
  const refusedFor = (supersedes: number, record: DossierRecord | object) => {
    const decided = decide(lived.dossier, correcting(supersedes, record), setting);
    return codesOf(decided.ok ? undefined : decided.error);
  };

  it("breaks a rule itself", () => {
    expect(refusedFor(at.s07, { step: "S07", on: "2024-02-29", views: ["mentors"] })).toEqual([
      "ACTIVIST_YEAR_INCOMPLETE",
      "LATE_ENTRY",
      "VIEWS_NOT_HEARD",
    ]);
    expect(refusedFor(at.s05, { step: "S05", on: "2023-03-05", mentors: [] })).toContain("MENTOR_COUNT");
    expect(refusedFor(at.s02, { step: "S02", on: "2026-01-11" })).toContain("DATE_IN_FUTURE");
  });

  it("turns a step into one that is on file already", () => {
    expect(refusedFor(at.s05, { step: "S04", on: "2023-03-10" })).toContain("OUT_OF_ORDER");
  });
});

describe("withdrawing a record", () => {
  const lived = livedThrough(file2014.upTo("S08"));

  it("leaves it visible and takes it off the file", () => {
    const withdrawn = obey(lived, correcting(9, null, "录错了人"), setting);
    expect(withdrawn.dossier.entries.at(-1)).toMatchObject({
      record: null,
      supersedes: 9,
      reason: "录错了人",
    });
    expect(standingRecords(withdrawn.dossier).map((one) => one.at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(timelineOf(withdrawn.dossier, setting)).toMatchObject({ status: "activist", next: ["S08"] });
    expect(replayDossier(withdrawn.events)).toEqual(withdrawn.dossier);
  });

  it("in the middle breaks what rests on it", () => {
    const withdrawn = obey(lived, correcting(at.s05, null), setting);
    expect(withdrawn.last.breaks.map((broken) => broken.at)).toEqual([6, 7, 8, 9]);
    const again = stepRecordSchema.parse({ step: "S05", on: "2023-03-06", mentors: ["m1"] });
    const mended = obey(withdrawn, { kind: "record", record: again }, setting);
    expect(codesOn(mended, at.s07)).toEqual([]);
  });

  it("may be taken back by a correction of the withdrawal", () => {
    const withdrawn = obey(lived, correcting(9, null), setting);
    const back = obey(withdrawn, correcting(10, { step: "S08", on: "2024-03-21" }), setting);
    expect(standingRecords(back.dossier).at(-1)).toMatchObject({ at: 11, record: { on: "2024-03-21" } });
    expect(timelineOf(back.dossier, setting).status).toBe("candidate");
  });

  it("of the stop opens the file again", () => {
    const stopped = livedThrough(file2014.upTo("S05").and({ record: "stop", on: "2023-04-01" }));
    expect(timelineOf(stopped.dossier, setting).status).toBe("closed");
    const open = obey(stopped, correcting(6, null, "停错了人"), setting);
    expect(timelineOf(open.dossier, setting)).toMatchObject({ status: "activist", next: ["S06"] });
  });

  it("of a lost vote brings the admission back", () => {
    const lost = livedThrough(file2014.upTo("S15").with("S15", { outcome: "not-passed" }));
    expect(timelineOf(lost.dossier, setting).status).toBe("activist");
    const vote = { shouldAttend: 12, present: 10, yes: 9, no: 1 };
    const mended = obey(
      lost,
      correcting(at.s15, { step: "S15", on: "2024-06-20", outcome: "passed", vote }),
      setting,
    );
    expect(timelineOf(mended.dossier, setting)).toMatchObject({ status: "candidate", next: ["S16"] });
  });
});

describe("a transfer typed wrongly", () => {
  const transfer = (to: string) => ({ record: "transfer", from: "org_1", to, on: "2024-03-15" }) as const;
  const moved = livedThrough(file2014.upTo("S07").and(transfer("org_2")));
  const correct = (record: DossierRecord | null) =>
    obey(moved, { kind: "correct", supersedes: 9, reason: "支部选错", record }, setting).dossier.branch;

  it("is corrected together with the branch that the file belongs to", () => {
    expect(moved.dossier.branch).toBe("org_2");
    expect(correct({ ...transfer("org_3"), on: toDay("2024-03-15") })).toBe("org_3");
    expect(correct(null)).toBe("org_1");
  });
});

describe("a record of a paper file", () => {
  it("is corrected whatever is found, and keeps the finding", () => {
    const paper = takenIn({ ...file2014.upTo("S08"), setting });
    const worse = obey(paper, correcting(at.s05, { step: "S05", on: "2023-03-05", mentors: [] }), setting);
    expect(codesOf(worse.last)).toContain("MENTOR_COUNT");
    expect(worse.dossier.entries.at(-1)).toMatchObject({ source: "paper", supersedes: at.s05 });
    const silent = obey(paper, correcting(at.s05, { step: "S05", on: "2023-03-05" }), setting);
    expect(codesOf(silent.last)).toEqual(["LATE_ENTRY"]);
  });
});
