// The same people in many layouts and spellings: each layout gives the same people, in their places, with the same findings.
import { describe, expect, test } from "vitest";
import { seeded } from "../ledger/variants.ts";
import { type Choices, type Header, type Shape, type VillageColumn, inMemory, laidOut } from "./layouts.ts";
import { invented, pick } from "./people.ts";
import { readFrom } from "./readings.ts";

const shapes: readonly Shape[] = [
  "one table",
  "sections",
  "sheet names",
  "labels",
  "titles",
  "tables on one sheet",
];
const headers: readonly Header[] = ["one row", "merged groups", "open groups"];

/** What one seed chooses. */
function chosen(seed: number): Choices {
  const random = seeded(seed * 7919 + 1);
  random();
  const shape = shapes[seed % shapes.length] as Shape;
  const villageColumns: VillageColumn[] =
    shape === "one table" ? ["plain", "merged", "once", "same as above"] : ["none", "plain", "none"];
  return {
    shape,
    village: pick(random, villageColumns),
    header: pick(random, headers),
    manner: seed % 4 === 0 ? "plain" : "mixed",
    noise: random() < 0.7,
  };
}

describe("one register, many layouts", () => {
  test.each(Array.from({ length: 120 }, (_, seed) => seed))("layout %i", (seed) => {
    const random = seeded(seed + 2026);
    const people = invented(random, 20 + Math.floor(random() * 91));
    const choices = chosen(seed);
    const { sheets, placed } = laidOut(random, choices, people);
    expect(readFrom(inMemory(sheets)), JSON.stringify(choices)).toEqual(placed);
  });
});
