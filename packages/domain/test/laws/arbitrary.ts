// Any file the schemas let in: records of every kind with facts present, null or absent, and settings of every kind.
import * as fc from "fast-check";
import type { z } from "zod";
import {
  type Day,
  type DossierRecord,
  type LocalProfile,
  type Setting,
  addDays,
  dossierRecordSchema,
  exclusionGrounds,
  factsOf,
  replyOutcomes,
  stepIds,
  toDay,
  toProfile,
} from "../../src/index.ts";
import { setting as plainSetting } from "../files.ts";

const firstDay = toDay("2022-01-01");
const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 365 * 7 }).map((days) => addDays(firstDay, days));

const person = fc.constantFrom("m1", "m2", "m3", "p1", "nobody");
const count = fc.oneof(fc.integer({ min: -1, max: 20 }), fc.constantFrom(0.5, 24));
const word = fc.constantFrom("", " ", "x", "township-committee", "general-branch");
const some = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });
const facts = (of: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record(Object.fromEntries(Object.entries(of).map(([key, fact]) => [key, some(fact)])));

const exclusion = facts({
  ground: fc.constantFrom(...Object.keys(exclusionGrounds), "toString"),
  superiorConsent: fc.boolean(),
  assemblyVote: fc.boolean(),
});
const byKind: Record<string, fc.Arbitrary<unknown>> = {
  day: anyDay,
  text: word,
  number: count,
  "yes-no": fc.boolean(),
  members: fc.array(person, { maxLength: 3 }),
  notice: facts({ from: anyDay, to: anyDay, objections: fc.constantFrom("none", "cleared", "upheld") }),
  waiver: facts({ approver: word, reason: word }),
  vote: facts({
    shouldAttend: count,
    present: count,
    yes: count,
    no: count,
    abstain: count,
    writtenYes: count,
    writtenNo: count,
    secret: fc.boolean(),
    excluded: fc.array(exclusion, { maxLength: 2 }),
  }),
};

/** Any step record: its facts drawn by their kind from the same table that drives the forms. */
const stepRecord = fc.constantFrom(...stepIds).chain((step) =>
  fc
    .tuple(
      anyDay,
      facts(
        Object.fromEntries(
          factsOf(step).map(({ key, meta }) => {
            const choices = fc.constantFrom(...Object.keys(meta.options ?? { none: null }));
            const many = fc.array(choices, { maxLength: 4 });
            return [key, byKind[meta.kind] ?? (meta.kind === "choices" ? many : choices)];
          }),
        ),
      ),
    )
    .map(([on, drawn]) => ({ step, on, ...drawn })),
);

const who = fc.constantFrom("u1", "u2");
const item = fc.constantFrom("bribery", "dishonest-debtor");
const sideFacts: Record<string, fc.Arbitrary<object>> = {
  "joint-review": fc
    .tuple(
      fc.constantFrom("discipline", "police"),
      facts({
        requestedOn: anyDay,
        repliedOn: anyDay,
        outcome: fc.constantFrom(...Object.keys(replyOutcomes)),
      }),
    )
    .map(([department, rest]) => ({ department, ...rest })),
  veto: fc
    .tuple(
      item,
      facts({
        severity: fc.constantFrom("hard", "suspend"),
        until: anyDay,
        proposedBy: who,
        confirmedBy: who,
      }),
    )
    .map(([named, rest]) => ({ item: named, ...rest })),
  "veto-cleared": fc
    .tuple(item, facts({ proposedBy: who, confirmedBy: who, unfounded: fc.boolean() }))
    .map(([named, rest]) => ({ item: named, ...rest })),
  transfer: facts({ from: word, to: word }),
  stop: facts({ reason: word }),
};
const sideRecord = fc
  .constantFrom(...Object.keys(sideFacts))
  .chain((record) =>
    fc.tuple(anyDay, sideFacts[record] ?? fc.constant({})).map(([on, rest]) => ({ record, on, ...rest })),
  );

type Input = z.input<typeof dossierRecordSchema>;
/** Any record that its schema takes; absent facts have no key. */
export const anyRecord: fc.Arbitrary<DossierRecord> = fc
  .oneof({ weight: 8, arbitrary: stepRecord }, { weight: 1, arbitrary: sideRecord })
  .map((record) => {
    const told = Object.entries(record).filter(([, fact]) => fact !== undefined);
    return dossierRecordSchema.parse(Object.fromEntries(told) as Input);
  });

const months = fc.integer({ min: 1, max: 12 });
/** Any profile, as loose as the national rules at least. */
export const anyProfile: fc.Arbitrary<LocalProfile> = fc
  .record({
    mentors: fc.constantFrom(null, 1, 2),
    jointReview: fc.option(
      fc.record({
        steps: fc.subarray(["S08", "S10", "S13", "S17"] as const).map((steps) => [...steps]),
        departments: fc.subarray(["discipline", "police"]),
        validMonths: months,
      }),
    ),
    lateEntryDays: fc.integer({ min: 0, max: 60 }),
    observationMonths: months,
  })
  .map(toProfile);

export const anySetting: fc.Arbitrary<Setting> = fc
  .record({
    profile: anyProfile,
    birthDate: some(fc.constantFrom("1998-03-12", "2004-02-29", "2007-08-31").map(toDay)),
    fullMembers: some(fc.integer({ min: 0, max: 12 })),
    hasGroups: some(fc.boolean()),
    hasMembers: fc.boolean(),
    since2026: fc.constantFrom("2026-05-11", "2022-01-01", "2025-02-28").map(toDay),
    today: anyDay,
  })
  .map(({ profile, birthDate, fullMembers, hasGroups, hasMembers, since2026, today }) => ({
    ...plainSetting,
    profile,
    person: { id: "p1", ...(birthDate === undefined ? {} : { birthDate }) },
    branch: { fullMembers, hasGroups },
    members: hasMembers ? plainSetting.members : null,
    packs: { "cpc-2026": since2026 },
    today,
  }));
