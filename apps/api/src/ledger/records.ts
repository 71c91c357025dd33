// Turns one person's cells into the records of a paper file: only what the ledger says, nothing made up.
import { type Day, type DossierRecord, type StepId, stepIds } from "@miaopu/domain";
import { type Cell, textOf } from "../workbook/cell.ts";
import type { Field } from "./fields.ts";
import { readDates } from "../sheets/dates.ts";
import type { RowReader } from "../sheets/row-reader.ts";
import { type Value, readText } from "../sheets/values.ts";
import { type Tally, readTally, tallyKeys } from "./tally.ts";
import {
  type Conversion,
  readAdmission,
  readApproval,
  readConclusion,
  readConversion,
  readMonths,
  readNames,
  readNomination,
  readNumber,
  readObjections,
  readOrgan,
  readSecret,
  readTrainingLength,
  readViews,
  readYesNo,
} from "./values.ts";

type Facts = Record<string, unknown>;

/** The facts that are known: a key whose value is undefined is left out, since an absent key is "not known". */
function known(facts: Facts): Facts {
  const left: Facts = {};
  for (const key in facts) if (facts[key] !== undefined) left[key] = facts[key];
  return left;
}

const noticeCodes = ["PUBLIC_NOTICE_MISSING", "PUBLIC_NOTICE_TOO_SHORT", "SUPERIOR_AGREEMENT_MISSING"];

export interface PaperFile {
  /** In the order of the steps. */
  readonly records: readonly DossierRecord[];
  /** Steps of which it is not known whether they took place: no column, or a cell that cannot be read. */
  readonly unknownSteps: ReadonlySet<StepId>;
  /** Rules that the ledger lacks facts for, beyond what the rule book sees itself. */
  readonly unchecked: ReadonlyMap<StepId, ReadonlySet<string>>;
}

interface Remarks {
  readonly conversion: Conversion | undefined;
  readonly months: number | undefined;
  readonly admission: "not-passed" | undefined;
}

/** What the remarks say of how a meeting ended, where no column of its own says it. */
function readRemarks(row: RowReader<Field>): Remarks {
  const text = textOf(row.cell("remarks")).normalize("NFKC");
  const extended = /延长[^,。;]{0,6}预备期|预备期[^,。;]{0,4}延长/.exec(text);
  const months = extended ? readMonths(text.slice(extended.index)) : undefined;
  return {
    conversion: /取消[^,。;]{0,6}预备党员/.test(text)
      ? "cancel"
      : extended
        ? "extend"
        : /转正[^,。;]{0,8}(?:未通过|未获通过|不予)/.test(text)
          ? "not-passed"
          : undefined,
    months: months?.is === "value" ? months.value : undefined,
    admission: /接收[^,。;]{0,8}(?:未通过|未获通过)|不予接收/.test(text) ? "not-passed" : undefined,
  };
}

/** The vote as far as the sheet tells it, and the rules that its gaps leave open. Figures with no column are not zeros. */
function readVote(row: RowReader<Field>, step: "S15" | "S23"): { vote: Facts | undefined; open: string[] } {
  const field = (key: string) => `${step}.vote.${key}` as Field;
  const whole: Tally = row.value(`${step}.vote`, readTally) ?? {};
  const figures: Facts = {};
  for (const key of [...tallyKeys, "writtenYes", "writtenNo"] as const)
    figures[key] = row.value(field(key), readNumber) ?? (whole as Facts)[key];
  const vote = known({ ...figures, secret: row.value(field("secret"), readSecret) });
  const lacks = (key: string) => {
    if (row.failed(field(key))) return true;
    if (vote[key] !== undefined) return false;
    return !row.has(field(key)) || (key !== "no" && key !== "abstain");
  };
  if (tallyKeys.every(lacks)) return { vote: undefined, open: [] };
  const open = tallyKeys.some(lacks) ? ["VOTE_TALLY_INCONSISTENT"] : [];
  if (lacks("shouldAttend") || lacks("present")) open.push("QUORUM_NOT_MET");
  if (lacks("shouldAttend") || lacks("yes")) open.push("MAJORITY_NOT_MET");
  return { vote, open };
}

const turn = /(?:未|未获|没有)通过|不予[^,。;]*|延长[^,。;]*|取消[^,。;]*/;

/** How a meeting ended: by a column of its own, or by words in the cell for the whole vote, alone or beside its figures. */
function readEnd<T>(row: RowReader<Field>, step: "S15" | "S23", read: (cell: Cell | undefined) => Value<T>) {
  const text = textOf(row.cell(`${step}.vote`)).normalize("NFKC");
  const words = /\d/.test(text) ? turn.exec(text)?.[0] : text;
  const inVote = words === undefined ? undefined : row.value(`${step}.vote`, () => read(words));
  const said = row.value(`${step}.outcome`, read) ?? inVote;
  const unclear = words !== undefined && inVote === undefined && row.failed(`${step}.vote`);
  return { said, failed: row.failed(`${step}.outcome`) || unclear };
}

