// A command decided, its events appended, the file replayed from them.
import { describe, expect, it } from "vitest";
import {
  type Command,
  type DossierEvent,
  decide,
  dossierEventSchema,
  evolve,
  replayDossier,
  review,
  stepRecordSchema,
  timelineOf,
  toDay,
} from "../../src/index.ts";
import { bothFiles, codesOf, file2014, timelineLive } from "../given.ts";
import { livedThrough, obey, takenIn } from "./history.ts";

const { setting } = file2014;
const s01 = stepRecordSchema.parse({ step: "S01", on: "2023-01-05" });
const talk = (on: string) => stepRecordSchema.parse({ step: "S02", on });
const open: Command = { kind: "open", person: "per_1", branch: "org_1", record: s01 };

describe("opening", () => {
  it("writes that the file is opened and its first record, typed today where nothing is said", () => {
    const decided = decide(null, open, { ...setting, today: toDay("2023-01-09") });
    expect(decided).toEqual({
      ok: true,
      value: {
        breaks: [],
        verdicts: [],
        events: [
          { kind: "opened", on: "2023-01-09", person: "per_1", branch: "org_1" },
          { kind: "recorded", source: "live", record: { ...s01, enteredOn: "2023-01-09" }, verdicts: [] },
        ],
      },
    });
  });

  it("is refused with every verdict that refuses, and writes nothing", () => {
    const young = {
      ...setting,
      person: { id: "p1", birthDate: toDay("2010-01-01") },
      today: toDay("2023-01-01"),
    };
    const decided = decide(null, open, young);
    expect(decided).toMatchObject({ ok: false });
    expect(codesOf(decided.ok ? undefined : decided.error)).toEqual(["AGE_UNDER_18", "DATE_IN_FUTURE"]);
  });

  it("begins with S01 alone", () => {
    const decided = decide(null, { ...open, record: talk("2023-01-20") }, setting);
    expect(codesOf(decided.ok ? undefined : decided.error)).toContain("OUT_OF_ORDER");
  });
});

describe("recording", () => {
  const opened = obey(null, open, { ...setting, today: toDay("2023-01-05") });
  const record = (on: string): Command => ({ kind: "record", record: talk(on) });
  const today = { ...setting, today: toDay("2023-06-01") };

  it("keeps the warnings beside the record for good", () => {
    const late = obey(opened, record("2023-03-01"), today);
    expect(codesOf(late.last)).toEqual(["LATE_ENTRY", "TALK_LATE"]);
    expect(codesOf(replayDossier(late.events).entries.at(-1))).toEqual(["LATE_ENTRY", "TALK_LATE"]);
    expect(late.dossier.entries.at(-1)).toMatchObject({
      at: 2,
      source: "live",
      enteredOn: "2023-06-01",
      supersededBy: null,
      supersedes: null,
      reason: null,
    });
  });

  it("refuses as a value, and leaves the file as it was", () => {
    const before = structuredClone(opened.dossier);
    const decided = decide(opened.dossier, record("2023-01-04"), today);
    expect(codesOf(decided.ok ? undefined : decided.error)).toEqual([
      "DATE_BEFORE_PREDECESSOR",
      "LATE_ENTRY",
    ]);
    expect(opened.dossier).toEqual(before);
  });

  it("a file that does not exist is a broken call, not a refusal", () => {
    expect(() => decide(null, record("2023-01-20"), today)).toThrow("needs a dossier");
    const correction: Command = { kind: "correct", supersedes: 1, reason: "x", record: null };
    expect(() => decide(null, correction, today)).toThrow("needs a dossier");
  });
});

