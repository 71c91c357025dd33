// Roles are proposed by the security admin; privileged ones wait for a second person; each is ended with a reason, and kept.
import { type Result, ok, refuse } from "@miaopu/domain";
import { decideGrant } from "@miaopu/domain/access";
import type { z } from "zod";
import type { AccountRecord } from "../repositories/account-list.ts";
import { accountIn, accountPage } from "../repositories/account-list.ts";
import { lockedAmong } from "../repositories/attempts.ts";
import type { GrantTable } from "../db/tables/access.ts";
import { grantIn, grantsOf, heldOrWaiting, insertGrant, updateGrant } from "../repositories/grants.ts";
import { userNames } from "../repositories/users.ts";
import { accountRefusals, grantRefused } from "./account-refusals.ts";
import { otherAccount, treeOf } from "./accounts.ts";
import type { AccountPage, AccountRow, GrantRow } from "./account-answers.ts";
import type { Page } from "./answers.ts";
import type { Asking } from "./asking.ts";
import type { accountListInput, accountKey, grantEndInput, grantInput, grantKey } from "./inputs.ts";
import { type Refusal, refusals } from "./refusal.ts";

type Done = Result<{ readonly id: string }, Refusal>;

/** In force at once, or waiting for a second person where the role reaches a whole organisation. */
export async function proposeGrant(
  asking: Asking,
  { id, role }: z.output<typeof grantInput>,
): Promise<Result<{ readonly id: string; readonly waits: boolean }, Refusal>> {
  const account = await otherAccount(asking, id);
  if (!account.ok) return account;
  const { organisation_kind, person_id, department, suspended_at } = account.value;
  if (suspended_at !== null) return refuse(accountRefusals.accountSuspended);
  const decided = decideGrant(
    {
      seat: organisation_kind,
      held: await heldOrWaiting(asking.db, id),
      isLinked: person_id !== null,
      hasDepartment: department !== null,
    },
    role,
  );
  if (!decided.ok) return refuse(grantRefused(decided.error, role));
  const waits = decided.value === "by-two";
  const grantId = asking.clock.id("grant");
  await insertGrant(asking.db, {
    id: grantId,
    user_id: id,
    role,
    privileged: waits ? 1 : 0,
    proposed_by: asking.asker.userId,
    proposed_at: asking.clock.now(),
    confirmed_by: null,
    confirmed_at: null,
    ended_by: null,
    ended_at: null,
    end_reason: null,
  });
  asking.trail.subject = { kind: "account", id };
  Object.assign(asking.trail.details, { grant: grantId, role, waits });
  return ok({ id: grantId, waits });
}

/** A grant of somebody else. */
async function otherGrant(asking: Asking, id: string): Promise<Result<GrantTable, Refusal>> {
  const grant = await grantIn(asking.db, treeOf(asking), id);
  if (!grant) return refuse(refusals.notFound);
  asking.trail.subject = { kind: "account", id: grant.user_id };
  Object.assign(asking.trail.details, { grant: grant.id, role: grant.role });
  return grant.user_id === asking.asker.userId ? refuse(accountRefusals.ownAccount) : ok(grant);
}

/** By a second person: neither who proposed it nor whose it is. */
export async function confirmGrant(asking: Asking, { id }: z.output<typeof grantKey>): Promise<Done> {
  const found = await otherGrant(asking, id);
  if (!found.ok) return found;
  const grant = found.value;
  if (grant.privileged === 0 || grant.confirmed_at !== null || grant.ended_at !== null)
    return refuse(accountRefusals.grantNotWaiting);
  if (grant.proposed_by === asking.asker.userId) return refuse(accountRefusals.proposerConfirms);
  await updateGrant(asking.db, id, {
    confirmed_by: asking.asker.userId,
    confirmed_at: asking.clock.now(),
  });
  return ok({ id });
}

