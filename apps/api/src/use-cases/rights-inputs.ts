// What the API takes where people use their rights, and where lists leave the house: parsed here once.
import { day, personId as personIdSchema } from "@miaopu/domain";
import { z } from "zod";
import { dossierListInput } from "./inputs.ts";

const personId = personIdSchema as unknown as z.ZodType<`per_${string}`, string>;
const required = (max: number) => z.string().trim().min(1).max(max);
const reason = required(200);
/** An emptied field holds nothing. */
const emptiable = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => (text === "" ? null : text))
    .nullable();

export const personKey = z.object({ id: personId });
export const personWithReason = z.object({ id: personId, reason });

export const personCorrectionInput = z.object({
  id: personId,
  reason,
  /** How it should read; what is left out stays. */
  correct: z.object({
    name: required(50).optional(),
    sex: z.enum(["male", "female"]).optional(),
    birthDate: day.nullable().optional(),
    /** 18 characters, checked by its last one. */
    idNumber: z
      .string()
      .trim()
      .toUpperCase()
      .transform((text) => (text === "" ? null : text))
      .nullable()
      .optional(),
    ethnicity: emptiable(20).optional(),
    phone: emptiable(20).optional(),
  }),
});

const { page: _page, size: _size, ...filters } = dossierListInput.unwrap().shape;
export const dossierExportInput = z.object({ ...filters, reason });

export const retentionInput = z.object({
  /** How many months someone who never entered the process is kept. */
  neverEnteredMonths: z.number().int().min(1).max(120),
  reason,
});
