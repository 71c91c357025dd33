// What the API answers of accounts, grants, sessions and second factors. Moments are ISO, in UTC.
import type { Role } from "@miaopu/domain/access";
import type { OrganisationKind } from "./answers.ts";

/** One of one's own sessions. */
export interface SessionRow {
  readonly id: string;
  /** ISO moment. */
  readonly since: string;
  /** Its family; empty where it is not known again. */
  readonly browser: string;
  readonly isThis: boolean;
}

export interface FactorState {
  readonly isSetUp: boolean;
  readonly since: string | null;
  /** How many are left. */
  readonly recoveryCodes: number;
  /** A code given in this session still counts. */
  readonly isProven: boolean;
}

/** What the telephone takes in, by QR code or typed; shown until its first code. */
export interface FactorBegun {
  /** Base 32. */
  readonly secret: string;
  readonly address: string;
}

/** Where an account may be opened. */
export interface SeatRow {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}

export interface MemberFound {
  readonly id: string;
  readonly name: string;
  readonly branchName: string;
}

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind };
  /** A reviewer's. */
  readonly department: string | null;
  /** Whether it says whose it is among the people: a mentor's. */
  readonly isLinked: boolean;
  /** In force. */
  readonly roles: readonly Role[];
  /** For a second person. */
  readonly waiting: readonly Role[];
  /** `new`: the activation code was not yet used; `expired`: nor will it be. */
  readonly state: "active" | "new" | "expired" | "locked" | "suspended";
  readonly activationExpiresAt: string | null;
  readonly lastSignInAt: string | null;
  readonly hasSecondFactor: boolean;
  readonly isOwn: boolean;
}

export interface GrantRow {
  readonly id: string;
  readonly role: Role;
  readonly state: "in-force" | "waiting" | "ended";
  /** Null where the installation was founded with it. */
  readonly proposedBy: string | null;
  readonly proposedAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly endedBy: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  /** Whoever proposed it does not confirm it. */
  readonly isOwnProposal: boolean;
}

export interface AccountPage extends AccountRow {
  /** The oldest first. */
  readonly grants: readonly GrantRow[];
}
