// Those who may sign in: accounts are opened by the system admin, suspended, restored and reset by the security admin.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import { inTransaction } from "../db/open.ts";
import { type AccountRecord, accountIn, membersNamed, seatsWithin } from "../repositories/account-list.ts";
import { attemptSucceeded } from "../repositories/attempts.ts";
import { appendToLog } from "../repositories/audit-log.ts";
import { type TreeScope, isTree } from "../repositories/scope.ts";
import { dropFactor } from "../repositories/second-factors.ts";
import { endSessions, unprove } from "../repositories/sessions.ts";
import { changeCredential, setSuspended, standingOf } from "../repositories/users.ts";
import { accountRefusals } from "./account-refusals.ts";
import { logged } from "./admission.ts";
import type { MemberFound, SeatRow } from "./account-answers.ts";
import type { Asking, Desk } from "./asking.ts";
import type { accountInput, accountKey, memberNamedInput } from "./inputs.ts";
import { type Refusal, refusals } from "./refusal.ts";
import { createAccount, prepareCode } from "./setup.ts";
import { activationEnd } from "./sign-in-rules.ts";

/** A code that opens an account for the first time, shown once. */
export interface Activation {
  readonly id: string;
  readonly oneTimePassword: string;
  /** ISO moment. */
  readonly expiresAt: string;
}

/** @throws Error where the policy table gives accounts to someone who reaches single files alone. */
export function treeOf({ asker }: Asking): TreeScope {
  if (!isTree(asker.scope)) throw new Error("accounts are reached by organisation");
  return asker.scope;
}

/** Where an account may be opened: the asker's own organisation and all beneath it. */
export const listSeats = (asking: Asking): Promise<SeatRow[]> => seatsWithin(asking.db, treeOf(asking));

async function seatIn(asking: Asking, id: string): Promise<TreeScope | null> {
  const seats = await listSeats(asking);
  const seat = seats.find((one) => one.id === id);
  return seat ? { kind: seat.kind, organisationId: seat.id } : null;
}

/** Full members of exactly this name, so that a mentor's account can say whose it is. */
export async function findMember(
  asking: Asking,
  { organisationId, name }: z.output<typeof memberNamedInput>,
): Promise<Result<readonly MemberFound[], Refusal>> {
  const seat = await seatIn(asking, organisationId);
  if (!seat) return refuse(refusals.notFound);
  const found = await membersNamed(asking.db, seat, name);
  return ok(found.map((row) => ({ id: row.id, name: row.name, branchName: row.branch_name })));
}

/** Without a role: that is the security admin's to give. */
export async function openAccount(
  asking: Asking,
  input: z.output<typeof accountInput>,
): Promise<Result<Activation, Refusal>> {
  const { name, username, organisationId, personId, department } = input;
  const seat = await seatIn(asking, organisationId);
  if (!seat) return refuse(refusals.notFound);
  if (personId !== undefined) {
    const people = await membersNamed(asking.db, seat, name);
    if (!people.some(({ id }) => id === personId)) return refuse(accountRefusals.personUnknown);
  }
  const code = await prepareCode();
  return logged(asking, async (within) => {
    const made = await createAccount(
      within,
      {
        name,
        username,
        roles: [],
        organisationId,
        ...(personId === undefined ? {} : { personId }),
        ...(department === undefined ? {} : { department }),
      },
      code,
    );
    if (!made.ok) return made;
    const { id } = made.value;
    within.trail.subject = { kind: "account", id };
    within.trail.details["organisation"] = organisationId;
    return ok({ id, oneTimePassword: code.password, expiresAt: activationEnd(asking.clock.now()) });
  });
}

/** Someone else's account within the scope; one's own is another administrator's matter. */
export async function otherAccount(asking: Asking, id: string): Promise<Result<AccountRecord, Refusal>> {
  const account = await accountIn(asking.db, treeOf(asking), id);
  if (!account) return refuse(refusals.notFound);
  return account.id === asking.asker.userId ? refuse(accountRefusals.ownAccount) : ok(account);
}

type Key = z.output<typeof accountKey>;

/** A new activation code in place of the password; every session ends, and any lock. */
export async function resetAccount(asking: Asking, { id }: Key): Promise<Result<Activation, Refusal>> {
  const account = await otherAccount(asking, id);
  if (!account.ok) return account;
  const { password, passwordHash } = await prepareCode();
  return logged(asking, async ({ db, clock }) => {
    const now = clock.now();
    const activationExpiresAt = activationEnd(now);
    await changeCredential(db, { userId: id, passwordHash, keepSession: null, activationExpiresAt, now });
    await attemptSucceeded(db, account.value.username);
    return ok({ id, oneTimePassword: password, expiresAt: activationExpiresAt });
  });
}

async function setSuspension(
  asking: Asking,
  id: string,
  since: string | null,
): Promise<Result<{ readonly id: string }, Refusal>> {
  const account = await otherAccount(asking, id);
  if (!account.ok) return account;
  if ((account.value.suspended_at === null) === (since === null))
    return refuse(accountRefusals.nothingToChange);
  asking.trail.details["suspended"] = since !== null;
  await setSuspended(asking.db, id, since);
  await endSessions(asking.db, id);
  return ok({ id });
}

/** Its sessions end at once, and nobody signs in to it. */
export const suspendAccount = (asking: Asking, { id }: Key) => setSuspension(asking, id, asking.clock.now());

export const restoreAccount = (asking: Asking, { id }: Key) => setSuspension(asking, id, null);

/** For whoever lost the telephone and the recovery codes. */
export async function dropSecondFactor(
  asking: Asking,
  { id }: Key,
): Promise<Result<{ readonly id: string }, Refusal>> {
  const account = await otherAccount(asking, id);
  if (!account.ok) return account;
  if (!(await dropFactor(asking.db, id))) return refuse(accountRefusals.nothingToChange);
  await unprove(asking.db, id);
  return ok({ id });
}

/**
 * From the operator's own command line, the way out where the only security admin is lost: a new activation code; every
 * session of that user ends, and any lock; with it the second factor, where that is asked for.
 */
export async function resetPassword(
  desk: Desk,
  username: string,
  withoutFactor: boolean,
): Promise<Result<{ readonly oneTimePassword: string }, Refusal>> {
  const { password, passwordHash } = await prepareCode();
  return inTransaction(desk.db, async (db) => {
    const standing = await standingOf(db, username);
    if (!standing) return refuse(refusals.noSuchUser);
    const { id: userId, organisation_id: organisationId } = standing;
    const now = desk.clock.now();
    const activationExpiresAt = activationEnd(now);
    await changeCredential(db, { userId, passwordHash, keepSession: null, activationExpiresAt, now });
    await attemptSucceeded(db, username);
    if (withoutFactor) await dropFactor(db, userId);
    await appendToLog(db, {
      at: now,
      actor: { userId: null, roles: [], organisationId },
      action: "command-line",
      subject: { kind: "account", id: userId },
      outcome: "done",
      reason: null,
      details: { command: "password", withoutFactor },
    });
    return ok({ oneTimePassword: password });
  });
}
