// One correction under way: what it would break, and sending it.
import { useToast } from "@miaopu/ui";
import type { DossierRecord } from "@miaopu/domain";
import { useMutation } from "@tanstack/solid-query";
import { createMemo, type Accessor } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, type DossierPage } from "../../../api.ts";
import type { ServerDraft } from "../../../drafts/server-draft.ts";
import { createSettled } from "../../../shell/settled.ts";
import type { FormBase } from "../conflict/base-version.ts";
import { t as conflictWords } from "../conflict/conflict-words.ts";
import { notTaken, readAnew } from "../recording/recording.ts";
import { t } from "./correcting-words.ts";

interface CorrectionOptions {
  readonly page: () => DossierPage;
  readonly supersedes: Accessor<number | null>;
  readonly reason: Accessor<string>;
  readonly record: Accessor<DossierRecord | null>;
  readonly isWithdrawal: () => boolean;
  readonly isUnreadable: () => boolean;
  readonly form: { readonly base: FormBase; readonly kept: ServerDraft };
  readonly onSaved: () => void;
}

interface Correction {
  readonly supersedes: number;
  readonly record: DossierRecord | null;
}

const same = (a: Correction | null, b: Correction | null) => JSON.stringify(a) === JSON.stringify(b);

/** How long typing rests before the server is asked, in milliseconds. */
const rest = 250;

function useSave(options: CorrectionOptions) {
  const toast = useToast();
  const { base, kept } = options.form;
  const id = () => options.page().id;
  return useMutation(() => ({
    mutationFn: async (correction: Correction) => {
      await kept.submitting();
      return api.dossier.correct.mutate({
        id: id(),
        expectedVersion: base.version(),
        reason: options.reason().trim(),
        ...correction,
      });
    },
    onError: (error) => notTaken(error, kept, id()),
    onSuccess: async () => {
      kept.submitted();
      base.done();
      await readAnew(id());
      toast(t("saved"));
      options.onSaved();
    },
  }));
}

export function createCorrection(options: CorrectionOptions) {
  const { base } = options.form;
  const id = () => options.page().id;
  const current = createMemo<Correction | null>(
    () => {
      const supersedes = options.supersedes();
      if (supersedes === null || options.isUnreadable()) return null;
      const record = options.record();
      return record === null && !options.isWithdrawal() ? null : { supersedes, record };
    },
    null,
    { equals: same },
  );
  const settled = createSettled(current, rest);
  // What a correction breaks does not hang on its reason, which is asked for only when it is sent.
  const preview = useAnswer(() => ({
    queryKey: ["dossier", id(), "correction", options.page().version, settled()],
    queryFn: () => {
      const correction = settled();
      return correction
        ? api.dossier.previewCorrection.query({ id: id(), reason: t("title"), ...correction })
        : null;
    },
    enabled: settled() !== null,
    keepsPrevious: true,
  }));
  const isChecking = () => !same(settled(), current()) || preview.isFetching;
  const save = useSave(options);
  const greySentence = () => {
    if (base.isBehind()) return conflictWords("grey");
    if (options.supersedes() === null) return t("noRecord");
    if (options.isUnreadable() || current() === null) return t("unreadable");
    if (!isChecking() && preview.data?.taken === false) return t("refused");
    return options.reason().trim() === "" ? t("noReason") : null;
  };
  return {
    preview,
    save,
    isChecking,
    isReady: () => current() !== null,
    greySentence,
    goOn: () => {
      base.catchUp();
      save.reset();
    },
    send: () => {
      const correction = current();
      if (correction && greySentence() === null && !save.isPending) save.mutate(correction);
    },
  };
}
