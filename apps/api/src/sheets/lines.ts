// The lines of a table that are about no one: titles of sections, numbers of columns, sums, and what stands beneath it.
import { type Cell, type Merge, isBlank, textOf } from "../workbook/cell.ts";
import type { SheetTable } from "./kind.ts";
import type { Layout } from "./row-reader.ts";
import { plain } from "./values.ts";

/** How the first words of a footer, a sum or an example begin. */
export const footer =
  /^(?:合计|总计|共计|小计|汇总|填表|制表|填报|审核|负责人|单位负责|主要负责|经办|说明|注[::\d]|备注(?:[:：]|$)|联系电话|联系人[:]|单位[:(]|其中|总人数|校对|复核|统计人|分管领导|党委书记[:]|签[字名章]|\(?盖章|日期[::]|(?:示例|样例|例)(?:[::\d行]|$))/;

const sum = /(?:小计|合计|总计|共计|累计)(?:[:(]?(?:共?\d+[人名]?)?\)?)?$/;

/** Whether one of the cells says that the row adds up others, in whichever column: 小计, 河口村合计：6人. */
export const isSum = (cells: readonly Cell[]): boolean =>
  cells.some((cell) => typeof cell === "string" && cell.length <= 40 && sum.test(plain(cell)));

const example = /^[([<【]?(?:填写|填报)?(?:示例|样例|范例|举例|例如?)(?:行|数据|\d)?[)\]>】]?:?$/;
const exampleName = /^[([【]?(?:示例|样例|范例|例)[)\]】]?:|[([【](?:示例|样例|范例|例)[)\]】]$/;

/** Whether a row shows how the table is to be filled in. @param name the cell of the name. */
export const isExample = (cells: readonly Cell[], name: Cell | undefined): boolean =>
  cells.some((cell) => typeof cell === "string" && cell.length <= 20 && example.test(plain(cell))) ||
  exampleName.test(plain(name));

export const longestName = 15;

/** The cells that show something, a merged one once. */
export const spread = (cells: readonly Cell[]): Cell[] =>
  cells.filter((cell, n) => !isBlank(cell) && !(n > 0 && textOf(cells[n - 1]) === textOf(cell)));

/** 1, 2, 3 … or 甲, 乙, 1, 2 … under the headings: the numbers of the columns. */
export function countsColumns(cells: readonly Cell[]): boolean {
  const numbered = (cell: Cell | undefined) => plain(cell).replace(/[()]/g, "");
  const first = cells.findIndex((cell) => !/^[甲乙丙丁戊A-Z]$/.test(numbered(cell)));
  const start = numbered(cells[first]);
  return (
    start !== "" &&
    cells.length - first >= 4 &&
    cells.slice(first).every((cell, n) => Number(numbered(cell)) === Number(start) + n)
  );
}

/** A line that names the village or branch of the rows below it: `松林村党支部`, `（一）松林村（3人）`. */
export function sectionVillage(cells: readonly Cell[]): string | null {
  if (cells.length !== 1) return null;
  const only = textOf(cells[0])
    .normalize("NFKC")
    .trim()
    .replace(/^\(?[一二三四五六七八九十\d]{1,3}[)、.]\s*/, "")
    .replace(/(?:\([^()]*\)|[\s:])+$/, "");
  return /(?:党支部|支部|村|社区)$/.test(only) && only.length <= 30 ? only : null;
}

/** Rows that continue the one above: the name is merged over them. */
export function continuedRows<Field extends string>(
  table: SheetTable<Field>,
  layout: Layout<Field | "name" | "idNumber">,
): ReadonlySet<number> {
  const column = layout.get("name")?.[0] ?? layout.get("idNumber")?.[0];
  const covers = ([fromRow, from, toRow, to]: Merge) =>
    column !== undefined &&
    from <= column &&
    column <= to &&
    toRow > fromRow &&
    to === from &&
    fromRow >= table.headerRow + table.headerRows;
  const rows = new Set<number>();
  for (const merge of table.sheet.merges.filter(covers))
    for (let r = merge[0] + 1; r <= merge[2]; r++) rows.add(r);
  return rows;
}

/** One text merged over the row: a line between the rows. */
export const isLine = ({ sheet }: SheetTable<string>, row: number, cells: readonly Cell[]): boolean =>
  cells.length === 1 && (sheet.rows[row] ?? []).filter((cell) => !isBlank(cell)).length > 1;
