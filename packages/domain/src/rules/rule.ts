// The shape of a rule: a value with its code, steps, severity, articles, check and sentence.
import type { Day } from "../kernel/calendar.ts";
import type { PackId } from "../regulation/packs.ts";
import type { DossierRecord, RecordOf } from "../regulation/records/record.ts";
import type { StepId } from "../regulation/steps.ts";
import type { FileState } from "./file-state.ts";
import type { Setting } from "./setting.ts";
import type { Figures, Sentence, Severity } from "./verdict.ts";

/** In an audit: the record lacks a fact that the rule needs, so nothing is said of it. */
export const unchecked = "unchecked";

/** null: nothing wrong. Figures: the rule holds, and these are the numbers behind it. */
export type Finding = Figures | null | typeof unchecked;

/** A record in its file, as the rules see it. */
export interface Judgement<R extends DossierRecord = DossierRecord> {
  readonly record: R;
  /** 1 for S01 … 25 for S25; 0 for a record beside the steps. */
  readonly number: number;
  readonly on: Day;
  readonly pack: PackId;
  readonly file: FileState;
  readonly setting: Setting;
  /** In an audit a fact whose key is absent is unknown; otherwise it is missing. */
  readonly absentIsUnknown: boolean;
  /** The step is on file already, and may not be taken again. */
  readonly taken: boolean | typeof unchecked;
  /** The day of the failed record of this step that it takes anew. */
  readonly replaces: Day | null;
  /** The file is closed for this record. */
  readonly closed: boolean;
}

/** Article numbers per edition. An edition left out does not know the rule; `step`: the step's own articles. */
export type Cites = { readonly [P in PackId]?: string } | "step" | "none" | "local";

export interface Rule {
  readonly code: string;
  readonly steps: readonly StepId[] | "every step" | "every record";
  readonly severity: Severity | Readonly<Record<PackId, Severity>>;
  readonly cites: Cites;
  /** A figure named `earliest` is the first lawful day, where waiting alone would help. */
  readonly check: (judgement: Judgement) => Finding;
  readonly say: (figures: Figures) => Sentence;
}

/** The same article number in both editions. */
export const bothEditions = (article: string) => ({ "cpc-2014": article, "cpc-2026": article });
export const editions = (article2014: string, article2026: string) => ({
  "cpc-2014": article2014,
  "cpc-2026": article2026,
});

interface StepRule<S extends StepId> extends Omit<Rule, "check" | "steps"> {
  readonly steps: readonly S[];
  readonly check: (judgement: Judgement<RecordOf<S>>) => Finding;
}

/** A rule of the steps named, whose check sees their records' own facts. */
export const stepRule = <const S extends StepId>(rule: StepRule<S>): Rule => rule as unknown as Rule;

/** Whether a fact's key is absent where that means unknown. */
export const isUnknown = (judgement: Pick<Judgement, "absentIsUnknown">, fact: unknown): boolean =>
  judgement.absentIsUnknown && fact === undefined;
