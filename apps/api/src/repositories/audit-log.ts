// The audit log: who did what, when, to what and why; one hash chain, written in the transaction of what it tells of.
import { createHash } from "node:crypto";
import type { Action, LoggedAction, Role } from "@miaopu/domain/access";
import type { Kysely } from "kysely";
import { hashedText } from "../audit-log/entry.ts";
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
  readonly action: LoggedAction;
  readonly subject: { readonly kind: string; readonly id: string } | null;
  readonly outcome: "done" | "refused";
  readonly reason: string | null;
  /** Ids, codes and counts; never a name, an ID number or a text of a file. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

type Link = Omit<AuditLogTable, "hash">;

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** @param previous the hash of the entry before; empty for the first. */
export const logHash = (previous: string, link: Link): string => sha256(previous + hashedText(link));

/** The last entry's number and hash; 0 and empty for an empty log. */
export async function logHead(db: Kysely<Tables>): Promise<{ readonly seq: number; readonly hash: string }> {
  const last = await db
    .selectFrom("audit_log")
    .select(["seq", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ?? { seq: 0, hash: "" };
}

/** The hash of one entry, or null where there is none. */
export async function logHashAt(db: Kysely<Tables>, seq: number): Promise<string | null> {
  const row = await db.selectFrom("audit_log").select("hash").where("seq", "=", seq).executeTakeFirst();
  return row?.hash ?? null;
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

const slice = 1000;

/** Every entry from the first on, in slices. @param last where to end; left out, what is written meanwhile comes too. */
export async function* wholeLog(
  db: Kysely<Tables>,
  last = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<readonly AuditLogTable[]> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom("audit_log")
      .selectAll()
      .where("seq", ">", after)
      .where("seq", "<=", last)
      .orderBy("seq")
      .limit(slice)
      .execute();
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.seq ?? after;
  }
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
