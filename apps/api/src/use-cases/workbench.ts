// The day's work: what is overdue, due soon, or may be taken, each with its article.
import type { z } from "zod";
import type { Workbench } from "./answers.ts";
import type { Asking } from "./asking.ts";
import type { workbenchInput } from "./inputs.ts";

export declare function workbench(asking: Asking, input: z.output<typeof workbenchInput>): Promise<Workbench>;
