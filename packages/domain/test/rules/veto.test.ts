import { describe, expect, it } from "vitest";
import { type StepId, sentenceOf, stepIds, toDay, vetoItems } from "../../src/index.ts";
import { emptyFile, put } from "../../src/rules/file-state.ts";
import { vetoesOn } from "../../src/veto/veto.ts";
import {
  type Given,
  type Told,
  auditOf,
  bothFiles,
  codesOf,
  file2014,
  file2026,
  given,
  live,
} from "../given.ts";

type Finding = Extract<Told, { record: "veto" }>;
type Clearing = Extract<Told, { record: "veto-cleared" }>;
const two = { proposedBy: "u1", confirmedBy: "u2" };
const veto = (on: string, more: Partial<Finding> = {}): Finding => ({
  record: "veto",
  item: "dishonest-debtor",
  severity: "suspend",
  ...two,
  on,
  ...more,
});
const clearing = (on: string, more: Partial<Clearing> = {}): Clearing => ({
  record: "veto-cleared",
  item: "dishonest-debtor",
  ...two,
  on,
  ...more,
});

/** The file up to a step, with something typed just before that step. */
const before = (file: Given, step: StepId, ...typed: Told[]): Given => {
  const told = file.upTo(step).told;
  return given(file.pack, [...told.slice(0, -1), ...typed, ...told.slice(-1)], file.setting);
};
const lastCodes = (file: Given) => codesOf(live(file).records.at(-1));
const refusal = { pack: "local", article: null } as const;

describe("a veto in force", () => {
  it.each([
    [file2014, "2024-05-20", "2024-05-21"],
    [file2026, "2027-09-20", "2027-09-21"],
  ])("stops a step from its own day on [VETO_ACTIVE] (%#)", (file, on, dayAfter) => {
    expect(before(file, "S12", veto(on))).toBeRefused("VETO_ACTIVE", refusal);
    expect(before(file, "S12", veto(dayAfter))).toBeTaken();
  });

  it("holds through its last day", () => {
    expect(before(file2014, "S12", veto("2024-01-01", { until: "2024-05-20" }))).toBeRefused(
      "VETO_ACTIVE",
      refusal,
    );
    expect(before(file2014, "S12", veto("2024-01-01", { until: "2024-05-19" }))).toBeTaken();
  });

  it("holds for good where it is hard", () => {
    const hard = veto("2024-01-01", { severity: "hard", until: "2024-05-19" });
    expect(before(file2014, "S12", hard)).toBeRefused("VETO_ACTIVE", refusal);
  });

  it.each(bothFiles)("stops S07 to S17 and S22 to S24 and nothing else ($pack)", (file) => {
    const stopped = stepIds.filter((step) => {
      const told = file.upTo(step).told;
      const on = told[0]?.on ?? "";
      return lastCodes(before(file, step, veto(on, { severity: "hard" }))).includes("VETO_ACTIVE");
    });
    expect(stopped).toEqual([
      "S07",
      "S08",
      "S09",
      "S10",
      "S11",
      "S12",
      "S13",
      "S14",
      "S15",
      "S16",
      "S17",
      "S22",
      "S23",
      "S24",
    ]);
  });

  it.each([
    ["S10", { conclusion: "failed" }],
    ["S12", { conclusion: "failed" }],
    ["S13", { conclusion: "failed" }],
    ["S15", { outcome: "not-passed" }],
    ["S17", { outcome: "rejected" }],
    ["S23", { outcome: "not-passed" }],
    ["S23", { outcome: "cancel" }],
    ["S24", { outcome: "rejected" }],
  ] as const)("never stops a negative %s: %o", (step, facts) => {
    const on = file2014.upTo(step).told.at(-1)?.on ?? "";
    expect(before(file2014, step, veto(on))).toBeRefused("VETO_ACTIVE", refusal);
    expect(before(file2014.with(step, facts), step, veto(on))).toBeTaken();
  });

  it("never stops the approval of a cancellation, but that of an extension", () => {
    const on = "2025-07-01";
    expect(before(file2014.with("S23", { outcome: "cancel" }), "S24", veto(on))).toBeTaken();
    expect(
      before(file2014.with("S23", { outcome: "extend", extensionMonths: 6 }), "S24", veto(on)),
    ).toBeRefused("VETO_ACTIVE", refusal);
  });

  it.each(Object.entries(vetoItems))("names the item in both languages: %s", (item, { zh, en }) => {
    const verdict = live(before(file2014, "S12", veto("2024-05-01", { item }))).records.at(-1)?.verdicts[0];
    expect(verdict?.figures["items"]).toEqual([item]);
    const sentence = sentenceOf(verdict ?? { code: "", figures: {} });
    expect(sentence.zh).toContain(zh);
    expect(sentence.en).toContain(en);
  });

  it("names each item once, one unknown to the list by its own word", () => {
    const own = { item: "镇规民约" };
    expect(before(file2014, "S12", veto("2024-05-01", own), veto("2024-05-02", own))).toBeRefused(
      "VETO_ACTIVE",
      { ...refusal, says: ["镇规民约"] },
    );
  });
});

describe("two people stand behind it", () => {
  it.each([
    [{ proposedBy: "u1", confirmedBy: "u1" }],
    [{ proposedBy: "u1", confirmedBy: null }],
    [{ proposedBy: null, confirmedBy: "u2" }],
    [{ proposedBy: undefined, confirmedBy: "u2" }],
  ])("%o is no finding", (who) => {
    expect(before(file2014, "S12", veto("2024-05-01", who as Partial<Finding>))).toBeTaken();
  });

  it("and behind its clearing", () => {
    const found = veto("2024-05-01");
    expect(before(file2014, "S12", found, clearing("2024-05-10"))).toBeTaken();
    expect(before(file2014, "S12", found, clearing("2024-05-10", { confirmedBy: "u1" }))).toBeRefused(
      "VETO_ACTIVE",
      refusal,
    );
  });
});

