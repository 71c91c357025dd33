// The list of files: filtered, sorted and paged in one query over the projection.
import type { Day, Status } from "@miaopu/domain";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import { matchesName } from "./name-filter.ts";
import type { NameQuery } from "./name-keys.ts";
import { type Paging, inOrder, inOrderOf, paged } from "./paging.ts";
import { type Scope, branchesWithin, withinScope } from "./scope.ts";

export interface DossierFilter {
  readonly query: NameQuery | null;
  readonly status: Status | undefined;
  readonly branchId: string | undefined;
  /** Only files with a duty due from `from` (or at any time) through `to`. */
  readonly due: { readonly from: Day | null; readonly to: Day } | null;
}

const filtered = (db: Kysely<Tables>, scope: Scope, filter: DossierFilter) => {
  const { query, status, branchId, due } = filter;
  let files = db.selectFrom("dossiers").where(withinScope(db, scope));
  if (query)
    files = files.where(({ eb, selectFrom }) =>
      eb(
        "dossiers.person_id",
        "in",
        selectFrom("people")
          .select("people.id")
          .where((people) => matchesName(people, query)),
      ),
    );
  if (status !== undefined) files = files.where("dossiers.status", "=", status);
  if (branchId !== undefined) files = files.where("dossiers.branch_id", "=", branchId);
  if (due) files = files.where("dossiers.due_on", "<=", due.to);
  if (due?.from) files = files.where("dossiers.due_on", ">=", due.from);
  return files;
};

export type DossierSort = "name" | "branch" | "status" | "due" | "since";

const sortColumns = {
  name: "people.pinyin",
  branch: "organisations.name",
  status: "dossiers.status_rank",
  due: "dossiers.due_on",
  since: "dossiers.status_since",
} as const;

/** The ids of one page in their order; only what the order needs is joined, so that late pages stay cheap. */
async function pageIds(
  files: ReturnType<typeof filtered>,
  sort: DossierSort,
  paging: Paging,
): Promise<string[]> {
  const rows = await paged(
    files
      .$if(sort === "name", (query) => query.innerJoin("people", "people.id", "dossiers.person_id"))
      .$if(sort === "branch", (query) =>
        query.innerJoin("organisations", "organisations.id", "dossiers.branch_id"),
      )
      .select("dossiers.id")
      .orderBy(sql.ref(sortColumns[sort]), inOrder(paging))
      .orderBy("dossiers.id", paging.direction),
    paging,
  ).execute();
  return rows.map(({ id }) => id);
}

const rowsByIds = (db: Kysely<Tables>, ids: readonly string[]) =>
  db
    .selectFrom("dossiers")
    .innerJoin("people", "people.id", "dossiers.person_id")
    .innerJoin("organisations", "organisations.id", "dossiers.branch_id")
    .select([
      "dossiers.id",
      "people.name as person_name",
      "organisations.name as branch_name",
      "dossiers.status",
      "dossiers.status_since",
      "dossiers.last_step",
      "dossiers.next",
      "dossiers.due_on",
      "dossiers.due_step",
      "dossiers.version",
    ])
    .where("dossiers.id", "in", ids)
    .execute();

/** Files without the sorted day come last in either direction. */
export async function dossierRows(
  db: Kysely<Tables>,
  scope: Scope,
  filter: DossierFilter,
  sort: DossierSort,
  paging: Paging,
) {
  const files = filtered(db, scope, filter);
  const ids = await pageIds(files, sort, paging);
  const rows = ids.length === 0 ? [] : await rowsByIds(db, ids);
  const total = await files.select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  return { rows: inOrderOf(ids, rows), total: total.n };
}

/** How many files of each branch hold each status. */
export const countsByBranch = (db: Kysely<Tables>, scope: Scope) =>
  db
    .selectFrom("dossiers")
    .select((eb) => [
      "branch_id",
      "status",
      eb.fn.countAll<number>().as("files"),
      eb.fn.sum<number>("late_entries").as("late_entries"),
    ])
    .where("branch_id", "in", branchesWithin(db, scope))
    .groupBy(["branch_id", "status"])
    .execute();

/** People by name with their last file, files first. */
export const foundByName = (db: Kysely<Tables>, scope: Scope, query: NameQuery, limit: number) =>
  db
    .selectFrom("people")
    .innerJoin("organisations", "organisations.id", "people.branch_id")
    .leftJoin("dossiers", "dossiers.person_id", "people.id")
    .select([
      "people.id as person_id",
      "people.name",
      "people.id_number",
      "organisations.name as branch_name",
      "dossiers.id as dossier_id",
      "dossiers.status",
    ])
    .where("people.branch_id", "in", branchesWithin(db, scope))
    .where((eb) => matchesName(eb, query))
    .orderBy(sql`dossiers.id is null`)
    .orderBy("people.pinyin")
    .orderBy("people.id")
    .limit(limit)
    .execute();

/** The files of a person, newest first. */
export const filesOfPerson = (db: Kysely<Tables>, scope: Scope, personId: string) =>
  db
    .selectFrom("dossiers")
    .select(["id", "status"])
    .where("person_id", "=", personId)
    .where("branch_id", "in", branchesWithin(db, scope))
    .orderBy("id", "desc")
    .execute();
