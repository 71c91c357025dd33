import { describe, expect, it } from "vitest";
import { addDays, toDay } from "../../src/index.ts";
import { type Given, auditOf, bothFiles, codesOf, file2014, file2026, live } from "../given.ts";

const listed = (facts: object) => file2026.upTo("S08").with("S08", facts as Record<string, unknown>);
const notice = { from: "2027-07-19", to: "2027-07-23", objections: "none" };
const old = (facts: object) => file2014.upTo("S08").with("S08", facts as Record<string, unknown>);
const lastCodes = (file: Given) => codesOf(live(file).records.at(-1));

describe("the superior committee's agreement", () => {
  const article = "13";

  it("comes after S07 and by the notice's first day [SUPERIOR_AGREEMENT_MISSING]", () => {
    expect(listed({ agreedOn: "2027-07-12" })).toBeTaken();
    expect(listed({ agreedOn: "2027-07-19" })).toBeTaken();
    expect(listed({ agreedOn: "2027-07-11" })).toBeRefused("SUPERIOR_AGREEMENT_MISSING", {
      article,
      says: ["2027-07-11", "2027-07-12"],
    });
    expect(listed({ agreedOn: "2027-07-20" })).toBeRefused("SUPERIOR_AGREEMENT_MISSING", {
      article,
      says: ["2027-07-20", "2027-07-19"],
    });
    expect(listed({ agreedOn: null })).toBeRefused("SUPERIOR_AGREEMENT_MISSING", { article });
    expect(listed({ agreedOn: undefined })).toBeRefused("SUPERIOR_AGREEMENT_MISSING", { article });
  });

  it("is not asked for by the 2014 rules", () => {
    expect(old({})).toBeTaken();
    expect(old({ on: "2026-05-10" })).toBeTaken();
    expect(lastCodes(old({ on: "2026-05-11" }))).toEqual([
      "PUBLIC_NOTICE_MISSING",
      "SUPERIOR_AGREEMENT_MISSING",
    ]);
  });

  it("on paper is unchecked until the facts decide it", () => {
    expect(auditOf(listed({ agreedOn: undefined })).unchecked[8]).toEqual(["SUPERIOR_AGREEMENT_MISSING"]);
    expect(auditOf(listed({ agreedOn: null })).findings[8]).toEqual(["SUPERIOR_AGREEMENT_MISSING"]);
    const noNotice = { notice: undefined };
    expect(auditOf(listed({ ...noNotice, agreedOn: "2027-07-11" })).findings[8]).toEqual([
      "SUPERIOR_AGREEMENT_MISSING",
    ]);
    expect(auditOf(listed({ ...noNotice, agreedOn: "2027-07-12" })).unchecked[8]).toContain(
      "SUPERIOR_AGREEMENT_MISSING",
    );
  });
});

