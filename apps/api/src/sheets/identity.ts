// Who a row is about: name, ID number, birth date and sex, and what does not agree among them.
import type { Day } from "@miaopu/domain";
import { readBirthDate } from "./birth-date.ts";
import { readIdCell } from "./id-cell.ts";
import type { RowReader } from "./row-reader.ts";
import { isEmptyMark, readName, readSex } from "./values.ts";

export interface Identity {
  readonly name: string;
  /** Normalised, 18 characters; null where there is none, or Excel damaged it. It may still fail its check. */
  readonly idNumber: string | null;
  /** The number stands every check. */
  readonly idNumberSound: boolean;
  readonly birthDate: Day | null;
  readonly sex: "male" | "female" | null;
}

/** Reads who a row is about; what does not agree is reported on its cells. */
export function readIdentity(row: RowReader<"name" | "idNumber" | "birthDate" | "sex">): Identity {
  const written = readName(row.cell("name"));
  const name = isEmptyMark(written) ? "" : written;
  if (name === "") row.report("NAME_MISSING", "name");
  const { number, facts, problem } = readIdCell(row.cell("idNumber"));
  if (problem) row.report(problem, "idNumber");
  const sex = readSex(row.cell("sex"));
  if (facts && sex && sex !== facts.sex) row.report("GENDER_ID_MISMATCH", "sex");
  return {
    name,
    idNumber: number,
    idNumberSound: facts !== null,
    birthDate: readBirthDate(row, facts?.birthDate ?? null),
    sex: facts?.sex ?? sex,
  };
}
