// The usual course of a file: when each step follows the one before it, in an orderly township.
import {
  type Day,
  type StepId,
  type WorkCalendar,
  addDays,
  addMonths,
  daysBetween,
  isWorkingDay,
  latest,
  packOn,
  defaultPackDates,
} from "@miaopu/domain";

/** One day of a course: a step, or the joint review's replies that come before one. */
export interface Stop {
  readonly step: StepId;
  readonly on: Day;
}

/** Days by which a scenario departs from the usual course, added at a step. */
export type Delays = Partial<Record<StepId, number>>;

/** Days after the step named; S06 and S21 are repeated and come apart. */
const gaps: readonly (readonly [StepId, StepId, number])[] = [
  ["S02", "S01", 15],
  ["S03", "S02", 50],
  ["S05", "S03", 4],
  ["S04", "S03", 9],
  ["S07", "S03", 376],
  ["S08", "S07", 12],
  ["S09", "S08", 3],
  ["S10", "S08", 20],
  ["S11", "S08", 28],
  ["S12", "S11", 8],
  ["S13", "S12", 10],
  ["S14", "S13", 6],
  ["S15", "S13", 18],
  ["S16", "S15", 8],
  ["S17", "S16", 20],
  ["S18", "S17", 6],
  ["S19", "S17", 4],
  ["S20", "S17", 15],
];

/** The seven days of a notice of five working days that starts three days after the branch committee's decision. */
export function noticeAfter(decided: Day, calendar: WorkCalendar): { agreedOn: Day; from: Day; to: Day } {
  const agreedOn = addDays(decided, 2);
  const from = addDays(agreedOn, 1);
  let to = from;
  for (let counted = isWorkingDay(to, calendar) ? 1 : 0; counted < 5;) {
    to = addDays(to, 1);
    if (isWorkingDay(to, calendar)) counted++;
  }
  return { agreedOn, from, to };
}

function stopsFrom(start: Day, delays: Delays, calendar: WorkCalendar): Stop[] {
  const on = new Map<StepId, Day>([["S01", addDays(start, delays.S01 ?? 0)]]);
  const at = (step: StepId): Day => on.get(step) as Day;
  for (const [step, base, days] of gaps) {
    let day = addDays(at(base), days + (delays[step] ?? 0));
    if (step === "S08" && packOn(day, defaultPackDates) === "cpc-2026")
      day = latest(day, addDays(noticeAfter(at("S07"), calendar).to, 1)) as Day;
    on.set(step, day);
  }
  const ends = addMonths(at("S15"), 12);
  on.set("S22", addDays(ends, delays.S22 ?? 0));
  on.set("S23", addDays(latest(ends, at("S22")) as Day, 10 + (delays.S23 ?? 0)));
  on.set("S24", addDays(at("S23"), 20 + (delays.S24 ?? 0)));
  on.set("S25", addDays(at("S24"), 15));
  const observed = [6, 12].map((months): Stop => ({
    step: "S06",
    on: addDays(addMonths(at("S03"), months), -3),
  }));
  const probation = [5, 10].map((months): Stop => ({ step: "S21", on: addMonths(at("S17"), months) }));
  const once = [...on].map(([step, day]): Stop => ({ step, on: day }));
  return [...once, ...observed, ...probation].toSorted((a, b) =>
    a.on === b.on ? (a.step < b.step ? -1 : 1) : a.on < b.on ? -1 : 1,
  );
}

const lastOf = (stops: readonly Stop[], step: StepId): Day =>
  stops.reduce<Day | null>((day, stop) => (stop.step === step ? latest(day, stop.on) : day), null) as Day;

/**
 * The course in which `anchor.step` falls on `anchor.on`, up to and with `until`, as far as it has come by `today`.
 * Months differ in length, so the start is moved until the anchor stands.
 */
export function courseTo(
  anchor: Stop,
  until: StepId,
  delays: Delays,
  { today, calendar }: { readonly today: Day; readonly calendar: WorkCalendar },
): readonly Stop[] {
  let start = addDays(anchor.on, -500);
  let stops = stopsFrom(start, delays, calendar);
  for (let tries = 0; tries < 40 && lastOf(stops, anchor.step) !== anchor.on; tries++) {
    start = addDays(start, daysBetween(lastOf(stops, anchor.step), anchor.on) || 1);
    stops = stopsFrom(start, delays, calendar);
  }
  return stops.filter((stop) => stop.on <= today && stop.step <= until);
}
