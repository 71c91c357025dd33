// What the API takes: parsed here once, so that a use-case never sees an unchecked value.
import {
  type Day,
  type DossierRecord,
  type StepId,
  day,
  departments,
  dossierRecordSchema,
  dossierId as dossierIdSchema,
  grantId as grantIdSchema,
  organisationId as organisationIdSchema,
  missingResult,
  personId as personIdSchema,
  stepIds,
  userId as userIdSchema,
} from "@miaopu/domain";
import { type Role, roleIds } from "@miaopu/domain/access";
import { z } from "zod";

/** An address bar gives plain text; the shape is checked here. */
const fromText = <T extends string>(schema: z.ZodType<T, T>) => schema as unknown as z.ZodType<T, string>;
const dossierId = fromText(dossierIdSchema);
const organisationId = fromText(organisationIdSchema);
const personId = fromText(personIdSchema);

const text = (max: number) => z.string().trim().max(max);
const required = (max: number) => text(max).min(1);
const step = z.enum(stepIds as [StepId, ...StepId[]]);
const version = z.number().int().min(1);

const statuses = ["applicant", "activist", "candidate", "probationary", "full", "closed"] as const;
const sexes = ["male", "female"] as const;
const departmentIds = Object.keys(departments) as [keyof typeof departments];

const paging = {
  direction: z.enum(["asc", "desc"]).default("asc"),
  page: z.number().int().min(1).max(1_000_000).default(1),
  size: z.number().int().min(1).max(200).default(50),
};

export const workbenchInput = z.object({ limit: z.number().int().min(1).max(500).default(50) }).prefault({});

export const dossierListInput = z
  .object({
    q: text(40).optional(),
    status: z.enum(statuses).optional(),
    branchId: organisationId.optional(),
    due: z.enum(["overdue", "soon"]).optional(),
    sort: z.enum(["name", "branch", "status", "due", "since"]).default("name"),
    ...paging,
  })
  .prefault({});

export const personListInput = z
  .object({
    q: text(40).optional(),
    branchId: organisationId.optional(),
    kind: z.enum(["member", "all"]).default("all"),
    sort: z.enum(["name", "branch", "birthDate", "memberSince"]).default("name"),
    ...paging,
  })
  .prefault({});

export const searchInput = z.object({ q: text(40), limit: z.number().int().min(1).max(50).default(12) });
export const memberPickInput = z
  .object({ branchId: organisationId.optional(), q: text(40).optional() })
  .prefault({});

export const dossierKey = z.object({ id: dossierId });
const isVeto = (record: DossierRecord): boolean =>
  "record" in record && (record.record === "veto" || record.record === "veto-cleared");

/** What a person at a page may type: not a veto, since nobody may name the two people behind one but themselves. */
const typedRecord = dossierRecordSchema.refine((record) => !isVeto(record), {
  error: "一票否决不能在此录入，须经两人办理 / a veto cannot be typed here: it takes two people",
});

export const previewInput = z.object({ id: dossierId, record: typedRecord });
const finishedRecord = typedRecord.refine((record) => missingResult(record) === null, {
  error: "请先选定结论或结果，再保存 / choose the conclusion or the outcome before saving",
});

export const recordInput = z.object({ id: dossierId, record: finishedRecord, expectedVersion: version });
export const correctionPreviewInput = z.object({
  id: dossierId,
  /** The place in the history, from 0. */
  supersedes: z.number().int().min(0),
  reason: required(500),
  record: typedRecord.nullable(),
});
export const correctionInput = z.object({
  ...correctionPreviewInput.shape,
  record: finishedRecord.nullable(),
  expectedVersion: version,
});
export const planInput = z.object({
  id: dossierId,
  assumptions: z.partialRecord(step, day).default({}) as z.ZodType<
    Partial<Record<StepId, Day>>,
    Partial<Record<StepId, Day>> | undefined
  >,
});

const idNumber = z.string().trim().toUpperCase();

const newPerson = z.object({
  name: required(50),
  sex: z.enum(sexes),
  birthDate: day,
  /** 18 characters, checked by its last one. */
  idNumber,
  ethnicity: text(20).optional(),
  phone: text(20).optional(),
});

export const openInput = z.object({
  person: z.union([z.object({ personId }), newPerson]),
  branchId: organisationId,
  record: z.object({ step: z.literal("S01"), on: day, lateReason: z.string().max(500).nullish() }),
});

const replies = [
  "no-objection",
  "objection",
  "objection-remediable",
  "needs-explanation",
  "no-record-found",
] as const;
/** What a department replies; `why` and `document` are kept for few eyes. */
export const reviewAnswerInput = z.object({
  id: dossierId,
  outcome: z.enum(replies),
  why: text(500).optional(),
  document: text(100).optional(),
});

export const branchInput = z.object({ name: required(50), village: required(50), hasGroups: z.boolean() });

/** A full member, or anyone else of a branch, who has no file here. */
export const personInput = z.object({
  ...newPerson.shape,
  branchId: organisationId,
  idNumber: idNumber.nullable(),
  fullMemberSince: day.optional(),
});

export const revealInput = z.object({
  id: personId,
  field: z.enum(["idNumber", "phone"]),
  reason: required(200),
});

const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_.]{3,30}$/, {
    error:
      "用户名为3至30个小写字母、数字、点或下划线 / a user name is 3 to 30 letters, digits, dots or underscores",
  });
const accountId = fromText(userIdSchema);
const grantId = fromText(grantIdSchema);
const reason = required(500);

export const accountInput = z.object({
  name: required(50),
  username,
  organisationId,
  /** Who a mentor is among the full members there. */
  personId: personId.optional(),
  /** For which department a reviewer answers. */
  department: z.enum(departmentIds).optional(),
});
export const memberNamedInput = z.object({ organisationId, name: required(50) });
export const accountListInput = z
  .object({
    q: text(40).optional(),
    waiting: z.boolean().default(false),
    page: paging.page,
    size: paging.size,
  })
  .prefault({});
export const accountKey = z.object({ id: accountId });
export const accountReasonInput = z.object({ id: accountId, reason });
/** A kiosk is paired, not granted. */
export const grantInput = z.object({
  id: accountId,
  role: z.enum(roleIds as [Role, ...Role[]]).exclude(["kiosk-device"]),
});
export const grantKey = z.object({ id: grantId });
export const grantEndInput = z.object({ id: grantId, reason });

const password = z.string().min(1).max(128);

export const setupInput = z.object({
  townshipName: required(50),
  officerName: required(50),
  username,
  password,
});
export const changePasswordInput = z.object({ current: password, next: password });
export const passwordInput = z.object({ password });
/** Six digits, also with a blank between, or a recovery code. */
export const codeInput = z.object({ code: required(20) });
export const sessionKey = z.object({ id: required(60) });
