// What is asked of scans, parsed once.
import { type PaperPlace, attachmentId, dossierId, paperPlaces, papersOf } from "@miaopu/domain";
import { z } from "zod";

const fromText = <T extends string>(schema: z.ZodType<T, T>) => schema as unknown as z.ZodType<T, string>;

export const attachmentsKey = z.object({ id: fromText(dossierId) });
export const attachmentKey = fromText(attachmentId);
export const withdrawInput = z.object({
  id: fromText(attachmentId),
  reason: z.string().trim().min(1).max(500),
});

/** Where an uploaded scan goes; comes in the address, which names no person. */
export const paperInput = z
  .object({
    dossier: fromText(dossierId),
    step: z.enum(paperPlaces as [PaperPlace, ...PaperPlace[]]),
    material: z.string().max(40),
  })
  .refine(({ step, material }) => papersOf(step).includes(material), { path: ["material"] });
export type Paper = z.output<typeof paperInput>;