function readNotice(row: RowReader<Field>): { notice: Facts | undefined; open: string[] } {
  const objections = row.value("S08.notice.objections", readObjections);
  const whole = row.value("S08.notice", (cell) => {
    const { days, period, problem } = readDates(cell, false);
    if (days.length === 0 && problem === null) return { is: "empty" };
    return period && problem === null ? { is: "value", value: days } : { is: "unreadable" };
  });
  const from = whole?.[0] ?? row.day("S08.notice.from");
  const to = whole?.[1] ?? row.day("S08.notice.to");
  if (from === undefined && to === undefined && objections === undefined)
    return { notice: undefined, open: [] };
  const open = from === undefined || to === undefined ? noticeCodes : [];
  return { notice: known({ from, to, objections }), open };
}

/** A day under a heading that speaks of a passed or approved thing says so, unless another column or the remarks do not. */
const outcome = <T>(said: T | undefined, failed: boolean, implied: T): T | undefined =>
  said ?? (failed ? undefined : implied);

/** The facts beside the day of each step. */
const factsOf: Partial<Record<StepId, (row: RowReader<Field>, open: string[]) => Facts>> = {
  S03: (row) => ({ nomination: row.value("S03.nomination", readNomination) }),
  S05: (row) => ({ mentors: row.list("S05.mentors", readNames) }),
  S07: (row) => ({ views: row.value("S07.views", readViews) }),
  S08: (row, open) => {
    const { notice, open: left } = readNotice(row);
    open.push(...left);
    return { agreedOn: row.day("S08.agreedOn"), notice };
  },
  S09: (row) => ({ introducers: row.list("S09.introducers", readNames) }),
  S10: (row) => ({ conclusion: row.value("S10.conclusion", readConclusion) }),
  S11: (row) => {
    const days = row.value("S11.days", readTrainingLength("days"));
    const hours = row.value("S11.hours", readTrainingLength("hours"));
    return { days: days?.days ?? hours?.days, hours: hours?.hours ?? days?.hours };
  },
  S12: (row) => ({ conclusion: row.value("S12.conclusion", readConclusion) }),
  S13: (row) => ({ conclusion: row.value("S13.conclusion", readConclusion) }),
  S14: (row) => ({ formNumber: readText(row.cell("S14.formNumber")) }),
  S15: (row, open) => {
    const end = readEnd(row, "S15", readAdmission);
    const said = end.said ?? readRemarks(row).admission;
    const { vote, open: left } = readVote(row, "S15");
    open.push(...left);
    return { outcome: outcome(said, end.failed, "passed"), vote };
  },
  S17: (row) => ({
    outcome: outcome(row.value("S17.outcome", readApproval), row.failed("S17.outcome"), "approved"),
    by: row.value("S17.by", readOrgan),
    collective: row.value("S17.collective", readYesNo),
    extensionReason: readText(row.cell("S17.extensionReason")),
  }),
  S23: (row, open) => {
    const remarks = readRemarks(row);
    const end = readEnd(row, "S23", readConversion);
    const said = end.said ?? remarks.conversion;
    const { vote, open: left } = readVote(row, "S23");
    open.push(...left);
    const ended = outcome(said, end.failed, "confirm");
    const months = row.value("S23.extensionMonths", readMonths) ?? remarks.months;
    return { outcome: ended, vote, extensionMonths: ended === "extend" ? months : undefined };
  },
  S24: (row) => ({
    outcome: outcome(row.value("S24.outcome", readApproval), row.failed("S24.outcome"), "approved"),
    by: row.value("S24.by", readOrgan),
    collective: row.value("S24.collective", readYesNo),
  }),
};

function daysOf(row: RowReader<Field>, step: StepId): readonly Day[] {
  if (step === "S06" || step === "S21") return row.days(step);
  const day = row.day(step, ...(step === "S11" ? (["last day"] as const) : []));
  return day === undefined ? [] : [day];
}

/** The records of one person's rows, in the order of the steps; several observations in the order in which they stand. */
export function readPaperFile(row: RowReader<Field>): PaperFile {
  const records: DossierRecord[] = [];
  const unknownSteps = new Set<StepId>();
  const unchecked = new Map<StepId, ReadonlySet<string>>();
  for (const step of stepIds) {
    const days = daysOf(row, step);
    if (!row.has(step) || row.failed(step)) unknownSteps.add(step);
    const open: string[] = [];
    const facts = days.length > 0 ? known(factsOf[step]?.(row, open) ?? {}) : {};
    for (const on of days) records.push({ step, on, ...facts });
    if (open.length > 0) unchecked.set(step, new Set(open));
  }
  if (unknownSteps.has("S06")) unchecked.set("S07", new Set(["HALF_YEAR_REVIEW_MISSING"]));
  return { records, unknownSteps, unchecked };
}
