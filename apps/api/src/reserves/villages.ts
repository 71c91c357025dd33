// Which village a row is of: by its own cell, by a line above it, by the sheet's name; and one name for one village.
import { type Cell, type Sheet, isBlank, textOf } from "../workbook/cell.ts";
import { isSum, spread } from "../sheets/lines.ts";
import { shown } from "../sheets/values.ts";

const plainText = (text: string): string => textOf(shown(text)).normalize("NFKC").replace(/\s/g, "");

/** Words that end like a village and are none. */
const noVillage = /^(?:行政|自然|各|本|全|每|我|农|乡|贫困|驻|包|中心|示范|城中)?(?:村|社区)$/;

const ending = /(?:村|社区|居委会|村委会|林场|农场|渔场)$/;

/** Whether a text ends like the name of a village. */
export const endsLikeVillage = (text: string): boolean =>
  ending.test(bare(text)) && !noVillage.test(bare(text));

/** Without what stands around a village's name: numbers of a list, brackets, counts, its branch or committee. */
const bare = (text: string): string =>
  plainText(text)
    .replace(/^[([【<]?(?:第?[一二三四五六七八九十百\d]{1,3}[)\]】>、.:]+)/, "")
    .replace(/^[([【<]+|[\])】>]+$/g, "")
    .replace(/(?:[([【][^()[\]【】]*[)\]】]?|共?\d+[人名]|[:;,、.])+$/, "")
    .replace(/^(?:中国共产党|中共)/, "")
    .replace(/(?:党)?(?:总支部?|支部)(?:委员会)?$/, "")
    .replace(/村民委员会$|村委会?$|村民?[一二三四五六七八九十\d]+(?:组|队)$/, "村")
    .replace(/村村$/, "村")
    .replace(/(?:社区)?居民委员会$|社区居委会$/, "社区");

/** The village's name in a cell; null where it is blank. */
export function villageIn(cell: Cell | undefined): string | null {
  const name = isBlank(cell) ? "" : bare(textOf(cell));
  return name === "" || /^[-/无]+$/.test(name) ? null : name;
}

const sameAsAbove = /^(?:同上|〃|″|"|''|”|“|,,|\.\.|…)$/;
/** Whether a cell says that it is as the one above. */
export const isSameAsAbove = (cell: Cell | undefined): boolean =>
  typeof cell === "string" && sameAsAbove.test(cell.normalize("NFKC").replace(/\s/g, ""));

/** A village anywhere in a title: 荫田镇河口村2026年村级后备力量登记表. */
function inTitle(text: string): string | null {
  for (const [, found = ""] of plainText(text).matchAll(
    /([\p{Script=Han}]{1,10}?(?:村|社区))(?!级|民|干|[(（]?社区|\/|、|居|务|振兴|委员|书记)/gu,
  )) {
    const name = found
      .replace(/^.*(?:镇|乡|街道)(?=..)/, "")
      .replace(/^(?:年度?|月|关于|上报|附件|全|各)+/, "");
    if (!noVillage.test(name)) return name;
  }
  return null;
}

const label =
  /^(?:[(]?(?:所在|所属)?(?:行政)?(?:村(?:[(]?\/?(?:社区|居)[)]?)?|社区|村名|村居|村社区)(?:名称|名)?|(?:填报|填表|上报|推荐)?单位(?:[(]盖章[)]|名称)?)[:]/;

/** A village that a line names outright: 村（社区）：河口村, in one cell or two; or a line of nothing but its name. */
export function villageInLine(row: readonly Cell[]): string | null {
  const cells = spread(row);
  if (cells.length === 0 || isSum(cells)) return null;
  for (const [n, cell] of cells.entries()) {
    const text = plainText(textOf(cell));
    const found = label.exec(text);
    if (!found) continue;
    const rest = text.slice(found[0].length);
    const named = inTitle((rest === "" ? plainText(textOf(cells[n + 1])) : rest).slice(0, 30));
    if (named !== null) return named;
  }
  const only = cells.length === 1 ? plainText(textOf(cells[0])) : "";
  return only.length <= 30 && endsLikeVillage(only) && !/[,，。;；]/.test(only) ? bare(only) : null;
}

/** How far above its headings a table's title may stand. */
const titleRows = 12;

/** The lines above the headings, from the nearest upwards, as far as they are not rows of another table. */
function linesAbove(sheet: Sheet, headerRow: number): (readonly Cell[])[] {
  const lines: (readonly Cell[])[] = [];
  for (let row = headerRow - 1; row >= Math.max(0, headerRow - titleRows); row--) {
    const cells = spread(sheet.rows[row] ?? []);
    if (isSum(cells) || cells.filter((cell) => /\d{6}/.test(textOf(cell))).length > 1 || cells.length > 6)
      break;
    lines.push(sheet.rows[row] ?? []);
  }
  return lines;
}

/** The village that the lines above some headings name, outright or in a title; null where none does. */
export function villageAbove(sheet: Sheet, headerRow: number): string | null {
  const lines = linesAbove(sheet, headerRow);
  return firstOf(lines, villageInLine) ?? firstOf(lines, villageInTitles);
}

/** The village that a whole table is of: named outright above its headings, else by the sheet's name, else in the title. */
export function villageOfTable(sheet: Sheet, headerRow: number): string | null {
  const lines = linesAbove(sheet, headerRow);
  return firstOf(lines, villageInLine) ?? inTitle(sheet.name) ?? firstOf(lines, villageInTitles);
}

const villageInTitles = (line: readonly Cell[]): string | null =>
  firstOf(spread(line), (cell) => inTitle(textOf(cell)));

function firstOf<T>(from: readonly T[], find: (one: T) => string | null): string | null {
  for (const one of from) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}

const core = (name: string): string => name.replace(/(?:村|社区|居委会)$/, "");

/**
 * One name for one village, learnt from all names met: 荫田镇河口村, 河口村 and 河口 are one where the workbook has 河口村.
 * What only looks alike stays apart.
 */
export function villageNames(met: Iterable<string>): (name: string) => string {
  const names = new Set(met);
  const known = new Map<string, string>();
  const withoutTownship = (name: string): string => {
    const rest = /^.{1,5}?(?:镇|乡|街道)(.+(?:村|社区))$/.exec(name)?.[1];
    if (rest === undefined || noVillage.test(rest)) return name;
    const township = name.slice(0, name.length - rest.length);
    const together = [...names].filter((other) => other.startsWith(township)).length;
    return names.has(rest) || together > 1 ? rest : name;
  };
  const plain = new Set([...names].map(withoutTownship));
  const byCore = new Map<string, string[]>();
  for (const name of plain)
    if (ending.test(name)) byCore.set(core(name), [...(byCore.get(core(name)) ?? []), name]);
  for (const name of names) {
    const short = withoutTownship(name);
    const longer = ending.test(short) ? [] : (byCore.get(short) ?? []);
    known.set(name, longer.length === 1 ? (longer[0] as string) : short);
  }
  return (name) => known.get(name) ?? name;
}
