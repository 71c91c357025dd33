// Traces of one person beyond their own row: which files name them, and who looked at what is held on them.
import type { Kysely } from "kysely";
import type { PoolEntryTable } from "../db/tables/pool.ts";
import type { Tables } from "../db/tables.ts";

/** How many files of others name the person in a record; where, is those others' matter. */
export async function filesNaming(db: Kysely<Tables>, personId: string): Promise<number> {
  const { n } = await db
    .selectFrom("dossier_events")
    .innerJoin("dossiers", "dossiers.id", "dossier_events.dossier_id")
    .select((eb) => eb.fn.count<number>("dossier_events.dossier_id").distinct().as("n"))
    .where("dossiers.person_id", "!=", personId)
    .where("dossier_events.payload", "like", `%"${personId}"%`)
    .executeTakeFirstOrThrow();
  return n;
}

/** What the talent pool holds or held on the person, the oldest first; the scope was asked of the person before. */
export const poolEntriesOf = (
  db: Kysely<Tables>,
  personId: string,
): Promise<
  Pick<PoolEntryTable, "source" | "entered_on" | "left_on" | "left_reason" | "willingness" | "strengths">[]
> =>
  db
    .selectFrom("pool_entries")
    .select(["source", "entered_on", "left_on", "left_reason", "willingness", "strengths"])
    .where("person_id", "=", personId)
    .orderBy("entered_on")
    .orderBy("id")
    .execute();

export interface Looks {
  readonly action: string;
  /** The roles held then, joined by commas. */
  readonly actor_roles: string;
  readonly times: number;
  /** ISO moment of the last one. */
  readonly last: string;
}

/** What was done with these ids as the audit log tells it: counts by action and role, nobody by name. */
export const looksAt = (db: Kysely<Tables>, subjectIds: readonly string[]): Promise<Looks[]> =>
  db
    .selectFrom("audit_log")
    .select((eb) => [
      "action",
      "actor_roles",
      eb.fn.countAll<number>().as("times"),
      eb.fn.max<string>("at").as("last"),
    ])
    .where("subject_id", "in", subjectIds)
    .where("outcome", "=", "done")
    .groupBy(["action", "actor_roles"])
    .orderBy("action")
    .orderBy("actor_roles")
    .execute();
