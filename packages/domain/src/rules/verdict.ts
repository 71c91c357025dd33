// A verdict: what a rule says of a record, with the article it rests on, its figures, and a sentence in two languages.
import type { Day } from "../kernel/calendar.ts";
import type { Basis } from "../regulation/packs.ts";

export type Severity = "refuse" | "warn" | "note";

/** The figures behind a verdict, by name: days, counts, ids. Never a person's name. */
export type Figures = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

export interface Verdict {
  readonly code: string;
  readonly severity: Severity;
  /** The edition it rests on, or `local`. */
  readonly pack: Basis;
  /** Article numbers of that edition; null where it rests on none. */
  readonly article: string | null;
  readonly figures: Figures;
  /** The first lawful day, where waiting alone would make the record lawful. */
  readonly earliest: Day | null;
}

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export const isRefusal = (verdict: Verdict): boolean => verdict.severity === "refuse";
