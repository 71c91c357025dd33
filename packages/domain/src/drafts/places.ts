// Where a form that is not yet submitted belongs: one draft for each person and place, on whatever machine.
import { z } from "zod";
import type { DossierId, PersonId } from "../kernel/ids.ts";
import type { StepId } from "../regulation/steps.ts";

/** A form: of a file and a step or what stands beside the steps, of a correction, of a person. Holds ids, never a name. */
export type DraftPlace = string & z.$brand<"DraftPlace">;

const ids = "[0-9a-z-]{1,40}";
const beside = ["joint-review", "transfer", "stop", "correction"];
const shapes = [
  `dossier/dos_${ids}/(?:S\\d{2}|${beside.join("|")})`,
  `opening(?:/per_${ids})?`,
  "member",
  `person/per_${ids}`,
];

export const draftPlace = z.string().regex(new RegExp(`^(?:${shapes.join("|")})$`)) as unknown as z.ZodType<
  DraftPlace,
  string
>;

const place = (text: string) => text as DraftPlace;

export const draftPlaces = {
  /** The form of a step, or of what stands beside the steps. */
  record: (dossier: DossierId, form: StepId | "joint-review" | "transfer" | "stop"): DraftPlace =>
    place(`dossier/${dossier}/${form}`),
  correction: (dossier: DossierId): DraftPlace => place(`dossier/${dossier}/correction`),
  /** @param person who is registered already; null for someone new. */
  opening: (person: PersonId | null): DraftPlace => place(person === null ? "opening" : `opening/${person}`),
  member: (): DraftPlace => place("member"),
  person: (person: PersonId): DraftPlace => place(`person/${person}`),
} as const;

/** The file a draft is of; null where it is of none. */
export const dossierOfDraft = (at: DraftPlace): DossierId | null =>
  (/^dossier\/(dos_[^/]+)\//.exec(at)?.[1] as DossierId | undefined) ?? null;

/** Characters of what one form holds, as JSON. */
export const longestDraft = 40_000;
/** So many places one person may have drafts at; the oldest goes when there are more. */
export const mostDrafts = 100;
