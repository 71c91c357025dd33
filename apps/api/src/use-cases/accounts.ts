// Those who may sign in: an officer gives accounts within the own township, and to nobody outside it.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import { hashPassword, oneTimePassword } from "../auth/password.ts";
import { inTransaction } from "../db/open.ts";
import { attemptSucceeded } from "../repositories/attempts.ts";
import { branchIn } from "../repositories/organisations.ts";
import { changeCredential, userIdNamed } from "../repositories/users.ts";
import type { Asking, Desk } from "./asking.ts";
import type { accountInput } from "./inputs.ts";
import { type Refusal, refusals } from "./refusal.ts";
import { createAccount } from "./setup.ts";

export interface OpenedAccount {
  readonly id: string;
  /** Shown once, and to be changed at the first sign-in. */
  readonly oneTimePassword: string;
}

export async function openAccount(
  asking: Asking,
  input: z.output<typeof accountInput>,
): Promise<Result<OpenedAccount, Refusal>> {
  const { db, asker } = asking;
  const { name, username, branchId } = input;
  const branch = branchId === undefined ? null : await branchIn(db, asker.scope, branchId);
  if (branchId !== undefined && !branch) return refuse(refusals.notFound);
  const organisationId = branch?.id ?? asker.organisation.id;
  return await createAccount(asking, { name, username, roles: [], organisationId });
}

/** A new password for one time, from the operator's own command line; every session of that user ends, and any lock. */
export async function resetPassword(
  desk: Desk,
  username: string,
): Promise<Result<{ readonly oneTimePassword: string }, Refusal>> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(desk.db, async (db) => {
    const userId = await userIdNamed(db, username);
    if (userId === null) return refuse(refusals.noSuchUser);
    const now = desk.clock.now();
    await changeCredential(db, { userId, passwordHash, keepSession: null, mustChangePassword: true, now });
    await attemptSucceeded(db, username);
    return ok({ oneTimePassword: password });
  });
}
