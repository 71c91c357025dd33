// The audit log: who did what, when, to what and why; one hash chain, written in the transaction of what it tells of.
import { createHash } from "node:crypto";
import type { Action, Role } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { AuditLogTable } from "../db/tables/access.ts";
import type { Tables } from "../db/tables.ts";
import { canonicalJson } from "./hash-chain.ts";

export interface LogActor {
  /** Null where nobody is signed in. */
  readonly userId: string | null;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
}

export interface LogEntry {
  /** ISO moment. */
  readonly at: string;
  readonly actor: LogActor;
  /** What the policy table calls it, or what happened without being asked for, such as a failed sign-in. */
  readonly action: Action | "sign-in" | "sign-out" | "command-line";
  readonly subject: { readonly kind: string; readonly id: string } | null;
  readonly outcome: "done" | "refused";
  readonly reason: string | null;
  /** Ids, codes and counts; never a name, an ID number or a text of a file. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

type Link = Omit<AuditLogTable, "hash">;

/** @param previous the hash of the entry before; empty for the first. */
export const logHash = (previous: string, link: Link): string =>
  createHash("sha256")
    .update(previous)
    .update(
      JSON.stringify([
        link.seq,
        link.at,
        link.actor_id,
        link.actor_roles,
        link.organisation_id,
        link.action,
        link.subject_kind,
        link.subject_id,
        link.outcome,
        link.reason,
        link.details,
      ]),
    )
    .digest("hex");

/** The last entry's number and hash; 0 and empty for an empty log. */
export async function logHead(db: Kysely<Tables>): Promise<{ readonly seq: number; readonly hash: string }> {
  const last = await db
    .selectFrom("audit_log")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .executeTakeFirst();
  return last ?? { seq: 0, hash: "" };
}

/** Call it inside the transaction of the change that it tells of. */
export async function appendToLog(db: Kysely<Tables>, entry: LogEntry): Promise<void> {
  const head = await logHead(db);
  const link: Link = {
    seq: head.seq + 1,
    at: entry.at,
    actor_id: entry.actor.userId,
    actor_roles: entry.actor.roles.join(","),
    organisation_id: entry.actor.organisationId,
    action: entry.action,
    subject_kind: entry.subject?.kind ?? null,
    subject_id: entry.subject?.id ?? null,
    outcome: entry.outcome,
    reason: entry.reason,
    details: canonicalJson(entry.details),
  };
  await db
    .insertInto("audit_log")
    .values({ ...link, hash: logHash(head.hash, link) })
    .execute();
}

/** Whether the actor did this since that moment, so that a page looked at again is not written down again. */
export async function isLoggedSince(
  db: Kysely<Tables>,
  actorId: string,
  action: Action,
  subjectId: string | null,
  since: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("audit_log")
    .select("seq")
    .where("actor_id", "=", actorId)
    .where("action", "=", action)
    .where("subject_id", subjectId === null ? "is" : "=", subjectId)
    .where("at", ">=", since)
    .where("outcome", "=", "done")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
