// What holds of any adjustment of any pool: closing it makes the pool that was decided, and rewrites no earlier day.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OrganisationId, type PersonId, addDays, toDay } from "../../src/index.ts";
import {
  type Adjustment,
  type AdjustmentGround,
  type PoolDecision,
  type PoolEntry,
  adjustmentRefusalCodes,
  applyChanges,
  closeAdjustment,
  poolAsAt,
} from "../../src/talent-pool/index.ts";
import { anyPool, entry, person, village, villageNames } from "./pool-facts.ts";

/** After every change that `anyPool` makes. */
const today = toDay("2032-12-25");
const villages = villageNames.map(village);
const fresh = ["u", "v", "w"].map(person);

const anyReason = fc.constantFrom("表现稳定", "外出务工", "支部推荐");
const everyDay = fc.integer({ min: 0, max: 20 }).map((n) => addDays(today, -n));

const decide = (who: PersonId, decision: PoolDecision["decision"], reason: string): PoolDecision =>
  decision === "add"
    ? { decision, person: who, source: "frontline", reason }
    : { decision, person: who, reason };

/** Decisions on everybody, each kept or removed, some of the fresh added: sound but for numbers. */
const soundSet = (entries: readonly PoolEntry[], where: OrganisationId, mayAdd: readonly PersonId[]) =>
  fc
    .tuple(everyDay, fc.infiniteStream(fc.boolean()), fc.subarray([...mayAdd]), anyReason)
    .map(([on, keeps, added, reason]) => ({
      village: where,
      on,
      decisions: [
        ...poolAsAt(entries, on)
          .filter((one) => one.village === where)
          .map((one) => decide(one.person, keeps.next().value === true ? "keep" : "remove", reason)),
        ...added.map((who) => decide(who, "add", reason)),
      ],
      exception: "暂时不足，明年补齐",
    }));

const anySound = anyPool.chain((entries) =>
  fc
    .tuple(...villages.map((where, at) => soundSet(entries, where, fresh.slice(at, at + 1))))
    .map((sets) => ({ entries, sets })),
);

const draft = (sets: Adjustment["villages"]): Adjustment => ({
  id: "adj_2032",
  year: 2032,
  openedOn: toDay("2032-12-01"),
  closedOn: null,
  villages: sets,
});
const groundOf = (entries: readonly PoolEntry[], minimum = 2): AdjustmentGround => ({
  entries,
  villages,
  appraisals: [],
  profile: { reservesPerVillage: minimum },
  today,
});
const ids = () => {
  let made = 0;
  return () => `poe_new-${made++}` as const;
};
const inVillage = (pool: readonly PoolEntry[], where: OrganisationId) =>
  pool
    .filter((one) => one.village === where)
    .map((one) => one.person)
    .toSorted();

