// A workbook comes in: which ledgers it holds, and what each column is taken for, to be checked before the audit.
import { type Result, type Sentence, ok, refuse } from "@miaopu/domain";
import { type TablePreview, previewTable } from "../sheets/preview.ts";
import { readWorkbook } from "../workbook/reader.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { type Field, ledgerFields } from "./fields.ts";
import { asRemembered } from "./mapping.ts";
import { readMembers } from "./members.ts";
import type { AskingLedger } from "./asking-ledger.ts";
import { ledgerRefusals } from "./refusals.ts";
import { findTables, likeliest } from "./tables.ts";

export interface LedgerPreview {
  readonly fileId: string;
  readonly name: string;
  readonly tables: readonly TablePreview<Field>[];
  /** The table that is most likely meant. */
  readonly likeliest: number;
  /** What a column may be taken for. */
  readonly fields: readonly (Sentence & { readonly field: Field })[];
}

export interface MembersPreview {
  readonly fileId: string;
  readonly name: string;
  readonly members: number;
  /** Members whose day of full membership the list does not give. */
  readonly unclear: number;
}

/**
 * Reads a ledger that was uploaded, and keeps it for the audit.
 * @param name as the user named the file.
 */
export async function previewLedger(
  asking: AskingLedger,
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Result<LedgerPreview, Refusal>> {
  const read = await readWorkbook(bytes, { signal });
  if (!read.ok) return read;
  const guessed = findTables(read.value);
  if (guessed.length === 0) return refuse(ledgerRefusals.noTable);
  const tables = await asRemembered(asking, guessed);
  const { asker, office } = asking;
  const found = guessed.map(({ headerRow, headerRows, endRow, columns }) => ({
    headerRow,
    headerRows,
    endRow,
    columns,
  }));
  const kept = { organisationId: asker.organisation.id, name, tables: found };
  const upload = await office.uploads.keep(kept, bytes, office.now());
  return ok({
    fileId: upload.id,
    name,
    tables: tables.map(previewTable),
    likeliest: likeliest(tables),
    fields: ledgerFields,
  });
}

/** Reads a list of members that goes with a ledger, and keeps it for the audit. */
export async function previewMembers(
  asking: AskingLedger,
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Result<MembersPreview, Refusal>> {
  const read = await readWorkbook(bytes, { signal });
  if (!read.ok) return read;
  const list = readMembers(read.value);
  if (!list) return refuse(ledgerRefusals.noMembers);
  const { asker, office } = asking;
  const kept = { organisationId: asker.organisation.id, name, tables: [] };
  const upload = await office.uploads.keep(kept, bytes, office.now());
  const members = [...list.byName.values()].flat();
  const unclear = members.filter((member) => member.unclear).length;
  return ok({ fileId: upload.id, name, members: members.length, unclear });
}
