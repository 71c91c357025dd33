// Who a row is about: name, ID number, birth date and sex, and what does not agree among them.
import { type Day, normaliseIdNumber, readIdNumber } from "@miaopu/domain";
import { type Cell, isBlank, textOf } from "../workbook/cell.ts";
import { readDates } from "./dates.ts";
import type { RowReader } from "./row-reader.ts";
import { readName, readSex } from "./values.ts";

export interface Identity {
  readonly name: string;
  /** Normalised; null where there is none, or Excel damaged it. It may still fail its check. */
  readonly idNumber: string | null;
  /** The number stands every check. */
  readonly idNumberSound: boolean;
  readonly birthDate: Day | null;
  readonly sex: "male" | "female" | null;
}

type IdentityField = "name" | "idNumber" | "birthDate" | "sex";

/** A figure has 15 digits of meaning: an ID number kept as one has lost its last ones. */
const damaged = (cell: Cell, text: string): boolean =>
  typeof cell === "number"
    ? String(Math.trunc(cell)).length > 15 || /e\+/i.test(String(cell))
    : /^\d(?:\.\d+)?E\+?1\d$/.test(text);

function readIdCell(row: RowReader<IdentityField>): {
  number: string | null;
  sound: ReturnType<typeof readIdNumber> | null;
} {
  const cell = row.cell("idNumber") ?? null;
  if (isBlank(cell)) return { number: null, sound: null };
  const number = normaliseIdNumber(textOf(cell));
  if (number === "" || /^[-/无]+$/.test(number)) return { number: null, sound: null };
  if (damaged(cell, number)) {
    row.report("ID_DAMAGED_BY_EXCEL", "idNumber");
    return { number: null, sound: null };
  }
  const sound = readIdNumber(number);
  if (sound.ok) return { number, sound };
  if (sound.problem !== "shape" && number.endsWith("000")) {
    row.report("ID_DAMAGED_BY_EXCEL", "idNumber");
    return { number: null, sound: null };
  }
  const codes = { shape: "ID_SHAPE", "birth-date": "ID_BIRTH_DATE", checksum: "ID_CHECKSUM" } as const;
  row.report(codes[sound.problem], "idNumber");
  return { number, sound };
}

/** Year and month alone, as 1994年2月, 1994.02 or 199402. */
function yearAndMonth(cell: Cell): string | null {
  const found = /^(\d{4})(?:[-./年]?)(\d{1,2})月?$/.exec(textOf(cell).normalize("NFKC").replace(/\s/g, ""));
  const [, year, month] = found ?? [];
  return year && month && Number(month) >= 1 && Number(month) <= 12
    ? `${year}-${month.padStart(2, "0")}`
    : null;
}

/** October kept as a figure, 1994.10, shows as 1994.1. */
const lostZero = (cell: Cell): boolean => typeof cell === "number" && /^\d{4}\.1$/.test(String(cell));

/** The column's day; year and month are completed from the ID number; where both speak and differ, the ID number counts. */
function readBirthDate(row: RowReader<IdentityField>, fromId: Day | null): Day | null {
  const cell = row.cell("birthDate") ?? null;
  const month = yearAndMonth(cell);
  if (month !== null && readDates(cell, false).days.length === 0) {
    if (fromId === null) row.report("CELL_DATE_INCOMPLETE", "birthDate");
    else if (!fromId.startsWith(month) && !(lostZero(cell) && fromId.slice(5, 7) === "10"))
      row.report("BIRTH_ID_MISMATCH", "birthDate");
    return fromId;
  }
  const written = row.day("birthDate") ?? null;
  if (fromId !== null && written !== null && written !== fromId) row.report("BIRTH_ID_MISMATCH", "birthDate");
  return fromId ?? written;
}

/** Reads who a row is about; what does not agree is reported on its cells. */
export function readIdentity(row: RowReader<IdentityField>): Identity {
  const name = readName(row.cell("name"));
  if (name === "") row.report("NAME_MISSING", "name");
  const { number, sound } = readIdCell(row);
  const facts = sound?.ok ? sound : null;
  const written = readSex(row.cell("sex"));
  if (facts && written && written !== facts.sex) row.report("GENDER_ID_MISMATCH", "sex");
  return {
    name,
    idNumber: number,
    idNumberSound: facts !== null,
    birthDate: readBirthDate(row, facts?.birthDate ?? null),
    sex: facts?.sex ?? written,
  };
}
