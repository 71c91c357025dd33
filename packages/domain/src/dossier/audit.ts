// The audit of a finished paper file: every record is on file, and what is wrong is found, round by round.
import { nationalRulesAlone } from "../profile/profile.ts";
import type { DossierRecord } from "../regulation/records/record.ts";
import { isStepRecord } from "../regulation/records/record.ts";
import { type StepId, stepNumber } from "../regulation/steps.ts";
import { type FileState, emptyFile, put, take } from "../rules/file-state.ts";
import { type Judged, judgeOnFile, placeOf } from "../rules/judge.ts";
import type { Setting } from "../rules/setting.ts";
import { type Timeline, timelineOfFile } from "./timeline.ts";

export interface Audited {
  readonly records: readonly Judged[];
  readonly timeline: Timeline;
}

/** A record and how it came on file: on paper, a fact whose key is absent is unknown; typed live, it is missing. */
export interface Filed {
  readonly record: DossierRecord;
  readonly paper: boolean;
}

interface Round {
  admission: number;
  probation: number;
  conversion: number;
}

const isSame = (a: Round, b: Round) =>
  a.admission === b.admission && a.probation === b.probation && a.conversion === b.conversion;

/** Whether what was filed in round `of` is on file for a record of round `own`: S01 to S06 always, S07 to S20 in its admission … */
function belongs(record: DossierRecord, of: Round, own: Round): boolean {
  if (!isStepRecord(record)) return true;
  const number = stepNumber(record.step);
  if (number <= 6) return true;
  if (of.admission !== own.admission) return false;
  if (number <= 20 || number === 25) return true;
  if (of.probation !== own.probation) return false;
  return number === 21 || of.conversion === own.conversion;
}

interface Typed {
  readonly filed: Filed;
  readonly round: Round;
  readonly place: ReturnType<typeof placeOf>;
  readonly extensions: readonly number[];
}

/** Types the records in their order, noting for each the round it fell into. */
function type(filed: readonly Filed[], end: FileState): { typed: Typed[]; last: Round } {
  const round: Round = { admission: 0, probation: 0, conversion: 0 };
  const typed = filed.map((one): Typed => {
    const place = placeOf(end, one.record, one.paper);
    const own = { ...round };
    const { extensions } = end;
    const turn = take(end, one.record);
    if (turn === "admission ends")
      Object.assign(round, { admission: round.admission + 1, probation: 0, conversion: 0 });
    if (turn === "conversion ends") round.conversion++;
    if (turn === "extended") Object.assign(round, { probation: round.probation + 1, conversion: 0 });
    return { filed: one, round: own, place, extensions };
  });
  return { typed, last: round };
}

function roundFile(typed: readonly Typed[], own: Typed, end: FileState): FileState {
  const file = emptyFile();
  for (const { filed, round } of typed) if (belongs(filed.record, round, own.round)) put(file, filed.record);
  file.extensions = own.extensions;
  file.closedOn = end.closedOn;
  return file;
}

/**
 * What a paper file is judged against when it is taken in: the branch's size of then is not known, the township's own
 * conditions were not asked of it, and a step that its ledger has no column for is not known to be missing.
 */
export const paperSetting = (setting: Setting, unknownSteps: readonly StepId[]): Setting => ({
  ...setting,
  branch: {},
  profile: { ...nationalRulesAlone, lateEntryDays: setting.profile.lateEntryDays },
  unknownSteps: new Set(unknownSteps),
});

/** Judges every record with its own round and S01 to S06, as if all the others were on file too. Source: REGULATION §4. */
export function auditFiled(filed: readonly Filed[], setting: Setting, onPaper: Setting = setting): Audited {
  const end = emptyFile();
  const { typed, last } = type(filed, end);
  const files: { round: Round; file: FileState }[] = [{ round: last, file: end }];
  const fileOf = (one: Typed): FileState => {
    const known = files.find(({ round }) => isSame(round, one.round));
    if (known) return known.file;
    const file = roundFile(typed, one, end);
    files.push({ round: one.round, file });
    return file;
  };
  return {
    records: typed.map((one) =>
      judgeOnFile(
        one.filed.record,
        fileOf(one),
        one.place,
        one.filed.paper ? onPaper : setting,
        one.filed.paper,
      ),
    ),
    timeline: timelineOfFile(end, setting),
  };
}

/** Audits a paper file. Facts whose key is absent leave their rules `unchecked`; `null` is known to be missing. */
export const audit = (records: readonly DossierRecord[], setting: Setting): Audited =>
  auditFiled(
    records.map((record) => ({ record, paper: true })),
    setting,
  );
