// The deep laws of the rule book, held over thousands of seeded files.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DossierRecord,
  type LocalProfile,
  type Setting,
  allNeeds,
  audit,
  isStepRecord,
  sentenceOf,
  stepIds,
  stepNumber,
  toDay,
} from "../../src/index.ts";
import { planFrom } from "../../src/dossier/plan.ts";
import { timelineOfFile } from "../../src/dossier/timeline.ts";
import { emptyFile, put, take } from "../../src/rules/file-state.ts";
import { judge } from "../../src/rules/judge.ts";
import { isRefusal } from "../../src/rules/verdict.ts";
import { setting as plain } from "../files.ts";
import { anyProfile, anyRecord, anySetting } from "./arbitrary.ts";
import { anyWay, soundRecord, straightWay, walk } from "./walk.ts";

const setting: Setting = { ...plain, today: toDay("2040-01-01") };
const seeded = (numRuns: number, seed: number) => ({ numRuns, seed });
const packs = fc.constantFrom("2026-05-11", "2023-01-01", "2024-06-01").map((on) => ({
  ...setting,
  packs: { "cpc-2026": toDay(on) },
}));
const refusals = (record: DossierRecord, file: ReturnType<typeof emptyFile>, under: Setting) =>
  judge(record, file, under).verdicts.filter(isRefusal);

const does = (record: DossierRecord | undefined): boolean => {
  const { outcome } = (record ?? {}) as { outcome?: string };
  return record !== undefined && (outcome === undefined || !["not-passed", "rejected"].includes(outcome));
};
const endsAdmission = (record: DossierRecord) =>
  isStepRecord(record) && ["S15", "S17"].includes(record.step) && !does(record);

describe("order", () => {
  it("every step on file rests on all that it needs, typed before it and dated no later", () => {
    fc.assert(
      fc.property(anyWay, packs, (way, under) => {
        const { accepted } = walk(way, under);
        const unfounded = accepted.flatMap((record, at) => {
          if (!isStepRecord(record)) return [];
          const before = accepted.slice(0, at).filter(isStepRecord);
          const round = before.slice(before.findLastIndex(endsAdmission) + 1);
          return allNeeds(record.step)
            .filter((need) => {
              const among = stepNumber(need) <= 6 ? before : round;
              return !among.some((one) => one.step === need && does(one) && one.on <= record.on);
            })
            .map((need) => `${record.step} on ${record.on} without ${need}`);
        });
        expect(unfounded).toEqual([]);
      }),
      seeded(2000, 11),
    );
  });

  it("the walks reach every step and every end, so the law is not empty", () => {
    const reached = new Map<string, number>();
    const seen = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(anyWay, packs, (way, under) => {
        const { accepted, file } = walk(way, under);
        for (const record of accepted) seen(isStepRecord(record) ? record.step : record.record);
        seen(timelineOfFile(file, under).status ?? "none");
        if (file.extensions.length > 0) seen("extended");
        if (file.activistAgainOn) seen("again");
      }),
      seeded(1000, 12),
    );
    const rare = (names: readonly string[], often: number) =>
      names.filter((name) => (reached.get(name) ?? 0) < often);
    expect(rare(stepIds, 50)).toEqual([]);
    expect(
      rare(["activist", "candidate", "probationary", "full", "closed", "extended", "again"], 10),
    ).toEqual([]);
  });
});

