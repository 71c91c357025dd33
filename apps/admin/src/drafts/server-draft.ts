// What is typed into one form, kept on the server a second after typing rests and when the page is left; offered again
// wherever the form is opened next.
import type { DraftPlace } from "@miaopu/domain/drafts";
import { createEffect, createMemo, createSignal, on, onCleanup, untrack, type Accessor } from "solid-js";
import { isRefusal, type Refusal } from "../api.ts";
import { lock } from "../gate.ts";
import { discardDraft, keepDraft, keepOnLeaving, readDraft, settled, type KeptDraft } from "./keeping.ts";

export type DraftStatus =
  | { readonly kind: "none" }
  | { readonly kind: "waiting" }
  | { readonly kind: "pending" }
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "failed"; readonly why: Refusal };

/** The version of the file that the form is typed against; a form of no file has none. */
export interface BaseVersion {
  readonly version: Accessor<number>;
  readonly goBackTo: (version: number) => void;
}

interface ServerDraftOptions<T> {
  readonly place: DraftPlace;
  /** What the form holds, as plain values. */
  readonly content: Accessor<T>;
  /** Puts what was kept into the form. */
  readonly restore: (content: T) => void;
  readonly base: BaseVersion | null;
}

export interface ServerDraft {
  readonly status: Accessor<DraftStatus>;
  /** What was typed before and is not decided upon. */
  readonly offered: Accessor<KeptDraft | null>;
  readonly takeUp: () => void;
  readonly discard: () => void;
  /** Nothing more is saved until it is known whether the form was taken; resolves when nothing is on its way. */
  readonly submitting: () => Promise<void>;
  /** It was not taken: what is typed is a draft again. */
  readonly refused: () => void;
  /** It was taken, and the server has dropped the draft with it. */
  readonly submitted: () => void;
  /** As `submitted`, where the form stays and is now empty for the next one. */
  readonly startAnew: () => void;
}

/** How long typing rests before it is saved, in milliseconds. */
const rest = 1000;

