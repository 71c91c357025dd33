// One form under way: what it holds, what the rule book says of it, and sending it.
import { useToast } from "@miaopu/ui";
import type { DossierRecord } from "@miaopu/domain";
import type { DraftPlace } from "@miaopu/domain/drafts";
import { useMutation } from "@tanstack/solid-query";
import { createMemo, createSignal, type Accessor } from "solid-js";
import { useAnswer } from "../../../answer.ts";
import { api, queryClient, refusalOf, type DossierPage } from "../../../api.ts";
import { createServerDraft, type ServerDraft } from "../../../drafts/server-draft.ts";
import { createSettled } from "../../../shell/settled.ts";
import { createFormBase } from "../conflict/base-version.ts";
import { t as conflictWords } from "../conflict/conflict-words.ts";
import { emptyDraft, hasUnreadable, type Draft } from "./draft.ts";
import { namesOfDraft, useMemberNames } from "./member-names.ts";
import { t } from "./recording-words.ts";

/** How long typing rests before the server is asked, in milliseconds. */
const rest = 250;

/** What a form holds, with the fields that cannot be read at the moment. */
export function createDraft(start: Draft = emptyDraft) {
  const [draft, setDraft] = createSignal<Draft>(start);
  const [unreadable, setUnreadable] = createSignal<ReadonlySet<string>>(new Set());
  return {
    draft,
    change: (part: Partial<Draft>) => void setDraft((before) => ({ ...before, ...part })),
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

/** A form of a file: what it holds, kept on the server, and the version of the file that it is typed against. */
export function createFileForm(page: () => DossierPage, place: DraftPlace) {
  const names = useMemberNames();
  const form = createDraft();
  const base = createFormBase(page);
  const kept = createServerDraft({
    place,
    content: () => ({ ...form.draft(), names: namesOfDraft(form.draft().facts, names) }),
    restore: ({ names: learnt, ...draft }) => {
      for (const [id, name] of Object.entries(learnt)) names.learn(id, name);
      form.reset(draft);
    },
    base,
  });
  return { ...form, clear: () => form.reset(emptyDraft), base, kept };
}
export type FileForm = ReturnType<typeof createFileForm>;

/** After a change to a file: the file, its lists and the day's work are read anew. */
export const readAnew = (id: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ["dossier", id] }),
    queryClient.invalidateQueries({ queryKey: ["dossiers"] }),
    queryClient.invalidateQueries({ queryKey: ["workbench"] }),
    queryClient.invalidateQueries({ queryKey: ["people"] }),
  ]);

/** What follows where the server did not take a form: it is a draft again, and a file that has moved on is read anew. */
export async function notTaken(error: unknown, kept: ServerDraft, id: string): Promise<void> {
  kept.refused();
  if (refusalOf(error).code === "VERSION_CONFLICT") await readAnew(id);
}

interface RecordingOptions {
  readonly page: () => DossierPage;
  /** The record as it stands; null while it has no day. */
  readonly record: Accessor<DossierRecord | null>;
  readonly form: Pick<FileForm, "isUnreadable" | "base" | "kept">;
  /** What is still to be filled in while there is no record. */
  readonly missing: () => string;
  readonly title: () => string;
  readonly onSaved: () => void;
}

function useSave(options: RecordingOptions) {
  const toast = useToast();
  const { base, kept } = options.form;
  const id = () => options.page().id;
  return useMutation(() => ({
    mutationFn: async (record: DossierRecord) => {
      await kept.submitting();
      return api.dossier.record.mutate({ id: id(), expectedVersion: base.version(), record });
    },
    onError: (error) => notTaken(error, kept, id()),
    onSuccess: async (done) => {
      kept.submitted();
      base.done();
      await readAnew(id());
      const warnings = done.verdicts.length;
      toast(
        warnings === 0 ? t("saved", options.title()) : t("savedWithWarnings", options.title(), warnings),
        warnings === 0 ? "done" : "soon",
      );
      options.onSaved();
    },
  }));
}

/** Judges the record as it is typed, and records it. */
export function createRecording(options: RecordingOptions) {
  const { isUnreadable, base } = options.form;
  const id = () => options.page().id;
  const current = createMemo(() => (isUnreadable() ? null : options.record()), null, {
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
  const save = useSave(options);
  /** Why it cannot be saved yet; null where it can. */
  const greySentence = () => {
    if (base.isBehind()) return conflictWords("grey");
    if (isUnreadable()) return t("unreadable");
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
    /** What was recorded since has been seen. */
    goOn: () => {
      base.catchUp();
      save.reset();
    },
    onSubmit: (event: SubmitEvent) => {
      event.preventDefault();
      const record = current();
      if (record && greySentence() === null && !save.isPending) save.mutate(record);
    },
  };
}
