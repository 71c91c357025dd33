// The organisation tree: what lies in the asker's scope, and the branches a township adds.
import { type Result, ok, refuse } from "@miaopu/domain";
import { inTransaction } from "../db/open.ts";
import {
  branchesIn,
  insertOrganisation,
  organisationById,
  organisationNamed,
} from "../repositories/organisations.ts";
import type { BranchRow } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { type Refusal, refusals } from "./refusal.ts";

export async function listBranches(asking: Asking): Promise<BranchRow[]> {
  const rows = await branchesIn(asking.db, asking.asker.scope);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    village: row.village ?? row.name,
    fullMembers: row.full_members,
    hasGroups: row.has_groups === 1,
  }));
}

export interface NewBranch {
  readonly name: string;
  readonly village: string;
  readonly hasGroups: boolean;
}

/** Adds a village branch to the asker's own township. */
export function createBranch(
  asking: Asking,
  branch: NewBranch,
): Promise<Result<{ readonly id: string }, Refusal>> {
  return inTransaction(asking.db, async (db) => {
    const { scope } = asking.asker;
    if (scope.kind !== "township") return refuse(refusals.forbidden);
    const township = await organisationById(db, scope.organisationId);
    if (!township) return refuse(refusals.notFound);
    if (await organisationNamed(db, township.id, branch.name)) return refuse(refusals.branchNamed);
    const id = asking.clock.id("organisation");
    await insertOrganisation(db, {
      id,
      kind: "branch",
      parent_id: township.id,
      township_id: township.id,
      county_id: township.county_id,
      name: branch.name,
      village: branch.village,
      has_groups: branch.hasGroups ? 1 : 0,
      created_at: asking.clock.now(),
    });
    return ok({ id });
  });
}
