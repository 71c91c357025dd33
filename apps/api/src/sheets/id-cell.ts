// Reads an ID number as tables hold it: as text, full-width, with blanks, of 15 digits, or damaged by Excel.
import { type IdNumberFacts, checkCharacter, normaliseIdNumber, readIdNumber } from "@miaopu/domain";
import { type Cell, isBlank, textOf } from "../workbook/cell.ts";
import type { CellCode } from "./cell-findings.ts";

export interface IdReading {
  /** Normalised, 18 characters where 15 were written; null where there is none, or Excel damaged it. */
  readonly number: string | null;
  /** Null where the number does not stand every check. */
  readonly facts: IdNumberFacts | null;
  readonly problem: CellCode | null;
}

const none: IdReading = { number: null, facts: null, problem: null };
const damagedNumber: IdReading = { ...none, problem: "ID_DAMAGED_BY_EXCEL" };

/** A figure has 15 digits of meaning: an ID number kept as one has lost its last ones. */
const damaged = (cell: Cell, text: string): boolean =>
  typeof cell === "number"
    ? String(Math.trunc(cell)).length > 15 || /e\+/i.test(String(cell))
    : /^\d(?:\.\d+)?E\+?1\d$/.test(text);

/** Signs that stand for the last X: a multiplication sign, Greek and Cyrillic letters. */
const likeX = /[×✕ΧХ]$/;

const plainNumber = (text: string): string =>
  normaliseIdNumber(text)
    .replace(/[\u00AD\u200E\u200F\u202A-\u202E]/g, "")
    .replace(/(?<=\d)[-‐-―](?=[\dX])/g, "")
    .replace(likeX, "X");

/** The number of 18 characters that a number of 15 digits became: born in the 1900s, a check character at the end. */
function fromOld(number: string): string {
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
  return first17 + checkCharacter(first17);
}

const problems = { shape: "ID_SHAPE", "birth-date": "ID_BIRTH_DATE", checksum: "ID_CHECKSUM" } as const;

/** Reads the cell of an ID number. */
export function readIdCell(cell: Cell | undefined): IdReading {
  if (cell === undefined || isBlank(cell)) return none;
  const written = plainNumber(textOf(cell));
  // Words in place of a number, as 待补 or 办理中, say that there is none.
  if (!/\d/.test(written)) return none;
  if (damaged(cell, written)) return damagedNumber;
  const old = /^\d{15}$/.test(written);
  const number = old ? fromOld(written) : written;
  const read = readIdNumber(number);
  if (read.ok) return { number, facts: read, problem: old ? "ID_OLD_FORMAT" : null };
  if (old) return { number: written, facts: null, problem: "ID_SHAPE" };
  if (read.problem !== "shape" && number.endsWith("000")) return damagedNumber;
  return { number, facts: null, problem: problems[read.problem] };
}
