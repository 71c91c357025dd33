// The organisation tree: county, township, village branches.
import type { BranchRow } from "./answers.ts";
import type { Asking } from "./asking.ts";

export declare function listBranches(asking: Asking): Promise<BranchRow[]>;
