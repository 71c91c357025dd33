// What was typed into a form and not yet saved: kept while the page is open, so that closing a form loses nothing.
import type { Draft } from "./draft.ts";

/** In memory alone: nothing of a person stays on a shared computer. */
const kept = new Map<string, Draft>();

export const keptDraft = (key: string): Draft | null => kept.get(key) ?? null;

export const keepDraft = (key: string, draft: Draft): void => void kept.set(key, draft);

export const dropDraft = (key: string): void => void kept.delete(key);
