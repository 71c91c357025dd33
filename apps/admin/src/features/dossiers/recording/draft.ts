// What a form holds before it is sent: the day, the facts as typed, the reason where it comes late.
import {
  daysBetween,
  factsOf,
  limits,
  type Day,
  type DossierRecord,
  type FactMeta,
  type PackId,
  type StepId,
  type StepRecord,
} from "@miaopu/domain";

export interface Draft {
  readonly on: Day | null;
  readonly lateReason: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export const emptyDraft: Draft = { on: null, lateReason: "", facts: {} };

/** A record on file as a draft to be corrected. */
export function draftOf(record: DossierRecord): Draft {
  const { on, lateReason, enteredOn: _, ...rest } = record;
  const facts = Object.entries(rest).filter(([key]) => key !== "step" && key !== "record");
  return { on, lateReason: lateReason ?? "", facts: Object.fromEntries(facts) };
}

export interface AskedFact {
  readonly key: string;
  readonly meta: FactMeta;
}

/** The facts that a step asks for under an edition. */
export function askedFacts(step: StepId, pack: PackId): readonly AskedFact[] {
  return factsOf(step).filter(({ meta }) => meta.packs === undefined || meta.packs.includes(pack));
}

/** A typed value without its empty parts; undefined where nothing was typed. */
function filled(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(filled);
  if (typeof value !== "object") return value;
  const parts = Object.entries(value).flatMap(([key, part]) => {
    const kept = filled(part);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

/** Whether the record came so late that its reason is asked for. */
export const isLate = (on: Day | null, today: Day): boolean =>
  on !== null && daysBetween(on, today) > limits.lateEntryDays;

/** The step's record; null while it has no day. The server reads it once more. */
export function recordOf(step: StepId, draft: Draft, packOf: (on: Day) => PackId): StepRecord | null {
  if (draft.on === null) return null;
  const asked = new Set(askedFacts(step, packOf(draft.on)).map(({ key }) => key));
  const facts = Object.entries(draft.facts).flatMap(([key, value]) => {
    const kept = asked.has(key) ? filled(value) : undefined;
    return kept === undefined ? [] : [[key, kept] as const];
  });
  const late = draft.lateReason.trim();
  return {
    step,
    on: draft.on,
    ...Object.fromEntries(facts),
    ...(late === "" ? {} : { lateReason: late }),
  };
}

/** Whether a typed figure is not a number. */
export function hasUnreadable(value: unknown): boolean {
  if (typeof value === "number") return Number.isNaN(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasUnreadable);
}
