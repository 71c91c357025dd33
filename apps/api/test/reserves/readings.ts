// What a workbook is read as, in the words in which a layout says what it must be.
import { judgeRegisters } from "../../src/reserves/register.ts";
import { findRegisters } from "../../src/reserves/tables.ts";
import type { Workbook } from "../../src/workbook/cell.ts";
import type { Placed } from "./layouts.ts";

/** Everyone whom a workbook tells of, in their order. */
export function readFrom(workbook: Workbook): Placed[] {
  return [...judgeRegisters(findRegisters(workbook).tables)].map((one) => ({
    name: one.name,
    village: one.village,
    sex: one.sex,
    birthDate: one.birthDate,
    idNumber: one.idNumber,
    education: one.education,
    occupation: one.occupation,
    source: one.source,
    phone: one.phone,
    refused: one.refused,
    warnings: one.warnings,
    sheet: one.sheet,
    row: one.row,
  }));
}
