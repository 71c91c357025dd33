// Who may do what, and who did what: grants of roles, and the audit log.
import type { Day } from "@miaopu/domain";
import type { Role } from "@miaopu/domain/access";

/** A role that an account holds or held; active while it needs no second person or has one, and is not ended. */
export interface GrantTable {
  id: string;
  user_id: string;
  role: Role;
  /** 1 where it takes a second person. */
  privileged: 0 | 1;
  /** Null for the grants that an installation is founded with. */
  proposed_by: string | null;
  proposed_at: string;
  confirmed_by: string | null;
  confirmed_at: string | null;
  ended_by: string | null;
  ended_at: string | null;
  end_reason: string | null;
}

/** One chain for the whole installation, append-only by trigger. Ids, codes and counts; never a name or an ID number. */
export interface AuditLogTable {
  /** From 1, without gaps. */
  seq: number;
  at: string;
  /** Null where nobody was signed in. */
  actor_id: string | null;
  /** The roles held then, joined by commas; empty for the command line and for nobody. */
  actor_roles: string;
  /** The actor's organisation. */
  organisation_id: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  outcome: "done" | "refused";
  /** Why, as the actor typed it. */
  reason: string | null;
  /** JSON. */
  details: string;
  hash: string;
}

/** Who is a mentor in a file now; part of the projection. */
export interface DossierMentorTable {
  dossier_id: string;
  person_id: string;
}

/** Which departments a file still waits for; part of the projection. */
export interface DossierReviewTable {
  dossier_id: string;
  department: string;
  requested_on: Day;
}

export interface AccessTables {
  grants: GrantTable;
  audit_log: AuditLogTable;
  dossier_mentors: DossierMentorTable;
  dossier_reviews: DossierReviewTable;
}
