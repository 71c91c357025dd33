// Judges one person's paper file by the rule book, with what the ledger and the list of members tell and nothing more.
import {
  type Day,
  type DossierRecord,
  type Setting,
  type Status,
  type StepId,
  type Verdict,
  audit,
  isStepRecord,
} from "@miaopu/domain";
import type { CellFinding } from "../sheets/cell-findings.ts";
import { type MemberList, anyOf, memberNamed } from "./members.ts";
import type { LedgerPerson } from "./rows.ts";

/** What every row is judged against: the setting without its person, and the list of members if there is one. */
export interface LedgerSetting extends Omit<Setting, "person" | "members" | "unknownSteps"> {
  readonly members: MemberList | null;
}

export interface LedgerFinding {
  readonly step: StepId;
  /** The day of the record that is judged. */
  readonly on: Day;
  /** A1 address of the step's day. */
  readonly address: string | null;
  readonly verdict: Verdict;
}

export interface JudgedPerson {
  /** The sheet's row number. */
  readonly row: number;
  readonly sheet: string;
  readonly name: string;
  readonly branch: string;
  readonly status: Status | null;
  /** Warnings and refusals, in the order of the steps. */
  readonly findings: readonly LedgerFinding[];
  readonly notes: readonly LedgerFinding[];
  /** Codes of the rules that the ledger lacks facts for, by step. */
  readonly unchecked: Readonly<Partial<Record<StepId, readonly string[]>>>;
  readonly cells: readonly CellFinding[];
}

const membership = {
  mentors: ["MENTOR_NOT_FULL_MEMBER"],
  introducers: ["INTRODUCER_NOT_FULL_MEMBER", "INTRODUCER_SANCTIONED"],
} as const;

/** Puts ids in the place of names; who is not on the list keeps a made-up id, which no list knows. */
function withIds(
  names: readonly string[],
  role: "mentors" | "introducers",
  person: LedgerPerson,
  members: MemberList | null,
): { ids: string[]; open: readonly string[] } {
  let open: readonly string[] = [];
  const field = role === "mentors" ? "S05.mentors" : "S09.introducers";
  const ids = names.map((name) => {
    const found = members === null ? null : memberNamed(members, name, person.branch);
    if (found === "several") {
      person.reader.report("NAME_AMBIGUOUS", field);
      open = membership[role];
      return anyOf(name);
    }
    if (found) {
      if (found.unclear) open = membership[role];
      if (found.idNumber !== null && found.idNumber === person.idNumber) return personId(person);
      return found.id;
    }
    if (name === person.name) person.reader.report("NAME_LIKE_PERSON", field);
    return `name:${name}`;
  });
  return { ids, open };
}

const personId = (person: LedgerPerson) => `row:${person.row}`;

function withMembers(person: LedgerPerson, members: MemberList | null) {
  const open = new Map<StepId, string[]>();
  const records = person.file.records.map((record): DossierRecord => {
    if (!isStepRecord(record) || (record.step !== "S05" && record.step !== "S09")) return record;
    const role = record.step === "S05" ? "mentors" : "introducers";
    const names = (record as { mentors?: string[] | null; introducers?: string[] | null })[role];
    if (!names) return record;
    const { ids, open: left } = withIds(names, role, person, members);
    open.set(record.step, [...left]);
    return { ...record, [role]: ids };
  });
  return { records, open };
}

/** Judges a person as the ledger tells of them. Reports on the person's cells what the list of members leaves open. */
export function judgePerson(person: LedgerPerson, sheet: string, setting: LedgerSetting): JudgedPerson {
  const { members, ...rest } = setting;
  const { records, open } = withMembers(person, members);
  const judged = audit(records, {
    ...rest,
    person: { id: personId(person), ...(person.birthDate === null ? {} : { birthDate: person.birthDate }) },
    members: members?.byId ?? null,
    unknownSteps: person.file.unknownSteps,
  });
  const findings: LedgerFinding[] = [];
  const notes: LedgerFinding[] = [];
  const unchecked: Partial<Record<StepId, string[]>> = {};
  judged.records.forEach((one, at) => {
    const record = records[at] as DossierRecord & { step: StepId };
    const { step } = record;
    const untold = person.file.unchecked.get(step);
    const left = new Set([...(untold ?? []), ...(open.get(step) ?? []), ...one.unchecked]);
    for (const verdict of one.verdicts) {
      if (untold?.has(verdict.code)) continue;
      left.delete(verdict.code);
      const finding = { step, on: record.on, address: person.reader.address(step), verdict };
      (verdict.severity === "note" ? notes : findings).push(finding);
    }
    if (left.size > 0) unchecked[step] = [...left];
  });
  return {
    row: person.row,
    sheet,
    name: person.name,
    branch: person.branch,
    status: judged.timeline.status,
    findings,
    notes,
    unchecked,
    cells: person.reader.findings,
  };
}
