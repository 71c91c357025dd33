// The corpus: the published examples, and 133 files on which an independent implementation says exactly the same.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type ReplayResult, replayCase } from "../../src/conformance/index.ts";
import { packIds, ruleBook, stepIds } from "../../src/index.ts";

type Told = readonly [code: string, severity: string, pack: string, article: string | null];
/** What is expected; records that are taken without a word are left out. */
interface Expected extends Omit<ReplayResult, "name" | "records"> {
  readonly records: Readonly<Record<string, { taken?: false; verdicts?: Told[]; unchecked?: string[] }>>;
}
interface Kept {
  readonly case: { readonly name: string; readonly mode: string; readonly records: readonly unknown[] };
  readonly result: Expected;
}
interface Example {
  readonly name: string;
  readonly records: readonly unknown[];
  readonly expect: Readonly<Record<string, unknown>> & {
    readonly verdicts?: readonly { at: number; taken: boolean; codes: string[] }[];
    readonly next?: string[];
  };
}

const read = <T>(name: string) =>
  JSON.parse(readFileSync(`${import.meta.dirname}/${name}.json`, "utf8")) as T[];
const kept = ["decide", "audit"].flatMap((name) => read<Kept>(name));
const examples = read<Example>("examples");

const byCode = (a: Told, b: Told) => (a[0] < b[0] ? -1 : 1);
function replayed(input: unknown): ReplayResult {
  const result = replayCase(input);
  if ("error" in result) throw new Error(`${result.error.path}: ${result.error.message}`);
  return result;
}

/** A result with its verdicts and open rules as sets, and the records without a word left out. */
function sparse({ records, next, ...timeline }: ReplayResult) {
  const spoken = records.flatMap(({ taken, verdicts, unchecked }, at) => {
    if (taken && verdicts.length === 0 && unchecked.length === 0) return [];
    const told = verdicts.map((v): Told => [v.code, v.severity, v.pack, v.article]).toSorted(byCode);
    return [[at, { taken, verdicts: told, unchecked: [...unchecked].toSorted() }]];
  });
  return { ...timeline, next: new Set(next), records: Object.fromEntries(spoken) as object };
}

const wanted = (name: string, { records, next, ...timeline }: Expected) => ({
  name,
  ...timeline,
  next: new Set(next),
  records: Object.fromEntries(
    Object.entries(records).map(([at, { taken = true, verdicts = [], unchecked = [] }]) => [
      at,
      { taken, verdicts: verdicts.toSorted(byCode), unchecked: unchecked.toSorted() },
    ]),
  ) as object,
});

const silently = { taken: true, codes: [] as string[] };

describe("the published examples", () => {
  it.each(examples.map((one) => [one.name, one] as const))("%s", (_, example) => {
    const { verdicts: listed = [], next, ...timeline } = example.expect;
    const result = replayed(example);
    expect(result).toMatchObject(timeline);
    expect(new Set(next ?? result.next)).toEqual(new Set(result.next));
    result.records.forEach((record, at) => {
      const expected = listed.find((one) => one.at === at) ?? silently;
      const codes = record.verdicts
        .filter((verdict) => verdict.severity !== "note" || expected.codes.includes(verdict.code))
        .map((verdict) => verdict.code);
      expect([at, record.taken, new Set(codes)]).toEqual([at, expected.taken, new Set(expected.codes)]);
    });
  });
});

describe("the corpus", () => {
  it.each(kept.map((one) => [one.case.mode, one.case.name, one] as const))("%s: %s", (_, __, one) => {
    expect(sparse(replayed(one.case))).toEqual(wanted(one.case.name, one.result));
  });

  it("holds every code under each edition that knows it, and every step's next, earliest and due", () => {
    const told = kept.flatMap(({ result }) =>
      Object.values(result.records).flatMap((one) => one.verdicts ?? []),
    );
    const seen = new Set(told.map(([code, , pack]) => `${code} ${pack}`));
    const known = ruleBook.flatMap(({ code, cites }) => {
      if (cites === "local") return [`${code} local`];
      const packs = typeof cites === "string" ? packIds : packIds.filter((pack) => cites[pack]);
      return packs.map((pack) => `${code} ${pack}`);
    });
    expect(known.filter((one) => !seen.has(one))).toEqual([]);
    const results = kept.map((one) => one.result);
    const steps = (of: (result: Expected) => readonly string[]) => new Set(results.flatMap(of));
    expect(steps((result) => result.next)).toEqual(new Set(stepIds));
    expect(steps((result) => Object.keys(result.earliest)).size).toBe(24);
    expect([...steps((result) => Object.keys(result.due))].toSorted()).toEqual([
      "S02",
      "S06",
      "S15",
      "S17",
      "S20",
      "S21",
      "S24",
    ]);
    expect(new Set(results.map((result) => result.status))).toEqual(
      new Set([null, "applicant", "activist", "candidate", "probationary", "full", "closed"]),
    );
  });
});