const chinese = /^(?!.*(?:undefined|\[object|NaN)).*\p{Script=Han}.*。$/u;
const english = /^(?!.*(?:undefined|\[object|NaN)).*[A-Za-z].*\.$/u;

describe("judging", () => {
  it("is deterministic and leaves record and file as they were", () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 30 }), anyRecord, anySetting, (records, record, under) => {
        const file = emptyFile();
        for (const one of records) put(file, one);
        const before = structuredClone({ file, record });
        const first = judge(record, file, under);
        expect(judge(record, file, under)).toEqual(first);
        expect(judge(structuredClone(record), structuredClone(file), under)).toEqual(first);
        expect({ file, record }).toEqual(before);
      }),
      seeded(1500, 13),
    );
  });

  it("never throws, and every verdict has its two sentences", () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 40 }), anySetting, (records, under) => {
        const file = emptyFile();
        const live = records.map((record) => {
          const judged = judge(record, file, under);
          if (!judged.verdicts.some(isRefusal)) take(file, record);
          return judged;
        });
        const audited = audit(records, under);
        expect(audited.records).toHaveLength(records.length);
        expect(planFrom(records, {}, under).length).toBeLessThanOrEqual(29);
        const verdicts = [...live, ...audited.records].flatMap((one) => one.verdicts);
        const sentences = verdicts.map(sentenceOf);
        expect(sentences.filter(({ zh, en }) => !chinese.test(zh) || !english.test(en))).toEqual([]);
      }),
      seeded(2000, 14),
    );
  });
});

describe("the audit", () => {
  it("finds no refusal in what was accepted live", () => {
    fc.assert(
      fc.property(anyWay, packs, anyProfile, (way, under, profile) => {
        const local = { ...under, profile };
        const { accepted, file } = walk(way, local);
        const audited = audit(accepted, local);
        const found = audited.records.flatMap((one) => one.verdicts).filter(isRefusal);
        expect(found).toEqual([]);
        expect(audited.timeline).toEqual(timelineOfFile(file, local));
      }),
      seeded(2000, 15),
    );
  });

  it("says the same of the same file twice", () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 40 }), anySetting, (records, under) => {
        const first = audit(records, under);
        expect(audit(structuredClone(records), under)).toEqual(first);
      }),
      seeded(500, 16),
    );
  });
});

/** A profile that asks for all that the looser one asks for, and more. */
const tightened = (loose: LocalProfile, more: LocalProfile): LocalProfile => ({
  ...loose,
  mentors: loose.mentors ?? more.mentors,
  jointReview: loose.jointReview && {
    steps: new Set([...loose.jointReview.steps, ...(more.jointReview?.steps ?? [])]),
    departments: [...new Set([...loose.jointReview.departments, ...(more.jointReview?.departments ?? [])])],
    validMonths: Math.min(loose.jointReview.validMonths, more.jointReview?.validMonths ?? 12),
  },
});

/** Codes that refuse under the looser profile and not under the stricter one; the file is the looser one's. */
function loosened(loose: LocalProfile, strict: LocalProfile, records: readonly DossierRecord[]): string[] {
  const file = emptyFile();
  return records.flatMap((record) => {
    const refused = refusals(record, file, { ...setting, profile: loose }).map((verdict) => verdict.code);
    const stricter = new Set(
      refusals(record, file, { ...setting, profile: strict }).map((verdict) => verdict.code),
    );
    if (refused.length === 0) take(file, record);
    return refused.filter((code) => !stricter.has(code));
  });
}

describe("a stricter profile", () => {
  it("never accepts what a looser one refuses", () => {
    fc.assert(
      fc.property(anyWay, anyProfile, anyProfile, (way, loose, more) => {
        const { typed } = walk(way, setting);
        expect(loosened(loose, tightened(loose, more), typed)).toEqual([]);
        expect(loosened(plain.profile, loose, typed)).toEqual([]);
      }),
      seeded(1500, 17),
    );
  });
});

describe("a plan", () => {
  it("that is followed is accepted, day by day", () => {
    fc.assert(
      fc.property(straightWay, packs, (way, under) => {
        const { accepted, file } = walk(way, under);
        const today = accepted.reduce((on, record) => (record.on > on ? record.on : on), toDay("2023-01-05"));
        for (const { step, earliest } of planFrom(accepted, {}, { ...under, today })) {
          const record = soundRecord(step, earliest > today ? earliest : today, file);
          expect(refusals(record, file, under)).toEqual([]);
          take(file, record);
        }
      }),
      seeded(1000, 18),
    );
  });
});
