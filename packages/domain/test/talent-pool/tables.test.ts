// The pool's tables: every spelling leads to one row, nothing is guessed, and ages are full years.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addYears, toDay } from "../../src/index.ts";
import {
  ageBandIds,
  ageBandOn,
  ageBands,
  ageOn,
  educationIds,
  educationOf,
  educations,
  poolSourceIds,
  poolSourceOf,
  poolSources,
} from "../../src/talent-pool/index.ts";

const full = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
/** As people type it: blanks inside, a no-break or zero-width one at the end, brackets of both widths. */
const untidy = (text: string) => [
  text,
  [...text].join(" "),
  `　${text}\u00A0`,
  `${text}\u200B`,
  `（${text}）`,
];

describe("sources", () => {
  it("names the seven that the township's practice knows", () => {
    expect(poolSourceIds).toEqual([
      "college-graduate",
      "veteran",
      "returned-worker",
      "able-wealth-maker",
      "frontline",
      "non-public-enterprise",
      "social-organisation",
    ]);
  });

  it("reads every spelling of the table, however untidy, and the standard name itself", () => {
    for (const id of poolSourceIds)
      for (const word of [id, poolSources[id].zh, ...poolSources[id].spellings])
        for (const typed of [...untidy(word), full(word)])
          expect([typed, poolSourceOf(typed)]).toEqual([typed, id]);
  });

  it.each([
    ["复员退伍军人", "veteran"],
    ["退役军人代表", "veteran"],
    ["优秀高校毕业生", "college-graduate"],
    ["返乡农民工", "returned-worker"],
    ["返乡创业人员", "returned-worker"],
    ["非公企业从业人员", "non-public-enterprise"],
    ["社会组织负责人", "social-organisation"],
    ["一线先进分子", "frontline"],
  ])("reads %s", (typed, id) => {
    expect(poolSourceOf(typed)).toBe(id);
  });

  it.each(["", "其他", "两新组织", "退役大学生士兵", "人员", "toString", "constructor"])(
    "does not guess what %j means",
    (typed) => {
      expect(poolSourceOf(typed)).toBeNull();
    },
  );
});

describe("education", () => {
  it("is counted by seven standard names, highest first", () => {
    expect(educationIds.map((id) => educations[id].zh)).toEqual([
      "研究生",
      "本科",
      "大专",
      "中专",
      "高中",
      "初中",
      "小学",
    ]);
  });

  it("reads every spelling of the table, however untidy", () => {
    for (const id of educationIds)
      for (const word of [id, educations[id].zh, ...educations[id].spellings])
        for (const typed of untidy(word)) expect([typed, educationOf(typed)]).toEqual([typed, id]);
  });

  it.each([
    ["硕士", "研究生"],
    ["大学", "本科"],
    ["大学本科", "本科"],
    ["专科", "大专"],
    ["大学专科", "大专"],
    ["中技", "中专"],
    ["全日制本科", "本科"],
    ["大专（函授）", "大专"],
    ["大学本科（学士学位）", "本科"],
    ["省委党校研究生", "研究生"],
    ["高中文化程度", "高中"],
    ["初中毕业", "初中"],
    ["非全日制硕士研究生", "研究生"],
  ])("reads %s as %s", (typed, zh) => {
    const id = educationOf(typed);
    expect(id && educations[id].zh).toBe(zh);
  });

  it.each(["", "文盲", "本科在读", "大专（肄业）", "高中或中专", "初中及以下", "学历"])(
    "does not guess what %j means",
    (typed) => {
      expect(educationOf(typed)).toBeNull();
    },
  );
});

describe("no spelling", () => {
  it("stands in two rows of its table", () => {
    for (const table of [poolSources, educations]) {
      const words = Object.values(table).flatMap(({ zh, spellings }) => [zh, ...spellings]);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });
});

describe("age", () => {
  it("is complete on the birthday, on 28 February for those born on the 29th", () => {
    const leap = toDay("2004-02-29");
    expect(ageOn(leap, toDay("2025-02-27"))).toBe(20);
    expect(ageOn(leap, toDay("2025-02-28"))).toBe(21);
    expect(ageOn(leap, toDay("2024-02-28"))).toBe(19);
    expect(ageOn(leap, toDay("2024-02-29"))).toBe(20);
  });

  it.each([
    ["2026-11-22", "under-35"],
    ["1991-11-23", "under-35"],
    ["1991-11-22", "35-45"],
    ["1980-11-23", "35-45"],
    ["1980-11-22", "46-55"],
    ["1970-11-23", "46-55"],
    ["1970-11-22", "over-55"],
    ["1900-01-01", "over-55"],
  ])("puts who was born on %s into %s on 2026-11-22", (born, band) => {
    expect(ageBandOn(toDay(born), toDay("2026-11-22"))).toBe(band);
  });

  it("puts nobody into a band whose birth date is unknown or yet to come", () => {
    expect(ageBandOn(null, toDay("2026-11-22"))).toBeNull();
    expect(ageBandOn(toDay("2026-11-23"), toDay("2026-11-22"))).toBeNull();
  });

  it("has bands that follow one another without gap or overlap", () => {
    const rows = ageBandIds.map((id) => ageBands[id]);
    expect(rows[0]?.from).toBe(0);
    expect(rows.at(-1)?.to).toBeNull();
    rows.slice(1).forEach((row, at) => expect(row.from).toBe((rows[at]?.to ?? -2) + 1));
  });

  it("never falls as days go by, and is n on the n-th birthday and n - 1 the day before", () => {
    const born = fc.integer({ min: 0, max: 365 * 80 }).map((n) => addDays(toDay("1940-01-01"), n));
    fc.assert(
      fc.property(born, fc.integer({ min: 1, max: 90 }), (birthDate, years) => {
        const birthday = addYears(birthDate, years);
        expect(ageOn(birthDate, birthday)).toBe(years);
        expect(ageOn(birthDate, addDays(birthday, -1))).toBe(years - 1);
      }),
    );
  });
});
