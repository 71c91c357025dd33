// The audit of a finished file: what is wrong is found with its round, and what the paper does not tell stays unchecked.
import { describe, expect, it } from "vitest";
import { type StepId, audit, stepIds } from "../../src/index.ts";
import { type Told, auditOf, bothFiles, file2014, given, live } from "../given.ts";

const few = { shouldAttend: 12, present: 10, yes: 6, no: 4 };
const from = (at: number, to: number, on: string): Told[] =>
  file2014.told.slice(at, to).map((record) => ({ ...record, on }));
const only = (told: readonly Told[]) => given("cpc-2014", told, file2014.setting);

describe("a file without fault", () => {
  it.each(bothFiles)("has no finding and nothing unchecked, as when typed live ($pack)", (file) => {
    const audited = audit(file.records, file.setting);
    expect(audited.records.flatMap((one) => [...one.verdicts, ...one.unchecked])).toEqual([]);
    expect(audited.timeline).toEqual(live(file).timeline);
  });

  it.each(bothFiles)(
    "is judged as if all the others were on file: the order typed is free ($pack)",
    (file) => {
      // Observations stay before S07: repeating one after it is out of order.
      const backwards = [...file.told.slice(5, 7), ...file.without("S06").told.toReversed()];
      const audited = auditOf(given(file.pack, backwards, file.setting));
      expect(audited.findings).toEqual({});
      expect(audited.timeline).toMatchObject({ status: "full", next: [] });
    },
  );
});

describe("order", () => {
  it("a missing step is found at every step that rests on it", () => {
    const { findings } = auditOf(file2014.without("S11"));
    expect(findings).toEqual(
      Object.fromEntries(
        [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24].map((at) => [at, ["OUT_OF_ORDER"]]),
      ),
    );
  });

  it("a step typed twice is found at the one typed later, and the first counts", () => {
    const twice = only([
      ...file2014.told.slice(0, 4),
      { step: "S03", on: "2023-06-01" },
      ...file2014.told.slice(4),
    ]);
    expect(auditOf(twice).findings).toEqual({ 4: ["OUT_OF_ORDER"] });
  });

  it("an observation typed after S07 is no repetition", () => {
    const told = file2014.without("S06").told;
    const late = [...told.slice(0, 6), { step: "S06", on: "2024-03-01" } as Told, ...told.slice(6)];
    expect(auditOf(only(late)).findings).toEqual({ 5: ["HALF_YEAR_REVIEW_MISSING"] });
    const twice = [
      ...told.slice(0, 6),
      { step: "S06", on: "2023-09-01" } as Told,
      { step: "S06", on: "2024-03-01" } as Told,
      ...told.slice(6),
    ];
    expect(auditOf(only(twice)).findings).toEqual({ 7: ["OUT_OF_ORDER"] });
  });
});

describe("steps that the sheet has no column for", () => {
  const unknown = (...steps: StepId[]) => ({ unknownSteps: new Set(steps) });

  it("leave the order unchecked, not broken", () => {
    const file = file2014.without("S16").under(unknown("S16"));
    const { findings, unchecked } = auditOf(file);
    expect(findings).toEqual({});
    expect(unchecked).toEqual(
      Object.fromEntries([16, 17, 18, 19, 20, 21, 22, 23, 24].map((at) => [at, ["OUT_OF_ORDER"]])),
    );
  });

  it("do not hide another that is missing", () => {
    const file = file2014.without("S16").without("S17").under(unknown("S16"));
    expect(auditOf(file).findings[16]).toEqual(["OUT_OF_ORDER"]);
    expect(auditOf(file2014.without("S16")).findings[16]).toEqual(["OUT_OF_ORDER"]);
  });

  it("change nothing where the step is on file", () => {
    expect(auditOf(file2014.under(unknown(...stepIds))).unchecked).toEqual({});
  });

  it("do not loosen what is typed live", () => {
    const file = file2014.upTo("S17").without("S16").under(unknown("S16"));
    expect(file).toBeRefused("OUT_OF_ORDER", { article: "23, 25, 26" });
  });
});

