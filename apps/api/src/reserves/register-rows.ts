// The rows of a register as they are taken in: what is kept of each, and nothing of the workbook beside it.
import type { Day } from "@miaopu/domain";
import type { Willingness } from "@miaopu/domain/talent-pool";
import type { CellCode } from "../sheets/cell-findings.ts";
import { cellSentence } from "../sheets/cell-findings.ts";
import type { JudgedReserve } from "./register.ts";

export interface RegisterRow {
  readonly sheet: string;
  /** The sheet's own row number. */
  readonly row: number;
  readonly name: string;
  readonly sex: "male" | "female" | null;
  readonly birthDate: Day | null;
  /** Sound; null where there is none. */
  readonly idNumber: string | null;
  readonly village: string | null;
  /** By its id, or as it was written where no table knows it; so are source and willingness. */
  readonly education: string | null;
  readonly occupation: string | null;
  readonly source: string | null;
  readonly phone: string | null;
  readonly willingness: string | null;
  readonly strengths: string | null;
  /** Why it is not taken, whatever the database holds. */
  readonly refused: CellCode | null;
  readonly warnings: readonly CellCode[];
  /** What was found, in words; of refused rows alone. */
  readonly words: string;
}

const longestText = 200;

const textOf = (written: string | undefined): string | null =>
  written?.normalize("NFKC").replace(/\s+/g, " ").trim().slice(0, longestText) || null;

const willingnessWords: readonly (readonly [RegExp, Willingness])[] = [
  [/不愿|不想|不同意|无意|^[否无]$/, "unwilling"],
  [/考虑|待定|犹豫|未定/, "considering"],
  [/愿意|同意|有意|^是$/, "willing"],
];

function willingnessOf(written: string | undefined): string | null {
  const text = textOf(written);
  return text === null ? null : (willingnessWords.find(([words]) => words.test(text))?.[1] ?? text);
}

export function registerRow(judged: JudgedReserve): RegisterRow {
  const { sheet, row, name, sex, birthDate, village, occupation, phone, written } = judged;
  const { refused, warnings, findings } = judged;
  return {
    sheet,
    row,
    name,
    sex,
    birthDate,
    idNumber: judged.idNumberSound ? judged.idNumber : null,
    village,
    education: judged.education ?? textOf(written.education),
    occupation,
    source: judged.source ?? textOf(written.source),
    phone,
    willingness: willingnessOf(written.willingness),
    strengths: textOf(written.strengths),
    refused,
    warnings,
    words: refused === null ? "" : findings.map((finding) => cellSentence(finding).zh).join("\n"),
  };
}
