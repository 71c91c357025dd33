// Recovery parts: any two of three restore the keys, and whatever was typed wrongly is named.
import { describe, expect, it } from "vitest";
import { type KeyRing, newGeneration, newRing } from "../../src/keys/key-ring.ts";
import {
  RecoveryError,
  type RecoveryPart,
  type RecoveryProblem,
  headOf,
  pageOf,
  recoveryParts,
  ringFromParts,
} from "../../src/keys/recovery.ts";

const now = "2026-11-22T04:00:00.000Z";
const first = newRing(now);
const ring: KeyRing = { ...first, generations: [...first.generations, newGeneration(now)] };
const parts = await recoveryParts(ring);
const typed = (...some: (RecoveryPart | undefined)[]): string =>
  some.map((part) => (part ? [headOf(part), ...part.lines].join("\n") : "")).join("\n");

const problemOf = async (text: string): Promise<RecoveryProblem | null> => {
  try {
    await ringFromParts(text, now);
    return null;
  } catch (error) {
    if (error instanceof RecoveryError) return error.problem;
    throw error;
  }
};

describe("recovery parts", () => {
  it.each([
    [0, 1],
    [0, 2],
    [1, 2],
    [2, 0],
  ])("restore every generation from two of them (%i, %i)", async (one, two) => {
    expect(await ringFromParts(typed(parts[one], parts[two]), now)).toEqual(ring);
  });

  it("are read from the printed pages, and as a person types", async () => {
    const pages = parts.slice(0, 2).map((part) => pageOf(part, now));
    expect(pages[0]).toContain("第1份");
    expect(await ringFromParts(pages.join("\n\n"), now)).toEqual(ring);
    const careless = typed(parts[0], parts[1])
      .toLowerCase()
      .replaceAll("0", "o")
      .replaceAll("1", "l")
      .replaceAll(/(?<=\n[^m][\s\S]*) /g, "")
      .replaceAll("\n", "\r\n  ");
    const heads = careless.replaceAll(/mp-(\w{6})-[l]/g, "mp-$1-1");
    expect(await ringFromParts(heads, now)).toEqual(ring);
  });

  it("fit one page, in groups of four", () => {
    const [part] = parts;
    expect(part?.lines.length).toBeLessThanOrEqual(10);
    for (const line of part?.lines ?? []) expect(line).toMatch(/^([0-9A-HJKMNP-TV-Z]{1,4}( |$)){1,6}$/);
  });

  it("tell nothing alone: a part is as random as the next printing's", async () => {
    const again = await recoveryParts(ring);
    for (const part of again)
      for (const old of parts) expect(part.lines.slice(1)).not.toEqual(old.lines.slice(1));
    expect(await problemOf(typed(parts[0]))).toEqual({ kind: "count", found: 1 });
  });

  it("name the part and the line in which any one character is wrong", async () => {
    const [one, two] = parts as [RecoveryPart, RecoveryPart];
    let passed = 0;
    for (const [at, line] of two.lines.entries())
      for (let place = 0; place < line.length; place++) {
        if (line[place] === " ") continue;
        const wrong = line.slice(0, place) + (line[place] === "7" ? "8" : "7") + line.slice(place + 1);
        const lines = two.lines.with(at, wrong);
        const problem = await problemOf(typed(one, { ...two, lines }));
        // Two check characters miss one error in a thousand, which the sum over the whole then finds.
        if (problem?.kind === "unfit") passed++;
        else expect(problem).toEqual({ kind: "line", part: 2, line: at + 1 });
      }
    expect(passed).toBeLessThanOrEqual(3);
  });

  it("are refused where they do not belong together", async () => {
    const later = await recoveryParts(ring);
    expect(await problemOf(typed(parts[0], later[1]))).toEqual({ kind: "other-set" });
    expect(await problemOf(typed(parts[0], parts[0]))).toEqual({ kind: "same-part" });
    expect(await problemOf(typed(...parts))).toEqual({ kind: "count", found: 3 });
    expect(await problemOf("没有恢复码\n")).toEqual({ kind: "shape" });
    const [one, two] = parts as [RecoveryPart, RecoveryPart];
    expect(await problemOf(typed(one, { ...two, lines: two.lines.slice(0, -1) }))).toEqual({ kind: "unfit" });
  });
});
