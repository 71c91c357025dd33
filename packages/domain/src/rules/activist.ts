// Activists (S03 to S07): mentors, the year of cultivation, half-yearly observation, whose views were heard.
import { addMonths, addYears, isBeforeMonths, wholeMonthsBetween } from "../kernel/calendar.ts";
import { limits } from "../regulation/limits.ts";
import { views } from "../regulation/records/candidate.ts";
import { stepOnFile } from "./file-state.ts";
import { peopleChecks, peopleRules } from "./people.ts";
import { type Rule, bothEditions, isUnknown, stepRule, unchecked } from "./rule.ts";

type View = keyof typeof views;
const alwaysHeard: readonly View[] = ["mentors", "members", "masses"];
/** Where the branch has party groups. */
const everyView: readonly View[] = ["party-group", ...alwaysHeard];

export const activistRules: readonly Rule[] = [
  stepRule({
    code: "MENTOR_COUNT",
    steps: ["S05"],
    severity: "refuse",
    cites: bothEditions("9"),
    check: (j) => peopleChecks.count(j, "mentors", limits.mentorsMin, limits.mentorsMax),
    say: (f) => ({
      zh: `填了 ${f["count"]} 名培养联系人，应为 ${f["min"]} 至 ${f["max"]} 名。请增减后再记录。`,
      en: `${f["count"]} mentors are named; the rules ask for ${f["min"]} to ${f["max"]}. Change the list.`,
    }),
  }),
  stepRule({
    code: "LOCAL_MENTOR_COUNT",
    steps: ["S05"],
    severity: "refuse",
    cites: "local",
    check: (j) => {
      const exactly = j.setting.profile.mentors;
      return exactly === null ? null : peopleChecks.count(j, "mentors", exactly, exactly);
    },
    say: (f) => ({
      zh: `填了 ${f["count"]} 名培养联系人，本镇细则要求 ${f["min"]} 名。请补足。`,
      en: `${f["count"]} mentors are named; this township asks for exactly ${f["min"]}. Complete the list.`,
    }),
  }),
  ...peopleRules("MENTOR", "S05", "mentors", { zh: "培养联系人", en: "mentor" }),
  stepRule({
    code: "ACTIVIST_YEAR_INCOMPLETE",
    steps: ["S07"],
    severity: "refuse",
    cites: bothEditions("13"),
    check: (j) => {
      const since = stepOnFile(j.file, "S03")?.on;
      if (!since || !isBeforeMonths(j.on, since, limits.activistYears * 12)) return null;
      return { since, on: j.on, earliest: addYears(since, limits.activistYears) };
    },
    say: (f) => ({
      zh: `${f["since"]} 确定为积极分子，培养教育须满一年，${f["earliest"]} 起才能确定为发展对象。`,
      en: `An activist since ${f["since"]}; a full year of cultivation is required, so a candidate from ${f["earliest"]}.`,
    }),
  }),
  stepRule({
    code: "HALF_YEAR_REVIEW_MISSING",
    steps: ["S07"],
    severity: "warn",
    cites: bothEditions("11"),
    check: (j) => {
      const since = stepOnFile(j.file, "S03")?.on;
      if (!since) return null;
      const needed = Math.floor(wholeMonthsBetween(since, j.on) / limits.reviewMonths);
      let have = 0;
      for (const on of j.file.observations) if (on <= j.on) have++;
      if (have >= needed) return null;
      if (j.absentIsUnknown && j.setting.unknownSteps?.has("S06")) return unchecked;
      return { have, needed, since, nextBy: addMonths(since, limits.reviewMonths * (have + 1)) };
    },
    say: (f) => ({
      zh: `从 ${f["since"]} 起应有 ${f["needed"]} 次半年考察，在档 ${f["have"]} 次。请补记已做的考察；确实没有的，写明原因。`,
      en: `Since ${f["since"]} there should be ${f["needed"]} half-yearly observations, ${f["have"]} are on file. Enter those made; where there were none, give the reason.`,
    }),
  }),
  stepRule({
    code: "VIEWS_NOT_HEARD",
    steps: ["S07"],
    severity: "refuse",
    cites: bothEditions("13"),
    check: (j) => {
      const heard = j.record.views;
      if (isUnknown(j, heard)) return unchecked;
      const { hasGroups } = j.setting.branch;
      let missing: View[] | null = null;
      for (const view of hasGroups ? everyView : alwaysHeard)
        if (!heard?.includes(view)) (missing ??= []).push(view);
      if (missing !== null) return { missing };
      return isUnknown(j, hasGroups) && !heard?.includes("party-group") ? unchecked : null;
    },
    say: (f) => {
      const missing = f["missing"] as readonly View[];
      return {
        zh: `还没有听取${missing.map((view) => views[view].zh).join("、")}的意见。请听取后补记。`,
        en: `Not heard yet: ${missing.map((view) => views[view].en).join(", ")}. Hear them and add it.`,
      };
    },
  }),
];
