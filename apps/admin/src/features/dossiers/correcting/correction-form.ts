// What the correction's form holds: which record, how it should read, why.
import { isStepRecord } from "@miaopu/domain";
import { createSignal, type Accessor } from "solid-js";
import type { DossierEntry, DossierPage } from "../../../api.ts";
import { usePackOn } from "../../../session/session.ts";
import { draftOf, emptyDraft, recordOf } from "../recording/draft.ts";
import { createDraft } from "../recording/recording.ts";
import { createCorrection } from "./correction.ts";

const startOf = (entry: DossierEntry | undefined) => (entry?.record ? draftOf(entry.record) : emptyDraft);

/** @param first the record to start with; null to choose it in the form. */
export function createCorrectionForm(page: Accessor<DossierPage>, first: number | null, onSaved: () => void) {
  const packOf = usePackOn();
  const standing = () =>
    page().entries.filter(({ supersededBy, record }) => supersededBy === null && record !== null);
  const entryAt = (place: number | null) => standing().find((entry) => entry.at === place);
  const [at, setAt] = createSignal<number | null>(first);
  const [mode, setMode] = createSignal<"change" | "withdraw">("change");
  const [reason, setReason] = createSignal("");
  const draft = createDraft(startOf(entryAt(first)));
  const step = () => {
    const record = entryAt(at())?.record;
    return record && isStepRecord(record) ? record.step : null;
  };
  // What stands beside the steps has no form to change it: it is withdrawn and typed anew.
  const isWithdrawal = () => mode() === "withdraw" || step() === null;
  const correction = createCorrection({
    page,
    supersedes: at,
    reason,
    isUnreadable: () => !isWithdrawal() && draft.isUnreadable(),
    record: () => {
      const of = step();
      return isWithdrawal() || of === null ? null : recordOf(of, draft.draft(), packOf);
    },
    isWithdrawal,
    onSaved,
  });
  return {
    standing,
    at,
    entry: () => entryAt(at()),
    step,
    mode,
    setMode,
    reason,
    setReason,
    draft,
    correction,
    choose: (place: number | null) => {
      setAt(place);
      draft.reset(startOf(entryAt(place)));
    },
  };
}
