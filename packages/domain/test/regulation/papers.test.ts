// The papers of a file: those of the table of steps, those beside it, and which are for few eyes.
import { expect, test } from "vitest";
import { isSensitivePlace, otherPaper, paperPlaces, papersOf, stepIds, steps } from "../../src/index.ts";

test("every step has the papers that the table names, and any other", () => {
  for (const { id, materials } of steps) expect(papersOf(id)).toEqual([...materials, otherPaper]);
});

test("every place has papers, each once, and one for what it does not foresee", () => {
  expect(paperPlaces).toEqual([...stepIds, "joint-review", "veto"]);
  for (const place of paperPlaces) {
    const papers = papersOf(place);
    expect(papers.length).toBeGreaterThan(1);
    expect(new Set(papers).size).toBe(papers.length);
    expect(papers.at(-1)).toBe(otherPaper);
  }
});

test("political review, joint reviews and vetoes are for few eyes", () => {
  expect(paperPlaces.filter(isSensitivePlace)).toEqual(["S10", "joint-review", "veto"]);
});
