// The append-only history of one file: it is opened once, records are typed in, and a wrong one is corrected by a later one.
import { z } from "zod";
import { day } from "../kernel/calendar.ts";
import { type StepId, stepIds } from "../regulation/steps.ts";
import { dossierRecordSchema } from "../regulation/records/record.ts";

const keptVerdict = z.object({
  code: z.string(),
  severity: z.enum(["refuse", "warn", "note"]),
  pack: z.enum(["cpc-2014", "cpc-2026", "local"]),
  article: z.string().nullable(),
  figures: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
  ),
  earliest: day.nullable(),
});

/** `live`: typed as it happened and judged first. `paper`: taken in from a finished paper file and audited. */
export const sources = ["live", "paper"] as const;

export const openedEvent = z.object({
  kind: z.literal("opened"),
  on: day,
  person: z.string(),
  branch: z.string(),
  /** Of a paper file: steps that its ledger has no column for. */
  unknownSteps: z.array(z.enum(stepIds as [StepId, ...StepId[]])).optional(),
});

export const recordedEvent = z.object({
  kind: z.literal("recorded"),
  source: z.enum(sources),
  record: dossierRecordSchema,
  /** What was said when it was taken; kept beside it for good. */
  verdicts: z.array(keptVerdict),
});

export const correctedEvent = z.object({
  kind: z.literal("corrected"),
  on: day,
  /** The place in the history, from 0, of the record that this one supersedes. */
  supersedes: z.number().int().min(0),
  reason: z.string().min(1).max(500),
  /** The record as it should read; null where it should never have been typed. */
  record: dossierRecordSchema.nullable(),
  verdicts: z.array(keptVerdict),
});

export const dossierEventSchema = z.discriminatedUnion("kind", [openedEvent, recordedEvent, correctedEvent]);
export type DossierEvent = z.infer<typeof dossierEventSchema>;
export type Source = (typeof sources)[number];
