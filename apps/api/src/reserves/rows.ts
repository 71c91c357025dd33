// The people of a register, one row after another: which rows are someone's, and what each says of them.
import { type Day } from "@miaopu/domain";
import {
  type Education,
  type PoolSource,
  educationIds,
  educationOf,
  poolSourceOf,
} from "@miaopu/domain/talent-pool";
import type { CellFinding } from "../sheets/cell-findings.ts";
import { type Identity, readIdentity } from "../sheets/identity.ts";
import {
  continuedRows,
  countsColumns,
  footer,
  isExample,
  isLine,
  isSum,
  longestName,
  spread,
} from "../sheets/lines.ts";
import { type Layout, type RowReader, layoutOf, readRow } from "../sheets/row-reader.ts";
import { isEmptyMark, plain, readText } from "../sheets/values.ts";
import { type Cell, isBlank, textOf } from "../workbook/cell.ts";
import { type ReserveField, reserveFields } from "./fields.ts";
import type { ReserveTable } from "./tables.ts";
import { isSameAsAbove, villageAbove, villageIn, villageInLine, villageOfTable } from "./villages.ts";

/** One person as a row of the register tells of them. What is not known is null. */
export interface RegisteredPerson extends Identity {
  readonly sheet: string;
  /** The sheet's own row number, from 1. */
  readonly row: number;
  readonly village: string | null;
  readonly birthDate: Day | null;
  /** The highest where several columns tell of it. */
  readonly education: Education | null;
  readonly occupation: string | null;
  readonly source: PoolSource | null;
  readonly phone: string | null;
  /** What the cells say, as they stand. Where it differs from the values above, both are to be shown. */
  readonly written: Readonly<Partial<Record<ReserveField, string>>>;
  readonly findings: readonly CellFinding[];
}

interface Lines {
  readonly table: ReserveTable;
  readonly layout: Layout<ReserveField>;
}

const cellAt = ({ table, layout }: Lines, row: number, field: ReserveField): Cell => {
  const column = layout.get(field)?.[0];
  return column === undefined ? null : (table.sheet.rows[row]?.[column] ?? null);
};

const hint = /必填|选填|填写|下拉|格式|如[:]|位数|与身份证/;
const placeholder = /^(?:.?某+|[×x*○o]{2,})(?:村|社区)?$/i;
/** A name that says it is one though nothing stands beside it. */
const loneName = /^\p{Script=Han}{2,4}$|^[\p{Script=Han}·]{2,15}·[\p{Script=Han}·]*$/u;
const personName = /^[\p{Script=Han}·]{2,15}(?:\([^)]*\))?$/u;
const besideNames = ["sex", "birthDate", "education", "occupation", "source", "phone"] as const;
/** A row without name and ID number that says so many other things is someone whose name is missing. */
const enoughBeside = 3;

