// What a file is judged against beside its own records: the person, the members, the branch, the calendar, the profile.
import type { Day, WorkCalendar } from "../kernel/calendar.ts";
import type { PackDates } from "../regulation/packs.ts";
import type { StepId } from "../regulation/steps.ts";
import type { LocalProfile } from "../profile/profile.ts";

export interface Sanction {
  readonly kind: string;
  readonly from: Day;
  readonly rightsRestoredOn?: Day | null | undefined;
}

export interface Member {
  readonly id: string;
  readonly fullMemberSince?: Day | null | undefined;
  readonly sanctions?: readonly Sanction[] | null | undefined;
}

export interface Branch {
  readonly fullMembers?: number | null | undefined;
  readonly hasGroups?: boolean | null | undefined;
}

export interface Setting {
  readonly person: { readonly id: string; readonly birthDate?: Day | null | undefined };
  /** Who may be a mentor or an introducer; null where no list is at hand (an audit leaves those rules unchecked). */
  readonly members: ReadonlyMap<string, Member> | null;
  readonly branch: Branch;
  readonly calendar: WorkCalendar;
  readonly profile: LocalProfile;
  readonly packs: PackDates;
  readonly today: Day;
  /** Steps that a paper ledger has no column for: their absence is not known to be a fault. */
  readonly unknownSteps?: ReadonlySet<StepId>;
}
