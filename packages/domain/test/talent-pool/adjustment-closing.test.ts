// The year's adjustment: opened once a year, worked on as a draft, closed with all its villages, never changed after.
import { describe, expect, it } from "vitest";
import { toDay } from "../../src/index.ts";
import {
  type Adjustment,
  adjustmentSchema,
  checkVillage,
  closeAdjustment,
  draftVillage,
  openAdjustment,
} from "../../src/talent-pool/index.ts";
import {
  add,
  draft,
  ground,
  hekou,
  keep,
  remove,
  set,
  shuangtang,
  today,
  whole,
} from "./adjustment-facts.ts";
import { person, village } from "./pool-facts.ts";

describe("the year's adjustment", () => {
  const opened = (earlier: readonly Adjustment[], year = 2026) => {
    const result = openAdjustment(earlier, { id: "adj_new", year, on: toDay("2026-12-01") });
    return result.ok ? result.value : result.error.map(({ code }) => code);
  };
  const closed2025 = { ...draft(), id: "adj_2025", year: 2025, closedOn: toDay("2025-12-30") } as const;

  it("is opened as an empty draft", () => {
    expect(opened([closed2025])).toEqual({ ...draft(), id: "adj_new" });
  });

  it("is opened once a year [ADJUSTMENT_YEAR_TAKEN], and only after the last was closed [ADJUSTMENT_STILL_OPEN]", () => {
    expect(opened([closed2025], 2025)).toEqual(["ADJUSTMENT_YEAR_TAKEN"]);
    expect(opened([closed2025, draft()])).toEqual(["ADJUSTMENT_YEAR_TAKEN"]);
    expect(opened([{ ...closed2025, closedOn: null }])).toEqual(["ADJUSTMENT_STILL_OPEN"]);
  });

  it("holds one set of decisions for each village, the last one drafted", () => {
    const anew = draftVillage(whole, set("hekou", []));
    expect(anew.ok && anew.value.villages).toEqual([set("shuangtang", shuangtang), set("hekou", [])]);
    expect(anew.ok && adjustmentSchema.safeParse(anew.value).success).toBe(true);
    expect(adjustmentSchema.safeParse(draft(set("hekou", []), set("hekou", []))).success).toBe(false);
  });

  it("is closed today, with all its villages' changes, leavings first", () => {
    const moving = draft(
      set("hekou", [...hekou, add("e")]),
      set("shuangtang", [keep("d"), remove("e"), add("x")]),
    );
    const result = closeAdjustment(moving, ground);
    expect(result.ok && result.value.adjustment).toEqual({ ...moving, closedOn: today });
    expect(result.ok && result.value.changes.map(({ kind, person }) => [kind, person])).toEqual([
      ["left", person("c")],
      ["left", person("e")],
      ["joined", person("e")],
      ["joined", person("x")],
    ]);
  });

  it("is closed with every village decided or not at all [VILLAGE_UNDECIDED] [VILLAGE_UNKNOWN]", () => {
    const codes = (adjustment: Adjustment) => {
      const result = closeAdjustment(adjustment, ground);
      return result.ok ? [] : result.error.map(({ code, figures }) => [code, figures["village"]]);
    };
    expect(codes(draft())).toEqual(ground.villages.map((one) => ["VILLAGE_UNDECIDED", one]));
    expect(codes(draft(...whole.villages, set("elsewhere", [])))).toEqual([
      ["VILLAGE_UNKNOWN", village("elsewhere")],
    ]);
    expect(codes(draft(set("hekou", [keep("a"), keep("b")]), set("shuangtang", [keep("d")])))).toEqual([
      ["PERSON_UNDECIDED", village("hekou")],
      ["BELOW_RESERVES", village("shuangtang")],
      ["PERSON_UNDECIDED", village("shuangtang")],
    ]);
  });

  it("never changes after it was closed [ADJUSTMENT_CLOSED]", () => {
    const result = closeAdjustment(whole, ground);
    if (!result.ok) throw new Error("it can be closed");
    const { adjustment } = result.value;
    const attempts = [
      draftVillage(adjustment, set("hekou", [])),
      checkVillage(adjustment, village("hekou"), ground),
      closeAdjustment(adjustment, ground),
    ];
    for (const attempt of attempts)
      expect(!attempt.ok && attempt.error).toMatchObject([
        { code: "ADJUSTMENT_CLOSED", figures: { year: 2026, closedOn: "2026-12-25" } },
      ]);
    expect(whole.closedOn).toBeNull();
  });
});
