// The audit of an uploaded ledger as a job: started, watched, cancelled.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import { loadSettings } from "../repositories/settings.ts";
import { logged } from "../use-cases/admission.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { readWorkbook } from "../workbook/reader.ts";
import { ledgerSetting } from "./audit-ledger.ts";
import { type Field, isField } from "./fields.ts";
import type { auditInput } from "./inputs.ts";
import { type Chosen, type Job, type Prepare, type Progress, progressOf } from "./jobs.ts";
import { remember, withFields } from "./mapping.ts";
import { type MemberList, readMembers } from "./members.ts";
import type { AskingLedger } from "./asking-ledger.ts";
import { ledgerRefusals } from "./refusals.ts";
import { type LedgerTable, findTables } from "./tables.ts";

type Read<T> = { ok: true; value: T } | { ok: false; error: Refusal };

/** The table that a job judges, read anew from its file. */
export async function chosenTable(
  asking: AskingLedger,
  chosen: Chosen,
  options: Parameters<typeof readWorkbook>[1] = {},
): Promise<Read<LedgerTable>> {
  const file = await asking.office.uploads.read(chosen.upload);
  if (!file) return refuse(ledgerRefusals.fileGone);
  const read = await readWorkbook(file, options);
  if (!read.ok) return read;
  const table = findTables(read.value)[chosen.table];
  return table ? ok({ ...table, columns: chosen.columns }) : refuse(ledgerRefusals.noSuchTable);
}

async function membersOf(
  asking: AskingLedger,
  fileId: string | null,
  signal: AbortSignal,
): Promise<Read<MemberList | null>> {
  if (fileId === null) return ok(null);
  const { asker, office } = asking;
  const upload = office.uploads.find(asker.organisation.id, fileId, office.now());
  const file = upload && (await office.uploads.read(upload));
  if (!file) return refuse(ledgerRefusals.fileGone);
  const read = await readWorkbook(file, { signal });
  if (!read.ok) return read;
  const list = readMembers(read.value);
  return list ? ok(list) : refuse(ledgerRefusals.noMembers);
}

const prepareWith =
  (asking: AskingLedger, chosen: Chosen): Prepare =>
  async (signal, onRows) => {
    const table = await chosenTable(asking, chosen, { signal, onRows });
    if (!table.ok) return { ok: false, refusal: table.error };
    const members = await membersOf(asking, chosen.membersFileId, signal);
    if (!members.ok) return { ok: false, refusal: members.error };
    const { packs, calendar } = await loadSettings(asking.db);
    const setting = ledgerSetting(asking.clock.today(), members.value, { packs, calendar });
    return { ok: true, table: table.value, setting };
  };

/** Starts the audit of one table; what the user said of its columns is remembered for the next ledger. */
export async function startAudit(
  asking: AskingLedger,
  input: z.output<typeof auditInput>,
): Promise<Result<{ readonly jobId: string }, Refusal>> {
  const { asker, office } = asking;
  const upload = office.uploads.find(asker.organisation.id, input.fileId, office.now());
  if (!upload) return refuse(ledgerRefusals.fileGone);
  const guessed = upload.tables[input.table];
  if (!guessed) return refuse(ledgerRefusals.noSuchTable);
  const said = new Map<number, Field | null>();
  for (const { index, field } of input.mapping) if (field === null || isField(field)) said.set(index, field);
  const table = withFields(guessed, said);
  if (!table.columns.some(({ field }) => field === "name" || field === "idNumber"))
    return refuse(ledgerRefusals.columnNameless);
  await logged(asking, async (within) => ok(await remember({ ...within, office }, guessed, table)));
  const chosen: Chosen = {
    upload,
    table: input.table,
    columns: table.columns,
    membersFileId: input.membersFileId ?? null,
  };
  const rows = table.endRow - table.headerRow - table.headerRows;
  return ok({ jobId: office.jobs.start(chosen, rows, prepareWith(asking, chosen)).id });
}

function jobOf(asking: AskingLedger, jobId: string): Result<Job, Refusal> {
  const job = asking.office.jobs.find(asking.asker.organisation.id, jobId);
  return job ? ok(job) : refuse(ledgerRefusals.jobGone);
}

/** A job that has come to its end. */
export function finishedJob(asking: AskingLedger, jobId: string): Result<Job, Refusal> {
  const job = jobOf(asking, jobId);
  return job.ok && job.value.state !== "done" ? refuse(job.value.refusal ?? ledgerRefusals.jobRunning) : job;
}

export async function auditProgress(asking: AskingLedger, jobId: string): Promise<Result<Progress, Refusal>> {
  const job = jobOf(asking, jobId);
  return job.ok ? ok(progressOf(job.value, asking.office.now())) : job;
}

export async function cancelAudit(asking: AskingLedger, jobId: string): Promise<Result<Progress, Refusal>> {
  const job = jobOf(asking, jobId);
  if (job.ok) job.value.cancel.abort();
  return auditProgress(asking, jobId);
}
