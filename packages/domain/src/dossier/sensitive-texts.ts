// The texts of an event that are for few eyes, and the event with others in their place.
import type { Sensitivity } from "../regulation/records/fact.ts";
import type { DossierRecord } from "../regulation/records/record.ts";
import { sensitiveFacts, sensitiveTextsOf } from "../regulation/records/sensitive.ts";
import type { DossierEvent } from "./events.ts";

/** Where a text stands in its event: a fact of the record, or the reason of a correction. */
export interface TextInEvent {
  /** `record.<fact>` or `reason`. */
  readonly path: string;
  readonly sensitivity: Sensitivity;
  readonly text: string;
}

/** Why a record with such facts is corrected tells as much as the facts do. */
function reasonTag(record: DossierRecord | null): Sensitivity | null {
  const [tag] = record ? sensitiveFacts(record).values() : [];
  return tag ?? null;
}

/**
 * @param superseded of a correction, the record it supersedes; null where there is none.
 * @returns the texts of the event that are for few eyes.
 */
export function textsInEvent(event: DossierEvent, superseded: DossierRecord | null): TextInEvent[] {
  if (event.kind === "opened") return [];
  const texts = event.record
    ? sensitiveTextsOf(event.record).map(({ key, ...rest }) => ({ path: `record.${key}`, ...rest }))
    : [];
  const tag = event.kind === "corrected" ? (reasonTag(event.record) ?? reasonTag(superseded)) : null;
  if (event.kind === "corrected" && tag) texts.push({ path: "reason", sensitivity: tag, text: event.reason });
  return texts;
}

/** The event with the texts at these paths replaced; no rule reads them, so that every judgement stays. */
export function withTexts(event: DossierEvent, texts: ReadonlyMap<string, string>): DossierEvent {
  if (event.kind === "opened" || texts.size === 0) return event;
  const facts = [...texts].filter(([path]) => path.startsWith("record."));
  const changed = Object.fromEntries(facts.map(([path, text]) => [path.slice("record.".length), text]));
  const record = event.record && { ...event.record, ...changed };
  const reason = texts.get("reason");
  if (event.kind === "corrected") return { ...event, record, reason: reason ?? event.reason };
  return record ? { ...event, record } : event;
}
