// An uploaded register is checked: read, judged, held against what is registered; then it can be taken in.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import type { AskingLedger } from "../ledger/asking-ledger.ts";
import { type TreeScope, isTree } from "../repositories/scope.ts";
import { logged, nothingDone } from "../use-cases/admission.ts";
import { type Refusal, refusals } from "../use-cases/refusal.ts";
import { readWorkbook } from "../workbook/reader.ts";
import type { checkInput } from "./inputs.ts";
import type { Checked, ChosenRegister, RegisterJob, RegisterProgress } from "./jobs.ts";
import { registerProgress } from "./jobs.ts";
import {
  type SaidHeading,
  asRememberedRegisters,
  rememberSaid,
  saidHeadings,
  withReserveFields,
} from "./mapping.ts";
import type { Pace } from "./pace.ts";
import { registerRefusals } from "./refusals.ts";
import { judgeRegisters } from "./register.ts";
import { type RegisterRow, registerRow } from "./register-rows.ts";
import { type ReserveTable, findRegisters } from "./tables.ts";
import { type Taken, type Taking, indexedRegister, planOf, sealNewcomers, takeRegister } from "./taking.ts";

type Outcome<T> = Result<T, Refusal>;

export interface ChosenTables {
  readonly tables: readonly ReserveTable[];
  readonly headings: readonly SaidHeading[];
}

/** The tables of a job, read anew from its file, with their columns as they were said to be. */
export async function chosenRegisters(
  asking: AskingLedger,
  chosen: ChosenRegister,
  options: Parameters<typeof readWorkbook>[1] = {},
): Promise<Outcome<ChosenTables>> {
  const file = await asking.office.uploads.read(chosen.upload);
  if (!file) return refuse(registerRefusals.fileGone);
  const read = await readWorkbook(file, options);
  if (!read.ok) return read;
  const guessed = findRegisters(read.value).tables;
  const remembered = await asRememberedRegisters(asking.db, asking.asker.organisation.id, guessed);
  const all = remembered.map((table, n) => withReserveFields(table, chosen.said.get(n) ?? new Map()));
  const headings = all.flatMap((table, n) => saidHeadings(guessed[n] ?? table, table));
  const tables = all.filter(({ sheet }) => chosen.sheet === undefined || sheet.name === chosen.sheet);
  if (tables.length === 0) return refuse(registerRefusals.noTable);
  const isNamed = ({ columns }: ReserveTable) =>
    columns.some(({ field }) => field === "name" || field === "idNumber");
  return tables.every(isNamed) ? ok({ tables, headings }) : refuse(registerRefusals.columnNameless);
}

async function judged(tables: readonly ReserveTable[], pace: Pace): Promise<RegisterRow[]> {
  pace.begin(
    "judging",
    tables.reduce((rows, { headerRow, headerRows, endRow }) => rows + endRow - headerRow - headerRows, 0),
  );
  const rows: RegisterRow[] = [];
  for (const one of judgeRegisters(tables)) {
    rows.push(registerRow(one));
    await pace.step(rows.length);
  }
  return rows;
}

const takingOf = (asking: AskingLedger, { on }: ChosenRegister): Taking => ({
  db: asking.db,
  clock: asking.clock,
  keys: asking.keys,
  scope: asking.asker.scope as TreeScope,
  by: asking.asker.userId,
  on,
});

const check =
  (asking: AskingLedger, chosen: ChosenRegister) =>
  async (pace: Pace, signal: AbortSignal): Promise<Outcome<Checked>> => {
    pace.begin("reading", 0);
    let cancelled = false;
    const onRows = (rows: number) => void pace.step(rows).catch(() => (cancelled = true));
    const read = await chosenRegisters(asking, chosen, { signal, onRows });
    if (!read.ok) return read;
    if (cancelled) return refuse(registerRefusals.cancelled);
    const rows = await judged(read.value.tables, pace);
    const register = await indexedRegister(asking.keys, rows, pace);
    const planned = await planOf(takingOf(asking, chosen), register);
    await pace.step(rows.length);
    return ok({ register, planned });
  };

