// Village committee work: which office someone was elected to, for which term, from which day.
import { z } from "zod";
import { day } from "../kernel/calendar.ts";

// oxfmt-ignore
export const committeeOffices = {
  "party-secretary":         { zh: "村党组织书记",       en: "secretary of the village party organisation" },
  "party-deputy-secretary":  { zh: "村党组织副书记",     en: "deputy secretary of the village party organisation" },
  "party-committee-member":  { zh: "村党组织委员",       en: "member of the village party committee" },
  "director":                { zh: "村民委员会主任",     en: "director of the village committee" },
  "deputy-director":         { zh: "村民委员会副主任",   en: "deputy director of the village committee" },
  "committee-member":        { zh: "村民委员会委员",     en: "member of the village committee" },
  "supervision-director":    { zh: "村务监督委员会主任", en: "director of the village supervision committee" },
  "supervision-member":      { zh: "村务监督委员会委员", en: "member of the village supervision committee" },
} as const;

export type CommitteeOffice = keyof typeof committeeOffices;
export const committeeOfficeIds = Object.keys(committeeOffices) as [CommitteeOffice, ...CommitteeOffice[]];

/** One election's result: the office, and how long it was held. */
export const committeePostSchema = z
  .object({
    office: z.enum(committeeOfficeIds),
    /** As the township names it: 第十二届, 2026—2031年. */
    term: z.string().trim().min(1).max(60),
    electedOn: day,
    /** The first day without the office; null while it is held. */
    endedOn: day.nullable(),
  })
  .refine(({ electedOn, endedOn }) => endedOn === null || endedOn >= electedOn, {
    path: ["endedOn"],
    error: "任期结束不能早于当选日期 / an office cannot end before the election",
  });
export type CommitteePost = Readonly<z.output<typeof committeePostSchema>>;
