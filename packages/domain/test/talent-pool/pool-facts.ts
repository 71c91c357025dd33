// A pool told in plain facts, and any pool at all: what the talent pool's tests start from.
import * as fc from "fast-check";
import { type Day, type OrganisationId, type PersonId, addDays, toDay } from "../../src/index.ts";
import {
  type PoolEntry,
  type PoolPeople,
  deedKindIds,
  educationIds,
  poolEntrySchema,
  poolSourceIds,
} from "../../src/talent-pool/index.ts";

export const village = (name: string): OrganisationId => `org_${name}`;
export const person = (name: string): PersonId => `per_${name}`;

type Told = Partial<
  Omit<PoolEntry, "person" | "village" | "enteredOn" | "leftOn"> & {
    readonly in: string;
    readonly from: string;
    readonly to: string;
  }
>;

/** In `hekou` since 2024-01-10 as a veteran, unless told otherwise. */
export const entry = (name: string, { in: where = "hekou", from = "2024-01-10", to, ...more }: Told = {}) =>
  poolEntrySchema.parse({
    id: `poe_${name}-${where}-${from}`,
    person: person(name),
    village: village(where),
    source: "veteran",
    enteredOn: from,
    leftOn: to ?? null,
    leftReason: to ? "外出务工" : null,
    willingness: null,
    strengths: null,
    posts: [],
    deeds: [],
    ...more,
  });

export const deed = (on: string, more: Partial<PoolEntry["deeds"][number]> = {}) => ({
  kind: "flood-relief" as const,
  on: toDay(on),
  what: "转移群众",
  evidence: [{ what: "镇防指通报", attachment: null }],
  ...more,
});

export const villageNames = ["hekou", "shuangtang", "fengshu"] as const;
const firstDay = toDay("2024-01-01");
export const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 1000 }).map((n) => addDays(firstDay, n));

const anyDeed = fc
  .tuple(fc.constantFrom(...deedKindIds), anyDay, fc.boolean())
  .map(([kind, on, isProven]) => deed(on, isProven ? { kind } : { kind, evidence: [] }));
const anyPost = fc.tuple(anyDay, fc.option(fc.integer({ min: 0, max: 500 }))).map(([electedOn, days]) => ({
  office: "committee-member" as const,
  term: "第十二届",
  electedOn,
  endedOn: days === null ? null : addDays(electedOn, days),
}));

/** One person's stays, one after the other: each begins on the day the last ended or later; the last may be open. */
const anyStays = (name: string): fc.Arbitrary<readonly PoolEntry[]> =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.constantFrom(...villageNames), { minLength: 3, maxLength: 3 }),
      fc.constantFrom(...poolSourceIds),
      fc.array(anyDeed, { maxLength: 3 }),
      fc.array(anyPost, { maxLength: 2 }),
    )
    .map(([gaps, villages, source, deeds, posts]) => {
      let on = firstDay;
      const days = gaps.map((gap) => (on = addDays(on, gap)));
      return villages.flatMap((where, at) => {
        const [from, to] = [days[at * 2], days[at * 2 + 1]];
        const told = { source, deeds, posts, id: `poe_${name}-${at}` as const };
        return from === undefined ? [] : [entry(name, { in: where, from, ...(to ? { to } : {}), ...told })];
      });
    });

const names = ["a", "b", "c", "d", "e", "f", "g"] as const;
/** Any history of a township's pool in which nobody is in two villages at once. */
export const anyPool: fc.Arbitrary<readonly PoolEntry[]> = fc
  .tuple(...names.map(anyStays))
  .chain((stays) => fc.shuffledSubarray(stays.flat(), { minLength: stays.flat().length }));

export const anyPeople: fc.Arbitrary<PoolPeople> = fc
  .array(
    fc.record({
      birthDate: fc.option(fc.integer({ min: -25_000, max: -6000 }).map((n) => addDays(firstDay, n))),
      education: fc.option(fc.constantFrom(...educationIds)),
      occupation: fc.option(fc.constantFrom("养殖", " 养 殖 ", "医生", "", "__proto__")),
    }),
    { minLength: names.length, maxLength: names.length },
  )
  .map((people) => new Map(people.slice(1).map((one, at) => [person(names[at + 1] ?? ""), one])));