describe("any sound adjustment", () => {
  it("is closed, and its changes make the very pool that was decided", () => {
    fc.assert(
      fc.property(anySound, ({ entries, sets }) => {
        const result = closeAdjustment(draft(sets), groundOf(entries));
        if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
        const after = applyChanges(entries, result.value.changes, ids());
        for (const { village: where, decisions } of sets)
          expect(inVillage(poolAsAt(after, today), where)).toEqual(
            decisions
              .filter(({ decision }) => decision !== "remove")
              .map((one) => one.person)
              .toSorted(),
          );
      }),
    );
  });

  it("rewrites no day before the decisions, and puts nobody into two villages on any day", () => {
    fc.assert(
      fc.property(anySound, fc.integer({ min: 0, max: 60 }), ({ entries, sets }, daysAgo) => {
        const result = closeAdjustment(draft(sets), groundOf(entries));
        const after = applyChanges(entries, result.ok ? result.value.changes : [], ids());
        const first = sets.map(({ on }) => on).toSorted()[0] ?? today;
        const before = addDays(first, -1);
        expect(poolAsAt(after, before)).toEqual(poolAsAt(entries, before));
        const people = poolAsAt(after, addDays(today, -daysAgo)).map((one) => one.person);
        expect(new Set(people).size).toBe(people.length);
      }),
    );
  });

  it("leaves every village with its number, or with an exception that is kept", () => {
    fc.assert(
      fc.property(anySound, fc.integer({ min: 2, max: 4 }), ({ entries, sets }, minimum) => {
        const result = closeAdjustment(draft(sets), groundOf(entries, minimum));
        expect(result.ok).toBe(true);
        for (const { kept, added, exception } of result.ok ? result.value.villages : [])
          expect(exception === null).toBe(kept.length + added.length >= minimum);
      }),
    );
  });

  it("lets someone move, wherever the removal comes no later than the adding", () => {
    const [from, to] = [village("hekou"), village("fengshu")];
    const mover = entry("mover");
    const set = (where: OrganisationId, on: Adjustment["openedOn"], decision: PoolDecision) => ({
      village: where,
      on,
      decisions: [decision],
      exception: "暂时不足",
    });
    fc.assert(
      fc.property(everyDay, everyDay, (leaves, joins) => {
        const sets = [
          set(to, joins, decide(mover.person, "add", "随迁")),
          set(from, leaves, decide(mover.person, "remove", "随迁")),
        ];
        const ground = { ...groundOf([mover]), villages: [from, to] };
        const result = closeAdjustment(draft(sets), ground);
        expect(result.ok).toBe(leaves <= joins);
        const after = applyChanges([mover], result.ok ? result.value.changes : [], ids());
        expect(inVillage(poolAsAt(after, today), result.ok ? to : from)).toEqual([mover.person]);
      }),
    );
  });
});

/** One fault in a sound adjustment, and the code that must name it. */
const faults = {
  PERSON_UNDECIDED: (sets) => sets.map((one) => ({ ...one, decisions: one.decisions.slice(1) })),
  REASON_MISSING: (sets) =>
    sets.map((one) => ({
      ...one,
      decisions: one.decisions.map((decision, at) => (at === 0 ? { ...decision, reason: "" } : decision)),
    })),
  PERSON_DECIDED_TWICE: (sets) =>
    sets.map((one) => ({ ...one, decisions: [...one.decisions, ...one.decisions.slice(0, 1)] })),
  ADDED_IN_POOL_ALREADY: (sets) =>
    sets.map((one) => ({
      ...one,
      decisions: one.decisions.map((decision, at) =>
        at === 0 && decision.decision !== "add" ? decide(decision.person, "add", "支部推荐") : decision,
      ),
    })),
  NOT_IN_VILLAGE_POOL: (sets) =>
    sets.map((one) => ({
      ...one,
      decisions: [...one.decisions, decide(person("nobody"), "keep", "表现稳定")],
    })),
  DECIDED_IN_FUTURE: (sets) => sets.map((one) => ({ ...one, on: addDays(today, 1) })),
  VILLAGE_UNDECIDED: (sets) => sets.slice(1),
  VILLAGE_UNKNOWN: (sets) => [
    ...sets,
    { ...(sets[0] as (typeof sets)[number]), village: village("elsewhere") },
  ],
} as const satisfies Partial<
  Record<(typeof adjustmentRefusalCodes)[number], (sets: Adjustment["villages"]) => Adjustment["villages"]>
>;

describe("any adjustment with a fault", () => {
  it.each(Object.entries(faults))("is refused for %s", (code, fault) => {
    fc.assert(
      fc.property(anySound, ({ entries, sets }) => {
        // Someone open-ended in each village, so that there is somebody for each fault to befall.
        const sure = villageNames.map((where, at) => entry(`sure-${at}`, { in: where }));
        const decided = sets.map((one, at) => ({
          ...one,
          decisions: [decide(person(`sure-${at}`), "keep", "表现稳定"), ...one.decisions],
        }));
        const ground = groundOf([...entries, ...sure]);
        expect(closeAdjustment(draft(decided), ground).ok).toBe(true);
        const result = closeAdjustment(draft(fault(decided)), ground);
        expect(result.ok ? [] : result.error.map((one) => one.code)).toContain(code);
        for (const { zh, en } of result.ok ? [] : result.error) {
          expect(zh).toMatch(/。$/);
          expect(`${zh}${en}`).not.toMatch(/undefined|object|per_/);
        }
      }),
      { numRuns: 50 },
    );
  });
});
