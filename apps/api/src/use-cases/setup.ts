// An installation without data is set up once: a township with its profile, and its first officer.
import { type Result, ok, refuse, townshipProfileInput } from "@miaopu/domain";
import { type Role, privilegedRoles, roles as roleNames } from "@miaopu/domain/access";
import type { z } from "zod";
import { passwordFault } from "../auth/password-rules.ts";
import { hashPassword, oneTimePassword } from "../auth/password.ts";
import { inTransaction } from "../db/open.ts";
import { insertOrganisation, organisationById } from "../repositories/organisations.ts";
import { writeSetting } from "../repositories/settings.ts";
import { appendToLog } from "../repositories/audit-log.ts";
import { insertGrant } from "../repositories/grants.ts";
import { insertUser, userCount, userIdNamed } from "../repositories/users.ts";
import { passwordWeak } from "./account-refusals.ts";
import { trailOf } from "./admission.ts";
import type { Asking, Desk } from "./asking.ts";
import type { setupInput } from "./inputs.ts";
import { type Refusal, refusals } from "./refusal.ts";
import { activationEnd, signInRules } from "./sign-in-rules.ts";

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
    isLocked: false,
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

/** A code and its hash, which takes long to make: outside of any transaction. */
export interface PreparedCode {
  readonly password: string;
  readonly passwordHash: string;
}

export async function prepareCode(): Promise<PreparedCode> {
  const password = oneTimePassword();
  return { password, passwordHash: await hashPassword(password) };
}

/** @returns the one-time password, shown once and to be changed at the first sign-in. */
export async function createAccount(
  desk: Desk,
  account: NewAccount,
  prepared?: PreparedCode,
): Promise<Result<{ readonly id: string; readonly oneTimePassword: string }, Refusal>> {
  const { password, passwordHash } = prepared ?? (await prepareCode());
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
      passwordHash,
      activationExpiresAt: activationEnd(desk.clock.now()),
      now: desk.clock.now(),
    });
    await grantAtFounding({ ...desk, db }, id, account.roles);
    return ok({ id, oneTimePassword: password });
  });
}

/** The three administrators who are there from the first day, so that nobody administers alone (三员分立). */
const administrators = [
  { role: "system-admin", username: "xitong" },
  { role: "security-admin", username: "anquan" },
  { role: "auditor", username: "shenji" },
] as const;

/** What is handed to one administrator, on paper. */
export interface ActivationSlip {
  readonly role: Role;
  readonly username: string;
  /** Shown once. */
  readonly oneTimePassword: string;
  /** ISO moment. */
  readonly expiresAt: string;
}

async function openAdministrators(
  desk: Desk,
  organisationId: string,
): Promise<Result<ActivationSlip[], Refusal>> {
  const slips: ActivationSlip[] = [];
  for (const { role, username } of administrators) {
    const name = roleNames[role].zh;
    const made = await createAccount(desk, { name, username, roles: [role], organisationId });
    if (!made.ok) return made;
    const { oneTimePassword: code } = made.value;
    slips.push({ role, username, oneTimePassword: code, expiresAt: activationEnd(desk.clock.now()) });
  }
  return ok(slips);
}

async function openOfficer(
  desk: Desk,
  input: z.output<typeof setupInput>,
  organisationId: string,
  passwordHash: string,
): Promise<void> {
  const id = desk.clock.id("user");
  await insertUser(desk.db, {
    id,
    name: input.officerName,
    username: input.username,
    organisation_id: organisationId,
    person_id: null,
    department: null,
    passwordHash,
    activationExpiresAt: null,
    now: desk.clock.now(),
  });
  await grantAtFounding(desk, id, ["township-officer"]);
}

/** The set-up page of an empty installation; only while nobody can sign in. @returns the administrators' codes, once. */
export async function createTownship(
  desk: Desk,
  input: z.output<typeof setupInput>,
): Promise<Result<{ readonly slips: readonly ActivationSlip[] }, Refusal>> {
  const profile = signInRules(desk).passwords;
  const fault = passwordFault(profile, input.password, input.username);
  if (fault !== null) return refuse(passwordWeak(profile, fault));
  if (administrators.some(({ username }) => username === input.username))
    return refuse(refusals.usernameTaken);
  if ((await userCount(desk.db)) > 0) return refuse(refusals.alreadySetUp);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(desk.db, async (db) => {
    const within: Desk = { ...desk, db };
    if ((await userCount(db)) > 0) return refuse(refusals.alreadySetUp);
    const { townshipId } = await foundTownship(within, { county: null, township: input.townshipName });
    await openOfficer(within, input, townshipId, passwordHash);
    const slips = await openAdministrators(within, townshipId);
    if (!slips.ok) throw new Error(slips.error.code);
    await appendToLog(db, {
      at: desk.clock.now(),
      actor: { userId: null, roles: [], organisationId: townshipId },
      action: "setup.create",
      subject: { kind: "organisation", id: townshipId },
      outcome: "done",
      reason: null,
      details: { accounts: 1 + slips.value.length },
    });
    return ok({ slips: slips.value });
  });
}
