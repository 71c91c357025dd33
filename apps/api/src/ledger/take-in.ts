// The rows of an audited ledger become files "entered from paper": once each, all in one transaction, within the asker's scope.
import { type DossierRecord, type Result, type Sentence, isStepRecord, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import { filesOfPerson } from "../repositories/dossiers.ts";
import { type BranchSize, branchesIn } from "../repositories/organisations.ts";
import { idIndex } from "../repositories/person-fields.ts";
import { membersNamed, personByIdNumber } from "../repositories/people.ts";
import { logged, nothingDone } from "../use-cases/admission.ts";
import { takeInPaper } from "../use-cases/open-dossier.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { chosenTable, finishedJob } from "./audit-job.ts";
import { cellNotes } from "../sheets/cell-findings.ts";
import { duplicateOf, idRowsOf } from "./duplicates.ts";
import type { takeInInput } from "./inputs.ts";
import { branchKey } from "./members.ts";
import type { AskingLedger } from "./asking-ledger.ts";
import { ledgerRefusals } from "./refusals.ts";
import { type LedgerPerson, readPeople } from "./rows.ts";

const mostRows = 2000;

export interface RowAnswer {
  /** The sheet's row number. */
  readonly row: number;
  readonly name: string;
}

export interface TakenIn {
  readonly created: number;
  /** Rows whose person has a file already: nothing was written. */
  readonly already: number;
  readonly rejected: readonly (RowAnswer & { readonly reason: { readonly code: string } & Sentence })[];
  /** Rows that were taken in though some cells could not be read: those steps are still to be entered. */
  readonly incomplete: readonly (RowAnswer & { readonly cells: readonly string[] })[];
  readonly dryRun: boolean;
}

type Reason = { readonly code: string } & Sentence;
const reason = (code: string, zh: string, en: string): Reason => ({ code, zh, en });

const reasons = {
  nameless: reason("NAME_MISSING", "缺姓名，无法建档。", "There is no name to open a file under."),
  idNumber: reason(
    "ID_NUMBER_UNSOUND",
    "身份证号缺失或有误，无法确认是谁。请补正后再录入。",
    "The ID number is missing or wrong, so it is not known who this is. Correct it first.",
  ),
  duplicate: reason(
    "DUPLICATE_ID",
    "与其他行身份证号相同，无法确认以哪一行为准。请改正后再录入。",
    "Another row bears the same ID number; it is not known which one counts. Correct the ledger first.",
  ),
  branch: reason(
    "BRANCH_UNKNOWN",
    "所在党支部（村）没有登记，或不在您的管理范围内。请核对支部名称。",
    "The branch (village) is not registered, or outside what you may see. Check its name.",
  ),
  empty: reason("NO_RECORDS", "这一行没有任何步骤的日期。", "The row holds no day of any step."),
  future: reason(
    "DATE_IN_FUTURE",
    "有在今天之后的日期。请改正后再录入。",
    "It holds a day later than today. Correct it first.",
  ),
} as const;

/** Branches by what is left of their names without 党支部, 村 and the like. */
export function branchIndex(branches: readonly BranchSize[]): Map<string, BranchSize | "several"> {
  const index = new Map<string, BranchSize | "several">();
  for (const branch of branches)
    for (const key of new Set([branchKey(branch.name), branchKey(branch.village ?? "")])) {
      if (key === "") continue;
      const known = index.get(key);
      index.set(key, known === undefined || known === branch ? branch : "several");
    }
  return index;
}

/** The ids of registered full members, by name, those of the own branch first; null where one is not known for certain. */
async function registered(
  asking: AskingLedger,
  names: readonly string[],
  branchId: string,
): Promise<string[] | null> {
  const members = await membersNamed(asking.db, asking.asker.scope, names);
  const ids = names.map((name) => {
    const all = members.filter((member) => member.name === name);
    const own = all.filter((member) => member.branch_id === branchId);
    const found = own.length > 0 ? own : all;
    return found.length === 1 ? found[0]?.id : undefined;
  });
  return ids.every((id) => id !== undefined) ? ids : null;
}

/** Names become ids; where one of them is not known for certain, the fact is left out and stays unchecked. */
async function withRegistered(
  asking: AskingLedger,
  record: DossierRecord,
  branchId: string,
): Promise<DossierRecord> {
  if (!isStepRecord(record)) return record;
  if (record.step === "S05") {
    const { mentors, ...rest } = record;
    const ids = mentors ? await registered(asking, mentors, branchId) : null;
    return ids ? { ...rest, mentors: ids } : rest;
  }
  if (record.step === "S09") {
    const { introducers, ...rest } = record;
    const ids = introducers ? await registered(asking, introducers, branchId) : null;
    return ids ? { ...rest, introducers: ids } : rest;
  }
  return record;
}

interface Ready {
  readonly branch: BranchSize;
  readonly idNumber: string;
  readonly sex: "male" | "female";
}

function ready(
  person: LedgerPerson,
  isDuplicate: boolean,
  branches: ReadonlyMap<string, BranchSize | "several">,
  today: string,
): Ready | Reason {
  if (person.name === "") return reasons.nameless;
  if (person.idNumber === null || !person.idNumberSound || person.sex === null) return reasons.idNumber;
  if (isDuplicate) return reasons.duplicate;
  if (person.file.records.length === 0) return reasons.empty;
  if (person.file.records.some(({ on }) => on > today)) return reasons.future;
  const branch = branches.get(branchKey(person.branch));
  if (branch === undefined || branch === "several") return reasons.branch;
  return { branch, idNumber: person.idNumber, sex: person.sex };
}

async function takeInOne(
  asking: AskingLedger,
  person: LedgerPerson,
  { branch, idNumber, sex }: Ready,
): Promise<"created" | "already" | Reason> {
  const known = await personByIdNumber(asking.db, asking.asker.scope, idIndex(asking.keys, idNumber));
  if (known && (await filesOfPerson(asking.db, asking.asker.scope, known.id)).length > 0) return "already";
  const records: DossierRecord[] = [];
  for (const record of person.file.records) records.push(await withRegistered(asking, record, branch.id));
  const newcomer = { name: person.name, sex, birthDate: person.birthDate, idNumber };
  const taken = await takeInPaper(asking, {
    person: known ? { personId: known.id } : newcomer,
    branchId: branch.id,
    records,
    unknownSteps: [...person.file.unknownSteps],
  });
  return taken.ok ? "created" : taken.error;
}

class Undo extends Error {}

async function takeInAll(
  asking: AskingLedger,
  people: readonly LedgerPerson[],
  isDuplicate: (person: LedgerPerson) => boolean,
) {
  const branches = branchIndex(await branchesIn(asking.db, asking.asker.scope));
  const today = asking.clock.today();
  let created = 0;
  let already = 0;
  const rejected: TakenIn["rejected"][number][] = [];
  const incomplete: TakenIn["incomplete"][number][] = [];
  for (const person of people) {
    const { row, name } = person;
    const checked = ready(person, isDuplicate(person), branches, today);
    const answer = "code" in checked ? checked : await takeInOne(asking, person, checked);
    if (answer === "already") already++;
    else if (answer !== "created")
      rejected.push({ row, name, reason: { code: answer.code, zh: answer.zh, en: answer.en } });
    else {
      created++;
      const cells = person.reader.findings.filter(
        ({ code }) => code.startsWith("CELL_") && !cellNotes.has(code),
      );
      if (cells.length > 0) incomplete.push({ row, name, cells: cells.map(({ address }) => address) });
    }
  }
  return { created, already, rejected, incomplete };
}

/**
 * Takes the rows of an audited ledger in as files. Whoever has a file already is left alone, so that a second click
 * creates nothing. Either all that can be taken in is, or, where something fails, nothing is.
 */
export async function takeInLedger(
  asking: AskingLedger,
  { jobId, dryRun }: z.output<typeof takeInInput>,
): Promise<Result<TakenIn, Refusal>> {
  const job = finishedJob(asking, jobId);
  if (!job.ok) return job;
  if (job.value.people.length > mostRows) return refuse(ledgerRefusals.tooManyRows);
  const table = await chosenTable(asking, job.value.chosen);
  if (!table.ok) return table;
  const people = [...readPeople(table.value)];
  const idRows = idRowsOf([table.value]);
  const isDuplicate = (person: LedgerPerson) => duplicateOf(person, table.value, idRows) !== null;
  let answer: TakenIn | null = null;
  try {
    await logged(asking, async (within) => {
      answer = { ...(await takeInAll({ ...within, office: asking.office }, people, isDuplicate)), dryRun };
      if (dryRun) throw new Undo();
      asking.trail.details["created"] = answer.created;
      return ok(answer);
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    nothingDone(asking);
  }
  return ok(answer as unknown as TakenIn);
}
