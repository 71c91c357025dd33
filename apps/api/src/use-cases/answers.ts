// What the API answers: the shapes that lists, the dossier page and the workbench are drawn from. Days are YYYY-MM-DD.
import type {
  Action,
  Day,
  Entry,
  PackDates,
  PackId,
  PlannedStep,
  Role,
  Sensitivity,
  Sentence,
  Status,
  StepId,
  Timeline,
} from "@miaopu/domain";
import type { ExplainedVerdict } from "./refusal.ts";

export type OrganisationKind = "county" | "township" | "branch";
export type Sex = "male" | "female";

export interface Me {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly Role[];
    readonly mustChangePassword: boolean;
  };
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind };
  /** What the policy table lets this person do; pages show no more than this. */
  readonly may: readonly Action[];
  readonly house: "normal" | "read-only";
  readonly today: Day;
  /** From when the revised edition is in force: a setting of this installation. */
  readonly packs: PackDates;
  /** Minutes without an act, after which the page locks. */
  readonly idleMinutes: number;
}

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

export interface BranchRow {
  readonly id: string;
  readonly name: string;
  readonly village: string;
  readonly fullMembers: number;
  readonly hasGroups: boolean;
}

/** Someone whom the asker's department is to say something about. */
export interface AskedRow {
  /** Of the file. */
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: Day | null;
  readonly branchName: string;
  readonly requestedOn: Day;
}

/** A page of a list, and how many rows there are in all. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface DossierRow {
  readonly id: string;
  readonly personName: string;
  readonly branchName: string;
  readonly status: Status | null;
  readonly statusSince: Day | null;
  /** The last step on file. */
  readonly step: StepId | null;
  readonly next: readonly StepId[];
  readonly due: Day | null;
  readonly dueStep: StepId | null;
  readonly version: number;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: Day | null;
  readonly branchName: string;
  /** `431999********1234` */
  readonly idMasked: string | null;
  /** `138****5678` */
  readonly phoneMasked: string | null;
  readonly isMember: boolean;
  readonly fullMemberSince: Day | null;
  readonly dossierId: string | null;
  readonly status: Status | null;
}

export interface Found {
  readonly kind: "dossier" | "person";
  readonly id: string;
  readonly name: string;
  readonly branchName: string;
  readonly status: Status | null;
  readonly idMasked: string | null;
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly branchName: string;
  readonly fullMemberSince: Day | null;
}

/** What is said of each status beside its count. */
export type PipelineCounts = Readonly<
  Record<"applicant" | "activist" | "candidate" | "probationary", number>
>;

export interface WorkItem {
  readonly dossierId: string;
  readonly personName: string;
  readonly branchName: string;
  readonly step: StepId;
  readonly stepTitle: Sentence;
  readonly kind: "overdue" | "soon" | "open";
  readonly due: Day | null;
  /** The day the clock runs from. */
  readonly since: Day | null;
  /** Days until `due`, negative once it has passed. */
  readonly days: number | null;
  readonly why: Sentence;
  readonly pack: PackId;
  readonly article: string;
}

export interface Workbench {
  readonly today: Day;
  readonly counts: PipelineCounts;
  readonly branches: number;
  readonly items: readonly WorkItem[];
  readonly total: number;
  readonly byVillage: readonly ({ readonly branchId: string; readonly name: string } & PipelineCounts)[];
  readonly attention: readonly { readonly branchId: string; readonly name: string; readonly why: Sentence }[];
}

export type DossierEntry = Omit<Entry, "verdicts"> & {
  /** What was said when it was taken. */
  readonly verdicts: readonly ExplainedVerdict[];
  /** What the rule book says of it now. */
  readonly findings: readonly ExplainedVerdict[];
  readonly unchecked: readonly string[];
  readonly enteredBy: { readonly name: string };
  /** The moment it was typed in: ISO 8601, UTC. */
  readonly recordedAt: string;
};

export interface DossierPage {
  readonly id: string;
  readonly version: number;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly sex: Sex;
    readonly birthDate: Day | null;
    readonly idMasked: string | null;
  };
  readonly branch: {
    readonly id: string;
    readonly name: string;
    readonly fullMembers: number;
    readonly hasGroups: boolean;
  };
  readonly entries: readonly DossierEntry[];
  readonly timeline: Timeline;
  readonly dueInfo: readonly {
    readonly step: StepId;
    readonly due: Day;
    readonly days: number;
    readonly pack: PackId;
    readonly article: string;
  }[];
  /** The names of those whom the file names by id. */
  readonly members: readonly MemberRow[];
}

/** A text of a file that is for few eyes, with the place of its record in the history. */
export interface SensitiveText {
  /** From 0. */
  readonly at: number;
  /** `record.<fact>` or `reason`. */
  readonly path: string;
  readonly sensitivity: Sensitivity;
  readonly text: string;
}

export interface Preview {
  readonly verdicts: readonly ExplainedVerdict[];
  /** Whether it would be taken. */
  readonly taken: boolean;
}

export interface CorrectionPreview extends Preview {
  /** Records already on file that the correction makes unlawful. */
  readonly breaks: readonly {
    readonly at: number;
    readonly step: StepId | null;
    readonly verdicts: readonly ExplainedVerdict[];
  }[];
}

export interface Recorded {
  readonly version: number;
  readonly verdicts: readonly ExplainedVerdict[];
}

export type PlannedRow = Omit<PlannedStep, "refusedBecause"> & {
  readonly refusedBecause: readonly ExplainedVerdict[];
};
