// Two records of one step side by side: what someone else recorded, and what a form holds; fact by fact.
import { factsOf, isStepRecord, type DossierRecord } from "@miaopu/domain";
import type { DossierEntry } from "../../../api.ts";
import { say } from "../../../i18n/words.ts";
import { factLines } from "../file/record-facts.ts";
import { t } from "./conflict-words.ts";

export interface FactPair {
  readonly label: string;
  /** Null where it was left out. */
  readonly theirs: string | null;
  readonly mine: string | null;
  readonly differs: boolean;
}

type NameOf = (id: string) => string;

/** The newest entry that records the same step as the form, where there is one. */
export function sameStep(entries: readonly DossierEntry[], mine: DossierRecord | null): DossierEntry | null {
  if (!mine || !isStepRecord(mine)) return null;
  const same = entries.filter(({ record }) => record && isStepRecord(record) && record.step === mine.step);
  return same[same.length - 1] ?? null;
}

/** Every fact that either of them tells, the day first, in the order of the form. */
export function factPairs(theirs: DossierRecord, mine: DossierRecord, nameOf: NameOf): readonly FactPair[] {
  const linesOf = (record: DossierRecord) =>
    new Map(factLines(record, nameOf, false).map(({ label, value }) => [label, value]));
  const [told, typed] = [linesOf(theirs), linesOf(mine)];
  const labels = isStepRecord(mine) ? factsOf(mine.step).map(({ meta }) => say(meta)) : [];
  const pairs = labels.map((label) => [label, told.get(label) ?? null, typed.get(label) ?? null] as const);
  const all = [
    [t("on"), theirs.on, mine.on] as const,
    ...pairs,
    [t("lateReason"), theirs.lateReason || null, mine.lateReason || null] as const,
  ];
  return all
    .filter(([, one, other]) => one !== null || other !== null)
    .map(([label, one, other]) => ({ label, theirs: one, mine: other, differs: one !== other }));
}
