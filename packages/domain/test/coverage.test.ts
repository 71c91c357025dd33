// Every code of the book and of the adjustment is quoted by the title of a test, and no title quotes a code that the book does not have.
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ruleBook } from "../src/index.ts";
import { adjustmentRefusalCodes } from "../src/talent-pool/index.ts";

const tests = globSync("**/*.test.ts", { cwd: import.meta.dirname, exclude: ["coverage.test.ts"] });

/** The titles of a file's tests: the first text after `it(`, or after the rows of `it.each`. */
const titlesOf = (source: string): string[] =>
  [...source.matchAll(/(?:\bit|\))\(\s*"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? "");

const quoted = new Set(
  tests.flatMap((file) =>
    titlesOf(readFileSync(`${import.meta.dirname}/${file}`, "utf8")).flatMap((title) =>
      [...title.matchAll(/\[([A-Z][A-Z0-9_]+)\]/g)].map((match) => match[1] ?? ""),
    ),
  ),
);
const codes: readonly string[] = [...ruleBook.map((rule) => rule.code), ...adjustmentRefusalCodes];

describe("the book and its tests", () => {
  it.each(codes)("%s is quoted by a test", (code) => {
    expect([...quoted]).toContain(code);
  });

  it("every code that a title quotes is in the book", () => {
    expect([...quoted].filter((code) => !codes.includes(code))).toEqual([]);
  });

  it("no code stands twice in the book", () => {
    expect(codes.length).toBe(new Set(codes).size);
  });

  it("reads titles, not other texts", () => {
    expect(titlesOf('it("a [B_C]", () => f("x [D_E]"));\nit.each([1])(\n  "of %d [F_G]", () => {})')).toEqual(
      ["a [B_C]", "of %d [F_G]"],
    );
  });
});
