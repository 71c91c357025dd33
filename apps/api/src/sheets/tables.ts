// Finds the tables of one kind in a workbook: the row or rows of headings, wherever they stand, and where each table ends.
import {
  type Cell,
  type Sheet,
  type Workbook,
  columnLetter,
  isBlank,
  mergeAt,
  textOf,
} from "../workbook/cell.ts";
import type { Meaning, SheetTable, TableKind } from "./kind.ts";

interface Heading<Field extends string> {
  readonly row: number;
  readonly depth: number;
  readonly headings: readonly (readonly string[])[];
  readonly meanings: readonly (Meaning<Field> | null)[];
  readonly score: number;
}

/** Where headings are looked for: rows from 0, and those among them that are titles. */
interface HeadingArea {
  readonly row: number;
  readonly depth: number;
  readonly width: number;
  readonly titles: ReadonlySet<number>;
}

const deepest = 4;
/** What a heading adds in brackets, such as an example. */
const aside = /[（(][^（）()]*[)）]/g;
const dataLike = /\d{4}|\d{15}|^\d+(?:\.\d+)?$/;

function looksLikeHeadings(row: readonly Cell[] | undefined): boolean {
  let text = 0;
  let data = 0;
  for (const cell of row ?? []) {
    if (isBlank(cell)) continue;
    if (typeof cell === "string" && !dataLike.test(cell.replace(aside, ""))) text++;
    else data++;
  }
  return text > 0 && data * 5 <= text;
}

/** A row above the headings that is the sheet's title or a line about it, not groups of columns. */
function isTitleRow(row: readonly Cell[]): boolean {
  const texts = new Set(row.filter((cell) => !isBlank(cell)).map((cell) => textOf(cell).trim()));
  return texts.size < 2 || [...texts].some((text) => /填报|填表|制表|单位[::]/.test(text));
}

/** The heading of a column, group headings first; empty where the column has none. */
function headingAt(sheet: Sheet, area: HeadingArea, column: number): string[] {
  const words: string[] = [];
  const last = area.row + area.depth - 1;
  for (let r = area.row; r <= last; r++) {
    if (area.titles.has(r)) continue;
    let text = textOf(sheet.rows[r]?.[column]).trim();
    const merge = mergeAt(sheet.merges, r, column);
    if (merge && merge[3] - merge[1] + 1 > Math.max(3, area.width * 0.6)) text = "";
    if (text === "" && r < last) text = groupToTheLeft(sheet, r, last, column);
    if (text !== "" && text !== words.at(-1)) words.push(text);
  }
  return words;
}

/** A group heading that was written over its first column without merging: it holds for the columns to its right. */
function groupToTheLeft(sheet: Sheet, row: number, last: number, column: number): string {
  const standsAlone = (c: number) =>
    sheet.rows.slice(row + 1, last + 1).every((cells) => isBlank(cells[c])) ||
    mergeAt(sheet.merges, row, c)?.[2] === last;
  if (standsAlone(column)) return "";
  for (let c = column - 1; c >= 0; c--) {
    if (standsAlone(c)) return "";
    const text = textOf(sheet.rows[row]?.[c]).trim();
    if (text !== "") return mergeAt(sheet.merges, row, c) ? "" : text;
  }
  return "";
}

/** How many columns the headings tell apart: two that mean one and the same thing count once. */
function tellApart(meanings: readonly (Meaning<string> | null)[]): number {
  const met = new Map<string, number>();
  let count = 0;
  for (const meaning of meanings) {
    if (meaning === null) continue;
    const key = meaning.fields.join();
    const times = (met.get(key) ?? 0) + 1;
    met.set(key, times);
    if (times <= meaning.fields.length) count++;
  }
  return count;
}

function headingsFrom<Field extends string>(
  kind: TableKind<Field>,
  sheet: Sheet,
  row: number,
  depth: number,
): Heading<Field> {
  const rows = sheet.rows.slice(row, row + depth);
  const width = Math.max(...rows.map((cells) => cells.length), 0);
  const titles = new Set(rows.slice(0, -1).flatMap((cells, n) => (isTitleRow(cells) ? [row + n] : [])));
  const area = { row, depth, width, titles };
  const headings = Array.from({ length: width }, (_, column) => headingAt(sheet, area, column));
  const meanings = headings.map((words) => kind.meaningOf(words.at(-1) ?? "", words.slice(0, -1)));
  const certain = meanings.filter((meaning) => meaning?.by === "words").length;
  const score = kind.suffices(meanings) ? tellApart(meanings) + certain / 1000 : 0;
  return { row, depth, headings, meanings, score };
}

