// What is written at each step of a demo file, beside its day.
import { type Day, type StepId, type WorkCalendar, addDays, packOn, defaultPackDates } from "@miaopu/domain";
import { noticeAfter } from "./course.ts";
import type { Random } from "./random.ts";

export interface DemoBranch {
  readonly id: string;
  readonly village: string;
  readonly memberIds: readonly string[];
}

export interface Writing {
  readonly branch: DemoBranch;
  readonly random: Random;
  readonly calendar: WorkCalendar;
  /** The day on which the branch committee agreed on the candidate. */
  readonly agreedOnCandidate: Day | null;
  readonly formNumber: number;
}

const approval = { outcome: "approved", by: "township-committee", collective: true };

function twoOf({ memberIds }: DemoBranch, random: Random): string[] {
  const first = random.between(0, memberIds.length - 1);
  const second = (first + random.between(1, memberIds.length - 1)) % memberIds.length;
  return [memberIds[first], memberIds[second]] as string[];
}

function vote({ memberIds }: DemoBranch, random: Random) {
  const shouldAttend = memberIds.length;
  const present = shouldAttend - random.between(0, Math.floor(shouldAttend / 5));
  const no = random.between(0, 1);
  return { shouldAttend, present, yes: present - no, no, abstain: 0, secret: true };
}

/** Facts of an orderly record; a scenario's departures are laid over them. */
export function factsOfStep(step: StepId, on: Day, writing: Writing): object {
  const { branch, random, calendar, agreedOnCandidate } = writing;
  switch (step) {
    case "S03":
      return { nomination: random.pick(["member", "youth-league", "mass-organisation"]) };
    case "S05":
      return { mentors: twoOf(branch, random) };
    case "S07":
      return { views: ["party-group", "mentors", "members", "masses"] };
    case "S08": {
      if (packOn(on, defaultPackDates) === "cpc-2014" || !agreedOnCandidate) return {};
      const { agreedOn, from, to } = noticeAfter(agreedOnCandidate, calendar);
      return { agreedOn, notice: { from, to, objections: "none" } };
    }
    case "S09":
      return { introducers: twoOf(branch, random) };
    case "S10":
    case "S12":
      return { conclusion: "passed" };
    case "S11":
      return { days: 3, hours: 24 };
    case "S13":
      return { conclusion: "passed", by: "township-committee" };
    case "S14":
      return { formNumber: `43-${String(writing.formNumber).padStart(6, "0")}` };
    case "S15":
      return { outcome: "passed", vote: vote(branch, random) };
    case "S17":
    case "S24":
      return approval;
    case "S23":
      return { outcome: "confirm", vote: vote(branch, random) };
    default:
      return {};
  }
}

/** A scenario's departure, with what it counts from the record's own day. */
export function departure(departs: object | undefined, on: Day): object {
  if (!departs) return {};
  const { leavingIn, ...rest } = departs as { leavingIn?: number };
  return leavingIn === undefined ? rest : { ...rest, leavingOn: addDays(on, leavingIn) };
}
