// Frontline deeds: what someone did where it counted, on which day, and the papers or people that stand for it.
import { z } from "zod";
import { day } from "../kernel/calendar.ts";
import { attachmentId } from "../kernel/ids.ts";

/** 急难险重: the urgent, hard, dangerous and heavy tasks, beside the building up of an industry. */
// oxfmt-ignore
export const deedKinds = {
  "industry":           { zh: "产业发展",         en: "building up an industry", isHardTask: false },
  "flood-relief":       { zh: "防汛救灾",         en: "flood relief",            isHardTask: true },
  "drought-relief":     { zh: "抗旱救灾",         en: "drought relief",          isHardTask: true },
  "snow-relief":        { zh: "低温雨雪冰冻救灾", en: "relief in snow and ice",  isHardTask: true },
  "geological-hazard":  { zh: "地质灾害避险",     en: "landslide prevention",    isHardTask: true },
  "forest-fire":        { zh: "森林防灭火",       en: "forest fire fighting",    isHardTask: true },
  "epidemic":           { zh: "疫情防控",         en: "epidemic control",        isHardTask: true },
  "rescue":             { zh: "抢险救援",         en: "rescue",                  isHardTask: true },
  "other-hard-task":    { zh: "其他急难险重任务", en: "another hard task",       isHardTask: true },
} as const;

export type DeedKind = keyof typeof deedKinds;
export const deedKindIds = Object.keys(deedKinds) as [DeedKind, ...DeedKind[]];

/** What stands for a deed: a document's number, a commendation, who vouches; a scan where there is one, never demanded. */
export const evidenceSchema = z.object({
  what: z.string().trim().min(1).max(200),
  attachment: attachmentId.nullable(),
});
export type Evidence = Readonly<z.output<typeof evidenceSchema>>;

export const deedSchema = z.object({
  kind: z.enum(deedKindIds),
  on: day,
  what: z.string().trim().min(1).max(500),
  /** Empty while nothing stands for it yet: then it is told, but is no frontline evidence. */
  evidence: z.array(evidenceSchema).max(20),
});
export type Deed = Readonly<z.output<typeof deedSchema>>;
