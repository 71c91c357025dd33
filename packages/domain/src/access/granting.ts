// Whether an account may be given a role: at its seat, beside what it holds, and with what the role needs to know.
import { type Result, ok, refuse } from "../kernel/result.ts";
import { type Role, type Seat, mayHoldTogether, privilegedRoles, seats } from "./roles.ts";

export interface Grantee {
  /** The kind of the account's organisation. */
  readonly seat: Seat;
  /** Roles held or waiting for a second person. */
  readonly held: readonly Role[];
  /** Whether the account says who it is among the people: a mentor's. */
  readonly isLinked: boolean;
  /** Whether the account answers for a department: a reviewer's. */
  readonly hasDepartment: boolean;
}

export type GrantRefusal =
  | { readonly code: "ROLE_HELD" }
  | { readonly code: "ROLE_OF_OTHER_SEAT"; readonly seats: readonly Seat[] }
  | { readonly code: "ROLES_EXCLUDE"; readonly held: Role }
  | { readonly code: "ROLE_NEEDS_PERSON" }
  | { readonly code: "ROLE_NEEDS_DEPARTMENT" };

/** @returns whether it takes a second person, or why it cannot be given. */
export function decideGrant(grantee: Grantee, role: Role): Result<"at-once" | "by-two", GrantRefusal> {
  if (grantee.held.includes(role)) return refuse({ code: "ROLE_HELD" });
  if (!seats[role].includes(grantee.seat)) return refuse({ code: "ROLE_OF_OTHER_SEAT", seats: seats[role] });
  const excluding = grantee.held.find((held) => !mayHoldTogether(held, role));
  if (excluding !== undefined) return refuse({ code: "ROLES_EXCLUDE", held: excluding });
  if (role === "mentor" && !grantee.isLinked) return refuse({ code: "ROLE_NEEDS_PERSON" });
  if (role === "reviewer" && !grantee.hasDepartment) return refuse({ code: "ROLE_NEEDS_DEPARTMENT" });
  return ok(privilegedRoles.has(role) ? "by-two" : "at-once");
}