describe("a whole life", () => {
  it.each(bothFiles)("is replayed from its events to the decided state ($pack)", (file) => {
    const { dossier, events } = livedThrough(file);
    expect(replayDossier(events)).toEqual(dossier);
    expect(dossier.version).toBe(events.length);
    expect(dossier.entries.map((entry) => entry.at)).toEqual(events.slice(1).map((_, i) => i + 1));
    expect(timelineOf(dossier, file.setting)).toEqual(timelineLive(file));
    expect(timelineOf(dossier, file.setting)).toMatchObject({ status: "full" });
  });

  it.each(bothFiles)("is what the stored events say after a trip through JSON ($pack)", (file) => {
    const { dossier, events } = livedThrough(file);
    const stored = JSON.parse(JSON.stringify(events)) as unknown[];
    const parsed = stored.map((event): DossierEvent => dossierEventSchema.parse(event));
    expect(replayDossier(parsed)).toEqual(dossier);
  });

  it("reviewed anew says of each entry what is wrong today", () => {
    const { dossier } = livedThrough(file2014.upTo("S07"));
    const reviewed = review(dossier, { ...setting, profile: { ...setting.profile, mentors: 1 } });
    expect(reviewed.entries.filter((one) => one.verdicts.length > 0)).toMatchObject([
      { at: 5, verdicts: [{ code: "LOCAL_MENTOR_COUNT" }] },
    ]);
    expect(dossier.entries.flatMap((entry) => entry.verdicts)).toEqual([]);
    expect(reviewed.timeline).toEqual(timelineOf(dossier, setting));
  });

  it("a transfer moves the file to the other branch", () => {
    const { dossier } = livedThrough(
      file2014.upTo("S07").and({ record: "transfer", from: "org_1", to: "org_2", on: "2024-03-15" }),
    );
    expect(dossier).toMatchObject({ person: "per_1", branch: "org_2" });
  });
});

describe("taking in a paper file", () => {
  const faulty = file2014.on("S07", "2024-02-01").with("S15", { vote: null });

  it("takes every record whatever is wrong, and keeps what was found", () => {
    const { dossier, last, events } = takenIn(faulty);
    expect(dossier.entries).toHaveLength(faulty.records.length);
    expect(dossier.entries.every((entry) => entry.source === "paper")).toBe(true);
    const found = (at: number) => codesOf(dossier.entries[at]);
    expect(found(7)).toEqual(["ACTIVIST_YEAR_INCOMPLETE", "LATE_ENTRY"]);
    expect(found(15)).toEqual(["LATE_ENTRY", "VOTE_MISSING"]);
    expect(last.verdicts).toHaveLength(dossier.entries.flatMap((entry) => entry.verdicts).length);
    expect(replayDossier(events)).toEqual(dossier);
    expect(timelineOf(dossier, setting).status).toBe("full");
  });

  it("goes on live, where an absent fact is missing again", () => {
    const paper = takenIn(file2014.upTo("S08").with("S05", { mentors: undefined }));
    expect(codesOf(paper.dossier.entries[4])).toEqual(["LATE_ENTRY"]);
    const next = stepRecordSchema.parse({ step: "S09", on: "2024-03-25", enteredOn: "2024-03-25" });
    const decided = decide(paper.dossier, { kind: "record", record: next }, setting);
    expect(codesOf(decided.ok ? undefined : decided.error)).toEqual(["INTRODUCER_COUNT"]);
    expect(review(paper.dossier, setting).entries[4]?.unchecked).toContain("MENTOR_COUNT");
  });
});

describe("a history that breaks its own law", () => {
  const opened: DossierEvent = { kind: "opened", on: toDay("2023-01-05"), person: "per_1", branch: "org_1" };
  const recorded: DossierEvent = { kind: "recorded", source: "live", record: s01, verdicts: [] };
  const corrected = (supersedes: number): DossierEvent => ({
    kind: "corrected",
    on: toDay("2023-02-01"),
    supersedes,
    reason: "x",
    record: null,
    verdicts: [],
  });

  it.each<[string, DossierEvent[]]>([
    ["a history is not empty", []],
    ["opened before anything", [recorded]],
    ["opened once", [opened, opened]],
    ["supersedes a record that stands", [opened, recorded, corrected(0)]],
    ["supersedes a record that stands", [opened, recorded, corrected(2)]],
    ["supersedes a record that stands", [opened, recorded, corrected(1), corrected(1)]],
  ])("throws: %s", (message, events) => {
    expect(() => replayDossier(events)).toThrow(message);
  });

  it("evolving makes a new file and leaves the old one", () => {
    const first = evolve(null, opened);
    const second = evolve(first, recorded);
    expect(first).toMatchObject({ version: 1, entries: [] });
    expect(second).toMatchObject({ version: 2 });
  });
});
