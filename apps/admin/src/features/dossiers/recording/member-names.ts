// The names behind the ids that a file mentions, learnt from the file and from what was just chosen.
import { createContext, useContext } from "solid-js";
import { createStore } from "solid-js/store";
import type { DossierPage } from "../../../api.ts";

export interface MemberNames {
  /** The name; a dash where the id is not known. */
  readonly nameOf: (id: string) => string;
  readonly learn: (id: string, name: string) => void;
}

const NamesContext = createContext<MemberNames>({ nameOf: () => "—", learn: () => undefined });

export const MemberNamesProvider = NamesContext.Provider;
export const useMemberNames = (): MemberNames => useContext(NamesContext);

export function createMemberNames(members: () => DossierPage["members"]): MemberNames {
  const [learnt, setLearnt] = createStore<Record<string, string>>({});
  return {
    nameOf: (id) => learnt[id] ?? members().find((member) => member.id === id)?.name ?? "—",
    learn: (id, name) => setLearnt(id, name),
  };
}

/** The names of all whom these facts mention by id, so that a draft is readable where they were never chosen. */
export function namesOfDraft(facts: unknown, names: MemberNames): Readonly<Record<string, string>> {
  const ids = JSON.stringify(facts).match(/per_[0-9a-z-]+/g) ?? [];
  return Object.fromEntries(ids.map((id) => [id, names.nameOf(id)]));
}
