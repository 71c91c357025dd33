// What the lists know of a file, computed from its history: status, last step, what is next, and every duty with its clock.
import {
  type Day,
  type Dossier,
  type Setting,
  type StepId,
  type StepRecord,
  type Timeline,
  isStepRecord,
  latest,
  repeatable,
  standingRecords,
  statusTitles,
  stepIds,
  timelineOf,
} from "@miaopu/domain";
import type { DossierDutyTable } from "../db/tables.ts";
import type { DossierMentorTable, DossierReviewTable } from "../db/tables/access.ts";
import type { Projected } from "../repositories/projection.ts";

const statusOrder = Object.keys(statusTitles);

/** The step whose day starts the clock of a duty. */
const clockStarts: Partial<Record<StepId, StepId>> = {
  S02: "S01",
  S06: "S03",
  S15: "S13",
  S17: "S15",
  S20: "S17",
  S21: "S17",
  S24: "S23",
};

const stepRecords = (dossier: Dossier): StepRecord[] =>
  standingRecords(dossier)
    .map(({ record }) => record)
    .filter(isStepRecord);

const lastDay = (records: readonly StepRecord[], step: StepId | undefined): Day | null =>
  records
    .filter((record) => record.step === step)
    .reduce<Day | null>((on, record) => latest(on, record.on), null);

/** The day from which the duty's clock runs: of a repeated step, its last record. */
const clockStart = (records: readonly StepRecord[], step: StepId): Day | null =>
  (repeatable.has(step) ? lastDay(records, step) : null) ?? lastDay(records, clockStarts[step]);

function dutiesOf(
  id: string,
  dossier: Dossier,
  records: readonly StepRecord[],
  timeline: Timeline,
): DossierDutyTable[] {
  return stepIds.flatMap((step) => {
    const due = timeline.due[step] ?? null;
    const isOpen = timeline.next.includes(step) && !(repeatable.has(step) && due !== null);
    const opens = isOpen ? (timeline.earliest[step] ?? null) : null;
    if (due === null && opens === null) return [];
    const since = due === null ? opens : clockStart(records, step);
    return [{ dossier_id: id, branch_id: dossier.branch, step, since, due_on: due, opens_on: opens }];
  });
}

function nearestDue(timeline: Timeline): { step: StepId; on: Day } | null {
  const dues = stepIds.flatMap((step) => {
    const on = timeline.due[step];
    return on === undefined ? [] : [{ step, on }];
  });
  return dues.reduce<{ step: StepId; on: Day } | null>(
    (nearest, one) => (nearest === null || one.on < nearest.on ? one : nearest),
    null,
  );
}

/** The last step on file: by its day, then by its place in the order. */
const lastRecord = (records: readonly StepRecord[]): StepRecord | null =>
  records.reduce<StepRecord | null>(
    (last, one) =>
      last === null || one.on > last.on || (one.on === last.on && one.step > last.step) ? one : last,
    null,
  );

const lateEntries = (dossier: Dossier): number =>
  dossier.entries.filter(
    ({ source, supersededBy, verdicts }) =>
      source === "live" && supersededBy === null && verdicts.some(({ code }) => code === "LATE_ENTRY"),
  ).length;

/** Who follows the person now: those last assigned, until the file ends. */
function mentorsOf(id: string, records: readonly StepRecord[], timeline: Timeline): DossierMentorTable[] {
  if (timeline.status === "full" || timeline.status === "closed") return [];
  const assigned = records.findLast((record) => record.step === "S05");
  const mentors = assigned?.step === "S05" ? (assigned.mentors ?? []) : [];
  return [...new Set(mentors)].sort().map((person_id) => ({ dossier_id: id, person_id }));
}

/** The departments that were asked and have not answered their last request. */
function reviewsOf(id: string, dossier: Dossier, timeline: Timeline): DossierReviewTable[] {
  if (timeline.status === "closed") return [];
  const asked = new Map<string, Day | null>();
  for (const { record } of standingRecords(dossier)) {
    if (!("record" in record) || record.record !== "joint-review") continue;
    const isOpen = !record.repliedOn && (record.outcome ?? "not-replied") === "not-replied";
    asked.set(record.department, isOpen ? (record.requestedOn ?? record.on) : null);
  }
  return [...asked]
    .flatMap(([department, requested_on]) =>
      requested_on === null ? [] : [{ dossier_id: id, department, requested_on }],
    )
    .sort((a, b) => (a.department < b.department ? -1 : 1));
}

/** @param hash of the last event. */
export function projectionOf(id: string, dossier: Dossier, setting: Setting, hash: string): Projected {
  const timeline = timelineOf(dossier, setting);
  const records = stepRecords(dossier);
  const last = lastRecord(records);
  const due = nearestDue(timeline);
  return {
    dossier: {
      id,
      person_id: dossier.person,
      branch_id: dossier.branch,
      opened_on: dossier.openedOn,
      status: timeline.status,
      status_rank: timeline.status === null ? 0 : statusOrder.indexOf(timeline.status) + 1,
      status_since: timeline.statusSince,
      last_step: last?.step ?? null,
      last_on: last?.on ?? null,
      next: JSON.stringify(timeline.next),
      due_step: due?.step ?? null,
      due_on: due?.on ?? null,
      member_since: timeline.memberSince,
      late_entries: lateEntries(dossier),
      version: dossier.version,
      hash,
    },
    duties: dutiesOf(id, dossier, records, timeline),
    mentors: mentorsOf(id, records, timeline),
    reviews: reviewsOf(id, dossier, timeline),
  };
}