/** Also withdraws one that waits. */
export async function endGrant(
  asking: Asking,
  { id, reason }: z.output<typeof grantEndInput>,
): Promise<Done> {
  const found = await otherGrant(asking, id);
  if (!found.ok) return found;
  if (found.value.ended_at !== null) return refuse(accountRefusals.grantEnded);
  await updateGrant(asking.db, id, {
    ended_by: asking.asker.userId,
    ended_at: asking.clock.now(),
    end_reason: reason,
  });
  return ok({ id });
}

const isWaiting = (grant: GrantTable): boolean =>
  grant.ended_at === null && grant.privileged === 1 && grant.confirmed_at === null;
const isInForce = (grant: GrantTable): boolean =>
  grant.ended_at === null && (grant.privileged === 0 || grant.confirmed_at !== null);

function rowOf(
  account: AccountRecord,
  grants: readonly GrantTable[],
  locked: ReadonlySet<string>,
  asking: Asking,
): AccountRow {
  const own = grants.filter(({ user_id }) => user_id === account.id);
  return {
    id: account.id,
    name: account.name,
    username: account.username,
    organisation: {
      id: account.organisation_id,
      name: account.organisation_name,
      kind: account.organisation_kind,
    },
    department: account.department,
    isLinked: account.person_id !== null,
    roles: own.filter(isInForce).map(({ role }) => role),
    waiting: own.filter(isWaiting).map(({ role }) => role),
    state: stateOf(account, locked, asking.clock.now()),
    activationExpiresAt: account.activation_expires_at,
    lastSignInAt: account.last_sign_in_at,
    hasSecondFactor: account.has_factor === 1,
    isOwn: account.id === asking.asker.userId,
  };
}

function stateOf(account: AccountRecord, locked: ReadonlySet<string>, now: string): AccountRow["state"] {
  if (account.suspended_at !== null) return "suspended";
  if (locked.has(account.username)) return "locked";
  const { activation_expires_at: expires } = account;
  if (account.must_change_password === 0) return "active";
  return expires !== null && expires <= now ? "expired" : "new";
}

/** The accounts of the asker's organisation and all beneath it, with their roles and what waits. */
export async function listAccounts(
  asking: Asking,
  input: z.output<typeof accountListInput>,
): Promise<Page<AccountRow>> {
  const { db, clock } = asking;
  const { rows, total } = await accountPage(db, treeOf(asking), { ...input, direction: "asc" });
  const grants = await grantsOf(
    db,
    rows.map(({ id }) => id),
  );
  const locked = await lockedAmong(
    db,
    rows.map(({ username }) => username),
    clock.now(),
  );
  return { rows: rows.map((account) => rowOf(account, grants, locked, asking)), total };
}

/** One account with all its grants, in force or past, and who gave them. */
export async function getAccount(
  asking: Asking,
  { id }: z.output<typeof accountKey>,
): Promise<Result<AccountPage, Refusal>> {
  const { db, clock, asker } = asking;
  const account = await accountIn(db, treeOf(asking), id);
  if (!account) return refuse(refusals.notFound);
  const grants = await grantsOf(db, [id]);
  const locked = await lockedAmong(db, [account.username], clock.now());
  const ids = grants.flatMap(({ proposed_by, confirmed_by, ended_by }) =>
    [proposed_by, confirmed_by, ended_by].filter((one) => one !== null),
  );
  const names = await userNames(db, [...new Set(ids)]);
  const by = (userId: string | null) => (userId === null ? null : (names.get(userId) ?? null));
  const history = grants.map((grant): GrantRow => ({
    id: grant.id,
    role: grant.role,
    state: grant.ended_at !== null ? "ended" : isWaiting(grant) ? "waiting" : "in-force",
    proposedBy: by(grant.proposed_by),
    proposedAt: grant.proposed_at,
    confirmedBy: by(grant.confirmed_by),
    confirmedAt: grant.confirmed_at,
    endedBy: by(grant.ended_by),
    endedAt: grant.ended_at,
    endReason: grant.end_reason,
    isOwnProposal: grant.proposed_by === asker.userId,
  }));
  return ok({ ...rowOf(account, grants, locked, asking), grants: history });
}