describe("rounds of a finished file", () => {
  it("a second admission is judged with its own round and S01 to S06", () => {
    const first = file2014.upTo("S15").with("S15", { outcome: "not-passed", vote: few });
    const again = first.and({ step: "S06", on: "2024-09-01" }, ...from(7, 21, "2024-10-01"));
    expect(auditOf(again)).toMatchObject({ findings: {}, timeline: { status: "probationary" } });
    const faulty = again.with("S10", { conclusion: "failed" });
    const s12 = faulty.told.findLastIndex((record) => "step" in record && record.step === "S12");
    expect(auditOf(faulty).findings).toEqual({ [s12]: ["POLITICAL_REVIEW_FAILED"] });
    const gap = only(again.told.filter((_, at) => at !== again.told.length - 13));
    const found = Object.keys(auditOf(gap).findings).map(Number);
    expect(Math.min(...found)).toBeGreaterThan(15);
  });

  it("an extension is judged with the end that held before it", () => {
    const extended = file2014.upTo("S24").with("S23", { outcome: "extend", extensionMonths: 6 });
    const whole = extended.and(...from(21, 26, "2025-12-20"));
    expect(auditOf(whole)).toMatchObject({ findings: {}, timeline: { memberSince: "2025-12-20" } });
    const early = extended.and(...from(21, 26, "2025-12-19"));
    expect(auditOf(early).findings).toEqual({
      26: ["CONVERSION_APPLICATION_EARLY"],
      27: ["PROBATION_INCOMPLETE"],
    });
  });

  it("a second try at conversion is judged beside the first", () => {
    const twice = file2014
      .upTo("S23")
      .with("S23", { outcome: "not-passed", vote: few })
      .and(...from(22, 26, "2025-10-01"));
    expect(auditOf(twice)).toMatchObject({ findings: {}, timeline: { status: "full" } });
  });

  it("S24 may be typed before the S23 that it approves", () => {
    const swapped = [...file2014.told.slice(0, 23), ...file2014.told.slice(23, 25).toReversed()];
    expect(auditOf(only(swapped).with("S23", { outcome: "cancel" }))).toMatchObject({
      findings: {},
      timeline: { status: "closed", statusSince: "2025-07-20" },
    });
  });
});

describe("a closed paper file", () => {
  const stop: Told = { record: "stop", on: "2023-08-01" };

  it("is closed for what happened after the closing day, wherever it is typed", () => {
    const told = file2014.upTo("S06").told;
    expect(auditOf(only([stop, ...told])).findings).toEqual({ 6: ["DOSSIER_CLOSED"], 7: ["DOSSIER_CLOSED"] });
    expect(auditOf(only([...told.slice(0, 5), stop])).findings).toEqual({});
    expect(auditOf(only([...told.slice(0, 5), stop, { step: "S06", on: "2023-08-01" }])).findings).toEqual(
      {},
    );
    expect(auditOf(only([...told.slice(0, 5), stop, { step: "S06", on: "2023-08-02" }])).findings).toEqual({
      6: ["DOSSIER_CLOSED"],
    });
  });

  it("closes on the earliest of several days", () => {
    const twice = only([...file2014.told.slice(0, 5), { ...stop, on: "2023-09-01" }, stop]);
    expect(auditOf(twice)).toMatchObject({
      findings: { 5: ["DOSSIER_CLOSED"] },
      timeline: { status: "closed", statusSince: "2023-08-01" },
    });
  });
});

describe("an outcome that is not told", () => {
  it("leaves the order of what hangs on it open; null is known not to be so", () => {
    const untold = auditOf(file2014.with("S17", { outcome: undefined }));
    expect(untold.findings).toEqual({});
    expect(untold.unchecked).toMatchObject({ 18: ["OUT_OF_ORDER"], 25: ["OUT_OF_ORDER"] });
    expect(untold.timeline).toMatchObject({ probationEnds: null, memberSince: null });
    const sofar = auditOf(file2014.with("S17", { outcome: undefined }).upTo("S21")).timeline;
    expect(sofar).toMatchObject({ status: "candidate", probationEnds: null, next: [] });
    expect(auditOf(file2014.with("S17", { outcome: null })).findings[18]).toEqual(["OUT_OF_ORDER"]);
  });

  it("of a review leaves open whether it may be taken anew", () => {
    const again: Told = { step: "S10", on: "2024-04-25", conclusion: "passed" };
    const twice = (conclusion: unknown) =>
      auditOf(
        only([...file2014.with("S10", { conclusion }).told.slice(0, 11), again, ...file2014.told.slice(11)]),
      );
    expect(twice(undefined)).toMatchObject({ findings: {}, unchecked: { 11: ["OUT_OF_ORDER"] } });
    expect(twice("failed")).toMatchObject({ findings: {} });
    expect(twice("passed").findings).toEqual({ 11: ["OUT_OF_ORDER"] });
  });
});
