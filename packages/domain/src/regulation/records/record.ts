// Every record a file can hold: one of the twenty-five steps, or one beside them.
import { z } from "zod";
import type { StepId } from "../steps.ts";
import { activistRecords } from "./activist.ts";
import { admissionRecords } from "./admission.ts";
import { applyRecords } from "./apply.ts";
import { candidateRecords } from "./candidate.ts";
import { factMeta, type FactMeta } from "./fact.ts";
import { probationRecords } from "./probation.ts";
import { sideRecords } from "./side.ts";

const all = [
  ...applyRecords,
  ...activistRecords,
  ...candidateRecords,
  ...admissionRecords,
  ...probationRecords,
] as const;

export const stepRecordSchema = z.discriminatedUnion("step", all);
export const sideRecordSchema = z.discriminatedUnion("record", sideRecords);
export const dossierRecordSchema = z.union([stepRecordSchema, sideRecordSchema]);

export type StepRecord = z.infer<typeof stepRecordSchema>;
export type SideRecord = z.infer<typeof sideRecordSchema>;
export type DossierRecord = StepRecord | SideRecord;
export type RecordOf<S extends StepId> = Extract<StepRecord, { step: S }>;
export type SideRecordOf<R extends SideRecord["record"]> = Extract<SideRecord, { record: R }>;

/** A property read, not `in`: this runs for every record that is judged. */
export const isStepRecord = (record: DossierRecord): record is StepRecord =>
  (record as { step?: string }).step !== undefined;

const byKind = new Map<StepId | SideRecord["record"], z.ZodObject>([
  ...all.map((schema) => [schema.shape.step.value, schema as z.ZodObject] as const),
  ...sideRecords.map((schema) => [schema.shape.record.value, schema as z.ZodObject] as const),
]);

/** The facts that a step, or a record beside the steps, asks for beside its date, in the order of its form. */
export function factsOf(
  kind: StepId | SideRecord["record"],
): readonly { readonly key: string; readonly meta: FactMeta }[] {
  const shape = byKind.get(kind)?.shape ?? {};
  return Object.entries(shape).flatMap(([key, schema]) => {
    const meta = factMeta(schema as z.ZodType);
    return meta ? [{ key, meta }] : [];
  });
}

const concluding: ReadonlySet<string> = new Set(["S10", "S12", "S13"]);
const deciding: ReadonlySet<string> = new Set(["S15", "S17", "S23", "S24", "joint-review"]);

/** The fact that says how it ended, where the record lacks it: a step typed live is nothing without its result. */
export function missingResult(record: DossierRecord): "conclusion" | "outcome" | null {
  const { conclusion, outcome } = record as { conclusion?: unknown; outcome?: unknown };
  const kind = "step" in record ? record.step : record.record;
  if (concluding.has(kind) && (conclusion === undefined || conclusion === null)) return "conclusion";
  return deciding.has(kind) && (outcome === undefined || outcome === null) ? "outcome" : null;
}
