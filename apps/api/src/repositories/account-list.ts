// Accounts as those who administer them see them: within their own organisation and all beneath it.
import { type Kysely, sql } from "kysely";
import type { OrganisationKind, Tables } from "../db/tables.ts";
import { type Paging, paged } from "./paging.ts";
import { type TreeScope, organisationsWithin } from "./scope.ts";

export interface AccountRecord {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly organisation_kind: OrganisationKind;
  readonly person_id: string | null;
  readonly department: string | null;
  readonly must_change_password: 0 | 1;
  readonly activation_expires_at: string | null;
  readonly suspended_at: string | null;
  readonly last_sign_in_at: string | null;
  readonly has_factor: 0 | 1;
}

const accountsIn = (db: Kysely<Tables>, scope: TreeScope) =>
  db
    .selectFrom("users")
    .innerJoin("organisations", "organisations.id", "users.organisation_id")
    .where("users.organisation_id", "in", organisationsWithin(db, scope));

const columns = [
  "users.id",
  "users.name",
  "users.username",
  "users.organisation_id",
  "organisations.name as organisation_name",
  "organisations.kind as organisation_kind",
  "users.person_id",
  "users.department",
  "users.must_change_password",
  "users.activation_expires_at",
  "users.suspended_at",
  "users.last_sign_in_at",
] as const;

const hasFactor = sql<0 | 1>`exists (select 1 from second_factors
  where second_factors.user_id = users.id and second_factors.secret is not null)`.as("has_factor");

export interface AccountFilter extends Paging {
  readonly q?: string | undefined;
  readonly waiting: boolean;
}

function filtered(db: Kysely<Tables>, scope: TreeScope, { q, waiting }: AccountFilter) {
  let query = accountsIn(db, scope);
  if (q)
    query = query.where((eb) =>
      eb.or([eb("users.name", "like", `%${q}%`), eb("users.username", "like", `%${q.toLowerCase()}%`)]),
    );
  if (waiting)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("grants")
          .select("grants.id")
          .whereRef("grants.user_id", "=", "users.id")
          .where("grants.privileged", "=", 1)
          .where("grants.confirmed_at", "is", null)
          .where("grants.ended_at", "is", null),
      ),
    );
  return query;
}

/** One page of the accounts, by organisation and name. */
export async function accountPage(
  db: Kysely<Tables>,
  scope: TreeScope,
  filter: AccountFilter,
): Promise<{ readonly rows: readonly AccountRecord[]; readonly total: number }> {
  const rows = await paged(
    filtered(db, scope, filter)
      .select([...columns, hasFactor])
      .orderBy(sql`case organisations.kind when 'county' then 0 when 'township' then 1 else 2 end`)
      .orderBy("organisations.name")
      .orderBy("users.username"),
    filter,
  ).execute();
  const { total } = await filtered(db, scope, filter)
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { rows, total };
}

export async function accountIn(
  db: Kysely<Tables>,
  scope: TreeScope,
  id: string,
): Promise<AccountRecord | null> {
  const row = await accountsIn(db, scope)
    .select([...columns, hasFactor])
    .where("users.id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** The organisations of a scope, from the top, for whoever opens an account at one of them. */
export const seatsWithin = (db: Kysely<Tables>, scope: TreeScope) =>
  db
    .selectFrom("organisations")
    .select(["id", "name", "kind"])
    .where("id", "in", organisationsWithin(db, scope))
    .orderBy(sql`case kind when 'county' then 0 when 'township' then 1 else 2 end`)
    .orderBy("name")
    .execute();

/**
 * Full members of exactly this name at an organisation or beneath it: enough to say who a mentor is, and no list of
 * people for whoever administers accounts.
 */
export const membersNamed = (db: Kysely<Tables>, within: TreeScope, name: string) =>
  db
    .selectFrom("people")
    .innerJoin("organisations", "organisations.id", "people.branch_id")
    .select(["people.id", "people.name", "organisations.name as branch_name"])
    .where("people.branch_id", "in", organisationsWithin(db, within))
    .where("people.name", "=", name)
    .where("people.full_member_since", "is not", null)
    .orderBy("organisations.name")
    .limit(10)
    .execute();
