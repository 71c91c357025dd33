// Drafts on their way to the server: one request a place at a time, the last one also from a page that is being left.
import type { DraftPlace } from "@miaopu/domain/drafts";
import { api, refusalOf, type Inputs, type Outputs, type Refusal } from "../api.ts";

export type KeptDraft = NonNullable<Outputs["draft"]["read"]>;
type Keeping = Inputs["draft"]["keep"];

const underWay = new Map<DraftPlace, Promise<unknown>>();

/** After whatever is under way for the place, so that an older text never arrives after a newer one. */
function inTurn<T>(place: DraftPlace, act: () => Promise<T>): Promise<T> {
  const before = underWay.get(place) ?? Promise.resolve();
  const turn = before.then(act, act);
  underWay.set(place, turn);
  const forget = () => {
    if (underWay.get(place) === turn) underWay.delete(place);
  };
  turn.then(forget, forget);
  return turn;
}

export const readDraft = (place: DraftPlace): Promise<KeptDraft | null> =>
  inTurn(place, () => api.draft.read.query({ place }));

export const discardDraft = (place: DraftPlace): Promise<unknown> =>
  inTurn(place, () => api.draft.discard.mutate({ place }));

/** Resolves once nothing is on its way for the place. */
export const settled = (place: DraftPlace): Promise<void> => inTurn(place, () => Promise.resolve());

/** @returns the moment it was saved, or why it was not. */
export const keepDraft = (draft: Keeping): Promise<{ readonly savedAt: string } | Refusal> =>
  inTurn(draft.place as DraftPlace, () =>
    api.draft.keep.mutate(draft).catch((error: unknown) => refusalOf(error)),
  );

/** From a page that is being left: the request outlives it, and nobody hears the answer. */
export function keepOnLeaving(draft: Keeping): void {
  void fetch("/trpc/draft.keep", {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(draft),
  }).catch(() => undefined); // the page is gone
}
