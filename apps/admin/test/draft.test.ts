// A form's draft as the record that is sent: only what was typed, only what the edition asks for.
import { stepIds, stepRecordSchema, toDay } from "@miaopu/domain";
import { describe, expect, it } from "vitest";
import {
  draftOf,
  emptyDraft,
  hasUnreadable,
  isLate,
  recordOf,
} from "../src/features/dossiers/recording/draft.ts";
import { sideRecordOf } from "../src/features/dossiers/recording/side-record.ts";

const packOf = (on: string) => (on < "2026-05-11" ? "cpc-2014" : "cpc-2026");
const on = toDay("2026-11-02");

describe("a draft", () => {
  it("is no record while it has no day", () => {
    expect(recordOf("S02", emptyDraft, packOf)).toBeNull();
  });

  it.each(stepIds)("of %s with its day alone is a record that the domain's schema takes", (step) => {
    const record = recordOf(step, { ...emptyDraft, on }, packOf);
    expect(record).toEqual({ step, on });
    expect(stepRecordSchema.safeParse(record).success).toBe(true);
  });

  it("leaves out what was emptied again", () => {
    const facts = { vote: { shouldAttend: null, excluded: [] }, outcome: "", other: "x" };
    expect(recordOf("S15", { on, lateReason: "  ", facts }, packOf)).toEqual({ step: "S15", on });
  });

  it("keeps zero and false, which are facts", () => {
    const facts = { outcome: "passed", vote: { shouldAttend: 9, no: 0, secret: false } };
    expect(recordOf("S15", { on, lateReason: "", facts }, packOf)).toEqual({ step: "S15", on, ...facts });
  });

  it("asks for the public notice under the revised edition alone", () => {
    const facts = { notice: { from: "2026-01-01", to: "2026-01-09" } };
    const before = recordOf("S08", { on: toDay("2026-02-01"), lateReason: "", facts }, packOf);
    expect(before).toEqual({ step: "S08", on: "2026-02-01" });
    expect(recordOf("S08", { on, lateReason: "", facts }, packOf)).toHaveProperty("notice");
  });

  it("comes back from a record on file as it was", () => {
    const record = { step: "S14", on, formNumber: "43-1", lateReason: "防汛", enteredOn: on } as const;
    const { enteredOn: _, ...typed } = record;
    expect(recordOf("S14", draftOf(record), packOf)).toEqual(typed);
  });

  it("knows a figure that is not a number, however deep", () => {
    expect(hasUnreadable({ vote: { yes: Number.NaN } })).toBe(true);
    expect(hasUnreadable({ vote: { yes: 3, secret: null } })).toBe(false);
  });

  it("is late from the thirty-first day", () => {
    expect(isLate(toDay("2026-10-23"), toDay("2026-11-22"))).toBe(false);
    expect(isLate(toDay("2026-10-22"), toDay("2026-11-22"))).toBe(true);
  });
});

describe("a record beside the steps", () => {
  const facts = { department: "police", requestedOn: "2026-10-20" };
  it("is a reply on its day where there is one", () => {
    const reply = { on, lateReason: "", facts: { ...facts, outcome: "no-objection" } };
    expect(sideRecordOf("joint-review", reply)).toEqual({
      record: "joint-review",
      on,
      department: "police",
      outcome: "no-objection",
      requestedOn: "2026-10-20",
      reason: null,
      document: null,
      repliedOn: on,
    });
  });

  it("is a request on its day where there is none: silence is never consent", () => {
    expect(sideRecordOf("joint-review", { on, lateReason: "", facts })).toMatchObject({
      requestedOn: on,
      repliedOn: null,
      outcome: null,
    });
  });

  it("needs what it cannot be without", () => {
    expect(sideRecordOf("joint-review", { on, lateReason: "", facts: {} })).toBeNull();
    expect(sideRecordOf("transfer", { on, lateReason: "", facts: {} })).toBeNull();
    expect(sideRecordOf("stop", { on, lateReason: "", facts: {} })).toBeNull();
  });
});