describe("the public notice", () => {
  const article = "13";

  it("must be there [PUBLIC_NOTICE_MISSING]", () => {
    expect(listed({ notice })).toBeTaken();
    expect(listed({ notice: null })).toBeRefused("PUBLIC_NOTICE_MISSING", { article, says: [5] });
    expect(listed({ notice: undefined })).toBeRefused("PUBLIC_NOTICE_MISSING", { article });
    expect(old({ notice: null })).toBeTaken();
  });

  it("lasts five working days, not four [PUBLIC_NOTICE_TOO_SHORT]", () => {
    expect(listed({ notice: { ...notice, to: "2027-07-22" } })).toBeRefused("PUBLIC_NOTICE_TOO_SHORT", {
      article,
      says: [4, 5],
    });
    expect(listed({ notice: { ...notice, from: "2027-07-20" } })).toBeRefused("PUBLIC_NOTICE_TOO_SHORT", {
      article,
      says: [4],
    });
    expect(listed({ notice: { ...notice, to: "2027-07-01" } })).toBeRefused("PUBLIC_NOTICE_TOO_SHORT", {
      article,
      says: [0],
    });
    expect(listed({ notice: { objections: "none" } })).toBeRefused("PUBLIC_NOTICE_TOO_SHORT", {
      article,
      says: [0],
    });
    for (const half of [{ from: "2027-07-19" }, { to: "2027-07-23" }])
      expect(listed({ notice: half })).toBeRefused("PUBLIC_NOTICE_TOO_SHORT", { article, says: [0] });
    expect(old({ notice: { ...notice, to: "2027-07-19" } })).toBeTaken();
  });

  it("counts no weekend", () => {
    const tail = { on: "2027-07-28" };
    expect(listed({ ...tail, notice: { ...notice, from: "2027-07-21", to: "2027-07-27" } })).toBeTaken();
    expect(listed({ ...tail, notice: { ...notice, from: "2027-07-21", to: "2027-07-26" } })).toBeRefused(
      "PUBLIC_NOTICE_TOO_SHORT",
      { article, says: [4] },
    );
  });

  it.each([
    ["2026-09-28", "2026-10-09", "2026-10-10"],
    ["2026-09-21", "2026-09-28", "2026-09-29"],
    ["2026-10-06", "2026-10-13", "2026-10-14"],
  ])("from %s passes over days off and counts shifted workdays: to %s", (from, to, on) => {
    const packs = { packs: { "cpc-2026": toDay("2024-01-01") } };
    const file = file2014.upTo("S08").under(packs);
    const facts = { agreedOn: "2026-09-01", on, notice: { from, to, objections: "none" } };
    const shorter = addDays(toDay(to), -1);
    expect(file.with("S08", facts)).toBeTaken();
    expect(file.with("S08", { ...facts, notice: { ...facts.notice, to: shorter } })).toBeRefused(
      "PUBLIC_NOTICE_TOO_SHORT",
      { pack: "cpc-2026", article, says: [4] },
    );
  });

  it("is over before the listing", () => {
    expect(listed({ on: "2027-07-24" })).toBeTaken();
    expect(listed({ on: "2027-07-23" })).toBeRefused("PUBLIC_NOTICE_TOO_SHORT", {
      article,
      says: ["2027-07-23"],
    });
  });

  it("stops the listing where an objection was upheld [PUBLIC_NOTICE_UPHELD]", () => {
    expect(listed({ notice: { ...notice, objections: "cleared" } })).toBeTaken();
    expect(listed({ notice: { ...notice, objections: undefined } })).toBeTaken();
    expect(listed({ notice: { ...notice, objections: "upheld" } })).toBeRefused("PUBLIC_NOTICE_UPHELD", {
      article,
    });
    expect(old({ notice: { ...notice, objections: "upheld" } })).toBeTaken();
  });

  it("on paper is unchecked where the sheet is silent", () => {
    const silent = listed({ notice: undefined });
    expect(auditOf(silent)).toMatchObject({ findings: {} });
    expect(auditOf(silent).unchecked[8]).toEqual([
      "PUBLIC_NOTICE_MISSING",
      "PUBLIC_NOTICE_TOO_SHORT",
      "PUBLIC_NOTICE_UPHELD",
      "SUPERIOR_AGREEMENT_MISSING",
    ]);
    expect(auditOf(listed({ notice: null })).findings[8]).toEqual(["PUBLIC_NOTICE_MISSING"]);
    expect(auditOf(listed({ notice: { objections: "none", to: "2027-07-23" } })).unchecked[8]).toEqual([
      "PUBLIC_NOTICE_TOO_SHORT",
      "SUPERIOR_AGREEMENT_MISSING",
    ]);
    expect(auditOf(listed({ notice: { from: "2027-07-19", to: null } }))).toMatchObject({
      findings: { 8: ["PUBLIC_NOTICE_TOO_SHORT"] },
      unchecked: { 8: ["PUBLIC_NOTICE_UPHELD"] },
    });
    expect(auditOf(listed({ notice: { to: "2027-07-26" } })).findings[8]).toEqual([
      "PUBLIC_NOTICE_TOO_SHORT",
    ]);
  });
});

describe("training", () => {
  const trained = (file: Given, facts: object) =>
    file.upTo("S11").with("S11", { days: undefined, hours: undefined, ...facts });
  const waiver = { approver: "镇党委", reason: "疫情" };
  const article = "17";

  it.each(bothFiles)("takes three days or 24 hours [TRAINING_TOO_SHORT] ($pack)", (file) => {
    expect(trained(file, { days: 3, hours: 0 })).toBeTaken();
    expect(trained(file, { days: 2, hours: 24 })).toBeTaken();
    expect(trained(file, { hours: 24 })).toBeTaken();
    expect(trained(file, { days: 2, hours: 23 })).toBeRefused("TRAINING_TOO_SHORT", {
      article,
      says: [2, 23, 3, 24],
    });
    expect(trained(file, { days: 2.5, hours: 23.5 })).toBeRefused("TRAINING_TOO_SHORT", {
      article,
      says: [2.5, 23.5],
    });
    expect(trained(file, {})).toBeRefused("TRAINING_TOO_SHORT", { article, says: [0] });
  });

  it.each(bothFiles)("may be waived by an approver with a reason [TRAINING_WAIVED] ($pack)", (file) => {
    const short = { days: 2, hours: 16 };
    expect(trained(file, { ...short, waiver })).toBeWarned("TRAINING_WAIVED", { article, says: [2, 16] });
    expect(trained(file, { days: 3, hours: 24, waiver })).toBeTaken();
    for (const half of [
      { ...waiver, approver: null },
      { ...waiver, reason: undefined },
      { ...waiver, reason: "  " },
      { ...waiver, approver: "" },
      null,
    ])
      expect(trained(file, { ...short, waiver: half })).toBeRefused("TRAINING_TOO_SHORT", { article });
  });

  it("on paper is decided by the figure that is there", () => {
    const unchecked = (facts: object) => auditOf(trained(file2014, facts));
    expect(unchecked({ days: 3 })).toMatchObject({ findings: {}, unchecked: {} });
    expect(unchecked({ days: 2 }).unchecked[11]).toEqual(["TRAINING_TOO_SHORT"]);
    expect(unchecked({ hours: 23, waiver }).unchecked[11]).toEqual(["TRAINING_WAIVED"]);
    expect(unchecked({ days: 2, hours: null }).findings[11]).toEqual(["TRAINING_TOO_SHORT"]);
  });
});
