// What the ledger's procedures take.
import { z } from "zod";
import { ledgerFields } from "./fields.ts";

const fileId = z.uuid();
export const jobKey = z.object({ jobId: z.uuid() });

export const auditInput = z.object({
  fileId,
  /** The table's place in the preview, from 0. */
  table: z.number().int().min(0).max(1000),
  /** The columns as the user left them; those left out keep their guess. */
  mapping: z
    .array(
      z.object({
        index: z.number().int().min(0).max(16_383),
        field: z.enum(ledgerFields.map(({ field }) => field)).nullable(),
      }),
    )
    .max(2000)
    .default([]),
  membersFileId: fileId.optional(),
});

export const resultInput = z.object({
  ...jobKey.shape,
  view: z.enum(["people", "articles"]),
  onlyFindings: z.boolean().default(true),
  /** People with this finding alone. */
  code: z.string().max(60).optional(),
  article: z.string().max(60).nullable().optional(),
  page: z.number().int().min(1).max(1_000_000).default(1),
  size: z.number().int().min(1).max(200).default(50),
});

export const takeInInput = z.object({
  ...jobKey.shape,
  /** Counts what would happen, and writes nothing. */
  dryRun: z.boolean().default(false),
});
