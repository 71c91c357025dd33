// A workbook comes in: which ledgers it holds, and what each column is taken for, to be checked before the audit.
import { type Result, type Sentence, ok, refuse } from "@miaopu/domain";
import { isBlank, textOf } from "../workbook/cell.ts";
import { readWorkbook } from "../workbook/reader.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { type Field, ledgerFields } from "./fields.ts";
import { asRemembered } from "./mapping.ts";
import { readMembers } from "./members.ts";
import type { AskingLedger } from "./asking-ledger.ts";
import { ledgerRefusals } from "./refusals.ts";
import { type LedgerTable, findTables, likeliest } from "./tables.ts";

const samplesShown = 3;
const longestSample = 40;

export interface ColumnPreview {
  /** From 0. */
  readonly index: number;
  readonly letter: string;
  readonly header: string;
  readonly field: Field | null;
  /** Its own words decided, or the organisation said so before. */
  readonly certain: boolean;
  readonly samples: readonly string[];
}

export interface TablePreview {
  readonly sheet: string;
  readonly hidden: boolean;
  /** The sheet's own row number of the first row of headings. */
  readonly headerRow: number;
  readonly headerRows: number;
  /** Rows beneath the headings that are not blank. */
  readonly rows: number;
  /** Cells far outside were not read. */
  readonly clipped: boolean;
  readonly columns: readonly ColumnPreview[];
}

export interface LedgerPreview {
  readonly fileId: string;
  readonly name: string;
  readonly tables: readonly TablePreview[];
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

const masked = (text: string): string =>
  text.length > longestSample
    ? `${text.slice(0, longestSample)}…`
    : text.replace(/^(\d{6})\d{8}(\d{3}[\dXx])$/, "$1********$2");

function toPreview(table: LedgerTable): TablePreview {
  const { sheet, headerRow, headerRows, endRow } = table;
  const rows = sheet.rows
    .slice(headerRow + headerRows, endRow)
    .filter((row) => row.some((cell) => !isBlank(cell)));
  const columns = table.columns
    .filter(({ header, field }) => header !== "" || field !== null)
    .map((column) => {
      const samples = rows
        .slice(0, 50)
        .map((row) => row[column.index] ?? null)
        .filter((cell) => !isBlank(cell))
        .slice(0, samplesShown)
        .map((cell) => masked(textOf(cell)));
      const { index, letter, header, field, certain } = column;
      return { index, letter, header, field, certain, samples };
    });
  const { name, hidden, clipped } = sheet;
  return { sheet: name, hidden, headerRow: headerRow + 1, headerRows, rows: rows.length, clipped, columns };
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
    tables: tables.map(toPreview),
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
