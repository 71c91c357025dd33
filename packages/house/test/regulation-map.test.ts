// The regulation map: what it takes from the tests, and that every rule of the book stands in it.
import { ruleBook, steps } from "@miaopu/domain";
import { describe, expect, it } from "vitest";
import { renderMap, titlesByCode } from "../src/regulation-map.ts";

const file = (...lines: string[]) => ({ path: "rules/apply.test.ts", lines });

describe("titles by code", () => {
  it("finds the codes that a title quotes, whole and by every code", () => {
    const titles = titlesByCode([
      file(`it("[TALK_LATE] is late a day after (%#)", () => {});`, "it(`[A_B] [C_D] both`)"),
    ]);
    expect(Object.fromEntries(titles)).toEqual({
      TALK_LATE: ["is late a day after"],
      A_B: ["both"],
      C_D: ["both"],
    });
  });

  it("reads tests alone", () => {
    expect(titlesByCode([{ path: "given.ts", lines: [`"[TALK_LATE] no title"`] }]).size).toBe(0);
  });
});

describe("the map", () => {
  const map = renderMap([file(`it("[TALK_LATE] is late", () => {});`)]);

  it("has a row for every step and for every rule", () => {
    for (const { id } of steps) expect(map).toContain(`| ${id} |`);
    for (const { code } of ruleBook) expect(map).toContain(`| \`${code}\` |`);
  });

  it("puts articles of both editions and the tests beside a rule", () => {
    expect(map).toContain("| `TALK_LATE` | warn | S02 | 7 / 7 | is late |");
    expect(map).toContain("| `ASSEMBLY_LATE` | warn | S15 | – / 19 |  |");
  });
});
