// What the doctor finds: one value a check, with why it matters and what to do.
import type { Sentence } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { Tables } from "../db/tables.ts";
import type { Env } from "../env.ts";

export interface Finding {
  /** What was looked at, e.g. `keys.recovery`. */
  readonly check: string;
  /** `note`: worth knowing, no failure. */
  readonly level: "ok" | "note" | "failure";
  /** What was found; in both languages, or a figure. */
  readonly detail: string;
  /** Null where there is nothing to do. */
  readonly advice: Advice | null;
}

export interface Advice {
  readonly why: Sentence;
  readonly todo: Sentence;
}

export interface Patient {
  readonly env: Env;
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
}

export type Check = (patient: Patient) => Promise<readonly Finding[]>;

export const well = (check: string, detail = ""): Finding => ({ check, level: "ok", detail, advice: null });
export const noted = (check: string, detail: string, advice: Advice): Finding => ({
  check,
  level: "note",
  detail,
  advice,
});
export const failed = (check: string, detail: string, advice: Advice): Finding => ({
  check,
  level: "failure",
  detail,
  advice,
});

/** @param why and @param todo each as [Chinese, English]. */
export const advise = (why: readonly [string, string], todo: readonly [string, string]): Advice => ({
  why: { zh: why[0], en: why[1] },
  todo: { zh: todo[0], en: todo[1] },
});
