// Signing in and out, locking a page and opening it again: who may, and what the audit log keeps of it.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { Kysely } from "kysely";
import { verifyPassword } from "../auth/password.ts";
import { inTransaction } from "../db/open.ts";
import type { Tables } from "../db/tables.ts";
import { attemptSucceeded, beginAttempt } from "../repositories/attempts.ts";
import { appendToLog } from "../repositories/audit-log.ts";
import { rolesOf } from "../repositories/grants.ts";
import {
  type SessionHolder,
  endSessions,
  keepOpen,
  pruneSessions,
  setTimes,
} from "../repositories/sessions.ts";
import { type Standing, credentialOf, noteSignIn, standingOf } from "../repositories/users.ts";
import { accountRefusals } from "./account-refusals.ts";
import type { Desk } from "./asking.ts";
import { type Refusal, refusals, tooManyAttempts } from "./refusal.ts";
import { minutesAfter, minutesUntil, sessionHours, signInRules } from "./sign-in-rules.ts";

type Details = Readonly<Record<string, string | number | boolean>>;

/** Of someone whose password was right, or who holds a session. */
async function logDone(
  desk: Desk,
  db: Kysely<Tables>,
  action: "sign-in" | "sign-out",
  who: { readonly id: string; readonly organisation_id: string },
  details: Details,
): Promise<void> {
  await appendToLog(db, {
    at: desk.clock.now(),
    actor: { userId: who.id, roles: await rolesOf(db, who.id), organisationId: who.organisation_id },
    action,
    subject: { kind: "account", id: who.id },
    outcome: "done",
    reason: null,
    details,
  });
}

/** Nobody is known to have tried it; the account they tried it on is, where there is one. What was typed is not kept. */
async function logFailure(desk: Desk, standing: Standing | null, details: Details): Promise<void> {
  await inTransaction(desk.db, (db) =>
    appendToLog(db, {
      at: desk.clock.now(),
      actor: { userId: null, roles: [], organisationId: standing?.organisation_id ?? null },
      action: "sign-in",
      subject: standing ? { kind: "account", id: standing.id } : null,
      outcome: "refused",
      reason: null,
      details,
    }),
  );
}

function objectionTo(standing: Standing, now: string): Refusal | null {
  if (standing.suspended_at !== null) return accountRefusals.suspended;
  const { activation_expires_at } = standing;
  return activation_expires_at !== null && activation_expires_at <= now
    ? accountRefusals.activationExpired
    : null;
}

/** What the session engine did with a name and a password. */
export interface Opened {
  /** The hash of the new session's token; null where the password was wrong. */
  readonly tokenHash: string | null;
}

/**
 * Counts the attempt, has the engine look at the password, and lets in whoever is not suspended and whose code has not
 * expired. A locked account's password is not looked at.
 */
export async function signIn(
  desk: Desk,
  typedName: string,
  open: (username: string) => Promise<Opened>,
): Promise<Result<{ readonly signedIn: true }, Refusal>> {
  const { db, clock } = desk;
  const username = typedName.trim().toLowerCase();
  const now = clock.now();
  const attempt = await beginAttempt(db, username, now);
  if (attempt.lockedUntil) return refuse(tooManyAttempts(minutesUntil(attempt.lockedUntil, now)));
  const { tokenHash } = await open(username);
  const standing = await standingOf(db, username);
  if (tokenHash === null || !standing) {
    await logFailure(desk, standing, { refusal: refusals.signInWrong.code, locked: attempt.isLast });
    return refuse(refusals.signInWrong);
  }
  const sessionId = await setTimes(db, tokenHash, {
    created_at: now,
    expires_at: minutesAfter(now, sessionHours * 60),
    open_until: minutesAfter(now, signInRules(desk).idleMinutes),
  });
  const objection = objectionTo(standing, now);
  if (objection) {
    await endSessions(db, standing.id, { only: sessionId });
    await logFailure(desk, standing, { refusal: objection.code });
    return refuse(objection);
  }
  await inTransaction(db, async (within) => {
    await attemptSucceeded(within, username);
    await pruneSessions(within, now);
    await noteSignIn(within, standing.id, now);
    await logDone(desk, within, "sign-in", standing, {});
  });
  return ok({ signedIn: true });
}

const accountOf = ({ user_id, organisation_id }: SessionHolder) => ({ id: user_id, organisation_id });

/** The session is over; the engine takes the cookie back. */
export async function signOut(desk: Desk, holder: SessionHolder): Promise<void> {
  await inTransaction(desk.db, async (db) => {
    await endSessions(db, holder.user_id, { only: holder.session_id });
    await logDone(desk, db, "sign-out", accountOf(holder), {});
  });
}

/** From now on the session does nothing but open again. */
export async function lock(desk: Desk, holder: SessionHolder): Promise<void> {
  await inTransaction(desk.db, async (db) => {
    await keepOpen(db, holder.session_id, desk.clock.now());
    await logDone(desk, db, "sign-out", accountOf(holder), { kind: "lock" });
  });
}

/** The password again, with the same count of failures as at the sign-in. */
export async function unlock(
  desk: Desk,
  holder: SessionHolder,
  password: string,
): Promise<Result<{ readonly unlocked: true }, Refusal>> {
  const { db, clock } = desk;
  const credential = await credentialOf(db, holder.user_id);
  if (!credential) return refuse(refusals.signInFirst);
  const now = clock.now();
  const attempt = await beginAttempt(db, credential.username, now);
  if (attempt.lockedUntil) return refuse(tooManyAttempts(minutesUntil(attempt.lockedUntil, now)));
  if (!(await verifyPassword({ hash: credential.password, password }))) {
    const standing = await standingOf(db, credential.username);
    await logFailure(desk, standing, {
      kind: "unlock",
      refusal: refusals.wrongPassword.code,
      locked: attempt.isLast,
    });
    return refuse(refusals.wrongPassword);
  }
  await inTransaction(db, async (within) => {
    await attemptSucceeded(within, credential.username);
    await keepOpen(within, holder.session_id, minutesAfter(now, signInRules(desk).idleMinutes));
    await logDone(desk, within, "sign-in", accountOf(holder), { kind: "unlock" });
  });
  return ok({ unlocked: true });
}
