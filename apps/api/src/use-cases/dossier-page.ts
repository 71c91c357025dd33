// One file as the page shows it, judged anew today.
import type { Result } from "@miaopu/domain";
import type { z } from "zod";
import type { DossierPage, PlannedRow } from "./answers.ts";
import type { Asking } from "./asking.ts";
import type { dossierKey, planInput } from "./inputs.ts";
import type { Refusal } from "./refusal.ts";

export declare function dossierPage(
  asking: Asking,
  input: z.output<typeof dossierKey>,
): Promise<Result<DossierPage, Refusal>>;
export declare function planned(
  asking: Asking,
  input: z.output<typeof planInput>,
): Promise<Result<PlannedRow[], Refusal>>;