/** Starts checking a register; nothing is written. */
export async function startCheck(
  asking: AskingLedger,
  input: z.output<typeof checkInput>,
): Promise<Outcome<{ readonly jobId: string }>> {
  const { asker, office, clock } = asking;
  if (!isTree(asker.scope)) return refuse(refusals.forbidden);
  const upload = office.uploads.find(asker.organisation.id, input.fileId, office.now());
  if (!upload) return refuse(registerRefusals.fileGone);
  const on = input.on ?? clock.today();
  if (on > clock.today()) return refuse(registerRefusals.dayAhead);
  const said = new Map<number, Map<number, (typeof input.mapping)[number]["field"]>>();
  for (const { table, index, field } of input.mapping)
    said.set(table, new Map([...(said.get(table) ?? []), [index, field]]));
  const chosen: ChosenRegister = { upload, sheet: input.sheet, said, on };
  return ok({ jobId: office.registers.check(chosen, check(asking, chosen)).id });
}

export function registerJob(asking: AskingLedger, jobId: string): Outcome<RegisterJob> {
  const job = asking.office.registers.find(asking.asker.organisation.id, jobId);
  return job ? ok(job) : refuse(registerRefusals.jobGone);
}

/** A job that was checked. */
export function checkedJob(
  asking: AskingLedger,
  jobId: string,
): Outcome<{ readonly job: RegisterJob; readonly checked: Checked }> {
  const job = registerJob(asking, jobId);
  if (!job.ok) return job;
  const { checked, refusal } = job.value;
  return checked ? ok({ job: job.value, checked }) : refuse(refusal ?? registerRefusals.jobRunning);
}

export async function checkProgress(asking: AskingLedger, jobId: string): Promise<Outcome<RegisterProgress>> {
  const job = registerJob(asking, jobId);
  return job.ok ? ok(registerProgress(job.value, asking.office.now())) : job;
}

/** Ends checking, or taking in, at its next step; what was written is taken back whole. */
export async function cancelRegister(
  asking: AskingLedger,
  jobId: string,
): Promise<Outcome<RegisterProgress>> {
  const job = registerJob(asking, jobId);
  if (job.ok) job.value.cancel.abort();
  return checkProgress(asking, jobId);
}

class NothingToTake extends Error {
  readonly taken: Taken;
  constructor(taken: Taken) {
    super("nothing to take in");
    this.taken = taken;
  }
}

const take =
  (asking: AskingLedger, { chosen }: RegisterJob, { register, planned }: Checked) =>
  async (pace: Pace, signal: AbortSignal): Promise<Outcome<Taken>> => {
    const read = await chosenRegisters(asking, chosen, { signal });
    if (!read.ok) return read;
    const newcomers = await sealNewcomers(takingOf(asking, chosen), planned, pace);
    try {
      return await logged(asking, async (within) => {
        const at = { ...within, office: asking.office };
        const taken = await takeRegister(takingOf(at, chosen), register, newcomers, pace);
        if (taken.importId === null) throw new NothingToTake(taken);
        await rememberSaid(at.db, at.asker.organisation.id, read.value.headings, at.clock.now());
        asking.trail.subject = { kind: "import", id: taken.importId };
        Object.assign(asking.trail.details, taken.counts);
        return ok(taken);
      });
    } catch (error) {
      if (!(error instanceof NothingToTake)) throw error;
      nothingDone(asking);
      return ok(error.taken);
    }
  };

/** Takes in what was checked, in one transaction with its entry in the audit log. A second click is answered as the first. */
export async function takeChecked(asking: AskingLedger, jobId: string): Promise<Outcome<Taken>> {
  const found = checkedJob(asking, jobId);
  if (!found.ok) return found;
  const { job, checked } = found.value;
  if (job.state === "running") return refuse(registerRefusals.jobRunning);
  if (job.taken) {
    nothingDone(asking);
    return ok(job.taken);
  }
  return asking.office.registers.take(job, take(asking, job, checked));
}