/** One form and what is known of its draft. */
interface Slate {
  readonly place: DraftPlace;
  readonly base: BaseVersion | null;
  readonly text: Accessor<string>;
  /** What the form holds where nothing is typed. */
  empty: string;
  readonly status: Accessor<DraftStatus>;
  readonly setStatus: (status: DraftStatus) => void;
  readonly offered: Accessor<KeptDraft | null>;
  readonly setOffered: (draft: KeptDraft | null) => void;
  /** What the server holds of it; null for nothing, as far as is known. */
  onServer: string | null;
  /** Whether it is known what the server holds. */
  isKnown: boolean;
  /** Nothing is saved while the form itself is being submitted. */
  isHeld: boolean;
  isGone: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

function createSlate<T>({ place, base, content }: ServerDraftOptions<T>): Slate {
  const text = createMemo(() => JSON.stringify(content()));
  const [status, setStatus] = createSignal<DraftStatus>({ kind: "none" });
  const [offered, setOffered] = createSignal<KeptDraft | null>(null);
  return {
    place,
    base,
    text,
    empty: untrack(text),
    status,
    setStatus,
    offered,
    setOffered,
    onServer: null,
    isKnown: false,
    isHeld: false,
    isGone: false,
    timer: undefined,
  };
}

const isDirty = ({ text, empty, onServer }: Slate) => text() !== (onServer ?? empty);

const inputOf = ({ place, base, text }: Slate) => ({
  place,
  body: text(),
  baseVersion: base?.version() ?? null,
});

/** Whether there is something from before: until that is known and decided, nothing is written over it. */
async function look(slate: Slate): Promise<void> {
  try {
    const found = await readDraft(slate.place);
    slate.isKnown = true;
    if (found && found.body !== slate.text() && !slate.isGone) slate.setOffered(found);
    else if (found) slate.onServer = found.body;
  } catch {
    slate.isKnown = false; // asked again before anything is saved
  }
}

/** A form that was emptied again has no draft. */
async function forget(slate: Slate): Promise<void> {
  await discardDraft(slate.place).catch(() => undefined);
  slate.onServer = null;
  slate.setStatus({ kind: "none" });
}

async function save(slate: Slate): Promise<void> {
  clearTimeout(slate.timer);
  if (!slate.isKnown) await look(slate);
  if (slate.isHeld || !isDirty(slate)) return;
  if (slate.offered()) return slate.setStatus({ kind: "waiting" });
  const draft = inputOf(slate);
  if (draft.body === slate.empty) return forget(slate);
  slate.setStatus({ kind: "pending" });
  const answer = await keepDraft(draft);
  if (isRefusal(answer)) return slate.setStatus({ kind: "failed", why: answer });
  slate.onServer = draft.body;
  if (!isDirty(slate)) slate.setStatus({ kind: "saved", at: answer.savedAt });
}

function saveSoon(slate: Slate): void {
  clearTimeout(slate.timer);
  if (slate.isHeld || !isDirty(slate)) return;
  if (!slate.offered()) slate.setStatus({ kind: "pending" });
  slate.timer = setTimeout(() => void save(slate), rest);
}

function saveLeaving(slate: Slate): void {
  const isOurs = slate.isKnown && !slate.isHeld && !slate.offered();
  if (isOurs && isDirty(slate) && slate.text() !== slate.empty) keepOnLeaving(inputOf(slate));
}

/** Saves whenever typing rests, the page is left, the session is unlocked, the network is back. */
function follow(slate: Slate): void {
  createEffect(on(slate.text, () => saveSoon(slate), { defer: true }));
  createEffect(on(lock, (why) => why !== null || void save(slate), { defer: true }));
  listenToLeaving({
    leaving: () => saveLeaving(slate),
    back: () => void save(slate),
    wouldLose: () => !slate.isHeld && slate.status().kind === "failed" && isDirty(slate),
  });
  onCleanup(() => {
    slate.isGone = true;
    if (!slate.offered()) void save(slate);
    clearTimeout(slate.timer);
  });
  void look(slate);
}

export function createServerDraft<T>(options: ServerDraftOptions<T>): ServerDraft {
  const slate = createSlate(options);
  follow(slate);
  return {
    status: slate.status,
    offered: slate.offered,
    takeUp: () => {
      const draft = slate.offered();
      if (!draft) return;
      slate.onServer = draft.body;
      slate.setOffered(null);
      slate.setStatus({ kind: "saved", at: draft.savedAt });
      if (draft.baseVersion !== null) options.base?.goBackTo(draft.baseVersion);
      options.restore(JSON.parse(draft.body) as T);
    },
    discard: () => {
      slate.setOffered(null);
      void forget(slate).then(() => save(slate));
    },
    submitting: () => {
      slate.isHeld = true;
      clearTimeout(slate.timer);
      return settled(slate.place);
    },
    refused: () => {
      slate.isHeld = false;
      void save(slate);
    },
    submitted: () => {
      slate.isHeld = true;
      slate.onServer = null;
      slate.setStatus({ kind: "none" });
    },
    startAnew: () => {
      slate.isHeld = false;
      slate.onServer = null;
      slate.empty = slate.text();
      slate.setStatus({ kind: "none" });
    },
  };
}

interface Leaving {
  readonly leaving: () => void;
  readonly back: () => void;
  readonly wouldLose: () => boolean;
}

/** A page is left by closing, by another address, by another window in front of it; it is back when the network is. */
function listenToLeaving({ leaving, back, wouldLose }: Leaving): void {
  const hidden = () => {
    if (document.visibilityState === "hidden") leaving();
  };
  const unloading = (event: BeforeUnloadEvent) => {
    if (wouldLose()) event.preventDefault();
  };
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", leaving);
  window.addEventListener("online", back);
  window.addEventListener("beforeunload", unloading);
  onCleanup(() => {
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", leaving);
    window.removeEventListener("online", back);
    window.removeEventListener("beforeunload", unloading);
  });
}
