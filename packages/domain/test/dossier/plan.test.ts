// What if: the earliest lawful day of every step to come, and why an assumed day would be refused.
import { describe, expect, it } from "vitest";
import { type PlannedStep, type StepId, plan, toDay } from "../../src/index.ts";
import { type Given, type Told, codesOf, file2014, file2026 } from "../given.ts";
import { livedThrough } from "./history.ts";

type Days = Partial<Record<StepId, string>>;

const planned = (file: Given, today: string, assumptions: Days = {}): PlannedStep[] => {
  const { setting } = file.under({ today });
  const days = Object.entries(assumptions).map(([step, on]) => [step, toDay(on)]);
  return plan(livedThrough(file).dossier, Object.fromEntries(days), setting);
};
const column = (steps: readonly PlannedStep[], key: "earliest" | "due" | "assumed") =>
  Object.fromEntries(steps.flatMap((one) => (one[key] === null ? [] : [[one.step, one[key]]])));
const of = (steps: readonly PlannedStep[], step: StepId) => steps.find((one) => one.step === step);

describe("a plan", () => {
  it("rests each step on the one before it, from the activist year to the archive", () => {
    const steps = planned(file2014.upTo("S05"), "2023-03-10");
    expect(column(steps, "earliest")).toEqual({
      S06: "2023-03-05",
      S07: "2024-03-01",
      S08: "2024-03-01",
      S09: "2024-03-01",
      S10: "2024-03-01",
      S11: "2024-03-01",
      S12: "2024-03-01",
      S13: "2024-03-01",
      S14: "2024-03-01",
      S15: "2024-03-01",
      S16: "2024-03-01",
      S17: "2024-03-01",
      S18: "2024-03-01",
      S19: "2024-03-01",
      S20: "2024-03-01",
      S21: "2024-03-01",
      S22: "2025-03-01",
      S23: "2025-03-01",
      S24: "2025-03-01",
      S25: "2025-03-01",
    });
    expect(column(steps, "due")).toEqual({
      S06: "2023-09-01",
      S17: "2024-06-01",
      S21: "2024-09-01",
      S24: "2025-06-01",
    });
    expect(steps.every((one) => one.pack === "cpc-2014" && one.assumed === null)).toBe(true);
    expect(steps.flatMap((one) => one.refusedBecause)).toEqual([]);
    expect(of(steps, "S15")?.article).toBe("20, 21, 22");
  });

  it("supposes that what has not happened by today happens today at the earliest", () => {
    const steps = planned(file2014.upTo("S14"), "2024-07-01");
    expect(column(steps, "earliest")).toMatchObject({
      S15: "2024-06-05",
      S16: "2024-07-01",
      S22: "2025-07-01",
    });
  });

  it("changes the edition on the day that the new one is in force", () => {
    const steps = planned(file2014.upTo("S14"), "2026-05-10", { S16: "2026-05-11" });
    expect(of(steps, "S15")).toMatchObject({ pack: "cpc-2014", article: "20, 21, 22", due: null });
    expect(of(steps, "S16")).toMatchObject({ pack: "cpc-2026", article: "23" });
    expect(of(steps, "S20")).toMatchObject({ pack: "cpc-2026", due: "2026-06-11" });
  });

  it("has nothing to come for a closed file, and nothing for one that is complete", () => {
    expect(planned(file2014.upTo("S07").and({ record: "stop", on: "2024-04-01" }), "2024-05-01")).toEqual([]);
    expect(planned(file2014, "2025-09-01")).toEqual([]);
  });

  it("waits for the eighteenth birthday", () => {
    const { setting } = file2014.under({ today: "2026-01-01" });
    const { dossier } = livedThrough(file2014.upTo("S01"));
    const young = { ...setting, person: { id: "p1", birthDate: toDay("2008-03-05") } };
    const nothing = { ...dossier, entries: [] };
    expect(of(plan(nothing, {}, young), "S01")?.earliest).toBe("2026-03-05");
  });
});

describe("the 2026 notice", () => {
  const agreed = (on: string) => file2026.upTo("S05").and({ step: "S06", on });

  it("takes five working days from the day of S07, then comes the listing", () => {
    const file = agreed("2027-07-01");
    expect(of(planned(file, "2027-07-01", { S07: "2027-07-12" }), "S08")?.earliest).toBe("2027-07-17");
    expect(of(planned(file, "2027-07-01", { S07: "2027-07-14" }), "S08")?.earliest).toBe("2027-07-21");
    const early = of(planned(file, "2027-07-01", { S07: "2027-07-12", S08: "2027-07-16" }), "S08");
    expect(early?.refusedBecause.map(({ code }) => code)).toEqual(["PUBLIC_NOTICE_TOO_SHORT"]);
    const lawful = of(planned(file, "2027-07-01", { S07: "2027-07-12", S08: "2027-07-17" }), "S08");
    expect(lawful?.refusedBecause).toEqual([]);
  });

  it.each([
    ["2026-09-28", "2026-10-10"],
    ["2026-09-29", "2026-10-11"],
    ["2026-09-30", "2026-10-13"],
    ["2026-10-08", "2026-10-14"],
    ["2026-05-11", "2026-05-16"],
  ])("from %s passes over National Day and counts the shifted workday: listed on %s", (s07, s08) => {
    const steps = planned(file2014.upTo("S06"), "2024-03-01", { S07: s07 });
    expect(of(steps, "S08")).toMatchObject({ earliest: s08, pack: "cpc-2026", article: "13" });
  });

  it("is not waited for under the 2014 rules", () => {
    const steps = planned(file2014.upTo("S06"), "2024-03-01", { S07: "2026-05-10" });
    expect(of(steps, "S08")?.earliest).toBe("2026-05-10");
  });
});

