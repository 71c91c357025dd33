// A record typed wrongly is superseded by a correcting one that names it and says why.
import type { Result } from "@miaopu/domain";
import type { z } from "zod";
import type { CorrectionPreview, Recorded } from "./answers.ts";
import type { Asking } from "./asking.ts";
import type { correctionInput, correctionPreviewInput } from "./inputs.ts";
import type { Refusal } from "./refusal.ts";

export declare function previewCorrection(
  asking: Asking,
  input: z.output<typeof correctionPreviewInput>,
): Promise<Result<CorrectionPreview, Refusal>>;
export declare function correct(
  asking: Asking,
  input: z.output<typeof correctionInput>,
): Promise<Result<Recorded, Refusal>>;
