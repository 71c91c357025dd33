// The pool as at any day, its structure, its short villages, and two days side by side.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, toDay } from "../../src/index.ts";
import {
  type PoolEntry,
  type PoolPeople,
  comparePools,
  poolAsAt,
  poolEntrySchema,
  shortVillages,
  structureOf,
} from "../../src/talent-pool/index.ts";
import { anyDay, anyPeople, anyPool, deed, entry, person, village } from "./pool-facts.ts";

const on = toDay("2026-11-22");
const peopleIn = (pool: readonly PoolEntry[]) => pool.map((one) => one.person).toSorted();
const peopleAt = (entries: readonly PoolEntry[], day: string) => peopleIn(poolAsAt(entries, toDay(day)));

describe("an entry", () => {
  const parse = (more: object) => poolEntrySchema.safeParse({ ...entry("a"), ...more });

  it("takes a day and a reason to leave, both or neither", () => {
    expect(parse({ leftOn: "2025-01-01", leftReason: "外出务工" }).success).toBe(true);
    expect(parse({ leftOn: "2025-01-01" }).error?.issues[0]?.path).toEqual(["leftReason"]);
    expect(parse({ leftReason: "外出务工" }).error?.issues[0]?.path).toEqual(["leftReason"]);
    expect(parse({ leftOn: "2025-01-01", leftReason: "  " }).success).toBe(false);
  });

  it("does not end before it begins, nor does an office", () => {
    const left = { leftOn: "2024-01-09", leftReason: "外出务工" };
    expect(parse(left).error?.issues[0]?.path).toEqual(["leftOn"]);
    const post = { office: "director", term: "第十二届", electedOn: "2026-03-01", endedOn: "2026-02-28" };
    expect(parse({ posts: [post] }).error?.issues[0]?.path).toEqual(["posts", 0, "endedOn"]);
    expect(parse({ posts: [{ ...post, endedOn: null }] }).success).toBe(true);
  });

  it("names only sources, deeds and offices of the tables", () => {
    expect(parse({ source: "cadre" }).success).toBe(false);
    expect(parse({ deeds: [{ ...deed("2026-07-01"), kind: "attendance" }] }).success).toBe(false);
    expect(parse({ deeds: [deed("2026-07-01")] }).success).toBe(true);
  });
});

describe("the pool as at a day", () => {
  const entries = [entry("a", { to: "2025-06-01" }), entry("b", { from: "2025-06-01" })];

  it("holds who entered on that day, and no longer who left on it", () => {
    expect(peopleAt(entries, "2024-01-09")).toEqual([]);
    expect(peopleAt(entries, "2024-01-10")).toEqual([person("a")]);
    expect(peopleAt(entries, "2025-05-31")).toEqual([person("a")]);
    expect(peopleAt(entries, "2025-06-01")).toEqual([person("b")]);
  });

  it("tells nothing that came later: leaving, deeds, elections, the end of an office", () => {
    const post = { office: "director", term: "第十二届", electedOn: toDay("2025-03-01") } as const;
    const stayed = entry("a", {
      to: "2026-01-01",
      deeds: [deed("2025-07-01"), deed("2025-07-02")],
      posts: [
        { ...post, endedOn: toDay("2025-12-01") },
        { ...post, electedOn: toDay("2025-08-01"), endedOn: null },
      ],
    });
    const [then] = poolAsAt([stayed], toDay("2025-07-01"));
    expect(then).toMatchObject({ leftOn: null, leftReason: null, deeds: [deed("2025-07-01")] });
    expect(then?.posts).toEqual([{ ...post, endedOn: null }]);
    expect(poolAsAt([stayed], toDay("2025-12-01"))[0]?.posts[0]?.endedOn).toBe("2025-12-01");
    const elected = (day: string) => poolAsAt([stayed], toDay(day))[0]?.posts.length;
    expect([elected("2025-07-31"), elected("2025-08-01")]).toEqual([1, 2]);
  });

  it("never changes by what happens after that day", () => {
    fc.assert(
      fc.property(anyPool, anyDay, fc.nat(30), (entries, day, later) => {
        const after = addDays(day, later + 1);
        const further = entries.map((one) =>
          one.leftOn === null && one.enteredOn <= after
            ? { ...one, leftOn: after, leftReason: "调出", deeds: [...one.deeds, deed(after)] }
            : one,
        );
        const more = [...further, entry("z", { from: after })];
        expect(poolAsAt(more, day)).toEqual(poolAsAt(entries, day));
      }),
    );
  });

  it("has nobody twice, and all of it again on the same day", () => {
    fc.assert(
      fc.property(anyPool, anyDay, (entries, day) => {
        const pool = poolAsAt(entries, day);
        expect(new Set(peopleIn(pool)).size).toBe(pool.length);
        expect(poolAsAt(pool, day)).toEqual(pool);
      }),
    );
  });
});

describe("short villages", () => {
  it("are those below the profile's number, one without anybody among them", () => {
    const pool = [entry("a"), entry("b"), entry("c", { in: "shuangtang" }), entry("d", { in: "elsewhere" })];
    const villages = ["fengshu", "hekou", "shuangtang"].map(village);
    expect(shortVillages(pool, villages, { reservesPerVillage: 2 })).toEqual([
      { village: village("fengshu"), reserves: 0, minimum: 2 },
      { village: village("shuangtang"), reserves: 1, minimum: 2 },
    ]);
    expect(shortVillages(pool, villages, { reservesPerVillage: 3 })).toHaveLength(3);
  });
});

