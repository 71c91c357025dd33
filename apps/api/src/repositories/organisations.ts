// The organisation tree: what lies in a scope, and how many full members each branch has.
import { type Kysely, sql } from "kysely";
import type { OrganisationTable, Tables } from "../db/tables.ts";
import { type Scope, branchesWithin } from "./scope.ts";

export interface BranchSize {
  readonly id: string;
  readonly name: string;
  readonly village: string | null;
  readonly has_groups: 0 | 1;
  readonly township_id: string | null;
  readonly full_members: number;
}

const branchRows = (db: Kysely<Tables>, scope: Scope) =>
  db
    .selectFrom("organisations")
    .select([
      "id",
      "name",
      "village",
      "has_groups",
      "township_id",
      sql<number>`(select count(*) from people where people.branch_id = organisations.id and people.full_member_since is not null)`.as(
        "full_members",
      ),
    ])
    .where("id", "in", branchesWithin(db, scope));

/** The branches in a scope by name, each with its number of full members. */
export const branchesIn = (db: Kysely<Tables>, scope: Scope): Promise<BranchSize[]> =>
  branchRows(db, scope).orderBy("name").execute();

/** One branch of the scope, or null. */
export async function branchIn(db: Kysely<Tables>, scope: Scope, id: string): Promise<BranchSize | null> {
  return (await branchRows(db, scope).where("id", "=", id).executeTakeFirst()) ?? null;
}

export async function insertOrganisation(db: Kysely<Tables>, row: OrganisationTable): Promise<void> {
  await db.insertInto("organisations").values(row).execute();
}

/** Any organisation, for whoever belongs to it. */
export async function organisationById(db: Kysely<Tables>, id: string): Promise<OrganisationTable | null> {
  return (await db.selectFrom("organisations").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** The name is taken among the organisations under the same parent. */
export async function organisationNamed(
  db: Kysely<Tables>,
  parentId: string | null,
  name: string,
): Promise<OrganisationTable | null> {
  const row = await db
    .selectFrom("organisations")
    .selectAll()
    .where("parent_id", parentId === null ? "is" : "=", parentId)
    .where("name", "=", name)
    .executeTakeFirst();
  return row ?? null;
}

/** Every township of the installation, for whoever works from its command line. */
export const townships = (db: Kysely<Tables>): Promise<OrganisationTable[]> =>
  db.selectFrom("organisations").selectAll().where("kind", "=", "township").orderBy("name").execute();
