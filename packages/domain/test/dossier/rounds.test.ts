// Rounds: what a retake, a vote that failed, a rejection, an extension, a cancellation and the stop do to a file.
import { describe, expect, it } from "vitest";
import { stepIds } from "../../src/index.ts";
import { type Given, type Told, bothFiles, codesOf, file2014, live, timelineLive } from "../given.ts";

const by = "township-committee";
const few = { shouldAttend: 12, present: 10, yes: 6, no: 4 };
const lastCodes = (file: Given) => codesOf(live(file).records.at(-1));
const toldFrom = (file: Given, from: number, to: number) => file.told.slice(from, to);
const allOn = (told: readonly Told[], on: string): Told[] => told.map((record) => ({ ...record, on }));

describe("a failed review", () => {
  const failed = file2014.upTo("S11").with("S10", { conclusion: "failed" });

  it("may be taken anew, no earlier than the one it replaces", () => {
    const again = (on: string): Given => failed.and({ step: "S10", on, conclusion: "passed" });
    expect(again("2024-04-20")).toBeTaken();
    expect(again("2024-04-19")).toBeRefused("DATE_BEFORE_PREDECESSOR", {
      article: "16",
      earliest: "2024-04-20",
      says: ["2024-04-19", "S10"],
    });
  });

  it("may be failed again and taken anew again, the last one counts", () => {
    const twice = failed.and({ step: "S10", on: "2024-04-25", conclusion: "failed" });
    expect(twice).toBeTaken();
    const scrutiny: Told = { step: "S12", on: "2024-05-20", conclusion: "passed" };
    expect(lastCodes(twice.and(scrutiny))).toEqual(["POLITICAL_REVIEW_FAILED"]);
    const thrice = twice.and({ step: "S10", on: "2024-05-12", conclusion: "passed" });
    expect(thrice.and(scrutiny)).toBeTaken();
    expect(lastCodes(thrice.and({ ...scrutiny, on: "2024-05-11" }))).toEqual(["DATE_BEFORE_PREDECESSOR"]);
    expect(lastCodes(thrice.and({ step: "S10", on: "2024-05-20", conclusion: "passed" }))).toEqual([
      "OUT_OF_ORDER",
    ]);
  });

  it("hides no step, and stands among the next ones itself", () => {
    expect(timelineLive(failed)).toMatchObject({
      next: ["S10", "S12"],
      earliest: { S10: "2024-04-20", S12: "2024-05-10" },
    });
  });

  it.each([
    ["S12", "2024-05-20"],
    ["S13", "2024-06-01"],
  ] as const)("%s may be taken anew", (step, on) => {
    const no = file2014.upTo(step).with(step, { conclusion: "failed" });
    const yes = file2014.upTo(step).told.at(-1) as Told;
    expect(no.and({ ...yes, on })).toBeTaken();
    expect(file2014.upTo(step).and(yes)).toBeRefused("OUT_OF_ORDER", { article: "19" });
    expect(timelineLive(no).next).toContain(step);
  });
});

describe("an admission that does not come about", () => {
  const notPassed = file2014.upTo("S15").with("S15", { outcome: "not-passed", vote: few });
  const rejected = file2014.upTo("S17").with("S17", { outcome: "rejected" });

  it.each([
    ["S15 not passed", notPassed, "2024-06-20"],
    ["S17 rejected", rejected, "2024-07-10"],
  ])("%s: the person is an activist again, S07 and all after it are taken anew", (_, file, since) => {
    expect(file).toBeTaken();
    expect(timelineLive(file)).toMatchObject({
      status: "activist",
      statusSince: since,
      next: ["S06", "S07"],
      probationEnds: null,
    });
    const anew = [
      { step: "S06", on: "2024-09-01" } as Told,
      ...allOn(toldFrom(file2014, 7, 26), "2025-08-20").map((record) =>
        "step" in record && Number(record.step.slice(1)) > 20 ? { ...record, on: "2026-08-20" } : record,
      ),
    ];
    const again = live(file.and(...anew));
    expect(again.records.slice(file.told.length).map((one) => one.taken)).toEqual(anew.map(() => true));
    expect(again.timeline).toMatchObject({ status: "full", memberSince: "2026-08-20" });
  });

  it("keeps S01 to S06 on file, and the activist year stays served", () => {
    expect(lastCodes(notPassed.and({ step: "S03", on: "2024-07-01" }))).toEqual(["OUT_OF_ORDER"]);
    const views = ["party-group", "mentors", "members", "masses"];
    expect(notPassed.and({ step: "S07", on: "2024-07-01", views })).toBeTaken();
    expect(timelineLive(notPassed)).toMatchObject({
      earliest: { S07: "2024-03-01" },
      due: { S06: "2024-09-01" },
    });
  });

  it("is a candidate again from the new S08", () => {
    const again = notPassed.and(...allOn(toldFrom(file2014, 7, 9), "2024-09-01"));
    expect(timelineLive(again)).toMatchObject({ status: "candidate", statusSince: "2024-09-01" });
    expect(timelineLive(notPassed.and(...allOn(toldFrom(file2014, 7, 8), "2024-09-01")))).toMatchObject({
      status: "activist",
      statusSince: "2024-06-20",
    });
  });
});