describe("the structure", () => {
  const people: PoolPeople = new Map([
    [person("a"), { birthDate: toDay("1995-01-01"), education: "college", occupation: "养殖" }],
    [person("b"), { birthDate: toDay("1991-11-22"), education: "college", occupation: "养　殖" }],
    [person("c"), { birthDate: toDay("1965-01-01"), education: "postgraduate", occupation: " " }],
    [person("d"), { birthDate: null, education: null, occupation: null }],
  ]);
  const pool = [
    entry("a"),
    entry("b", { in: "shuangtang", source: "frontline" }),
    entry("c"),
    entry("d"),
    entry("e"),
  ];

  it("counts by each table's keys in their order, education by its standard name, the unknown as such", () => {
    expect(structureOf(pool, people, on)).toEqual({
      on,
      total: 5,
      byAgeBand: { "under-35": 1, "35-45": 1, "over-55": 1, unknown: 2 },
      byEducation: { 研究生: 1, 大专: 2, unknown: 2 },
      byOccupation: { 养殖: 2, unknown: 3 },
      bySource: { veteran: 4, frontline: 1 },
      byVillage: { [village("hekou")]: 4, [village("shuangtang")]: 1 },
    });
    expect(Object.keys(structureOf(pool, people, on).byEducation)).toEqual(["研究生", "大专", "unknown"]);
  });

  it("takes ages on the day asked for", () => {
    expect(structureOf(pool, people, toDay("2026-11-21")).byAgeBand).toMatchObject({ "under-35": 2 });
  });

  it("adds up to the whole in each of its parts", () => {
    fc.assert(
      fc.property(anyPool, anyPeople, anyDay, (entries, people, day) => {
        const pool = poolAsAt(entries, day);
        const { total, on: asked, ...parts } = structureOf(pool, people, day);
        expect(asked).toBe(day);
        for (const counts of Object.values(parts))
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
        expect(total).toBe(pool.length);
      }),
    );
  });
});

describe("two days side by side", () => {
  const people: PoolPeople = new Map([
    [person("stays"), { birthDate: toDay("1991-06-01"), education: null, occupation: null }],
    [person("moves"), { birthDate: toDay("1999-06-01"), education: null, occupation: null }],
  ]);
  const entries = [
    entry("stays"),
    entry("moves", { to: "2025-12-20" }),
    entry("moves", { in: "fengshu", from: "2025-12-20" }),
    entry("goes", { to: "2025-12-20" }),
    entry("comes", { from: "2025-12-20", source: "frontline" }),
    entry("passes", { from: "2025-06-01", to: "2025-07-01" }),
  ];
  const compared = comparePools(entries, people, toDay("2025-01-01"), toDay("2026-11-22"));

  it("says who joined from where, and who left when and why", () => {
    expect(compared).toMatchObject({ before: 3, after: 3 });
    expect(compared.joined).toEqual([
      { person: person("comes"), village: village("hekou"), source: "frontline", on: "2025-12-20" },
    ]);
    expect(compared.left).toEqual([
      { person: person("goes"), village: village("hekou"), on: "2025-12-20", reason: "外出务工" },
    ]);
  });

  it("says who moved between villages and age bands, and is silent of who passed through", () => {
    expect(compared.stayed).toEqual([person("stays"), person("moves")]);
    expect(compared.movedVillages).toEqual([
      { person: person("moves"), from: village("hekou"), to: village("fengshu") },
    ]);
    expect(compared.movedBands).toEqual([{ person: person("stays"), from: "under-35", to: "35-45" }]);
    expect(JSON.stringify(compared)).not.toContain("passes");
  });

  it("is the same in whichever order the days are given", () => {
    expect(comparePools(entries, people, toDay("2026-11-22"), toDay("2025-01-01"))).toEqual(compared);
  });

  it("leads from one pool to the other: before, less the left, with the joined, is after", () => {
    fc.assert(
      fc.property(anyPool, anyPeople, anyDay, anyDay, (entries, people, oneDay, otherDay) => {
        const { from, to, joined, left, stayed } = comparePools(entries, people, oneDay, otherDay);
        const [was, is] = [peopleIn(poolAsAt(entries, from)), peopleIn(poolAsAt(entries, to))];
        expect([...stayed, ...left.map((one) => one.person)].toSorted()).toEqual(was);
        expect([...stayed, ...joined.map((one) => one.person)].toSorted()).toEqual(is);
        for (const one of left) expect(one.on > from && one.on <= to).toBe(true);
        for (const one of joined) expect(one.on > from && one.on <= to).toBe(true);
      }),
    );
  });

  it("finds nothing between a day and itself", () => {
    fc.assert(
      fc.property(anyPool, anyPeople, anyDay, (entries, people, day) => {
        const { joined, left, movedBands, movedVillages } = comparePools(entries, people, day, day);
        expect([joined, left, movedBands, movedVillages]).toEqual([[], [], [], []]);
      }),
    );
  });
});
