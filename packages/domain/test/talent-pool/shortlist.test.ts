// Shortlists: two groups by evidence of frontline deeds, explained by facts, ordered by name alone, without any figure.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PersonId, toDay } from "../../src/index.ts";
import { type ShortlistFact, poolAsAt, sayFact, shortlist } from "../../src/talent-pool/index.ts";
import { anyDay, anyPool, deed, entry, person, village } from "./pool-facts.ts";

const on = toDay("2026-11-22");
const nameKey = (one: PersonId) => one;
const groupsOf = (
  entries: Parameters<typeof shortlist>[0],
  more: Partial<Parameters<typeof shortlist>[1]> = {},
) =>
  shortlist(entries, { on, nameKey, ...more }).groups.map(({ group, people }) => [
    group,
    people.map((one) => one.person),
  ]);
const proven = { deeds: [deed("2026-07-01")] };

describe("a shortlist", () => {
  it("puts those with evidence of a frontline deed first, whatever else is known of anybody", () => {
    const post = {
      office: "director",
      term: "第十二届",
      electedOn: toDay("2026-03-01"),
      endedOn: null,
    } as const;
    const entries = [
      entry("a", { source: "frontline", willingness: "willing", strengths: "电商", posts: [post] }),
      entry("b", { deeds: [deed("2026-07-01", { evidence: [] })] }),
      entry("c", proven),
    ];
    expect(groupsOf(entries)).toEqual([
      ["frontline-evidence", [person("c")]],
      ["others", [person("a"), person("b")]],
    ]);
  });

  it("orders a group by the name key alone, not by how many deeds", () => {
    const many = { deeds: [deed("2026-07-01"), deed("2026-07-02"), deed("2026-07-03")] };
    const entries = [entry("z", many), entry("m", proven), entry("a", proven)];
    expect(groupsOf(entries)[0]).toEqual(["frontline-evidence", [person("a"), person("m"), person("z")]]);
    const backwards = (one: PersonId) => `${999 - one.charCodeAt(4)}`;
    expect(groupsOf(entries, { nameKey: backwards })[0]?.[1]).toEqual([
      person("z"),
      person("m"),
      person("a"),
    ]);
  });

  it("orders those of one name by their ids, whatever order they come in", () => {
    const entries = [entry("b"), entry("c"), entry("a")];
    for (const all of [entries, entries.toReversed()])
      expect(groupsOf(all, { nameKey: () => "王芳" })[1]?.[1]).toEqual(["a", "b", "c"].map(person));
  });

  it("knows on the very day of entering what was done that day", () => {
    const entered = entry("a", { from: "2026-11-22", deeds: [deed("2026-11-22")] });
    expect(groupsOf([entered])[0]).toEqual(["frontline-evidence", [person("a")]]);
  });

  it("looks at those in the pool on that day, and at the deeds done by then", () => {
    const entries = [
      entry("left", { ...proven, to: "2026-08-01" }),
      entry("later", { ...proven, from: "2026-12-01" }),
      entry("tomorrow", { deeds: [deed("2026-11-23")] }),
      entry("asked", proven),
      entry("not-asked", proven),
    ];
    const among = new Set(["left", "later", "tomorrow", "asked"].map(person));
    expect(groupsOf(entries, { among })).toEqual([
      ["frontline-evidence", [person("asked")]],
      ["others", [person("tomorrow")]],
    ]);
  });

  it("counts what was done during an earlier stay, in another village too", () => {
    const entries = [
      entry("a", { ...proven, to: "2026-08-01" }),
      entry("a", { in: "fengshu", from: "2026-10-01" }),
    ];
    expect(shortlist(entries, { on, nameKey }).groups[0]?.people).toEqual([
      {
        person: person("a"),
        village: village("fengshu"),
        facts: [
          { fact: "deed", deed: deed("2026-07-01") },
          { fact: "source", source: "veteran" },
          { fact: "willingness", willingness: null },
        ],
      },
    ]);
  });

  it("explains everybody by facts in words, the deed with its day and evidence", () => {
    const [told] = shortlist(
      [
        entry("a", {
          deeds: [deed("2026-07-03", { evidence: [] }), deed("2026-07-01")],
          posts: [
            { office: "director", term: "第十二届", electedOn: toDay("2026-03-01"), endedOn: null },
            {
              office: "committee-member",
              term: "第十一届",
              electedOn: toDay("2021-03-01"),
              endedOn: toDay("2026-03-01"),
            },
          ],
          willingness: "willing",
          strengths: "电商",
        }),
      ],
      { on, nameKey },
    ).groups;
    const facts: readonly ShortlistFact[] = told?.people[0]?.facts ?? [];
    expect(facts.map((fact) => sayFact(fact).zh)).toEqual([
      "2026-07-01 防汛救灾：转移群众（佐证：镇防指通报）",
      "2026-07-03 防汛救灾：转移群众（尚无佐证）",
      "2021-03-01 当选村民委员会委员（第十一届），任至 2026-03-01",
      "2026-03-01 当选村民委员会主任（第十二届）",
      "来源：退役军人",
      "意愿：愿意担任村干部",
      "特长：电商",
    ]);
    const [proven, unproven] = facts.map((fact) => sayFact(fact).en);
    expect(proven).toMatch(/^2026-07-01 flood relief: .* \(evidence: .*\)$/);
    expect(unproven).toMatch(/^2026-07-03 flood relief: .* \(no evidence yet\)$/);
    expect(sayFact({ fact: "willingness", willingness: null }).zh).toBe("意愿：未询问");
  });
});

const figuresIn = (value: unknown): number[] =>
  typeof value === "number"
    ? [value]
    : value !== null && typeof value === "object"
      ? Object.values(value).flatMap(figuresIn)
      : [];

describe("any shortlist", () => {
  it("holds everybody of the pool once, and no figure that could be read as a score", () => {
    fc.assert(
      fc.property(anyPool, anyDay, (entries, day) => {
        const list = shortlist(entries, { on: day, nameKey });
        const people = list.groups.flatMap((group) => group.people.map((one) => one.person));
        expect(people.toSorted()).toEqual(
          poolAsAt(entries, day)
            .map((one) => one.person)
            .toSorted(),
        );
        expect(figuresIn(list)).toEqual([]);
      }),
    );
  });

  it("is the same whatever the order of the entries, and a further deed moves nobody within the group", () => {
    fc.assert(
      fc.property(anyPool, anyDay, (entries, day) => {
        const list = shortlist(entries, { on: day, nameKey });
        const groups = (all: typeof entries) =>
          shortlist(all, { on: day, nameKey }).groups.map(({ people }) => people.map((one) => one.person));
        expect(groups(entries.toReversed())).toEqual(groups(entries));
        const first = list.groups[0]?.people.at(-1)?.person;
        const praised = entries.map((one) =>
          one.person === first ? { ...one, deeds: [...one.deeds, deed(day)] } : one,
        );
        expect(groups(praised)).toEqual(groups(entries));
      }),
    );
  });
});
