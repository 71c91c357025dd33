// The yearly adjustment of one village: what its decisions are refused for.
import { describe, expect, it } from "vitest";
import { toDay } from "../../src/index.ts";
import {
  type AdjustmentGround,
  type AdjustmentRefusalCode,
  type PoolAppraisal,
  type PoolDecision,
  checkVillage,
} from "../../src/talent-pool/index.ts";
import {
  type DecisionSet,
  add,
  draft,
  entries,
  ground,
  hekou,
  keep,
  on,
  remove,
  set,
  shuangtang,
  today,
  whole,
} from "./adjustment-facts.ts";
import { entry, person, village } from "./pool-facts.ts";

/** Codes and people that a village's decisions are refused for; [] where they can stand. */
function refused(decisions: DecisionSet | readonly PoolDecision[], more: Partial<AdjustmentGround> = {}) {
  const own = "decisions" in decisions ? decisions : set("hekou", decisions);
  const others = whole.villages.filter((one) => one.village !== own.village);
  const result = checkVillage(draft(own, ...others), own.village, { ...ground, ...more });
  return result.ok ? [] : result.error.map(({ code, figures }) => [code, figures["people"] ?? null]);
}
const people = (code: AdjustmentRefusalCode, ...names: string[]) => [code, names.map(person)];

