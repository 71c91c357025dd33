// What is written while someone is an activist (S03 to S06).
import { membersFact, namedFact, stepRecord } from "./fact.ts";

export const nominations = {
  member: { zh: "党员推荐", en: "recommended by members" },
  "youth-league": { zh: "共青团推优", en: "nominated by the Youth League" },
  "mass-organisation": { zh: "群团组织推优", en: "nominated by a mass organisation" },
} as const;

export const activistRecords = [
  stepRecord("S03", { nomination: namedFact("推荐方式", "nominated by", nominations) }),
  stepRecord("S04", {}),
  stepRecord("S05", { mentors: membersFact("培养联系人", "mentors") }),
  stepRecord("S06", {}),
] as const;
