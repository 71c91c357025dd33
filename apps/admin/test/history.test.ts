// The history as the page draws it: what was corrected stays beside what corrected it, warnings are kept for good.
import { toDay, type StepId } from "@miaopu/domain";
import { describe, expect, it } from "vitest";
import type { DossierEntry, DossierPage, ExplainedVerdict } from "../src/api.ts";
import { cellStates, historyOf, type PlannedStep } from "../src/features/dossiers/file/history.ts";

const verdict = (code: string, severity: ExplainedVerdict["severity"]): ExplainedVerdict => ({
  code,
  severity,
  pack: "cpc-2014",
  article: "7",
  figures: {},
  earliest: null,
  zh: "",
  en: "",
});

const entry = (
  at: number,
  step: "S01" | "S02" | "S06",
  on: string,
  more: Partial<DossierEntry> = {},
): DossierEntry => ({
  at,
  source: "live",
  record: { step, on: toDay(on) },
  enteredOn: toDay(on),
  verdicts: [],
  findings: [],
  unchecked: [],
  supersededBy: null,
  supersedes: null,
  reason: null,
  enteredBy: { name: "测试员" },
  recordedAt: `${on}T09:00:00+08:00`,
  ...more,
});

const pageOf = (entries: DossierEntry[], next: readonly StepId[] = []): DossierPage => ({
  id: "dos_1",
  version: entries.length + 1,
  person: { id: "per_1", name: "测试一", sex: "male", birthDate: null, idMasked: null },
  branch: { id: "org_1", name: "试验村党支部", fullMembers: 9, hasGroups: false },
  entries,
  timeline: {
    status: "applicant",
    statusSince: null,
    next,
    earliest: {},
    due: {},
    probationEnds: null,
    memberSince: null,
  },
  dueInfo: [],
  members: [],
});

const planned = (step: StepId): PlannedStep => ({
  step,
  earliest: toDay("2026-12-01"),
  due: null,
  assumed: null,
  refusedBecause: [],
  pack: "cpc-2026",
  article: "7",
});

const packOf = (on: string) => (on < "2026-05-11" ? "cpc-2014" : "cpc-2026");
const rowsOf = (page: DossierPage, plan: readonly PlannedStep[] | null = null) =>
  historyOf(page, plan, packOf).flatMap(({ rows }) => rows);

describe("a paper file", () => {
  it("is not amber at every step for having been entered years later", () => {
    const late = [verdict("LATE_ENTRY", "note"), verdict("TALK_LATE", "warn")];
    const warningsOf = (source: "live" | "paper") => {
      const page = pageOf([entry(0, "S02", "2020-01-02", { source, verdicts: late })]);
      const row = historyOf(page, null, () => "cpc-2014")[0]?.rows[0];
      return row?.kind === "record" ? row.warnings.map(({ code }) => code) : null;
    };
    expect(warningsOf("live")).toEqual(["LATE_ENTRY", "TALK_LATE"]);
    expect(warningsOf("paper")).toEqual(["TALK_LATE"]);
  });
});

describe("a corrected record", () => {
  const wrong = entry(2, "S02", "2025-03-09", { supersededBy: 3 });
  const right = entry(3, "S02", "2025-03-19", { supersedes: 2, supersededBy: 4, reason: "看错日期" });
  const last = entry(4, "S02", "2025-03-29", { supersedes: 3, reason: "再次核对" });
  const rows = rowsOf(pageOf([entry(1, "S01", "2025-03-01"), wrong, right, last]));

  it("stands once, with all that it superseded, the last first, each beside what corrected it", () => {
    const shown = rows.filter((row) => row.kind === "record" && row.step === "S02");
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ on: "2025-03-29" });
    expect(
      shown[0]?.kind === "record" && shown[0].superseded.map(({ entry: of, by }) => [of.at, by.at]),
    ).toEqual([
      [3, 4],
      [2, 3],
    ]);
  });

  it("that was withdrawn stands struck through at its day, and its step is to come again", () => {
    const gone = entry(3, "S02", "2025-03-19", { record: null, supersedes: 2, reason: "录错人" });
    const page = pageOf([entry(1, "S01", "2025-03-01"), wrong, gone], ["S02"]);
    const kinds = rowsOf(page)
      .filter(({ step }) => step === "S02")
      .map(({ kind }) => kind);
    expect(kinds).toEqual(["withdrawn", "to-come"]);
  });
});

describe("warnings and wrongs", () => {
  it("keeps a warning of the day it was taken even where it is not found anew", () => {
    const late = entry(2, "S02", "2025-05-01", { verdicts: [verdict("TALK_LATE", "warn")] });
    const row = rowsOf(pageOf([late])).find(({ kind }) => kind === "record");
    expect(row?.kind === "record" && row.warnings.map(({ code }) => code)).toEqual(["TALK_LATE"]);
  });

  it("names a warning once where it was kept and is found anew, and puts refusals apart", () => {
    const findings = [verdict("TALK_LATE", "warn"), verdict("OUT_OF_ORDER", "refuse")];
    const late = entry(2, "S02", "2025-05-01", { verdicts: [verdict("TALK_LATE", "warn")], findings });
    const row = rowsOf(pageOf([late])).find(({ kind }) => kind === "record");
    expect(row?.kind === "record" && row.warnings).toHaveLength(1);
    expect(row?.kind === "record" && row.wrongs.map(({ code }) => code)).toEqual(["OUT_OF_ORDER"]);
  });

  it("gives the bar's cell its worst record", () => {
    const page = pageOf(
      [
        entry(1, "S01", "2025-03-01"),
        entry(2, "S06", "2025-09-01", { findings: [verdict("OUT_OF_ORDER", "refuse")] }),
        entry(3, "S06", "2026-03-01", { verdicts: [verdict("LATE_ENTRY", "note")] }),
      ],
      ["S02"],
    );
    const cells = cellStates(historyOf(page, null, packOf), "S02");
    expect([cells.get("S01"), cells.get("S02"), cells.get("S06"), cells.get("S25")]).toEqual([
      "done",
      "next",
      "wrong",
      "todo",
    ]);
  });

  it("opens a cell again where the step is taken anew in a later round", () => {
    const page = pageOf([entry(1, "S02", "2025-03-01")]);
    const cells = cellStates(historyOf(page, [planned("S02")], packOf), null);
    expect(cells.get("S02")).toBe("todo");
  });
});

describe("the order of the history", () => {
  it("is by day within a stage, and a record beside the steps stands with the step before it", () => {
    const reply = entry(3, "S01", "2025-04-01", {
      record: { record: "joint-review", on: toDay("2025-04-01"), department: "police" },
    });
    const page = pageOf([entry(2, "S02", "2025-03-20"), entry(1, "S01", "2025-03-01"), reply]);
    const first = historyOf(page, [], packOf)[0];
    expect(first?.rows.slice(0, 3).map((row) => (row.kind === "record" ? row.on : row.kind))).toEqual([
      "2025-03-01",
      "2025-03-20",
      "2025-04-01",
    ]);
    expect(first?.isRevised).toBe(false);
  });

  it("has nothing to come in a closed file", () => {
    const page = pageOf([entry(1, "S01", "2025-03-01")]);
    const closed = { ...page, timeline: { ...page.timeline, status: "closed" as const } };
    expect(rowsOf(closed).every(({ kind }) => kind === "record")).toBe(true);
  });
});
