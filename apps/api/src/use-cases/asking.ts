// Who asks, and with what: the first argument of every use-case.
import type { Action, Role } from "@miaopu/domain/access";
import type { Kysely } from "kysely";
import type { Vault } from "../attachments/vault.ts";
import type { Chores } from "../chores.ts";
import type { Clock } from "../clock.ts";
import type { Tables } from "../db/tables.ts";
import type { FieldKeys } from "../keys/field-keys.ts";
import type { LedgerOffice } from "../ledger/office.ts";
import type { LogEntry } from "../repositories/audit-log.ts";
import type { Scope, TreeScope } from "../repositories/scope.ts";
import type { OrganisationKind } from "./answers.ts";
import type { SignInRules } from "./sign-in-rules.ts";

/** What every use-case works with. */
export interface Desk {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  /** Seals and opens what is kept sealed. */
  readonly keys: FieldKeys;
  /** Uploaded ledgers and their audits; a running server alone has them. */
  readonly office?: LedgerOffice;
  /** Where scans of papers lie; a running server alone has it. */
  readonly vault?: Vault;
  /** What the installation sets for signing in; left out, the usual. */
  readonly signIn?: SignInRules;
  /** The file in which the audit log is anchored; a running server alone has it. */
  readonly anchors?: string;
  /** Backups and examinations; a running server alone does them. */
  readonly chores?: Chores;
  /** Whether it takes what is new; left out, it does. */
  readonly houseState?: () => "normal" | "read-only";
}

/** Whose session it is, before it is known what they want. */
export interface SignedIn {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly mustChangePassword: boolean;
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind };
  /** Their own organisation and all beneath it: how far they reach at most. */
  readonly tree: TreeScope;
  /** Who they are among the people; a mentor's. */
  readonly personId: string | null;
  /** A reviewer's. */
  readonly department: string | null;
  /** Null where the work is done from the command line. */
  readonly sessionId: string | null;
  /** Nothing was done in it for long: it does nothing but open again. */
  readonly isLocked: boolean;
  /** A one-time code was given in this session, and still counts. */
  readonly isProven: boolean;
}

/** Someone who may do what they ask for, as far as `scope` reaches. */
export interface Asker extends SignedIn {
  readonly scope: Scope;
}

/** What the audit log will say of this request; a use-case adds what only it knows. */
export interface Trail {
  action: Action;
  subject: LogEntry["subject"];
  reason: string | null;
  readonly details: Record<string, string | number | boolean>;
}

/** A desk with someone at it. */
export interface Asking extends Desk {
  readonly asker: Asker;
  readonly trail: Trail;
}