describe("clearing", () => {
  const found = veto("2024-05-10");

  it("has effect from its own day", () => {
    expect(before(file2014, "S12", found, clearing("2024-05-20"))).toBeTaken();
    expect(before(file2014, "S12", found, clearing("2024-05-21"))).toBeRefused("VETO_ACTIVE", refusal);
  });

  it("clears every earlier finding of its item, and no later one", () => {
    const [first, second] = [veto("2024-05-01"), veto("2024-05-05")];
    expect(before(file2014, "S12", first, second, clearing("2024-05-06"))).toBeTaken();
    expect(before(file2014, "S12", first, clearing("2024-05-06"), veto("2024-05-07"))).toBeRefused(
      "VETO_ACTIVE",
      refusal,
    );
    expect(before(file2014, "S12", clearing("2024-05-11"), found)).toBeTaken();
  });

  it("of the same day follows the order typed", () => {
    expect(before(file2014, "S12", found, clearing("2024-05-10"))).toBeTaken();
    expect(before(file2014, "S12", clearing("2024-05-10"), found)).toBeRefused("VETO_ACTIVE", refusal);
  });

  it("leaves other items alone", () => {
    expect(before(file2014, "S12", found, clearing("2024-05-15", { item: "bribery" }))).toBeRefused(
      "VETO_ACTIVE",
      refusal,
    );
  });

  it("of a hard one says that it was unfounded", () => {
    const hard = veto("2024-05-10", { severity: "hard" });
    expect(before(file2014, "S12", hard, clearing("2024-05-15"))).toBeRefused("VETO_ACTIVE", refusal);
    expect(before(file2014, "S12", hard, clearing("2024-05-15", { unfounded: false }))).toBeRefused(
      "VETO_ACTIVE",
      refusal,
    );
    expect(before(file2014, "S12", hard, clearing("2024-05-15", { unfounded: true }))).toBeTaken();
  });
});

describe("on paper", () => {
  const audited = (...typed: Told[]) => auditOf(before(file2014, "S12", ...typed));

  it("who stands behind it may be left open", () => {
    expect(audited(veto("2024-05-01", { confirmedBy: undefined as never }))).toMatchObject({ findings: {} });
    const { confirmedBy: _, ...alone } = veto("2024-05-20");
    expect(audited(alone).unchecked).toEqual({ 13: ["VETO_ACTIVE"] });
    const { proposedBy: __, ...unsaid } = clearing("2024-05-20");
    expect(audited(veto("2024-05-20"), unsaid).unchecked).toEqual({ 14: ["VETO_ACTIVE"] });
  });

  it("a severity that is not told may have been hard: it may be over or cleared, or not", () => {
    const { severity: _, ...unsaid } = veto("2024-05-19");
    expect(before(file2014, "S12", unsaid, clearing("2024-05-20"))).toBeTaken();
    expect(audited(veto("2024-05-19"), clearing("2024-05-20")).unchecked).toEqual({});
    expect(audited(unsaid).findings).toEqual({ 13: ["VETO_ACTIVE"] });
    expect(audited(unsaid, clearing("2024-05-20")).unchecked).toEqual({ 14: ["VETO_ACTIVE"] });
    expect(audited(unsaid, clearing("2024-05-20", { unfounded: true })).unchecked).toEqual({});
    expect(audited({ ...unsaid, until: "2024-05-19" }).unchecked).toEqual({ 13: ["VETO_ACTIVE"] });
    expect(audited({ ...unsaid, until: "2024-05-19", confirmedBy: "u1" }).unchecked).toEqual({});
    expect(audited({ ...unsaid, until: "2024-05-19", severity: null }).unchecked).toEqual({});
  });

  it("a conclusion that is not told may have been negative", () => {
    const untold = file2014.with("S12", { conclusion: undefined });
    expect(auditOf(before(untold, "S12", veto("2024-05-20")))).toMatchObject({
      unchecked: { 13: ["VETO_ACTIVE"] },
    });
  });
});

describe("an approval that is not known to be one", () => {
  it("of a cancellation is stopped", () => {
    const cancelled = file2014.with("S23", { outcome: "cancel" }).upTo("S24").with("S24", { outcome: null });
    expect(auditOf(before(cancelled, "S24", veto("2025-07-01"))).findings).toEqual({ 25: ["VETO_ACTIVE"] });
  });
});

describe("the vetoes of a day", () => {
  it("are asked for by other pages too: awards", () => {
    const file = emptyFile();
    for (const record of file2014.and(veto("2024-05-10", { until: "2024-06-10" })).records) put(file, record);
    const on = (day: string) => vetoesOn(file, toDay(day)).inForce;
    expect(on("2024-05-09")).toEqual([]);
    expect(on("2024-05-10")).toEqual(["dishonest-debtor"]);
    expect(on("2024-06-10")).toEqual(["dishonest-debtor"]);
    expect(on("2024-06-11")).toEqual([]);
    expect(vetoesOn(emptyFile(), toDay("2024-06-01"))).toEqual({ inForce: [], open: false });
    const { confirmedBy: _, ...alone } = veto("2024-05-10");
    for (const record of file2014.and(alone).records.slice(-1)) put(file, record);
    expect(vetoesOn(file, toDay("2024-06-11"))).toEqual({ inForce: [], open: false });
  });
});
