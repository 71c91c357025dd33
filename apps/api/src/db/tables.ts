// The tables, in the common subset of SQLite and PostgreSQL: text ids, ISO days, integer booleans, JSON as text.
import type { Day, Status, StepId } from "@miaopu/domain";
import type { AccessTables } from "./tables/access.ts";
import type { AttachmentTables } from "./tables/attachments.ts";
import type { BackupRunTables } from "./tables/backup-runs.ts";
import type { DraftTables } from "./tables/drafts.ts";
import type { PersonRightsTables } from "./tables/person-rights.ts";
import type { PoolTables } from "./tables/pool.ts";
import type { SealedTables } from "./tables/sealed.ts";
import type { SignInTables } from "./tables/sign-in.ts";

export type OrganisationKind = "county" | "township" | "branch";
export type Flag = 0 | 1;

/** The tree: county → township → village branch. A branch names its township and county, so that scope is one comparison. */
export interface OrganisationTable {
  id: string;
  kind: OrganisationKind;
  parent_id: string | null;
  township_id: string | null;
  county_id: string | null;
  name: string;
  village: string | null;
  has_groups: Flag;
  created_at: string;
}

export interface PersonTable {
  id: string;
  branch_id: string;
  name: string;
  /** Full pinyin without tones or spaces, and initials; written with the name. */
  pinyin: string;
  initials: string;
  sex: "male" | "female";
  birth_date: Day | null;
  /** Sealed; found by `id_index`, or by its last four by `id_tail_index`. */
  id_number: string | null;
  id_index: string | null;
  id_tail_index: string | null;
  ethnicity: string | null;
  /** Sealed. */
  phone: string | null;
  full_member_since: Day | null;
  /** JSON: sanctions with their days. */
  sanctions: string | null;
  /** One of `educationIds`, or the words of a register that no table knows. */
  education: string | null;
  occupation: string | null;
  created_at: string;
}

/** The legal file: append-only by trigger, each event carrying the hash of the one before it. */
export interface DossierEventTable {
  dossier_id: string;
  /** From 1. */
  version: number;
  kind: "opened" | "recorded" | "corrected";
  /** JSON: the domain's event. Ids, never names or ID numbers. */
  payload: string;
  entered_by: string;
  recorded_at: string;
  hash: string;
}

/** The list projection of each file; written in the same transaction as its events, and can be rebuilt from them. */
export interface DossierTable {
  id: string;
  person_id: string;
  branch_id: string;
  opened_on: Day;
  status: Status | null;
  /** The order of the statuses on the way, for sorting. */
  status_rank: number;
  status_since: Day | null;
  last_step: StepId | null;
  last_on: Day | null;
  /** JSON: the steps that could be recorded next. */
  next: string;
  due_step: StepId | null;
  due_on: Day | null;
  member_since: Day | null;
  /** Records typed in later than the profile allows. */
  late_entries: number;
  version: number;
  hash: string;
}

/** One row for each duty that falls due and each step that may be taken; part of the projection. */
export interface DossierDutyTable {
  dossier_id: string;
  branch_id: string;
  step: StepId;
  /** The day the clock runs from. */
  since: Day | null;
  due_on: Day | null;
  /** The first lawful day; null while a step that must come first is missing. */
  opens_on: Day | null;
}

/**
 * What the township sets, each as JSON; `projection` tells what the projection was made with, `sealing` that fields of an
 * older database may still stand in clear.
 */
export interface SettingTable {
  key: "profile" | "packs" | "calendar" | "soonDays" | "retention" | "projection" | "sealing";
  value: string;
}

export interface UserTable {
  id: string;
  name: string;
  email: string;
  email_verified: Flag;
  image: string | null;
  username: string;
  display_username: string | null;
  organisation_id: string;
  must_change_password: Flag;
  /** Who this account is among the people, where it is one of them: a mentor. */
  person_id: string | null;
  /** For which department a reviewer answers. */
  department: string | null;
  suspended_at: string | null;
  /** Until when the activation code opens; null once an own password was chosen. */
  activation_expires_at: string | null;
  /** When the password was chosen; null while it is an activation code. */
  password_changed_at: string | null;
  last_sign_in_at: string | null;
  created_at: string;
  updated_at: string;
}

export interface SessionTable {
  id: string;
  user_id: string;
  /** SHA-256 of what the cookie holds. */
  token: string;
  expires_at: string;
  ip_address: string | null;
  /** The browser's family alone. */
  user_agent: string | null;
  /** ISO moment at which it locks where nothing is done before; null until the first request. */
  open_until: string | null;
  /** ISO moment until which a one-time code given in it holds. */
  proven_until: string | null;
  created_at: string;
  updated_at: string;
}

export interface AccountTable {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  created_at: string;
  updated_at: string;
}

export interface SignInFailureTable {
  /** SHA-256 of the user name, so that a mistyped password in its place is not kept. */
  account: string;
  failures: number;
  /** ISO moment after which the count starts anew. */
  until: string;
}

/** What an organisation said a heading of its ledger means. */
export interface LedgerHeadingTable {
  organisation_id: string;
  /** Normalised: half-width, without blanks and brackets. */
  heading: string;
  /** Null: it means nothing. */
  field: string | null;
  updated_at: string;
}

export interface Tables
  extends
    AccessTables,
    AttachmentTables,
    BackupRunTables,
    SealedTables,
    DraftTables,
    PersonRightsTables,
    PoolTables,
    SignInTables {
  organisations: OrganisationTable;
  people: PersonTable;
  dossier_events: DossierEventTable;
  dossiers: DossierTable;
  dossier_duties: DossierDutyTable;
  ledger_headings: LedgerHeadingTable;
  settings: SettingTable;
  users: UserTable;
  sessions: SessionTable;
  accounts: AccountTable;
  sign_in_failures: SignInFailureTable;
}