describe("a village's decisions", () => {
  it("stand where everybody of the pool is kept or removed for a reason, and say what will change", () => {
    const result = checkVillage(draft(set("hekou", [...hekou, add("new")])), village("hekou"), ground);
    expect(result).toEqual({
      ok: true,
      value: {
        village: village("hekou"),
        on,
        kept: [person("a"), person("b")],
        added: [person("new")],
        removed: [person("c")],
        exception: null,
        changes: [
          {
            kind: "left",
            entry: "poe_c-hekou-2025-12-18",
            person: person("c"),
            village: village("hekou"),
            on,
            reason: "外出务工",
          },
          {
            kind: "joined",
            person: person("new"),
            village: village("hekou"),
            source: "frontline",
            on,
            reason: "支部推荐",
          },
        ],
      },
    });
  });

  it("leave nobody of the pool out [PERSON_UNDECIDED]", () => {
    expect(refused([keep("a"), keep("b")])).toEqual([people("PERSON_UNDECIDED", "c")]);
    expect(refused([add("x"), add("y")])).toEqual([people("PERSON_UNDECIDED", "a", "b", "c")]);
  });

  it("name a reason each [REASON_MISSING]", () => {
    expect(refused([keep("a", ""), keep("b"), remove("c", " 　")])).toEqual([
      people("REASON_MISSING", "a", "c"),
    ]);
  });

  it("name nobody twice, within a village or added by two [PERSON_DECIDED_TWICE]", () => {
    expect(refused([...hekou, remove("a")])).toEqual([people("PERSON_DECIDED_TWICE", "a")]);
    const both = draft(set("hekou", [...hekou, add("new")]), set("shuangtang", [...shuangtang, add("new")]));
    for (const where of ground.villages) {
      const result = checkVillage(both, where, ground);
      expect(!result.ok && result.error.map(({ code, figures }) => [code, figures["people"]])).toEqual([
        people("PERSON_DECIDED_TWICE", "new"),
      ]);
    }
  });

  it("add nobody who is in the pool already, of whatever village [ADDED_IN_POOL_ALREADY]", () => {
    expect(refused([keep("a"), keep("b"), add("c")])).toEqual([people("ADDED_IN_POOL_ALREADY", "c")]);
    expect(refused([...hekou, add("d")])).toEqual([people("ADDED_IN_POOL_ALREADY", "d")]);
    expect(refused([...hekou, add("gone")])).toEqual([]);
    const leftThatDay = [...entries, entry("back", { in: "shuangtang", to: on })];
    expect(refused([...hekou, add("back")], { entries: leftThatDay })).toEqual([]);
    const later = [...entries, entry("later", { in: "shuangtang", from: "2026-12-22" })];
    expect(refused([...hekou, add("later")], { entries: later })).toEqual([
      people("ADDED_IN_POOL_ALREADY", "later"),
    ]);
  });

  it("add who leaves another village on that day or earlier, not later", () => {
    const moves = (leaves: string, joins: string) => {
      const other = set("shuangtang", [keep("d"), remove("e"), add("x")], { on: toDay("2026-12-19") });
      const own = set("hekou", [...hekou, add("e")], { on: toDay(joins) });
      const result = checkVillage(draft({ ...other, on: toDay(leaves) }, own), own.village, ground);
      return result.ok ? [] : result.error.map(({ code }) => code);
    };
    expect(moves("2026-12-19", "2026-12-20")).toEqual([]);
    expect(moves("2026-12-20", "2026-12-20")).toEqual([]);
    expect(moves("2026-12-20", "2026-12-19")).toEqual(["ADDED_IN_POOL_ALREADY"]);
  });

  it("do not take another village's removal for the leaving of someone who is not there", () => {
    const other = set("shuangtang", [...shuangtang, remove("a")]);
    const own = set("hekou", [add("a"), keep("b"), keep("c")]);
    const result = checkVillage(draft(other, own), own.village, ground);
    expect(!result.ok && result.error.map(({ code }) => code)).toEqual(["ADDED_IN_POOL_ALREADY"]);
  });

  it("keep and remove only who is in the village's pool on that day [NOT_IN_VILLAGE_POOL]", () => {
    expect(refused([...hekou, keep("d"), remove("gone"), keep("nobody")])).toEqual([
      people("NOT_IN_VILLAGE_POOL", "d", "gone", "nobody"),
    ]);
  });

  it("keep nobody whom the latest appraisal finds unfit [KEPT_THOUGH_UNFIT]", () => {
    const appraisal = (
      name: string,
      day: string,
      conclusion: PoolAppraisal["conclusion"],
    ): PoolAppraisal => ({
      person: person(name),
      on: toDay(day),
      conclusion,
    });
    const unfit = appraisal("a", "2026-12-10", "unfit");
    const judged = (...appraisals: PoolAppraisal[]) => refused(hekou, { appraisals });
    expect(judged(unfit)).toEqual([people("KEPT_THOUGH_UNFIT", "a")]);
    expect(judged(unfit, appraisal("a", "2025-12-10", "fit"))).toEqual([people("KEPT_THOUGH_UNFIT", "a")]);
    expect(judged(unfit, appraisal("a", "2026-12-24", "fit"))).toEqual([]);
    expect(judged(appraisal("a", "2026-12-10", "fit"), unfit)).toEqual([people("KEPT_THOUGH_UNFIT", "a")]);
    expect(judged(unfit, appraisal("a", "2026-12-10", "fit"))).toEqual([people("KEPT_THOUGH_UNFIT", "a")]);
    expect(judged(appraisal("a", "2026-12-25", "unfit"))).toEqual([people("KEPT_THOUGH_UNFIT", "a")]);
    expect(judged(appraisal("a", "2026-12-26", "unfit"))).toEqual([]);
    expect(judged(appraisal("c", "2026-12-10", "unfit"))).toEqual([]);
  });

  it("leave as many as the profile asks for, or explain [BELOW_RESERVES]", () => {
    const few = [keep("a"), remove("b"), remove("c")];
    expect(refused(few)).toEqual([["BELOW_RESERVES", null]]);
    expect(refused(set("hekou", few, { exception: "  " }))).toEqual([["BELOW_RESERVES", null]]);
    expect(refused(set("hekou", few, { exception: "两人外出，明年三月前补齐" }))).toEqual([]);
    expect(refused([...few, add("x")])).toEqual([]);
    expect(refused(hekou, { profile: { reservesPerVillage: 3 } })).toEqual([["BELOW_RESERVES", null]]);
  });

  it("keep the exception only where there are too few", () => {
    const explained = (decisions: readonly PoolDecision[]) => {
      const own = set("hekou", decisions, { exception: "两人外出" });
      const result = checkVillage(draft(own), own.village, ground);
      return result.ok ? result.value.exception : result.error;
    };
    expect(explained([keep("a"), remove("b"), remove("c")])).toBe("两人外出");
    expect(explained(hekou)).toBeNull();
  });

  it("bear a day that is not before the pool's last change there [DAY_BEFORE_LAST_CHANGE]", () => {
    const dated = (day: string, more: Partial<AdjustmentGround> = {}) =>
      refused(set("hekou", hekou, { on: toDay(day) }), more);
    expect(dated("2025-12-18")).toEqual([]);
    expect(dated("2025-12-17")).toEqual([
      ["DAY_BEFORE_LAST_CHANGE", null],
      people("PERSON_UNDECIDED", "gone"),
      people("NOT_IN_VILLAGE_POOL", "c"),
    ]);
    for (const all of [entries, entries.toReversed()])
      expect(dated("2025-12-17", { entries: all }).map(([code]) => code)).toContain("DAY_BEFORE_LAST_CHANGE");
    const elsewhere = [...entries, entry("f", { in: "shuangtang", from: "2026-12-24" })];
    expect(dated("2026-12-20", { entries: elsewhere })).toEqual([]);
  });

  it("bear no day to come [DECIDED_IN_FUTURE]", () => {
    expect(refused(set("hekou", hekou, { on: today }))).toEqual([]);
    expect(refused(set("hekou", hekou, { on: toDay("2026-12-26") }))).toEqual([["DECIDED_IN_FUTURE", null]]);
  });

  it("are refused for all that is wrong at once", () => {
    const decisions = [keep("a", ""), keep("a"), keep("nobody"), add("d")];
    expect(refused(decisions).map(([code]) => code)).toEqual([
      "PERSON_UNDECIDED",
      "PERSON_DECIDED_TWICE",
      "REASON_MISSING",
      "ADDED_IN_POOL_ALREADY",
      "NOT_IN_VILLAGE_POOL",
    ]);
  });
});

describe("a refusal", () => {
  it("says its figures and what to do in both languages, and never who it is", () => {
    const result = checkVillage(draft(set("hekou", [keep("a")])), village("hekou"), ground);
    expect(!result.ok && result.error).toEqual([
      {
        code: "BELOW_RESERVES",
        figures: { village: village("hekou"), remaining: 1, minimum: 2 },
        zh: "调整后该村只有 1 名后备力量，少于 2 名。请补充人选，或写明暂时不足的原因。",
        en: "1 would be left in this village, fewer than 2. Add people, or explain why there are fewer for now.",
      },
      {
        code: "PERSON_UNDECIDED",
        figures: { village: village("hekou"), count: 2, people: [person("b"), person("c")] },
        zh: "2 人在库但没有作出决定。请逐人选择保留或调出，并写明理由。",
        en: "2 people of the pool have no decision. Keep or remove each, and say why.",
      },
    ]);
  });
});
