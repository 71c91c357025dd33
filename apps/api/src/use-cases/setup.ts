// An installation without data is set up once: a township with its profile, and its first officer.
import { type Result, type Role, ok, privilegedRoles, refuse, townshipProfileInput } from "@miaopu/domain";
import type { z } from "zod";
import { hashPassword, isStrongPassword, oneTimePassword } from "../auth/password.ts";
import { inTransaction } from "../db/open.ts";
import { insertOrganisation, organisationById } from "../repositories/organisations.ts";
import { writeSetting } from "../repositories/settings.ts";
import { insertGrant } from "../repositories/grants.ts";
import { insertUser, userIdNamed, userCount } from "../repositories/users.ts";
import { trailOf } from "./admission.ts";
import type { Asking, Desk } from "./asking.ts";
import type { setupInput } from "./inputs.ts";
import { type Refusal, refusals } from "./refusal.ts";

export async function setupStatus(desk: Desk): Promise<{ readonly needed: boolean }> {
  return { needed: (await userCount(desk.db)) === 0 };
}

/** A county, where it is named, the township under it, and the profile that this project ships. */
export async function foundTownship(
  desk: Desk,
  names: { readonly county: string | null; readonly township: string },
): Promise<{ readonly townshipId: string; readonly countyId: string | null }> {
  const { db, clock } = desk;
  const created_at = clock.now();
  const bare = { township_id: null, village: null, has_groups: 0, created_at } as const;
  const countyId = names.county === null ? null : clock.id("organisation");
  if (countyId !== null && names.county !== null)
    await insertOrganisation(db, {
      ...bare,
      id: countyId,
      kind: "county",
      parent_id: null,
      county_id: null,
      name: names.county,
    });
  const townshipId = clock.id("organisation");
  await insertOrganisation(db, {
    ...bare,
    id: townshipId,
    kind: "township",
    parent_id: countyId,
    county_id: countyId,
    name: names.township,
  });
  await writeSetting(db, "profile", JSON.stringify(townshipProfileInput));
  return { townshipId, countyId };
}

/** Someone of an organisation at its own level, without a session: for set-up and the command line. */
export async function askingFor(
  desk: Desk,
  user: { readonly id: string; readonly name: string; readonly roles: readonly Role[] },
  organisationId: string,
): Promise<Asking> {
  const organisation = await organisationById(desk.db, organisationId);
  if (!organisation) throw new Error(`no such organisation: ${organisationId}`);
  const { id, name, kind } = organisation;
  const tree = { kind, organisationId: id };
  const asker = {
    userId: user.id,
    name: user.name,
    roles: user.roles,
    mustChangePassword: false,
    organisation: { id, name, kind },
    tree,
    scope: tree,
    personId: null,
    department: null,
    sessionId: null,
    isProven: false,
  };
  return { ...desk, asker, trail: trailOf("session.read", { id: null, reason: null }) };
}

export interface NewAccount {
  readonly name: string;
  readonly username: string;
  /** Granted at once, as an installation's first accounts are; later ones are proposed. */
  readonly roles: readonly Role[];
  readonly organisationId: string;
  /** Who a mentor is among the people. */
  readonly personId?: string;
  /** For which department a reviewer answers. */
  readonly department?: string;
}

async function grantAtFounding(desk: Desk, userId: string, roles: readonly Role[]): Promise<void> {
  const now = desk.clock.now();
  for (const role of roles)
    await insertGrant(desk.db, {
      id: desk.clock.id("grant"),
      user_id: userId,
      role,
      privileged: privilegedRoles.has(role) ? 1 : 0,
      proposed_by: null,
      proposed_at: now,
      confirmed_by: null,
      confirmed_at: now,
      ended_by: null,
      ended_at: null,
      end_reason: null,
    });
}

/** @returns the one-time password, shown once and to be changed at the first sign-in. */
export async function createAccount(
  desk: Desk,
  account: NewAccount,
): Promise<Result<{ readonly id: string; readonly oneTimePassword: string }, Refusal>> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(desk.db, async (db) => {
    if (await userIdNamed(db, account.username)) return refuse(refusals.usernameTaken);
    const id = desk.clock.id("user");
    await insertUser(db, {
      id,
      name: account.name,
      username: account.username,
      organisation_id: account.organisationId,
      person_id: account.personId ?? null,
      department: account.department ?? null,
      mustChangePassword: true,
      passwordHash,
      now: desk.clock.now(),
    });
    await grantAtFounding({ ...desk, db }, id, account.roles);
    return ok({ id, oneTimePassword: password });
  });
}

/** The set-up page of an empty installation; only while nobody can sign in. */
export async function createTownship(
  desk: Desk,
  input: z.output<typeof setupInput>,
): Promise<Result<{ readonly created: true }, Refusal>> {
  if (!isStrongPassword(input.password, input.username)) return refuse(refusals.passwordWeak);
  if ((await userCount(desk.db)) > 0) return refuse(refusals.alreadySetUp);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(desk.db, async (db) => {
    if ((await userCount(db)) > 0) return refuse(refusals.alreadySetUp);
    const { townshipId } = await foundTownship(
      { ...desk, db },
      { county: null, township: input.townshipName },
    );
    const id = desk.clock.id("user");
    await insertUser(db, {
      id,
      name: input.officerName,
      username: input.username,
      organisation_id: townshipId,
      person_id: null,
      department: null,
      mustChangePassword: false,
      passwordHash,
      now: desk.clock.now(),
    });
    await grantAtFounding({ ...desk, db }, id, ["township-officer"]);
    return ok({ created: true });
  });
}
