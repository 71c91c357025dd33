// The records of one demo file, in the order in which they were typed.
import { type Day, type DossierRecord, type StepId, type WorkCalendar, addDays } from "@miaopu/domain";
import { type Stop, courseTo } from "./course.ts";
import { type DemoBranch, departure, factsOfStep } from "./facts.ts";
import type { Random } from "./random.ts";
import { type Scenario, anchorDay } from "./scenarios.ts";

export interface DemoRecord {
  readonly record: DossierRecord;
  /** The day on which it is typed in. */
  readonly entered: Day;
}

export interface FileMaking {
  readonly branch: DemoBranch;
  /** Where a transfer leads. */
  readonly otherBranch: DemoBranch;
  readonly random: Random;
  readonly calendar: WorkCalendar;
  readonly today: Day;
  readonly formNumber: number;
}

const reviewed: ReadonlySet<StepId> = new Set(["S07", "S12"]);

/**
 * Both departments reply in the days after the branch committee has met, before the township committee is asked; one
 * that was asked and has not replied by today is still waited for.
 */
const repliesAfter = ({ on }: Stop, today: Day): DossierRecord[] =>
  ["discipline", "police"].map((department, at) => {
    const requestedOn = addDays(on, 1);
    const repliedOn = addDays(on, 2 + at * 2);
    const asked = { record: "joint-review", department, requestedOn } as const;
    return repliedOn <= today
      ? { ...asked, repliedOn, outcome: "no-record-found", on: repliedOn }
      : { ...asked, outcome: "not-replied", on: requestedOn };
  });

const isHeld = (scenario: Scenario, seen: Map<StepId, number>, step: StepId): boolean => {
  const nth = (seen.get(step) ?? 0) + 1;
  seen.set(step, nth);
  return !(step === "S06" && scenario.unheld === nth);
};

function coursed(scenario: Scenario, nth: number, making: FileMaking): DossierRecord[] {
  const anchor = { step: scenario.anchor[0], on: anchorDay(scenario, nth, making.today) };
  const stops = courseTo(anchor, scenario.until, scenario.delays ?? {}, making);
  const agreedOnCandidate = stops.find(({ step }) => step === "S07")?.on ?? null;
  const seen = new Map<StepId, number>();
  const records = stops.flatMap((stop): DossierRecord[] => {
    const { step, on } = stop;
    if (!isHeld(scenario, seen, step)) return [];
    const facts = factsOfStep(step, on, { ...making, agreedOnCandidate });
    const record = { step, on, ...facts, ...departure(scenario.departs?.[step], on) } as DossierRecord;
    return [record, ...(reviewed.has(step) ? repliesAfter(stop, making.today) : [])];
  });
  return records
    .filter(({ on }) => on <= making.today)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function following(scenario: Scenario, last: Day, making: FileMaking): DossierRecord[] {
  return (scenario.after ?? []).map(({ days, record }) => {
    const moved = (record as { record: string }).record === "transfer" ? { to: making.otherBranch.id } : {};
    return { ...record, ...moved, on: addDays(last, days) } as DossierRecord;
  });
}

/** @returns the records with the days on which they are typed, never after today and never going back. */
export function demoFile(scenario: Scenario, nth: number, making: FileMaking): DemoRecord[] {
  const records = coursed(scenario, nth, making);
  const last = records.at(-1)?.on ?? making.today;
  let clock = "" as Day;
  return [...records, ...following(scenario, last, making)].map((record) => {
    const late = "step" in record && scenario.lateEntry?.step === record.step ? scenario.lateEntry : null;
    const typed = addDays(record.on, late?.days ?? making.random.between(0, 3));
    clock = [clock, typed].reduce((a, b) => (a > b ? a : b));
    if (clock > making.today) clock = making.today;
    return { record: late ? { ...record, lateReason: late.reason } : record, entered: clock };
  });
}
