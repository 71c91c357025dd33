// People who may be erased: those no file is of and no file names; and the slips that remain of those who were.
import { type Kysely, sql } from "kysely";
import type { ErasedPersonTable } from "../db/tables/person-rights.ts";
import type { Tables } from "../db/tables.ts";
import { type Scope, branchesWithin } from "./scope.ts";

/** The people of a scope who are no member, are not in the pool, have no file and no account; whether a file names them is asked apart. */
const apart = (db: Kysely<Tables>, scope: Scope | null) =>
  db
    .selectFrom("people")
    .$if(scope !== null, (query) => query.where("people.branch_id", "in", branchesWithin(db, scope as Scope)))
    .where("people.full_member_since", "is", null)
    .where(({ not, exists, selectFrom, lit }) =>
      not(
        exists(
          selectFrom("pool_entries")
            .select(lit(1).as("one"))
            .whereRef("pool_entries.person_id", "=", "people.id")
            .where("pool_entries.left_on", "is", null),
        ),
      ),
    )
    .where(({ eb, exists, not, selectFrom }) =>
      eb.and([
        not(
          exists(
            selectFrom("dossiers")
              .select(eb.lit(1).as("one"))
              .whereRef("dossiers.person_id", "=", "people.id"),
          ),
        ),
        not(
          exists(
            selectFrom("users").select(eb.lit(1).as("one")).whereRef("users.person_id", "=", "people.id"),
          ),
        ),
      ]),
    );

export interface DuePerson {
  readonly id: string;
  readonly name: string;
  readonly branch_name: string;
  readonly created_at: string;
}

/**
 * Those registered before a moment, the oldest first.
 * @param scope null for the whole installation, as its daily job asks.
 */
export const registeredBefore = (
  db: Kysely<Tables>,
  scope: Scope | null,
  before: string,
  limit: number,
): Promise<DuePerson[]> =>
  apart(db, scope)
    .innerJoin("organisations", "organisations.id", "people.branch_id")
    .select(["people.id", "people.name", "organisations.name as branch_name", "people.created_at"])
    .where("people.created_at", "<", before)
    .orderBy("people.created_at")
    .orderBy("people.id")
    .limit(limit)
    .execute();

const slice = 1_000;
const anyPerson = /"(per_[0-9a-z-]+)"/g;

/** Which of these ids the records of any file name. Reads the histories once, slice by slice, so that others get their turn. */
export async function namedInFiles(
  db: Kysely<Tables>,
  ids: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  let after = { dossier_id: "", version: 0 };
  while (ids.size > 0) {
    const rows = await db
      .selectFrom("dossier_events")
      .select(["dossier_id", "version", "payload"])
      .where(sql<boolean>`(dossier_id, version) > (${after.dossier_id}, ${after.version})`)
      .orderBy("dossier_id")
      .orderBy("version")
      .limit(slice)
      .execute();
    for (const { payload } of rows)
      for (const [, id = ""] of payload.matchAll(anyPerson)) if (ids.has(id)) named.add(id);
    const last = rows.at(-1);
    if (!last || rows.length < slice) return named;
    after = last;
  }
  return named;
}

export const hasAccount = async (db: Kysely<Tables>, personId: string): Promise<boolean> =>
  (await db.selectFrom("users").select("id").where("person_id", "=", personId).executeTakeFirst()) !==
  undefined;

/** @throws SqliteError where anything else still refers to the person. */
export async function erasePersonRow(db: Kysely<Tables>, slip: ErasedPersonTable): Promise<void> {
  await db
    .deleteFrom("drafts")
    .where("place", "in", [`person/${slip.id}`, `opening/${slip.id}`] as never[])
    .execute();
  // An entry that is open still refers to the person.
  await db
    .deleteFrom("pool_entries")
    .where("person_id", "=", slip.id)
    .where("left_on", "is not", null)
    .execute();
  await db.deleteFrom("people").where("id", "=", slip.id).execute();
  await db.insertInto("erased_people").values(slip).execute();
}

export interface ErasedSlip extends ErasedPersonTable {
  readonly branch_name: string;
}

/** The slips of a scope, the newest first. */
export const erasedIn = (db: Kysely<Tables>, scope: Scope, limit: number): Promise<ErasedSlip[]> =>
  db
    .selectFrom("erased_people")
    .innerJoin("organisations", "organisations.id", "erased_people.branch_id")
    .selectAll("erased_people")
    .select("organisations.name as branch_name")
    .where("erased_people.branch_id", "in", branchesWithin(db, scope))
    .orderBy("erased_people.erased_at", "desc")
    .orderBy("erased_people.id")
    .limit(limit)
    .execute();
