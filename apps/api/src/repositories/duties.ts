// The day's work in one query: duties by their day, and steps that may be taken.
import type { Day, StepId } from "@miaopu/domain";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type Scope, branchesWithin } from "./scope.ts";

export type DutyKind = "overdue" | "soon" | "open";

export interface DutyRow {
  readonly dossier_id: string;
  readonly person_name: string;
  readonly branch_name: string;
  readonly step: StepId;
  readonly since: Day | null;
  readonly due_on: Day | null;
  readonly opens_on: Day | null;
  readonly kind: DutyKind;
}

/** @param soon the last day that counts as due soon. */
export async function dutiesAt(
  db: Kysely<Tables>,
  scope: Scope,
  days: { readonly today: Day; readonly soon: Day },
  limit: number,
): Promise<{ readonly rows: DutyRow[]; readonly total: number }> {
  const { today, soon } = days;
  const current = db
    .selectFrom("dossier_duties")
    .where("dossier_duties.branch_id", "in", branchesWithin(db, scope))
    .where((eb) =>
      eb.or([eb("dossier_duties.due_on", "<=", soon), eb("dossier_duties.opens_on", "<=", today)]),
    );
  const dueOn = sql.ref<Day | null>("dossier_duties.due_on");
  const kind = sql<DutyKind>`case when ${dueOn} < ${today} then 'overdue' when ${dueOn} <= ${soon} then 'soon' else 'open' end`;
  const rank = sql`case when ${dueOn} < ${today} then 0 when ${dueOn} <= ${soon} then 1 else 2 end`;
  const rows = await current
    .innerJoin("dossiers", "dossiers.id", "dossier_duties.dossier_id")
    .innerJoin("people", "people.id", "dossiers.person_id")
    .innerJoin("organisations", "organisations.id", "dossiers.branch_id")
    .select([
      "dossier_duties.dossier_id",
      "people.name as person_name",
      "organisations.name as branch_name",
      "dossier_duties.step",
      "dossier_duties.since",
      "dossier_duties.due_on",
      "dossier_duties.opens_on",
      kind.as("kind"),
    ])
    .orderBy(rank)
    .orderBy(sql`coalesce(dossier_duties.due_on, dossier_duties.opens_on)`)
    .orderBy("dossier_duties.dossier_id")
    .orderBy("dossier_duties.step")
    .limit(limit)
    .execute();
  const total = await current.select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  return { rows, total: total.n };
}
