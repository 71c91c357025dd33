// Those who may sign in: an officer gives accounts within the own township, and to nobody outside it.
import { type Result, refuse } from "@miaopu/domain";
import type { z } from "zod";
import { branchIn } from "../repositories/organisations.ts";
import type { Asking } from "./asking.ts";
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
  const { name, username, role, branchId } = input;
  if (asker.scope.kind !== "township") return refuse(refusals.forbidden);
  if (role === "township-officer")
    return await createAccount(asking, { name, username, role, organisationId: asker.scope.organisationId });
  const branch = branchId === undefined ? null : await branchIn(db, asker.scope, branchId);
  if (!branch) return refuse(refusals.notFound);
  return await createAccount(asking, { name, username, role, organisationId: branch.id });
}
