// An installation without demo data is set up once: a township and its first officer.
import type { Result } from "@miaopu/domain";
import type { z } from "zod";
import type { Desk } from "./asking.ts";
import type { setupInput } from "./inputs.ts";
import type { Refusal } from "./refusal.ts";

export declare function setupStatus(desk: Desk): Promise<{ readonly needed: boolean }>;
export declare function createTownship(
  desk: Desk,
  input: z.output<typeof setupInput>,
): Promise<Result<{ readonly created: true }, Refusal>>;
