// People of the branches: who they are, who is a full member, and the lists of both.
import { type Kysely, sql } from "kysely";
import type { Day } from "@miaopu/domain";
import type { PersonTable, Tables } from "../db/tables.ts";
import { matchesName } from "./name-filter.ts";
import type { NameQuery } from "./name-keys.ts";
import { type Paging, inOrder, inOrderOf, paged } from "./paging.ts";
import { type Scope, branchesWithin } from "./scope.ts";

export async function insertPerson(db: Kysely<Tables>, row: PersonTable): Promise<void> {
  await db.insertInto("people").values(row).execute();
}

export async function personIn(db: Kysely<Tables>, scope: Scope, id: string): Promise<PersonTable | null> {
  const row = await db
    .selectFrom("people")
    .selectAll()
    .where("id", "=", id)
    .where("branch_id", "in", branchesWithin(db, scope))
    .executeTakeFirst();
  return row ?? null;
}

/** Whether anyone at all is registered under the ID number of this blind index: uniqueness knows no scope, and tells no more than this. */
export async function isIdNumberTaken(db: Kysely<Tables>, index: string): Promise<boolean> {
  const row = await db.selectFrom("people").select("id").where("id_index", "=", index).executeTakeFirst();
  return row !== undefined;
}

/** @param index the blind index of the ID number. */
export async function personByIdNumber(
  db: Kysely<Tables>,
  scope: Scope,
  index: string,
): Promise<PersonTable | null> {
  const row = await db
    .selectFrom("people")
    .selectAll()
    .where("id_index", "=", index)
    .where("branch_id", "in", branchesWithin(db, scope))
    .executeTakeFirst();
  return row ?? null;
}

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly branch_name: string;
  readonly full_member_since: Day | null;
  readonly sanctions: string | null;
}

/** Those of `ids` who belong to the scope. */
export async function peopleByIds(
  db: Kysely<Tables>,
  scope: Scope,
  ids: readonly string[],
): Promise<NamedPerson[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom("people")
    .innerJoin("organisations", "organisations.id", "people.branch_id")
    .select([
      "people.id",
      "people.name",
      "organisations.name as branch_name",
      "people.full_member_since",
      "people.sanctions",
    ])
    .where("people.id", "in", ids)
    .where("people.branch_id", "in", branchesWithin(db, scope))
    .execute();
}

/** Full members of the scope who bear one of the names, with their branch. */
export async function membersNamed(
  db: Kysely<Tables>,
  scope: Scope,
  names: readonly string[],
): Promise<{ readonly id: string; readonly name: string; readonly branch_id: string }[]> {
  if (names.length === 0) return [];
  return await db
    .selectFrom("people")
    .select(["id", "name", "branch_id"])
    .where("name", "in", names)
    .where("full_member_since", "is not", null)
    .where("branch_id", "in", branchesWithin(db, scope))
    .execute();
}

/** Moves a person to another branch. */
export async function movePerson(db: Kysely<Tables>, id: string, branchId: string): Promise<void> {
  await db.updateTable("people").set({ branch_id: branchId }).where("id", "=", id).execute();
}

export async function setMemberSince(db: Kysely<Tables>, id: string, since: Day | null): Promise<void> {
  await db.updateTable("people").set({ full_member_since: since }).where("id", "=", id).execute();
}

export interface PersonFilter {
  readonly query: NameQuery | null;
  readonly branchId: string | undefined;
  readonly membersOnly: boolean;
}

const filtered = (db: Kysely<Tables>, scope: Scope, filter: PersonFilter) => {
  let people = db.selectFrom("people").where("people.branch_id", "in", branchesWithin(db, scope));
  const { query, branchId } = filter;
  if (query) people = people.where((eb) => matchesName(eb, query));
  if (branchId !== undefined) people = people.where("people.branch_id", "=", branchId);
  if (filter.membersOnly) people = people.where("people.full_member_since", "is not", null);
  return people;
};

export type PersonSort = "name" | "branch" | "birthDate" | "memberSince";
const sortColumns = {
  name: "people.pinyin",
  branch: "organisations.name",
  birthDate: "people.birth_date",
  memberSince: "people.full_member_since",
} as const;

const rowsByIds = (db: Kysely<Tables>, ids: readonly string[]) =>
  db
    .selectFrom("people")
    .innerJoin("organisations", "organisations.id", "people.branch_id")
    .leftJoin("dossiers", (join) =>
      join.on("dossiers.id", "=", (eb) =>
        eb
          .selectFrom("dossiers as latest")
          .select("latest.id")
          .whereRef("latest.person_id", "=", "people.id")
          .orderBy("latest.id", "desc")
          .limit(1),
      ),
    )
    .select([
      "people.id",
      "people.name",
      "people.sex",
      "people.birth_date",
      "people.id_number",
      "people.phone",
      "people.full_member_since",
      "organisations.name as branch_name",
      "dossiers.id as dossier_id",
      "dossiers.status",
    ])
    .where("people.id", "in", ids)
    .execute();

/** Each person with their last file. */
export async function personPage(
  db: Kysely<Tables>,
  scope: Scope,
  filter: PersonFilter,
  sort: PersonSort,
  paging: Paging,
) {
  const people = filtered(db, scope, filter);
  const page = await paged(
    people
      .$if(sort === "branch", (query) =>
        query.innerJoin("organisations", "organisations.id", "people.branch_id"),
      )
      .select("people.id")
      .orderBy(sql.ref(sortColumns[sort]), inOrder(paging))
      .orderBy("people.id", paging.direction),
    paging,
  ).execute();
  const ids = page.map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await rowsByIds(db, ids);
  const total = await people.select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  return { rows: inOrderOf(ids, rows), total: total.n };
}

/** Full members who may be chosen as mentors or introducers, by name. */
export async function membersToPick(
  db: Kysely<Tables>,
  scope: Scope,
  filter: PersonFilter,
  limit: number,
): Promise<NamedPerson[]> {
  return await filtered(db, scope, { ...filter, membersOnly: true })
    .innerJoin("organisations", "organisations.id", "people.branch_id")
    .select([
      "people.id",
      "people.name",
      "organisations.name as branch_name",
      "people.full_member_since",
      "people.sanctions",
    ])
    .orderBy("people.pinyin")
    .orderBy("people.id")
    .limit(limit)
    .execute();
}
