// Whose records a query may touch: a branch, a township with its branches, a county, or only the files that someone
// mentors or was asked about.
import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

/** An organisation and all beneath it. */
export interface TreeScope {
  readonly kind: "branch" | "township" | "county";
  readonly organisationId: string;
}
/** The files in which this person is a mentor. */
export interface PairScope {
  readonly kind: "pairs";
  readonly personId: string;
}
/** The files that wait for this department's reply, within its township or county. */
export interface AskedScope {
  readonly kind: "asked";
  readonly department: string;
  readonly within: TreeScope;
}
export type Scope = TreeScope | PairScope | AskedScope;

/**
 * The ids of the branches within a scope, to be used as `where("branch_id", "in", branchesWithin(db, scope))`.
 * Whoever reaches single files alone reaches no branch.
 */
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
    case "pairs":
    case "asked":
      return branches.where(sql<boolean>`1 = 0`);
  }
}

/** The ids of all organisations within a scope: itself and all beneath it. */
export function organisationsWithin(db: Kysely<Tables>, scope: TreeScope) {
  const { kind, organisationId } = scope;
  const organisations = db.selectFrom("organisations").select("organisations.id");
  return organisations.where((eb) => {
    const self = eb("organisations.id", "=", organisationId);
    switch (kind) {
      case "branch":
        return self;
      case "township":
        return eb.or([self, eb("organisations.township_id", "=", organisationId)]);
      case "county":
        return eb.or([self, eb("organisations.county_id", "=", organisationId)]);
    }
  });
}

function filesWithin(db: Kysely<Tables>, scope: PairScope | AskedScope) {
  const files = db.selectFrom("dossiers as reached").select("reached.id");
  if (scope.kind === "pairs")
    return files
      .innerJoin("dossier_mentors", "dossier_mentors.dossier_id", "reached.id")
      .where("dossier_mentors.person_id", "=", scope.personId);
  return files
    .innerJoin("dossier_reviews", "dossier_reviews.dossier_id", "reached.id")
    .where("dossier_reviews.department", "=", scope.department)
    .where("reached.branch_id", "in", branchesWithin(db, scope.within));
}

/** Whether a file lies within a scope: `where(withinScope(db, scope))` on `dossiers`. */
export const withinScope =
  (db: Kysely<Tables>, scope: Scope) => (eb: ExpressionBuilder<Tables, "dossiers">) =>
    isTree(scope)
      ? eb("dossiers.branch_id", "in", branchesWithin(db, scope))
      : eb("dossiers.id", "in", filesWithin(db, scope));

export const isTree = (scope: Scope): scope is TreeScope => scope.kind !== "pairs" && scope.kind !== "asked";