describe("an assumption", () => {
  it("moves what rests on it", () => {
    const steps = planned(file2014.upTo("S14"), "2024-06-05", { S15: "2024-08-31", S17: "2024-10-01" });
    expect(column(steps, "assumed")).toEqual({ S15: "2024-08-31", S17: "2024-10-01" });
    expect(column(steps, "earliest")).toMatchObject({
      S15: "2024-06-05",
      S16: "2024-08-31",
      S17: "2024-08-31",
      S18: "2024-10-01",
      S22: "2025-08-31",
    });
    expect(of(steps, "S17")?.due).toBe("2024-11-30");
  });

  it.each<[StepId, string, string[]]>([
    ["S07", "2024-02-29", ["ACTIVIST_YEAR_INCOMPLETE"]],
    ["S07", "2023-08-31", ["ACTIVIST_YEAR_INCOMPLETE", "DATE_BEFORE_PREDECESSOR"]],
    ["S07", "2024-03-01", []],
  ])("of %s on %s is refused because of %j", (step, on, codes) => {
    const once = file2014.upTo("S05").and({ step: "S06", on: "2023-09-01" });
    const refused = of(planned(once, "2023-09-01", { [step]: on }), step)?.refusedBecause ?? [];
    expect(codesOf({ verdicts: refused })).toEqual(codes);
  });

  it("says from which day on it would do", () => {
    const steps = planned(file2014.upTo("S22"), "2025-06-20", { S23: "2025-06-19" });
    expect(of(steps, "S23")?.refusedBecause).toMatchObject([
      { code: "DATE_BEFORE_PREDECESSOR", earliest: "2025-06-20" },
      { code: "PROBATION_INCOMPLETE", earliest: "2025-06-20", pack: "cpc-2014", article: "32" },
    ]);
  });

  it("too late for the approval is refused, early for the application is told", () => {
    const late = planned(file2014.upTo("S16"), "2024-07-01", { S17: "2024-12-21" });
    expect(codesOf({ verdicts: of(late, "S17")?.refusedBecause ?? [] })).toEqual(["APPROVAL_TIME_EXPIRED"]);
    const early = planned(file2014.upTo("S21"), "2024-12-20", { S22: "2025-06-19" });
    expect(codesOf({ verdicts: of(early, "S22")?.refusedBecause ?? [] })).toEqual([
      "CONVERSION_APPLICATION_EARLY",
    ]);
  });

  it("of a step that is on file counts for nothing", () => {
    const file = file2014.upTo("S14");
    expect(planned(file, "2024-06-05", { S03: "2030-01-01" })).toEqual(planned(file, "2024-06-05"));
  });
});

describe("rounds to come", () => {
  it("start anew after a vote that was lost", () => {
    const lost = file2014.upTo("S15").with("S15", { outcome: "not-passed" });
    const steps = planned(lost, "2024-06-20");
    expect(steps[0]?.step).toBe("S07");
    expect(of(steps, "S22")?.earliest).toBe("2025-06-20");
  });

  it("take a failed review anew", () => {
    const failed = file2014.upTo("S11").with("S10", { conclusion: "failed" });
    const steps = planned(failed, "2024-05-10");
    expect(steps.slice(0, 2).map((one) => one.step)).toEqual(["S10", "S12"]);
    expect(of(steps, "S10")?.earliest).toBe("2024-04-20");
  });

  it("wait for the end of an extension", () => {
    const file = file2014.upTo("S24").with("S23", { outcome: "extend", extensionMonths: 7 });
    const steps = planned(file, "2025-07-20");
    expect(steps.map((one) => one.step)).toEqual(["S21", "S22", "S23", "S24", "S25"]);
    expect(column(steps, "earliest")).toMatchObject({ S22: "2026-01-20", S23: "2026-01-20" });
  });

  it("begin anew where S24 is yet to approve an extension", () => {
    const file = file2014.upTo("S23").with("S23", { outcome: "extend", extensionMonths: 6 });
    const steps = planned(file, "2025-06-25", { S24: "2025-07-20" });
    expect(steps.map((one) => one.step)).toEqual(["S24", "S21", "S22", "S23", "S24", "S25"]);
    expect(steps.map((one) => one.assumed)).toEqual(["2025-07-20", null, null, null, null, null]);
    expect(of(steps, "S22")?.earliest).toBe("2025-12-20");
    expect(of(steps, "S25")?.earliest).toBe("2025-12-20");
  });

  it("end where S24 is yet to approve a cancellation", () => {
    const file = file2014.upTo("S23").with("S23", { outcome: "cancel" });
    expect(planned(file, "2025-06-25").map((one) => one.step)).toEqual(["S24"]);
  });

  it("leave side records alone", () => {
    const transfer: Told = { record: "transfer", from: "a", to: "b", on: "2024-06-06" };
    const file = file2014.upTo("S14");
    expect(planned(file.and(transfer), "2024-06-06")).toEqual(planned(file, "2024-06-06"));
  });
});
