// Which texts of a record are for few eyes: told by the tags of its own facts.
import type { z } from "zod";
import { type Sensitivity, factMeta } from "./fact.ts";
import { type DossierRecord, isStepRecord, sideRecordSchema, stepRecordSchema } from "./record.ts";

export interface SensitiveText {
  readonly key: string;
  readonly sensitivity: Sensitivity;
  readonly text: string;
}

type Tags = ReadonlyMap<string, Sensitivity>;

function tagsOf(schema: z.ZodObject): Tags {
  const tags = new Map<string, Sensitivity>();
  for (const [key, fact] of Object.entries(schema.shape)) {
    const sensitive = factMeta(fact as z.ZodType)?.sensitive;
    if (sensitive) tags.set(key, sensitive);
  }
  return tags;
}

const tagsByKind = new Map<string, Tags>([
  ...stepRecordSchema.options.map((schema) => [schema.shape.step.value as string, tagsOf(schema)] as const),
  ...sideRecordSchema.options.map((schema) => [schema.shape.record.value as string, tagsOf(schema)] as const),
]);

/** The tags of a record's facts, by key; no record of its kind has any where there are none. */
export const sensitiveFacts = (record: DossierRecord): Tags =>
  tagsByKind.get(isStepRecord(record) ? record.step : record.record) ?? new Map();

/** The texts of one record that are for few eyes. */
export function sensitiveTextsOf(record: DossierRecord): SensitiveText[] {
  const values = record as unknown as Readonly<Record<string, unknown>>;
  return [...sensitiveFacts(record)].flatMap(([key, sensitivity]) => {
    const text = values[key];
    return typeof text === "string" && text !== "" ? [{ key, sensitivity, text }] : [];
  });
}

/** Whether what stands in a text's place is a commitment to it: there is a text, and it is not told here. */
export const isWithheld = (text: string): boolean => /^sealed:[\w-]{22}$/.test(text);
