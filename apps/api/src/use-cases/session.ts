// Who is signed in, and the change of their password.
import type { Result } from "@miaopu/domain";
import type { z } from "zod";
import type { Me } from "./answers.ts";
import type { Asker, Asking, Desk } from "./asking.ts";
import type { changePasswordInput } from "./inputs.ts";
import type { Refusal } from "./refusal.ts";

export declare function me(desk: Desk, asker: Asker | null): Me | null;
export declare function changePassword(
  asking: Asking,
  input: z.output<typeof changePasswordInput>,
): Promise<Result<{ readonly changed: true }, Refusal>>;
