// Pages of the audit log, newest first: cut by the number of an entry, so that the last page costs what the first does.
import { type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { AuditLogTable } from "../db/tables/access.ts";
import type { Tables } from "../db/tables.ts";
import { type TreeScope, organisationsWithin } from "./scope.ts";

export interface LogFilter {
  /** Any of them; null for anybody. */
  readonly actors: readonly string[] | null;
  readonly action: string | null;
  readonly subjectId: string | null;
  readonly outcome: "done" | "refused" | null;
  /** ISO moments: from this one on, and before that one. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Entries older than `before` or newer than `after`; the newest where neither is named. */
export interface LogCut {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly size: number;
}

type Selection<O> = SelectQueryBuilder<Tables, "audit_log", O>;

/**
 * Whose entries lie in the scope: null for everybody's, else those of these organisations. What nobody of any
 * organisation did belongs to whoever stands at the top of the tree.
 */
async function organisationsOf(
  db: Kysely<Tables>,
  scope: TreeScope,
): Promise<readonly (string | null)[] | null> {
  const own = await db
    .selectFrom("organisations")
    .select("parent_id")
    .where("id", "=", scope.organisationId)
    .executeTakeFirst();
  const within = await organisationsWithin(db, scope).execute();
  const ids = within.map(({ id }) => id);
  if (own?.parent_id !== null) return ids;
  const outside = await db
    .selectFrom("organisations")
    .select("id")
    .where("id", "not in", organisationsWithin(db, scope))
    .limit(1)
    .executeTakeFirst();
  return outside ? [...ids, null] : null;
}

/** The numbers between which a time lies; the clock may have been set back, so the moments are compared as well. */
async function seqsOf(db: Kysely<Tables>, { from, until }: LogFilter) {
  if (from === null && until === null) return null;
  let query = db
    .selectFrom("audit_log")
    .select((eb) => [eb.fn.min("seq").as("first"), eb.fn.max("seq").as("last")]);
  if (from !== null) query = query.where("at", ">=", from);
  if (until !== null) query = query.where("at", "<", until);
  const { first, last } = await query.executeTakeFirstOrThrow();
  return { first: first ?? 0, last: last ?? 0 };
}

function filtered<O>(
  query: Selection<O>,
  filter: LogFilter,
  seqs: Awaited<ReturnType<typeof seqsOf>>,
): Selection<O> {
  const { action, subjectId, outcome, from, until } = filter;
  let chosen = query;
  if (action !== null) chosen = chosen.where("action", "=", action);
  if (subjectId !== null) chosen = chosen.where("subject_id", "=", subjectId);
  // Written out, so that the index of the refused ones alone serves it.
  if (outcome !== null) chosen = chosen.where("outcome", "=", sql.lit(outcome));
  if (seqs) chosen = chosen.where("seq", ">=", seqs.first).where("seq", "<=", seqs.last);
  // The sign keeps the index of moments out of it: the numbers have cut the time already.
  if (from !== null) chosen = chosen.where(sql`+at`, ">=", from);
  if (until !== null) chosen = chosen.where(sql`+at`, "<", until);
  return chosen;
}

const among =
  (values: readonly (string | null)[], column: "actor_id" | "organisation_id") =>
  <O>(query: Selection<O>): Selection<O> => {
    const known = values.filter((value) => value !== null);
    // The sign keeps the column's own index out of it: another one has the order.
    const value = sql<string | null>`+${sql.ref(column)}`;
    return query.where((eb) =>
      values.length > known.length
        ? eb.or([eb(value, "is", null), eb(value, "in", known)])
        : eb(value, "in", known),
    );
  };

const only =
  (value: string | null, column: "actor_id" | "organisation_id") =>
  <O>(query: Selection<O>): Selection<O> =>
    query.where(column, value === null ? "is" : "=", value);

type Narrow = <O>(query: Selection<O>) => Selection<O>;
const all: Narrow = (query) => query;

/** Whether an index of its own leads to what is asked for, in order. */
const isNarrow = ({ action, subjectId, outcome }: LogFilter) =>
  action !== null || subjectId !== null || outcome === "refused";

/**
 * One query for each actor or organisation, each served in order by its index: asked for several at once, the database
 * would sort all that they ever did.
 */
async function partsOf(
  db: Kysely<Tables>,
  scope: TreeScope,
  filter: LogFilter,
): Promise<{ readonly theirs: Narrow; readonly parts: readonly Narrow[] }> {
  const organisations = await organisationsOf(db, scope);
  const theirs = organisations === null ? all : among(organisations, "organisation_id");
  if (filter.actors !== null)
    return {
      theirs,
      parts: filter.actors.map((actor) => (query) => theirs(only(actor, "actor_id")(query))),
    };
  if (organisations === null || isNarrow(filter)) return { theirs, parts: [theirs] };
  return { theirs, parts: organisations.map((one) => only(one, "organisation_id")) };
}

/** So far back one query looks by itself; whoever does more than a few things of a hundred fills a page from there. */
const near = 10_000;

async function nearPage(
  db: Kysely<Tables>,
  narrow: Narrow,
  filter: LogFilter,
  seqs: Awaited<ReturnType<typeof seqsOf>>,
  { before, size }: LogCut,
): Promise<AuditLogTable[]> {
  const { head } = await db
    .selectFrom("audit_log")
    .select((eb) => eb.fn.max("seq").as("head"))
    .executeTakeFirstOrThrow();
  const end = Math.min(before ?? Infinity, (seqs?.last ?? Infinity) + 1, (head ?? 0) + 1);
  return filtered(narrow(db.selectFrom("audit_log").selectAll()), filter, seqs)
    .where("seq", "<", end)
    .where("seq", ">=", end - near)
    .orderBy("seq", "desc")
    .limit(size)
    .execute();
}

/** @returns up to `size` entries, the newest first. */
export async function logPage(
  db: Kysely<Tables>,
  scope: TreeScope,
  filter: LogFilter,
  { before, after, size }: LogCut,
): Promise<AuditLogTable[]> {
  const seqs = await seqsOf(db, filter);
  const forward = after !== undefined;
  const { theirs, parts } = await partsOf(db, scope, filter);
  if (parts.length > 1 && filter.actors === null && !forward) {
    const nearest = await nearPage(db, theirs, filter, seqs, { before, size });
    if (nearest.length === size) return nearest;
  }
  let page: AuditLogTable[] = [];
  for (const part of parts) {
    // What would not make it onto the page is not read.
    const edge = page.length < size ? undefined : page.at(-1)?.seq;
    let query = filtered(part(db.selectFrom("audit_log").selectAll()), filter, seqs);
    const [lower, upper] = forward ? [after, edge ?? before] : [edge, before];
    if (lower !== undefined) query = query.where("seq", ">", lower);
    if (upper !== undefined) query = query.where("seq", "<", upper);
    const rows = await query
      .orderBy("seq", forward ? "asc" : "desc")
      .limit(size)
      .execute();
    page = [...page, ...rows].sort((a, b) => (forward ? a.seq - b.seq : b.seq - a.seq)).slice(0, size);
  }
  return forward ? page.reverse() : page;
}

/** One entry of the scope, or null. */
export async function logEntryIn(
  db: Kysely<Tables>,
  scope: TreeScope,
  seq: number,
): Promise<AuditLogTable | null> {
  const organisations = await organisationsOf(db, scope);
  const narrow = organisations === null ? all : among(organisations, "organisation_id");
  const query = narrow(db.selectFrom("audit_log").selectAll()).where("seq", "=", seq);
  return (await query.executeTakeFirst()) ?? null;
}

export interface ChosenLog {
  /** Whether it is the whole log: no filter, and everybody's. */
  readonly isWhole: boolean;
  readonly entries: number;
  /** In slices, from the first on, each entry with the hash of the one before it. */
  readonly slices: () => AsyncGenerator<readonly (AuditLogTable & { readonly previous: string })[]>;
}

const slice = 1000;
const isOpen = (filter: LogFilter) => Object.values(filter).every((value) => value === null);

/** All that a filter leaves of a scope, up to an entry. */
export async function chosenLog(
  db: Kysely<Tables>,
  scope: TreeScope,
  filter: LogFilter,
  last: number,
): Promise<ChosenLog> {
  const organisations = await organisationsOf(db, scope);
  const seqs = await seqsOf(db, filter);
  const narrow = <O>(query: Selection<O>): Selection<O> => {
    const theirs = organisations === null ? query : among(organisations, "organisation_id")(query);
    const whose = filter.actors === null ? theirs : among(filter.actors, "actor_id")(theirs);
    return filtered(whose, filter, seqs).where("seq", "<=", last);
  };
  const { entries } = await narrow(
    db.selectFrom("audit_log").select((eb) => eb.fn.countAll<number>().as("entries")),
  ).executeTakeFirstOrThrow();
  async function* slices() {
    let from = 0;
    for (;;) {
      const rows = await narrow(db.selectFrom("audit_log").selectAll())
        .select(
          sql<string>`coalesce((select before.hash from audit_log as before where before.seq = audit_log.seq - 1), '')`.as(
            "previous",
          ),
        )
        .where("seq", ">", from)
        .orderBy("seq")
        .limit(slice)
        .execute();
      if (rows.length === 0) return;
      yield rows;
      from = rows.at(-1)?.seq ?? from;
    }
  }
  return { isWhole: organisations === null && isOpen(filter), entries, slices };
}
