// An application is received: the person is registered and the file opened.
import type { DossierId, Result } from "@miaopu/domain";
import type { z } from "zod";
import type { Asking } from "./asking.ts";
import type { openInput } from "./inputs.ts";
import type { Refusal } from "./refusal.ts";

export declare function openDossier(
  asking: Asking,
  input: z.output<typeof openInput>,
): Promise<Result<{ readonly id: DossierId }, Refusal>>;
