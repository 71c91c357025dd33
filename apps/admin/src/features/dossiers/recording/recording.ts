// One form under way: its draft, what the rule book says of it, and sending it.
import { useToast } from "@miaopu/ui";
import type { DossierRecord } from "@miaopu/domain";
import { useMutation } from "@tanstack/solid-query";
import { createMemo, createSignal, onCleanup, type Accessor } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, queryClient, type DossierPage } from "../../../api.ts";
import { createSettled } from "../../../shell/settled.ts";
import { emptyDraft, hasUnreadable, type Draft } from "./draft.ts";
import { dropDraft, keepDraft, keptDraft } from "./kept-drafts.ts";
import { t } from "./recording-words.ts";

/** How long typing rests before the server is asked, in milliseconds. */
const rest = 250;

/**
 * The draft of a form, with the fields that cannot be read at the moment.
 * @param key under which what is typed is kept until it is saved; without it nothing is kept
 */
export function createDraft(start: Draft = emptyDraft, key: string | null = null) {
  const kept = key === null ? null : keptDraft(key);
  const [isRestored, setIsRestored] = createSignal(kept !== null);
  const [draft, setDraft] = createSignal<Draft>(kept ?? start);
  const [unreadable, setUnreadable] = createSignal<ReadonlySet<string>>(new Set());
  const forget = () => {
    if (key !== null) dropDraft(key);
    setIsRestored(false);
  };
  const warnOfLoss = (event: BeforeUnloadEvent) => {
    if (key !== null && keptDraft(key)) event.preventDefault();
  };
  window.addEventListener("beforeunload", warnOfLoss);
  onCleanup(() => window.removeEventListener("beforeunload", warnOfLoss));
  return {
    draft,
    change: (part: Partial<Draft>) => {
      const next = setDraft((before) => ({ ...before, ...part }));
      if (key !== null) keepDraft(key, next);
    },
    /** What was typed before and not saved stands in the form again. */
    isRestored,
    forget,
    reset: (to: Draft) => {
      setUnreadable(new Set<string>());
      setDraft(to);
    },
    markUnreadable: (field: string, is: boolean) =>
      setUnreadable((before) => {
        const next = new Set(before);
        if (is) next.add(field);
        else next.delete(field);
        return next;
      }),
    isUnreadable: () => unreadable().size > 0 || hasUnreadable(draft().facts),
  };
}

/** After a change to a file: the file, its lists and the day's work are read anew. */
export const readAnew = (id: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ["dossier", id] }),
    queryClient.invalidateQueries({ queryKey: ["dossiers"] }),
    queryClient.invalidateQueries({ queryKey: ["workbench"] }),
    queryClient.invalidateQueries({ queryKey: ["people"] }),
  ]);

interface RecordingOptions {
  readonly page: () => DossierPage;
  /** The record as it stands; null while it has no day. */
  readonly record: Accessor<DossierRecord | null>;
  readonly isUnreadable: () => boolean;
  /** What is still to be filled in while there is no record. */
  readonly missing: () => string;
  readonly title: () => string;
  readonly onSaved: () => void;
}

/** Judges the record as it is typed, and records it. */
export function createRecording(options: RecordingOptions) {
  const toast = useToast();
  const id = () => options.page().id;
  const current = createMemo(() => (options.isUnreadable() ? null : options.record()), null, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const settled = createSettled(current, rest);
  const preview = useAnswer(() => ({
    queryKey: ["dossier", id(), "preview", options.page().version, settled()],
    queryFn: () => {
      const record = settled();
      return record ? api.dossier.preview.query({ id: id(), record }) : null;
    },
    enabled: settled() !== null,
    keepsPrevious: true,
  }));
  const isChecking = () => settled() !== current() || preview.isFetching;
  const save = useMutation(() => ({
    mutationFn: (record: DossierRecord) =>
      api.dossier.record.mutate({ id: id(), expectedVersion: options.page().version, record }),
    onSuccess: async (done) => {
      await readAnew(id());
      const warnings = done.verdicts.length;
      toast(
        warnings === 0 ? t("saved", options.title()) : t("savedWithWarnings", options.title(), warnings),
        warnings === 0 ? "done" : "soon",
      );
      options.onSaved();
    },
  }));
  /** Why it cannot be saved yet; null where it can. */
  const greySentence = () => {
    if (options.isUnreadable()) return t("unreadable");
    if (current() === null) return options.missing();
    if (!isChecking() && preview.data?.taken === false) return t("refusedSentence");
    return null;
  };
  return {
    preview,
    save,
    isChecking,
    isReady: () => current() !== null,
    greySentence,
    send: () => {
      const record = current();
      if (record && greySentence() === null && !save.isPending) save.mutate(record);
    },
  };
}
