// What the procedures of the talent pool take.
import { day, importId } from "@miaopu/domain";
import { z } from "zod";
import { reserveFields } from "./fields.ts";

export const registerJobKey = z.object({ jobId: z.uuid() });

export const checkInput = z.object({
  fileId: z.uuid(),
  /** This sheet alone. */
  sheet: z.string().max(60).optional(),
  /** The columns as the user left them; those left out keep what was remembered, or the guess. */
  mapping: z
    .array(
      z.object({
        /** The table's place in the preview, from 0. */
        table: z.number().int().min(0).max(1000),
        index: z.number().int().min(0).max(16_383),
        field: z.enum(reserveFields.map(({ field }) => field)).nullable(),
      }),
    )
    .max(5000)
    .default([]),
  /** The day of entering the pool; today where it is left out. */
  on: day.optional(),
});

export const checkedInput = z.object({
  ...registerJobKey.shape,
  /** Rows of this outcome alone. */
  outcome: z.enum(["new", "changed", "same", "conflict", "rejected"]).optional(),
  page: z.number().int().min(1).max(1_000_000).default(1),
  size: z.number().int().min(1).max(200).default(50),
});

export const importKey = z.object({ id: importId });
