// Who asks, and with what: the first argument of every use-case.
import type { Kysely } from "kysely";
import type { Clock } from "../clock.ts";
import type { Tables } from "../db/tables.ts";
import type { LedgerOffice } from "../ledger/office.ts";
import type { Scope } from "../repositories/scope.ts";
import type { OrganisationKind, Role } from "./answers.ts";

/** What every use-case works with. */
export interface Desk {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  /** Uploaded ledgers and their audits; a running server alone has them. */
  readonly office?: LedgerOffice;
}

export interface Asker {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly mustChangePassword: boolean;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind };
  readonly scope: Scope;
  /** Null where the work is done from the command line. */
  readonly sessionId: string | null;
}

/** A desk with someone at it. */
export interface Asking extends Desk {
  readonly asker: Asker;
}