describe("a conversion that does not come about", () => {
  it.each([
    ["S23", { outcome: "not-passed", vote: few }],
    ["S24", { outcome: "rejected" }],
  ] as const)("%s: S22, S23 and S24 are taken anew, S21 stays", (step, facts) => {
    const file = file2014.upTo(step).with(step, facts);
    expect(file).toBeTaken();
    expect(timelineLive(file)).toMatchObject({
      status: "probationary",
      statusSince: "2024-06-20",
      probationEnds: "2025-06-20",
      memberSince: null,
      next: ["S21", "S22"],
      earliest: { S21: "2024-07-10", S22: "2025-06-20", S23: "2025-06-20" },
    });
    const anew = live(file.and(...allOn(toldFrom(file2014, 22, 26), "2025-10-01")));
    expect(anew.records.at(-1)?.taken).toBe(true);
    expect(anew.timeline).toMatchObject({ status: "full", memberSince: "2025-06-20" });
  });
});

describe("an approved extension", () => {
  const extended = file2014.upTo("S24").with("S23", { outcome: "extend", extensionMonths: 6 });

  it("puts the person back at S21, with the new end", () => {
    expect(timelineLive(extended)).toMatchObject({
      status: "probationary",
      statusSince: "2024-06-20",
      probationEnds: "2025-12-20",
      next: ["S21"],
      earliest: { S21: "2024-07-10", S22: "2025-12-20", S23: "2025-12-20" },
      due: { S21: "2025-06-20" },
    });
    expect(lastCodes(extended.and({ step: "S22", on: "2025-12-20" }))).toEqual(["OUT_OF_ORDER"]);
    expect(lastCodes(extended.and({ step: "S19", on: "2025-12-20" }))).toEqual(["OUT_OF_ORDER"]);
  });

  it("ends in membership from the new end", () => {
    const anew = live(extended.and(...allOn(toldFrom(file2014, 21, 26), "2025-12-20")));
    expect(anew.records.map((one) => one.taken)).not.toContain(false);
    expect(anew.timeline).toMatchObject({
      status: "full",
      statusSince: "2025-12-20",
      memberSince: "2025-12-20",
      next: [],
    });
  });

  it("is forgotten by a later admission", () => {
    const fresh = file2014.upTo("S17").with("S17", { outcome: "rejected" });
    expect(timelineLive(fresh).probationEnds).toBeNull();
    const again = fresh.and(...allOn(toldFrom(file2014, 7, 18), "2024-10-01"));
    expect(timelineLive(again).probationEnds).toBe("2025-10-01");
  });

  it("a 31 August ends on the last of February", () => {
    const august = file2014.told.map((record, at): Told =>
      at < 15 ? record : { ...record, on: at < 22 ? "2024-08-31" : "2025-08-31" },
    );
    const base = file2014.upTo("S01").and(...august.slice(1, 25));
    expect(timelineLive(base.with("S23", { outcome: "extend", extensionMonths: 6 })).probationEnds).toBe(
      "2026-02-28",
    );
  });
});

describe("the end of a file", () => {
  const closed = { next: [], earliest: {}, due: {} };

  it("comes with a cancellation that S24 approves", () => {
    const cancelling = file2014.upTo("S23").with("S23", { outcome: "cancel" });
    expect(timelineLive(cancelling)).toMatchObject({ status: "probationary", next: ["S24"] });
    const approval = { step: "S24", on: "2025-07-20", outcome: "approved", by, collective: true } as const;
    const cancelled = cancelling.and(approval);
    expect(timelineLive(cancelled)).toEqual({
      ...closed,
      status: "closed",
      statusSince: "2025-07-20",
      probationEnds: "2025-06-20",
      memberSince: null,
    });
    expect(lastCodes(cancelled.and({ step: "S25", on: "2025-08-01" }))).toEqual(["DOSSIER_CLOSED"]);
    const kept = cancelling.and({ ...approval, outcome: "rejected" });
    expect(timelineLive(kept)).toMatchObject({ status: "probationary", next: ["S21", "S22"] });
  });

  it.each(bothFiles)("comes with the stop, wherever the file stands ($pack)", (file) => {
    for (const step of stepIds) {
      const { timeline } = live(file.upTo(step).and({ record: "stop", on: "2029-01-01" }));
      expect(timeline).toMatchObject({ ...closed, status: "closed", statusSince: "2029-01-01" });
    }
  });

  it("before S01 has no status, and takes no S01", () => {
    const stopped = file2014.upTo("S01").without("S01").and({ record: "stop", on: "2023-01-01" });
    expect(timelineLive(stopped)).toMatchObject({ status: null, statusSince: null });
    expect(stopped.and({ step: "S01", on: "2023-01-05" })).toBeRefused("DOSSIER_CLOSED", { article: null });
  });
});

describe("a transfer", () => {
  it("keeps every record and every clock", () => {
    const moved = file2014
      .upTo("S21")
      .and({ record: "transfer", from: "org_a", to: "org_b", on: "2025-01-10" });
    expect(moved).toBeTaken();
    expect(timelineLive(moved)).toEqual(timelineLive(file2014.upTo("S21")));
    const s22: Told = { step: "S22", on: "2025-12-01" };
    expect(moved.and(s22)).toBeTaken();
    const later = moved.and(s22, ...allOn(toldFrom(file2014, 23, 25), "2025-12-10"));
    expect(timelineLive(later)).toMatchObject({ status: "full", memberSince: "2025-06-20" });
  });
});
