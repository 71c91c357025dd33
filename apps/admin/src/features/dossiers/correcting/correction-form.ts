// What the correction's form holds: which record, how it should read, why.
import { isStepRecord, type DossierId } from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import { createSignal, untrack, type Accessor } from "solid-js";
import type { DossierEntry, DossierPage } from "../../../api.ts";
import { createServerDraft } from "../../../drafts/server-draft.ts";
import { usePackOn } from "../../../session/session.ts";
import { createFormBase } from "../conflict/base-version.ts";
import { draftOf, emptyDraft, recordOf } from "../recording/draft.ts";
import { namesOfDraft, useMemberNames } from "../recording/member-names.ts";
import { createDraft } from "../recording/recording.ts";
import { createCorrection } from "./correction.ts";

const startOf = (entry: DossierEntry | undefined) => (entry?.record ? draftOf(entry.record) : emptyDraft);

const standingOf = (page: DossierPage) =>
  page.entries.filter(({ supersededBy, record }) => supersededBy === null && record !== null);

/** The fields of the form, kept on the server as they are typed. */
function createFields(page: Accessor<DossierPage>, first: number | null) {
  const names = useMemberNames();
  const standing = () => standingOf(page());
  const entryAt = (place: number | null) => standing().find((entry) => entry.at === place);
  const [at, setAt] = createSignal<number | null>(first);
  const [mode, setMode] = createSignal<"change" | "withdraw">("change");
  const [reason, setReason] = createSignal("");
  const draft = createDraft(startOf(entryAt(first)));
  const choose = (place: number | null) => {
    setAt(place);
    draft.reset(startOf(entryAt(place)));
  };
  const base = createFormBase(page);
  const kept = createServerDraft({
    place: draftPlaces.correction(untrack(page).id as DossierId),
    content: () => {
      const typed = { at: at(), mode: mode(), reason: reason(), draft: draft.draft() };
      return { ...typed, names: namesOfDraft(typed.draft.facts, names) };
    },
    restore: (typed) => {
      for (const [id, name] of Object.entries(typed.names)) names.learn(id, name);
      setAt(typed.at);
      setMode(typed.mode);
      setReason(typed.reason);
      draft.reset(typed.draft);
    },
    base,
  });
  const clear = () => choose(first);
  return { standing, entryAt, at, mode, setMode, reason, setReason, draft, choose, base, kept, clear };
}

/** @param first the record to start with; null to choose it in the form. */
export function createCorrectionForm(page: Accessor<DossierPage>, first: number | null, onSaved: () => void) {
  const packOf = usePackOn();
  const fields = createFields(page, first);
  const { at, entryAt, draft, mode, reason } = fields;
  const step = () => {
    const record = entryAt(at())?.record;
    return record && isStepRecord(record) ? record.step : null;
  };
  // What stands beside the steps has no form to change it: it is withdrawn and typed anew.
  const isWithdrawal = () => mode() === "withdraw" || step() === null;
  /** How the record would read; null while it has no day, and where it is withdrawn. */
  const typed = () => {
    const of = step();
    return isWithdrawal() || of === null ? null : recordOf(of, draft.draft(), packOf);
  };
  const correction = createCorrection({
    page,
    supersedes: at,
    reason,
    isUnreadable: () => !isWithdrawal() && draft.isUnreadable(),
    record: typed,
    isWithdrawal,
    form: fields,
    onSaved,
  });
  return { ...fields, entry: () => entryAt(at()), step, typed, correction };
}
