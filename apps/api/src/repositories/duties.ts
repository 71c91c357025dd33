// The day's work: duties by their day, then steps that may be taken, each kind read in the order of its index.
import type { Day, StepId } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type Scope, branchesWithin } from "./scope.ts";

const dutyKinds = ["overdue", "soon", "open"] as const;
export type DutyKind = (typeof dutyKinds)[number];

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

export interface DutyDays {
  readonly today: Day;
  /** The last day that counts as due soon. */
  readonly soon: Day;
}

function ofKind(db: Kysely<Tables>, scope: Scope, kind: DutyKind, { today, soon }: DutyDays) {
  const duties = db
    .selectFrom("dossier_duties")
    .where("dossier_duties.branch_id", "in", branchesWithin(db, scope));
  const { due_on, opens_on } = {
    due_on: "dossier_duties.due_on",
    opens_on: "dossier_duties.opens_on",
  } as const;
  switch (kind) {
    case "overdue":
      return duties.where(due_on, "<", today);
    case "soon":
      return duties.where(due_on, ">=", today).where(due_on, "<=", soon);
    case "open":
      return duties
        .where(opens_on, "<=", today)
        .where((eb) => eb.or([eb(due_on, "is", null), eb(due_on, ">", soon)]));
  }
}

const rowsOfKind = (db: Kysely<Tables>, scope: Scope, kind: DutyKind, days: DutyDays, limit: number) =>
  ofKind(db, scope, kind, days)
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
    ])
    .orderBy(kind === "open" ? "dossier_duties.opens_on" : "dossier_duties.due_on")
    .orderBy("dossier_duties.dossier_id")
    .orderBy("dossier_duties.step")
    .limit(limit)
    .execute();

/** What is overdue, then what is due soon, then what may be taken: `limit` of them, and how many there are in all. */
export async function dutiesAt(
  db: Kysely<Tables>,
  scope: Scope,
  days: DutyDays,
  limit: number,
): Promise<{ readonly rows: DutyRow[]; readonly total: number }> {
  const rows: DutyRow[] = [];
  let total = 0;
  for (const kind of dutyKinds) {
    const left = limit - rows.length;
    const found = left > 0 ? await rowsOfKind(db, scope, kind, days, left) : [];
    for (const row of found) rows.push({ ...row, kind });
    const counted = ofKind(db, scope, kind, days).select((eb) => eb.fn.countAll<number>().as("n"));
    total += (await counted.executeTakeFirstOrThrow()).n;
  }
  return { rows, total };
}
