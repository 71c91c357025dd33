// The laws of a history: replay tells the decided state, and a correction never loses what was typed.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Command,
  type Dossier,
  type DossierEvent,
  type Setting,
  decide,
  dossierEventSchema,
  evolve,
  replayDossier,
  review,
  standingRecords,
  timelineOf,
  toDay,
} from "../../src/index.ts";
import { isRefusal } from "../../src/rules/verdict.ts";
import { setting as plain } from "../files.ts";
import { anyRecord } from "./arbitrary.ts";
import { type Way, anyWay, straightWay, walk } from "./walk.ts";

const setting: Setting = { ...plain, today: toDay("2040-01-01") };
const identity = { person: "per_1", branch: "org_1" } as const;

/** Which standing entry is corrected, and with what: another day, another record, or nothing. */
const anyCorrection = fc.record({
  of: fc.nat(1000),
  with: fc.oneof(fc.constant(null), fc.integer({ min: -40, max: 40 }), anyRecord),
});
type Correction = typeof anyCorrection extends fc.Arbitrary<infer T> ? T : never;

interface Told {
  readonly dossier: Dossier;
  readonly events: readonly DossierEvent[];
}

function obey(before: Told | null, command: Command): Told | null {
  const decided = decide(before?.dossier ?? null, command, setting);
  if (!decided.ok) return before;
  const { events } = decided.value;
  const dossier = events.reduce<Dossier | null>(evolve, before?.dossier ?? null) as Dossier;
  return { dossier, events: [...(before?.events ?? []), ...events] };
}

function correctionOf({ of, with: change }: Correction, dossier: Dossier): Command {
  const standing = dossier.entries.filter((entry) => entry.supersededBy === null);
  const wrong = standing[of % standing.length];
  if (!wrong) throw new Error("an empty file");
  const moved = (days: number) =>
    wrong.record && {
      ...wrong.record,
      on: toDay(Temporal.PlainDate.from(wrong.record.on).add({ days }).toString()),
    };
  const record = typeof change === "number" ? moved(change) : change;
  return { kind: "correct", supersedes: wrong.at, reason: "录入有误", record };
}

/** A file typed live or taken in from paper, then corrected again and again. */
function history(way: Way, paper: boolean, corrections: readonly Correction[]): Told | null {
  const records = walk(way, setting).accepted;
  const [first, ...rest] = records;
  if (!first) return null;
  let told: Told | null = paper
    ? obey(null, { kind: "take-in", ...identity, records })
    : obey(null, { kind: "open", ...identity, record: first });
  if (!paper) for (const record of rest) told = obey(told, { kind: "record", record });
  for (const correction of corrections) if (told) told = obey(told, correctionOf(correction, told.dossier));
  return told;
}

const corrections = fc.array(anyCorrection, { maxLength: 8 });
const runs = { numRuns: 600, seed: 21 };

describe("a history", () => {
  it("replays to the state that was decided, from what was stored as well", () => {
    fc.assert(
      fc.property(anyWay, fc.boolean(), corrections, (way, paper, made) => {
        const told = history(way, paper, made);
        if (!told) return;
        expect(replayDossier(told.events)).toEqual(told.dossier);
        const stored = (JSON.parse(JSON.stringify(told.events)) as unknown[]).map((event) =>
          dossierEventSchema.parse(event),
        );
        expect(replayDossier(stored)).toEqual(told.dossier);
        expect(told.dossier.version).toBe(told.events.length);
      }),
      runs,
    );
  });

  it("never loses an entry: every record typed stays where it was, with its verdicts", () => {
    fc.assert(
      fc.property(anyWay, fc.boolean(), corrections, (way, paper, made) => {
        const told = history(way, paper, made);
        if (!told) return;
        const { entries } = told.dossier;
        const typed = told.events.slice(1).map((event) => (event.kind === "opened" ? null : event.record));
        expect(entries.map((entry) => entry.record)).toEqual(typed);
        expect(entries.map((entry) => entry.at)).toEqual(typed.map((_, i) => i + 1));
        for (const { at, supersedes } of entries)
          expect(supersedes === null ? null : entries[supersedes - 1]?.supersededBy).toBe(
            supersedes === null ? null : at,
          );
        const standing = entries.filter((entry) => entry.supersededBy === null && entry.record !== null);
        expect(new Set(standingRecords(told.dossier).map((one) => one.at))).toEqual(
          new Set(standing.map((entry) => entry.at)),
        );
      }),
      runs,
    );
  });

  it("says of itself where the file stands, and reviews every standing record", () => {
    fc.assert(
      fc.property(anyWay, fc.boolean(), corrections, (way, paper, made) => {
        const told = history(way, paper, made);
        if (!told) return;
        const reviewed = review(told.dossier, setting);
        expect(reviewed.timeline).toEqual(timelineOf(told.dossier, setting));
        expect(reviewed.entries.map((entry) => entry.at)).toEqual(
          standingRecords(told.dossier).map((one) => one.at),
        );
      }),
      runs,
    );
  });

  it("typed live and never corrected has no refusal when judged anew", () => {
    fc.assert(
      fc.property(straightWay, (way) => {
        const told = history(way, false, []);
        const found = told ? review(told.dossier, setting).entries.flatMap((entry) => entry.verdicts) : [];
        expect(found.filter(isRefusal)).toEqual([]);
      }),
      runs,
    );
  });
});
