// A conformance case: a file as plain JSON. What is not a case is an error with the path of the fault.
import { z } from "zod";
import { type Day, day } from "../kernel/calendar.ts";
import { objections } from "../regulation/records/candidate.ts";
import {
  dossierRecordSchema,
  missingResult,
  type DossierRecord,
  stepRecordSchema,
  sideRecordSchema,
} from "../regulation/records/record.ts";
import { defaultPackDates } from "../regulation/packs.ts";
import { profileSchema, toProfile } from "../profile/profile.ts";
import type { Setting } from "../rules/setting.ts";

const modes = ["decide", "audit"] as const;

const member = z.object({
  id: z.string(),
  fullMemberSince: day.nullish(),
  sanctions: z.array(z.object({ kind: z.string(), from: day, rightsRestoredOn: day.nullish() })).nullish(),
});

const envelope = z.object({
  name: z.string(),
  mode: z.enum(modes),
  today: day,
  person: z.object({ id: z.string(), birthDate: day.nullish() }),
  members: z.array(member),
  branch: z.object({ fullMembers: z.number().nullish(), hasGroups: z.boolean().nullish() }),
  calendar: z.object({ holidays: z.array(day).nullish(), workdays: z.array(day).nullish() }).nullish(),
  profile: profileSchema.nullish(),
  packs: z.object({ "cpc-2026": day.nullish() }).nullish(),
  records: z.array(z.unknown()),
});

export interface Case {
  readonly name: string;
  readonly mode: (typeof modes)[number];
  readonly setting: Setting;
  readonly records: readonly DossierRecord[];
}

/** Where a text is not a case: a dotted path and what is wrong there. */
export class CaseError extends Error {
  readonly path: string;
  constructor(path: readonly PropertyKey[], message: string) {
    super(message);
    this.path = path.map(String).join(".");
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parse<T>(schema: z.ZodType<T>, input: unknown, path: readonly PropertyKey[]): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CaseError([...path, ...(issue?.path ?? [])], issue?.message ?? "not valid");
}

/** `null` in `enteredOn` counts as left out. */
const withoutNullEntry = (input: Record<string, unknown>) => {
  const { enteredOn, ...rest } = input;
  return enteredOn === null ? rest : input;
};

function parseRecord(
  input: unknown,
  path: readonly PropertyKey[],
  mode: Case["mode"],
  today: Day,
): DossierRecord {
  if (!isObject(input)) throw new CaseError(path, "a record is an object");
  const isStep = "step" in input;
  if (isStep === "record" in input) throw new CaseError(path, "a record has either `step` or `record`");
  const schema = (isStep ? stepRecordSchema : sideRecordSchema) as unknown as typeof dossierRecordSchema;
  const record = parse(schema, withoutNullEntry(input), path);
  if (record.enteredOn !== undefined && record.enteredOn < record.on)
    throw new CaseError([...path, "enteredOn"], "entered before it happened");
  if (record.enteredOn !== undefined && record.enteredOn > today)
    throw new CaseError([...path, "enteredOn"], "entered after today");
  if (mode === "decide") requireResult(record, path);
  if ("notice" in record && record.notice?.objections && !(record.notice.objections in objections))
    throw new CaseError([...path, "notice", "objections"], "unknown objections");
  return record;
}

function requireResult(record: DossierRecord, path: readonly PropertyKey[]) {
  const missing = missingResult(record);
  if (missing !== null) throw new CaseError([...path, missing], `${missing} is missing`);
}

/** @throws CaseError for what is not a case; unknown fields are ignored. Source: conformance README. */
export function parseCase(input: unknown): Case {
  if (!isObject(input)) throw new CaseError([], "a case is an object");
  const { name, mode, today, person, members, branch, calendar, profile, packs, records } = parse(
    envelope,
    input,
    [],
  );
  const setting: Setting = {
    today,
    person,
    branch,
    members: new Map(members.map((one) => [one.id, one])),
    calendar: { holidays: new Set(calendar?.holidays ?? []), workdays: new Set(calendar?.workdays ?? []) },
    profile: toProfile(profile ?? null),
    packs: { "cpc-2026": packs?.["cpc-2026"] ?? defaultPackDates["cpc-2026"] },
  };
  return {
    name,
    mode,
    setting,
    records: records.map((record, i) => parseRecord(record, ["records", i], mode, today)),
  };
}