/** Whether a heading that is merged over several rows begins above these rows, or ends below them. */
function cutsMerges(sheet: Sheet, row: number, depth: number): boolean {
  return sheet.merges.some(
    ([from, , to]) =>
      to > from &&
      to - from < deepest &&
      ((from < row && to >= row) || (from < row + depth && to >= row + depth)),
  );
}

function bestFrom<Field extends string>(
  kind: TableKind<Field>,
  sheet: Sheet,
  row: number,
): Heading<Field> | null {
  let best: Heading<Field> | null = null;
  let whole = false;
  for (let depth = 1; depth <= deepest && looksLikeHeadings(sheet.rows[row + depth - 1]); depth++) {
    const heading = headingsFrom(kind, sheet, row, depth);
    const cut = cutsMerges(sheet, row, depth);
    if (heading.score === 0 || (cut && whole)) continue;
    if (heading.score > (best?.score ?? 0) || (!cut && !whole)) best = heading;
    whole ||= !cut;
  }
  return best;
}

/** The headings that begin at or just below a row: a title above them scores no better than they do. */
function headingNear<Field extends string>(
  kind: TableKind<Field>,
  sheet: Sheet,
  row: number,
): Heading<Field> | null {
  if (!sheet.rows[row]?.some((cell) => typeof cell === "string" && kind.mark.test(cell))) return null;
  let best: Heading<Field> | null = null;
  for (let r = Math.max(0, row - deepest + 1); r < row + deepest; r++) {
    const heading = bestFrom(kind, sheet, r);
    if (!heading || heading.row > row || heading.row + heading.depth <= row) continue;
    if (!best || heading.score > best.score || (heading.score === best.score && heading.depth < best.depth))
      best = heading;
  }
  return best;
}

const sameHeadings = (a: Heading<string>, b: Heading<string>) =>
  a.headings.length === b.headings.length &&
  a.headings.every((words, column) => words.join() === b.headings[column]?.join());

/** Tables side by side stand apart by a column without heading and have a name each. */
function segments(heading: Heading<string>): [from: number, to: number][] {
  const runs: [number, number][] = [];
  heading.headings.forEach((words, column) => {
    const last = runs.at(-1);
    if (words.length === 0) return;
    if (last && last[1] === column) last[1] = column + 1;
    else runs.push([column, column + 1]);
  });
  const named = ([from, to]: [number, number]) =>
    heading.meanings.slice(from, to).some((meaning) => meaning?.fields[0] === "name");
  const whole: [number, number] = [0, heading.headings.length];
  return runs.filter(named).length > 1 ? runs.filter(named) : [whole];
}

function toTable<Field extends string>(
  kind: TableKind<Field>,
  sheet: Sheet,
  date1904: boolean,
  heading: Heading<Field>,
  [from, to]: [number, number],
  endRow: number,
  repeated: ReadonlySet<number>,
): SheetTable<Field> {
  const firstRow = heading.row + heading.depth;
  const samples = (column: number) =>
    sheet.rows.slice(firstRow, Math.min(endRow, firstRow + 200)).map((row) => row[column + from] ?? null);
  const assigned = kind.assign(heading.meanings.slice(from, to), samples);
  const columns = assigned.map((one, at) => {
    const index = at + from;
    return { ...one, index, letter: columnLetter(index), header: heading.headings[index]?.join(" / ") ?? "" };
  });
  return { sheet, date1904, headerRow: heading.row, headerRows: heading.depth, endRow, columns, repeated };
}

function tablesOf<Field extends string>(
  kind: TableKind<Field>,
  sheet: Sheet,
  date1904: boolean,
): SheetTable<Field>[] {
  const found: { heading: Heading<Field>; repeated: Set<number> }[] = [];
  for (let row = 0; row < sheet.rows.length; row++) {
    const heading = headingNear(kind, sheet, row);
    if (!heading) continue;
    const previous = found.at(-1);
    if (previous && heading.row < previous.heading.row + previous.heading.depth) continue;
    if (previous && sameHeadings(previous.heading, heading))
      for (let r = heading.row; r < heading.row + heading.depth; r++) previous.repeated.add(r);
    else found.push({ heading, repeated: new Set() });
    row = heading.row + heading.depth - 1;
  }
  return found.flatMap(({ heading, repeated }, n) => {
    const endRow = found[n + 1]?.heading.row ?? sheet.rows.length;
    return segments(heading).map((segment) =>
      toTable(kind, sheet, date1904, heading, segment, endRow, repeated),
    );
  });
}

/** Every table of a kind in the order of its sheets. */
export const tablesIn = <Field extends string>(
  workbook: Workbook,
  kind: TableKind<Field>,
): SheetTable<Field>[] => workbook.sheets.flatMap((sheet) => tablesOf(kind, sheet, workbook.date1904));
