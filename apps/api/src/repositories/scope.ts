// Whose records a query may touch: one village branch, a township with its branches, or a county with its townships.
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

export interface Scope {
  readonly kind: "branch" | "township" | "county";
  readonly organisationId: string;
}

/** The ids of the branches within a scope, to be used as `where("branch_id", "in", branchesWithin(db, scope))`. */
export function branchesWithin(db: Kysely<Tables>, scope: Scope) {
  const branches = db
    .selectFrom("organisations")
    .select("organisations.id")
    .where("organisations.kind", "=", "branch");
  switch (scope.kind) {
    case "branch":
      return branches.where("organisations.id", "=", scope.organisationId);
    case "township":
      return branches.where("organisations.township_id", "=", scope.organisationId);
    case "county":
      return branches.where("organisations.county_id", "=", scope.organisationId);
  }
}
