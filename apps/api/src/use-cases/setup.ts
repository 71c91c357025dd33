// An installation without data is set up once: a township with its profile, and its first officer.
import { type Result, ok, refuse, townshipProfileInput } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { z } from "zod";
import { hashPassword, isStrongPassword, oneTimePassword } from "../auth/password.ts";
import { inTransaction } from "../db/open.ts";
import type { Tables } from "../db/tables.ts";
import { insertOrganisation, organisationById } from "../repositories/organisations.ts";
import { writeSetting } from "../repositories/settings.ts";
import { insertUser, userIdNamed, userCount } from "../repositories/users.ts";
import type { Role } from "./answers.ts";
import type { Asker, Desk } from "./asking.ts";
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

/** Asks of an organisation at its own level, without a session: for set-up and the command line. */
export async function askerFor(
  db: Kysely<Tables>,
  user: { readonly id: string; readonly name: string; readonly role: Role },
  organisationId: string,
): Promise<Asker> {
  const organisation = await organisationById(db, organisationId);
  if (!organisation) throw new Error(`no such organisation: ${organisationId}`);
  const { id, name, kind } = organisation;
  return {
    userId: user.id,
    name: user.name,
    role: user.role,
    mustChangePassword: false,
    organisation: { id, name, kind },
    scope: { kind, organisationId: id },
    sessionId: null,
  };
}

export interface NewAccount {
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly organisationId: string;
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
      role: account.role,
      organisation_id: account.organisationId,
      mustChangePassword: true,
      passwordHash,
      now: desk.clock.now(),
    });
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
    await insertUser(db, {
      id: desk.clock.id("user"),
      name: input.officerName,
      username: input.username,
      role: "township-officer",
      organisation_id: townshipId,
      mustChangePassword: false,
      passwordHash,
      now: desk.clock.now(),
    });
    return ok({ created: true });
  });
}
