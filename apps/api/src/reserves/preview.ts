// A register comes in: which tables it holds, and what each column is taken for, to be looked at before it is checked.
import { type Result, type Sentence, ok, refuse } from "@miaopu/domain";
import type { AskingLedger } from "../ledger/asking-ledger.ts";
import { type TablePreview, previewTable } from "../sheets/preview.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { readWorkbook } from "../workbook/reader.ts";
import { type ReserveField, reserveFields } from "./fields.ts";
import { asRememberedRegisters } from "./mapping.ts";
import { registerRefusals } from "./refusals.ts";
import { findRegisters } from "./tables.ts";

export interface RegisterPreview {
  readonly fileId: string;
  readonly name: string;
  readonly tables: readonly TablePreview<ReserveField>[];
  /** Sheets that hold a register too, left out as hidden or as instructions. */
  readonly left: readonly string[];
  /** What a column may be taken for. */
  readonly fields: readonly (Sentence & { readonly field: ReserveField })[];
}

/**
 * Reads a register that was uploaded, and keeps it for the check.
 * @param name as the user named the file.
 */
export async function previewRegister(
  { asker, db, office }: AskingLedger,
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Result<RegisterPreview, Refusal>> {
  const read = await readWorkbook(bytes, { signal });
  if (!read.ok) return read;
  const { tables: guessed, left } = findRegisters(read.value);
  if (guessed.length === 0) return refuse(registerRefusals.noTable);
  const tables = await asRememberedRegisters(db, asker.organisation.id, guessed);
  const kept = { organisationId: asker.organisation.id, name, tables: [] };
  const { id: fileId } = await office.uploads.keep(kept, bytes, office.now());
  return ok({ fileId, name, tables: tables.map(previewTable), left, fields: reserveFields });
}
