// A register judged: every row taken or refused, with what was found, and one person once, however often they are listed.
import type { CellCode } from "../sheets/cell-findings.ts";
import { cellNotes } from "../sheets/cell-findings.ts";
import { type RegisteredPerson, readRegister } from "./rows.ts";
import type { ReserveTable } from "./tables.ts";
import { villageIn, villageNames, villageOfTable } from "./villages.ts";

/**
 * What keeps a row out: without a name or with a wrong ID number it cannot be said who it is, and of several rows with one
 * ID number the first that can be taken counts. All else is taken and told: what disagrees with the ID number (which
 * counts), no ID number at all, no village, an education or a source that no table knows, a birth date that cannot be read.
 */
const refusing: ReadonlySet<CellCode> = new Set<CellCode>([
  "NAME_MISSING",
  "ID_DAMAGED_BY_EXCEL",
  "ID_SHAPE",
  "ID_BIRTH_DATE",
  "ID_CHECKSUM",
  "DUPLICATE_ID",
]);

export interface JudgedReserve extends RegisteredPerson {
  /** Why the row is not taken; null where it is. */
  readonly refused: CellCode | null;
  /** What is told of a row that is taken, each code once. Notes, such as a converted number, are left out. */
  readonly warnings: readonly CellCode[];
}

/** The names of villages as the tables write them, to be led to one name each. */
function* villagesMet(tables: readonly ReserveTable[]): Generator<string> {
  for (const table of tables) {
    const whole = villageOfTable(table.sheet, table.headerRow);
    if (whole !== null) yield whole;
    const column = table.columns.find(({ field }) => field === "village")?.index;
    if (column === undefined) continue;
    for (let row = table.headerRow + table.headerRows; row < table.endRow; row++) {
      const name = villageIn(table.sheet.rows[row]?.[column]);
      if (name !== null) yield name;
    }
  }
}

/** Judges everyone in the tables, in their order. Reading goes along with judging, one row at a time. */
export function* judgeRegisters(tables: readonly ReserveTable[]): Generator<JudgedReserve> {
  const nameOf = villageNames(villagesMet(tables));
  const taken = new Map<string, { readonly sheet: string; readonly row: number }>();
  for (const table of tables)
    for (const person of readRegister(table)) {
      const { idNumber, sheet, row } = person;
      const first = idNumber === null ? undefined : taken.get(idNumber);
      const column = table.columns.find(({ field }) => field === "idNumber");
      const findings = first
        ? [
            ...person.findings,
            {
              code: "DUPLICATE_ID" as const,
              address: `${column?.letter ?? "A"}${row}`,
              header: column?.header ?? "",
              rows: [first.sheet === sheet ? first.row : `${first.sheet}!${first.row}`],
            },
          ]
        : person.findings;
      const codes = [...new Set(findings.map(({ code }) => code))];
      const refused = codes.find((code) => refusing.has(code)) ?? null;
      if (refused === null && idNumber !== null) taken.set(idNumber, { sheet, row });
      yield {
        ...person,
        village: person.village === null ? null : nameOf(person.village),
        findings,
        refused,
        warnings: refused === null ? codes.filter((code) => !cellNotes.has(code)) : [],
      };
    }
}
