// One entry of the audit log as it is hashed and exported. Runs in Node and in the page that verifies offline.
import type { AuditLogTable } from "../db/tables/access.ts";

export type LoggedEntry = Readonly<AuditLogTable>;

/** What the hash covers beside the hash before it: every field in the order of the table, as JSON. */
export const hashedText = (entry: Omit<LoggedEntry, "hash">): string =>
  JSON.stringify([
    entry.seq,
    entry.at,
    entry.actor_id,
    entry.actor_roles,
    entry.organisation_id,
    entry.action,
    entry.subject_kind,
    entry.subject_id,
    entry.outcome,
    entry.reason,
    entry.details,
  ]);

/** @param previous the hash of the entry before, where the lines are a selection and it may be missing among them. */
export const entryLine = (entry: LoggedEntry, previous: string | null): string =>
  JSON.stringify({
    seq: entry.seq,
    at: entry.at,
    actor_id: entry.actor_id,
    actor_roles: entry.actor_roles,
    organisation_id: entry.organisation_id,
    action: entry.action,
    subject_kind: entry.subject_kind,
    subject_id: entry.subject_id,
    outcome: entry.outcome,
    reason: entry.reason,
    details: entry.details,
    hash: entry.hash,
    ...(previous === null ? {} : { previous }),
  });

export interface ExportHead {
  readonly format: "miaopu-audit-log";
  readonly version: 1;
  /** `whole`: every entry from the first on. `selection`: some, each with the hash of the one before it. */
  readonly kind: "whole" | "selection";
  /** ISO moment. */
  readonly madeAt: string;
  /** Null where it was made from the command line. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly purpose: string | null;
  readonly entries: number;
  /** The log's last entry as the file was made; 0 and empty for an empty log. */
  readonly head: { readonly seq: number; readonly hash: string };
}

/** The first line of an export. */
export const headLine = (head: ExportHead): string => JSON.stringify(head);

const shape = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : null;

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    return shape(JSON.parse(line));
  } catch {
    return null; // not JSON: the caller says which line
  }
}

/** @returns null where the line is no head of an export that this version reads. */
export function readHead(line: string): ExportHead | null {
  const value = parsed(line);
  if (!value || value["format"] !== "miaopu-audit-log" || value["version"] !== 1) return null;
  const head = shape(value["head"]);
  const isSound =
    (value["kind"] === "whole" || value["kind"] === "selection") &&
    typeof value["madeAt"] === "string" &&
    typeof value["entries"] === "number" &&
    typeof head?.["seq"] === "number" &&
    typeof head["hash"] === "string";
  return isSound ? (value as unknown as ExportHead) : null;
}

export interface ReadEntry {
  readonly entry: LoggedEntry;
  /** Null where the line does not say it. */
  readonly previous: string | null;
}

/** @returns null where the line is not, to the letter, what an export writes. */
export function readEntry(line: string): ReadEntry | null {
  const value = parsed(line);
  if (!value || !Number.isSafeInteger(value["seq"]) || typeof value["hash"] !== "string") return null;
  const entry = value as unknown as LoggedEntry;
  const previous = typeof value["previous"] === "string" ? value["previous"] : null;
  return entryLine(entry, previous) === line ? { entry, previous } : null;
}
