// Likely duplicates: proposed for a reason, never for less than a whole name and day, never merged.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, toDay } from "../../src/index.ts";
import { type Likeness, likelyDuplicates } from "../../src/talent-pool/index.ts";
import { person } from "./pool-facts.ts";

const born = toDay("1990-05-01");
const like = (name: string, more: Partial<Likeness> = {}): Likeness => ({
  person: person(name),
  idIndex: `index-${name}`,
  name: `名${name}`,
  birthDate: born,
  ...more,
});
const proposed = (...people: Likeness[]) =>
  likelyDuplicates(people).map(({ people: alike, reason }) => [reason, alike]);
const pair = [person("a"), person("b")];

describe("likely duplicates", () => {
  it("are people with one ID number, whatever their names", () => {
    expect(proposed(like("b", { idIndex: "x" }), like("a", { idIndex: "x" }), like("c"))).toEqual([
      ["same-id", pair],
    ]);
  });

  it("are told once where ID, name and birth date all agree", () => {
    const one = { idIndex: "x", name: "王芳" };
    expect(proposed(like("a", one), like("b", one))).toEqual([["same-id", pair]]);
  });

  it("are people of one name and birth date, however the name is typed", () => {
    const typed = (name: string) =>
      proposed(like("a", { name, idIndex: null }), like("b", { name: "阿依·古丽" }));
    for (const name of ["阿依·古丽", "阿依•古丽", " 阿 依　古丽\u200B", "阿依．古丽"])
      expect([name, typed(name)]).toEqual([name, [["same-name-and-birth-date", pair]]]);
    expect(typed("阿依古兰")).toEqual([]);
  });

  it("say so where the ID numbers differ: likely two people", () => {
    const [one] = likelyDuplicates([like("a", { name: "王芳" }), like("b", { name: "王芳" })]);
    expect(one).toMatchObject({ reason: "same-name-and-birth-date-other-id", people: pair });
    expect(one?.zh).toContain("多半是两个人");
    expect(one?.en).toContain("likely two people");
  });

  it("are not those of whom name, birth date or ID is unknown, nor of another day", () => {
    expect(proposed(like("a", { idIndex: null }), like("b", { idIndex: null }))).toEqual([]);
    const name = "王芳";
    expect(proposed(like("a", { name, birthDate: null }), like("b", { name, birthDate: null }))).toEqual([]);
    expect(proposed(like("a", { name }), like("b", { name, birthDate: addDays(born, 1) }))).toEqual([]);
    expect(proposed(like("a", { name: " " }), like("b", { name: "" }))).toEqual([]);
  });

  it("are never one person alone, entered in two lists", () => {
    expect(proposed(like("a"), like("a"))).toEqual([]);
  });

  const anyLikeness = fc.record({
    person: fc.constantFrom("a", "b", "c", "d", "e").map(person),
    idIndex: fc.constantFrom("x", "y", null),
    name: fc.constantFrom("王芳", "王 芳", "李伟", ""),
    birthDate: fc.constantFrom(born, addDays(born, 1), null),
  });

  it("are found whatever the order, and each pair that agrees in a proposal of some reason", () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyLikeness, { selector: (one) => one.person }), (people) => {
        const proposals = likelyDuplicates(people);
        const told = (list: typeof proposals) => list.map((one) => JSON.stringify(one)).toSorted();
        expect(told(likelyDuplicates(people.toReversed()))).toEqual(told(proposals));
        for (const a of people)
          for (const b of people) {
            if (a.person >= b.person) continue;
            const bare = (one: Likeness) => one.name.replace(" ", "");
            const isAlike =
              (a.idIndex !== null && a.idIndex === b.idIndex) ||
              (bare(a) !== "" && bare(a) === bare(b) && a.birthDate !== null && a.birthDate === b.birthDate);
            const isTold = proposals.some((one) => [a, b].every((who) => one.people.includes(who.person)));
            expect(isTold).toBe(isAlike);
          }
      }),
    );
  });
});
