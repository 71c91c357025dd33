// Sensitive texts: found by the tags of their facts, and read by no rule, whatever stands in their place.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DossierEvent,
  type DossierRecord,
  type Setting,
  audit,
  dossierEventSchema,
  dossierRecordSchema,
  sensitiveFacts,
  sensitiveTextsOf,
  textsInEvent,
  toDay,
  withTexts,
} from "../../src/index.ts";
import { emptyFile, take } from "../../src/rules/file-state.ts";
import { judge } from "../../src/rules/judge.ts";
import { setting as plain } from "../files.ts";
import { anyWay, walk } from "../laws/walk.ts";

const on = toDay("2024-03-20");
const setting: Setting = { ...plain, today: toDay("2040-01-01") };
const parse = (told: object): DossierRecord => dossierRecordSchema.parse(told);

const tagged: readonly (readonly [object, Readonly<Record<string, string>>])[] = [
  [{ step: "S10", on, conclusion: "passed", findings: "甲" }, { findings: "political-review" }],
  [
    { record: "joint-review", on, department: "police", reason: "甲", document: "乙" },
    { reason: "joint-review", document: "joint-review" },
  ],
  [{ record: "veto", on, item: "bribery", reason: "甲" }, { reason: "veto" }],
  [{ record: "veto-cleared", on, item: "bribery", reason: "甲" }, { reason: "veto" }],
  [{ record: "stop", on, reason: "甲" }, { reason: "political-review" }],
  [{ step: "S14", on, formNumber: "X-0001", lateReason: "甲" }, {}],
  [{ record: "transfer", on, from: "org_1", to: "org_2" }, {}],
];

/** The same record with some text at each sensitive fact. */
function filled(record: DossierRecord, text: string | null): DossierRecord {
  const facts = [...sensitiveFacts(record).keys()].map((key) => [key, text]);
  return { ...record, ...Object.fromEntries(facts) } as DossierRecord;
}

describe("the tags", () => {
  it.each(tagged)("of %j are these", (told, tags) => {
    const record = parse(told);
    expect(Object.fromEntries(sensitiveFacts(record))).toEqual(tags);
    expect(sensitiveTextsOf(record).map(({ key, sensitivity }) => [key, sensitivity])).toEqual(
      Object.entries(tags),
    );
  });

  it("find nothing where nothing was typed", () => {
    expect(sensitiveTextsOf(parse({ step: "S10", on, conclusion: "passed" }))).toEqual([]);
    expect(sensitiveTextsOf(parse({ record: "stop", on, reason: null }))).toEqual([]);
    expect(sensitiveTextsOf(parse({ record: "stop", on, reason: "" }))).toEqual([]);
  });
});

describe("the texts of an event", () => {
  const review = parse({ step: "S10", on, conclusion: "failed", findings: "其父曾受处分" });
  const form = parse({ step: "S14", on, formNumber: "X-0001" });
  const correction = (record: DossierRecord | null): DossierEvent => ({
    kind: "corrected",
    on,
    supersedes: 3,
    reason: "查明并无此事",
    record,
    verdicts: [],
  });

  it("are those of its record, with their places", () => {
    const event: DossierEvent = { kind: "recorded", source: "live", record: review, verdicts: [] };
    expect(textsInEvent(event, null)).toEqual([
      { path: "record.findings", sensitivity: "political-review", text: "其父曾受处分" },
    ]);
    expect(textsInEvent({ kind: "opened", on, person: "per_1", branch: "org_1" }, null)).toEqual([]);
  });

  it("include the reason of a correction where either record has such facts", () => {
    const paths = (record: DossierRecord | null, superseded: DossierRecord | null) =>
      textsInEvent(correction(record), superseded).map(({ path }) => path);
    expect(paths(review, form)).toEqual(["record.findings", "reason"]);
    expect(paths(form, review)).toEqual(["reason"]);
    expect(paths(null, review)).toEqual(["reason"]);
    expect(paths(form, form)).toEqual([]);
    expect(paths(null, form)).toEqual([]);
  });

  it("are replaced where they stand, and the event is still one", () => {
    const event = correction(review);
    const texts = new Map(textsInEvent(event, null).map(({ path }) => [path, `sealed:${path}`]));
    const replaced = dossierEventSchema.parse(withTexts(event, texts));
    expect(replaced).toEqual({
      ...event,
      reason: "sealed:reason",
      record: { ...review, findings: "sealed:record.findings" },
    });
    const back = new Map(textsInEvent(event, null).map(({ path, text }) => [path, text]));
    expect(withTexts(replaced, back)).toEqual(event);
  });
});

describe("no rule reads them", () => {
  const texts = fc.constantFrom("其父曾受处分", "sealed:kq2Jd0v8sXw1Zt3QmB7c9A", "");

  it("typed live: the same verdicts with a text, a commitment, or nothing", () => {
    let seen = 0;
    fc.assert(
      fc.property(anyWay, texts, (way, text) => {
        const { typed } = walk(way, setting);
        const [bare, full] = [emptyFile(), emptyFile()];
        for (const record of typed) {
          const [without, within] = [filled(record, null), filled(record, text)];
          if (sensitiveFacts(record).size > 0) seen++;
          expect(judge(within, full, setting)).toEqual(judge(without, bare, setting));
          take(bare, without);
          take(full, within);
        }
      }),
      { numRuns: 1000, seed: 33 },
    );
    expect(seen).toBeGreaterThan(1000);
  });

  it("audited from paper: the same findings and the same timeline", () => {
    fc.assert(
      fc.property(anyWay, texts, (way, text) => {
        const { accepted } = walk(way, setting);
        const within = accepted.map((record) => filled(record, text));
        expect(audit(within, setting)).toEqual(audit(accepted, setting));
      }),
      { numRuns: 1000, seed: 34 },
    );
  });
});