/** Whether a cell is meant as an ID number, sound or not; a count beneath the column is none. */
const holdsId = (cell: Cell): boolean => {
  const text = plain(cell);
  return /^\d[\d.]*E\+?\d+$/i.test(text) || /^\d{6}[\dX*-]{4,}$/i.test(text.replace(/['’‘`×]/g, ""));
};

/** How much a row says beside name and ID number. */
const saidBeside = (lines: Lines, row: number): number =>
  besideNames.filter((field) => {
    const cell = cellAt(lines, row, field);
    return !isBlank(cell) && !isEmptyMark(plain(cell));
  }).length;

/** Whether a row without name tells of someone: a sex in words, a birth date or a telephone number. */
const speaksOfSomeone = (lines: Lines, row: number): boolean =>
  /^[男女]/.test(plain(cellAt(lines, row, "sex"))) ||
  (["birthDate", "phone"] as const).some(
    (field) => plain(cellAt(lines, row, field)).replace(/\D/g, "").length >= 6,
  );

/** Whether a row is someone's: it has a name or an ID number, or so much beside them that both are missing. */
function tellsOfPerson(lines: Lines, row: number, cells: readonly Cell[]): boolean {
  if (cells.length === 0) return false;
  const written = cellAt(lines, row, "name");
  const name = plain(written);
  const idHeld = holdsId(cellAt(lines, row, "idNumber"));
  if (isExample(cells, written) || placeholder.test(plain(cellAt(lines, row, "village")))) return false;
  if (!idHeld) {
    if (footer.test(textOf(cells[0]).normalize("NFKC").trim()) || footer.test(name) || isSum(cells))
      return false;
    if (hint.test(name) || placeholder.test(name)) return false;
    if (countsColumns(cells) || isLine(lines.table, row, cells)) return false;
  }
  if (idHeld) return !hint.test(name);
  if (name === "" || isEmptyMark(name))
    return saidBeside(lines, row) >= enoughBeside && speaksOfSomeone(lines, row);
  if (!personName.test(name) && (/^[\d.]+$/.test(name) || name.length > longestName)) return false;
  return saidBeside(lines, row) >= 2 || (loneName.test(name) && villageInLine(cells) === null);
}

/** Whether the village is written once above its rows: nowhere in two rows running, and blank in some. */
function villageSaidOnce(lines: Lines): boolean {
  const { table } = lines;
  let last: string | null = null;
  let blanks = 0;
  for (let row = table.headerRow + table.headerRows; row < table.endRow; row++) {
    if (isBlank(cellAt(lines, row, "name")) && isBlank(cellAt(lines, row, "idNumber"))) continue;
    const said = villageIn(cellAt(lines, row, "village"));
    if (said === null) blanks++;
    else if (said === last) return false;
    last = said;
  }
  return blanks > 0;
}

/** Of several columns the highest education; a word that no table knows is told only where none is known. */
function readEducation(row: RowReader<ReserveField>): Education | null {
  const texts = row.list("education", (cell) => {
    const text = readText(cell);
    return text === undefined ? { is: "empty" } : { is: "value", value: [text] };
  });
  if (texts === undefined) return null;
  const known = new Set(texts.map(educationOf));
  const highest = educationIds.find((education) => known.has(education)) ?? null;
  if (highest === null) row.report("EDUCATION_UNKNOWN", "education");
  return highest;
}

function readSource(row: RowReader<ReserveField>): PoolSource | null {
  const text = readText(row.cell("source"));
  const source = text === undefined ? null : poolSourceOf(text);
  if (source === null && text !== undefined) row.report("SOURCE_UNKNOWN", "source");
  return source;
}

/** A telephone number as it is dialled: digits, a plus sign, blanks between several; null where there is none. */
function readPhone(cell: Cell | undefined): string | null {
  const text = textOf(typeof cell === "number" ? cell : readText(cell)).normalize("NFKC");
  const plainText = /^\d(?:\.\d+)?E\+?\d+$/i.test(text.trim()) ? String(Number(text)) : text;
  return plainText.replace(/(?<=\d)[\s-](?=\d)/g, "").trim() || null;
}

const asWritten = (row: RowReader<ReserveField>): RegisteredPerson["written"] => {
  const written: Partial<Record<ReserveField, string>> = {};
  for (const { field } of reserveFields) {
    const text = row.has(field) ? textOf(row.cell(field)) : "";
    if (text !== "") written[field] = text;
  }
  return written;
};

/** 张三（女）: what stands in brackets behind a name is a remark. */
const withoutRemark = (name: string): string => name.replace(/\([^()]*\)$/, "");

function readPerson(row: RowReader<ReserveField>, village: string | null) {
  const identity = readIdentity(row);
  if (!row.has("idNumber") || (identity.idNumber === null && !row.failed("idNumber")))
    row.report("ID_MISSING", "idNumber");
  if (village === null) row.report("VILLAGE_MISSING", "village");
  return {
    ...identity,
    name: withoutRemark(identity.name),
    village,
    education: readEducation(row),
    occupation: readText(row.cell("occupation")) ?? null,
    source: readSource(row),
    phone: readPhone(row.cell("phone")),
    written: asWritten(row),
    findings: row.findings,
  };
}

/** Everyone in a table, in the order of its rows. */
export function* readRegister(table: ReserveTable): Generator<RegisteredPerson> {
  const layout = layoutOf(table);
  const lines: Lines = { table, layout };
  const continued = continuedRows<ReserveField>(table, layout);
  const saidOnce = villageSaidOnce(lines);
  const [from, to] = [table.columns[0]?.index ?? 0, (table.columns.at(-1)?.index ?? 0) + 1];
  let section = villageOfTable(table.sheet, table.headerRow);
  let above: string | null = null;
  for (let row = table.headerRow + table.headerRows; row < table.endRow; row++) {
    if (table.repeated.has(row)) {
      if (table.repeated.has(row - 1)) continue;
      const named = villageAbove(table.sheet, row);
      if (named !== null) [section, above] = [named, null];
      continue;
    }
    const cells = spread((table.sheet.rows[row] ?? []).slice(from, to));
    if (!tellsOfPerson(lines, row, cells)) {
      const named = villageInLine(cells);
      if (named !== null) [section, above] = [named, null];
      continue;
    }
    const rows = [row];
    while (row + 1 < table.endRow && continued.has(row + 1)) rows.push(++row);
    const cell = cellAt(lines, rows[0] ?? row, "village");
    const own: string | null = isSameAsAbove(cell) ? above : (villageIn(cell) ?? (saidOnce ? above : null));
    if (own !== null) above = own;
    const person = readPerson(readRow(table, layout, rows), own ?? section);
    yield { ...person, sheet: table.sheet.name, row: (rows[0] ?? row) + 1 };
  }
}
