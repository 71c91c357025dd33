// A step is recorded: judged first, then appended to the file.
import type { Result } from "@miaopu/domain";
import type { z } from "zod";
import type { Preview, Recorded } from "./answers.ts";
import type { Asking } from "./asking.ts";
import type { previewInput, recordInput } from "./inputs.ts";
import type { Refusal } from "./refusal.ts";

export declare function preview(
  asking: Asking,
  input: z.output<typeof previewInput>,
): Promise<Result<Preview, Refusal>>;
export declare function record(
  asking: Asking,
  input: z.output<typeof recordInput>,
): Promise<Result<Recorded, Refusal>>;
