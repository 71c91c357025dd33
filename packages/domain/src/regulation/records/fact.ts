// The building blocks of a record: each fact carries its label and kind, so that forms, API and storage follow the schema.
import { z } from "zod";
import { day } from "../../kernel/calendar.ts";
import type { PackId } from "../packs.ts";

const factKinds = [
  "day",
  "text",
  "long-text",
  "number",
  "yes-no",
  "choice",
  "choices",
  "members",
  "notice",
  "waiver",
  "vote",
] as const;
export type FactKind = (typeof factKinds)[number];

/** Why a text is for few eyes: what a veto, a joint review or a political review says of someone. */
export type Sensitivity = "veto" | "joint-review" | "political-review";

export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** What a form needs to know of a fact: its kind, its label, its choices, and in which editions it is asked for. */
export interface FactMeta extends Label {
  readonly kind: FactKind;
  readonly options?: Readonly<Record<string, Label>>;
  readonly packs?: readonly PackId[];
  /** The fact only excuses or adds, so a form does not ask for it at first sight. */
  readonly optional?: boolean;
  /** No rule reads it: it is stored sealed and shown to those alone who may read such texts. */
  readonly sensitive?: Sensitivity;
}

const factMetas = z.registry<FactMeta>();
export const factMeta = (schema: z.ZodType): FactMeta | undefined => factMetas.get(schema as never);

const fact = <T extends z.ZodType>(schema: T, meta: FactMeta) => {
  const nullable = schema.nullish();
  factMetas.add(nullable, meta);
  return nullable;
};

type More = Partial<Pick<FactMeta, "packs" | "optional" | "sensitive">>;

export const dayFact = (zh: string, en: string, more: More = {}) =>
  fact(day, { kind: "day", zh, en, ...more });
export const textFact = (zh: string, en: string, more: More = {}) =>
  fact(z.string(), { kind: "text", zh, en, ...more });
/** Up to 4,000 characters, in paragraphs. */
export const longTextFact = (zh: string, en: string, more: More = {}) =>
  fact(z.string().max(4000), { kind: "long-text", zh, en, ...more });
export const numberFact = (zh: string, en: string, more: More = {}) =>
  fact(z.number(), { kind: "number", zh, en, ...more });
export const yesNoFact = (zh: string, en: string, more: More = {}) =>
  fact(z.boolean(), { kind: "yes-no", zh, en, ...more });
export const membersFact = (zh: string, en: string, more: More = {}) =>
  fact(z.array(z.string()), { kind: "members", zh, en, ...more });

/** One of a closed list: any other value is an error. */
export const choiceFact = <const T extends Record<string, Label>>(
  zh: string,
  en: string,
  options: T,
  more: More = {},
) =>
  fact(z.enum(Object.keys(options) as [keyof T & string, ...(keyof T & string)[]]), {
    kind: "choice",
    zh,
    en,
    options,
    ...more,
  });

/** One of a list that a rule judges: another value is not an error but a verdict. */
export const namedFact = (zh: string, en: string, options: Record<string, Label>, more: More = {}) =>
  fact(z.string(), { kind: "choice", zh, en, options, ...more });

export const namesFact = (zh: string, en: string, options: Record<string, Label>, more: More = {}) =>
  fact(z.array(z.string()), { kind: "choices", zh, en, options, ...more });

export const structuredFact = <T extends z.ZodType>(
  kind: FactKind,
  zh: string,
  en: string,
  schema: T,
  more: More = {},
) => fact(schema, { kind, zh, en, ...more });

/** What every record has: the day it happened, the day it was typed in, and why that was late. */
export const dates = {
  on: day,
  enteredOn: day.optional(),
  lateReason: z.string().max(500).nullish(),
};

export const stepRecord = <const S extends string, T extends z.ZodRawShape>(step: S, facts: T) =>
  z.object({ step: z.literal(step), ...dates, ...facts });

export const conclusions = {
  passed: { zh: "合格", en: "passed" },
  failed: { zh: "不合格", en: "failed" },
} as const;
export const approvals = {
  approved: { zh: "批准", en: "approved" },
  rejected: { zh: "不批准", en: "rejected" },
} as const;
export const organs = {
  "township-committee": { zh: "乡镇党委", en: "township committee" },
  "general-branch": { zh: "党总支", en: "general branch" },
  "village-committee": { zh: "村党委", en: "village committee" },
  "temporary-organisation": { zh: "临时党组织", en: "temporary organisation" },
} as const;
