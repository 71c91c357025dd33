// What the API answers: the shapes that lists, the dossier page and the workbench are drawn from. Days are YYYY-MM-DD.
import type {
  Day,
  Entry,
  PackDates,
  PackId,
  PlannedStep,
  Sensitivity,
  Sentence,
  Status,
  StepId,
  Timeline,
} from "@miaopu/domain";
import type { Action, Role } from "@miaopu/domain/access";
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

/** What the system admin sees of the house; megabytes, bytes, ISO moments. */
export interface HouseStatus {
  readonly state: "normal" | "read-only";
  readonly room: { readonly free: number; readonly least: number };
  /** Beijing time, such as `02:30`. */
  readonly backupAt: string;
  readonly underWay: boolean;
  readonly runs: readonly {
    readonly startedAt: string;
    readonly kind: "nightly" | "manual" | "drill";
    /** Null while it is under way. */
    readonly outcome: "verified" | "failed" | "interrupted" | null;
    readonly fileName: string | null;
    readonly bytes: number | null;
    readonly code: string | null;
  }[];
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
