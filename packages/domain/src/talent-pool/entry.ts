// An entry of the talent pool: one person, one village, from the day of entering to the day of leaving.
import { z } from "zod";
import { day } from "../kernel/calendar.ts";
import { organisationId, personId, poolEntryId } from "../kernel/ids.ts";
import { committeePostSchema } from "./committee-posts.ts";
import { deedSchema } from "./deeds.ts";
import { poolSourceIds } from "./sources.ts";

/** 意愿: whether someone would take on work in the village, as they said themselves. */
export const willingnesses = {
  willing: { zh: "愿意担任村干部", en: "willing to serve the village" },
  considering: { zh: "尚在考虑", en: "still considering" },
  unwilling: { zh: "暂不愿意", en: "not willing for now" },
} as const;
export type Willingness = keyof typeof willingnesses;

export const poolEntrySchema = z
  .object({
    id: poolEntryId,
    person: personId,
    village: organisationId,
    source: z.enum(poolSourceIds),
    /** The first day in the pool. */
    enteredOn: day,
    /** The first day no longer in the pool; null while in it. */
    leftOn: day.nullable(),
    leftReason: z.string().trim().min(1).max(500).nullable(),
    /** null: not yet asked. */
    willingness: z.enum(Object.keys(willingnesses) as [Willingness, ...Willingness[]]).nullable(),
    strengths: z.string().trim().min(1).max(500).nullable(),
    posts: z.array(committeePostSchema).max(50),
    deeds: z.array(deedSchema).max(200),
  })
  .refine(({ enteredOn, leftOn }) => leftOn === null || leftOn >= enteredOn, {
    path: ["leftOn"],
    error: "出库日期不能早于入库日期 / nobody leaves the pool before entering it",
  })
  .refine(({ leftOn, leftReason }) => (leftOn === null) === (leftReason === null), {
    path: ["leftReason"],
    error: "出库须写明日期和原因 / leaving the pool takes a day and a reason",
  });
export type PoolEntry = Readonly<z.output<typeof poolEntrySchema>>;
