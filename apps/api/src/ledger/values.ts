// Reads what stands beside the dates: figures with their units, names, and the words for how a thing ended.
import { nominations, objections, views } from "@miaopu/domain";
import { type Value, empty, isEmptyMark, plain, unreadable, value } from "../sheets/values.ts";
import { type Cell, isBlank } from "../workbook/cell.ts";

/** A whole or decimal figure, alone or with its unit: `3`, `3天`, `24学时`, `20人`, `一半` is none. */
export function readNumber(cell: Cell | undefined): Value<number> {
  if (isBlank(cell)) return empty;
  if (typeof cell === "number") return value(cell);
  const text = plain(cell);
  if (isEmptyMark(text)) return empty;
  const found =
    /^(?:共|约计|计)?(-?\d+(?:\.\d+)?)(?:个|名|位)?(?:人|票|张|天|日|学时|课时|小时|个?月|h)?$/i.exec(text);
  return found ? value(Number(found[1])) : unreadable;
}

interface TrainingLength {
  readonly days?: number;
  readonly hours?: number;
}

const isHours = /学时|课时|小时|h$/i;
const isDays = /天|日/;

/** The unit that words name; null where they name none, or both. */
function unitIn(words: string): keyof TrainingLength | null {
  if (isHours.test(words)) return isDays.test(words) ? null : "hours";
  return isDays.test(words) ? "days" : null;
}

/**
 * How long a training was: `3天`, `24学时`, `3天/24学时`, or a figure alone where the heading leaves no doubt of its unit.
 * @param own what the column is for.
 */
export const readTrainingLength =
  (own: keyof TrainingLength) =>
  (cell: Cell | undefined, heading: string): Value<TrainingLength> => {
    const text = plain(cell);
    if (text === "" || isEmptyMark(text)) return empty;
    const unnamed = unitIn(heading) ?? (/时长|天.*时|时.*天/.test(heading) ? null : own);
    const length: { days?: number; hours?: number } = {};
    const parts = text.replace(/[()]/g, "/").split(/[/、,;及和共计]+|(?<=天|日|时)(?=\d)/);
    for (const part of parts.filter((one) => one !== "")) {
      const [, figure, unit] = /^(-?\d+(?:\.\d+)?)个?(天|日|学时|课时|小时|h)?$/i.exec(part) ?? [];
      const key = unit === undefined ? unnamed : unitIn(unit);
      if (figure === undefined || key === null || length[key] !== undefined) return unreadable;
      length[key] = Number(figure);
    }
    return value(length);
  };

const months: readonly (readonly [RegExp, number])[] = [
  [/半年|六个?月/, 6],
  [/一年|十二个?月/, 12],
  [/七个?月/, 7],
  [/八个?月/, 8],
  [/九个?月/, 9],
  [/十一个?月/, 11],
  [/十个?月/, 10],
];

/** Months of an extension, in figures or words: `6`, `6个月`, `半年`, `延长预备期一年`. */
export function readMonths(cell: Cell | undefined): Value<number> {
  const figure = readNumber(cell);
  if (figure.is !== "unreadable") return figure;
  const text = plain(cell);
  const digits = /(\d+)个?月/.exec(text);
  if (digits) return value(Number(digits[1]));
  const years = /(\d)年/.exec(text);
  if (years) return value(Number(years[1]) * 12);
  const words = months.find(([pattern]) => pattern.test(text));
  return words ? value(words[1]) : unreadable;
}

/** `王 芳` is one name written wide; `龙勇成 江晓宁` are two. */
function splitAtBlanks(piece: string): string[] {
  const names: string[] = [];
  let initial = "";
  for (const token of piece.split(/\s+/).filter((one) => one !== "")) {
    if (initial === "" && token.length === 1) initial = token;
    else {
      names.push(initial + token);
      initial = "";
    }
  }
  return initial === "" ? names : [...names, initial];
}

/** `文宁和吕玉杰` are two names; `张和平` is one. */
function splitAtAnd(name: string): string[] {
  const found = name.length >= 5 ? /^(\S{2,3})[和及与](\S{2,3})$/.exec(name) : null;
  return found ? [found[1] ?? "", found[2] ?? ""] : [name];
}

/** The names in a cell, in their order; without titles in brackets. */
export function readNames(cell: Cell | undefined): Value<readonly string[]> {
  if (isBlank(cell)) return empty;
  if (typeof cell !== "string") return unreadable;
  const text = cell
    .normalize("NFKC")
    .replace(/\([^)]*\)/g, " ")
    .trim();
  if (isEmptyMark(text)) return empty;
  const names = text
    .split(/[、,;/|\n\r]+/)
    .flatMap(splitAtBlanks)
    .flatMap(splitAtAnd);
  return names.length > 0 && names.every((name) => /^[\p{Script=Han}\p{L}·.]{2,20}$/u.test(name))
    ? value(names)
    : unreadable;
}

type Words<T> = readonly (readonly [pattern: RegExp, means: T])[];

/** The first words that are met decide, so refusals stand before consents: `不合格` holds `合格`. */
function readWords<T>(cell: Cell | undefined, words: Words<T>): Value<T> {
  const text = plain(cell);
  if (text === "" || isEmptyMark(text)) return empty;
  const found = words.find(([pattern]) => pattern.test(text));
  return found ? value(found[1]) : unreadable;
}

const harmless = /没有问题|无问题|未发现.{0,8}问题|不存在.{0,8}问题|无不良/;
const negative =
  /不合格|不通过|未通过|没有通过|不予|不同意|未同意|不符合|不具备|有问题|不宜|不能|不批准|未批准|未获|未转正|否决|退回|^否$|^×$|^不$/;
const open = /待|暂|尚未|补充|再议|\?/;
const positive = /合格|通过|同意|符合|具备|批准|准予|良好|优秀|清楚|清白|^是$|^√$|^✓$/;

/** A conclusion: passed or failed. Words that leave it open are not read. */
export function readConclusion(cell: Cell | undefined): Value<"passed" | "failed"> {
  const text = plain(cell);
  if (text === "" || isEmptyMark(text)) return empty;
  if (open.test(text)) return unreadable;
  if (harmless.test(text)) return value("passed");
  if (negative.test(text)) return value("failed");
  return positive.test(text) && !/[不未否]/.test(text) ? value("passed") : unreadable;
}

export const readApproval = (cell: Cell | undefined): Value<"approved" | "rejected"> => {
  const read = readConclusion(cell);
  return read.is === "value" ? value(read.value === "passed" ? "approved" : "rejected") : read;
};

export const readAdmission = (cell: Cell | undefined): Value<"passed" | "not-passed"> => {
  const read = readConclusion(cell);
  return read.is === "value" ? value(read.value === "passed" ? "passed" : "not-passed") : read;
};

export type Conversion = "confirm" | "extend" | "cancel" | "not-passed";

export const readConversion = (cell: Cell | undefined): Value<Conversion> =>
  readWords<Conversion>(cell, [
    [/取消/, "cancel"],
    [/延长|延期/, "extend"],
    [negative, "not-passed"],
    [/转正|正式党员/, "confirm"],
    [positive, "confirm"],
  ]);

const organs: Words<string> = [
  [/临时/, "temporary-organisation"],
  [/总支/, "general-branch"],
  [/村党委|村委/, "village-committee"],
  [/党委|党工委/, "township-committee"],
];
export const readOrgan = (cell: Cell | undefined): Value<string> => readWords(cell, organs);

export const readYesNo = (cell: Cell | undefined): Value<boolean> =>
  readWords(cell, [
    [/^否|^不|未|没有|个人|书记审批|圈阅|传阅/, false],
    [/^是|^√|^✓|集体|党委会|会议/, true],
  ]);

export const readSecret = (cell: Cell | undefined): Value<boolean> =>
  readWords(cell, [
    [/举手|记名(?<!无记名)|口头|鼓掌|^否/, false],
    [/无记名|^是|^√|^✓/, true],
  ]);

export const readNomination = (cell: Cell | undefined): Value<keyof typeof nominations> =>
  readWords<keyof typeof nominations>(cell, [
    [/党员推荐|党员$/, "member"],
    [/群团|工会|妇联/, "mass-organisation"],
    [/团|推优/, "youth-league"],
    [/党员/, "member"],
  ]);

export const readObjections = (cell: Cell | undefined): Value<keyof typeof objections> =>
  /^(?:无|没有)$/.test(plain(cell))
    ? value("none")
    : readWords<keyof typeof objections>(cell, [
        [/属实(?<!不属实)|成立(?<!不成立)/, "upheld"],
        [/不属实|不成立|不影响|已(?:查清|核实|澄清)/, "cleared"],
        [/无异议|没有异议|无反映|无不良|未收到|没有反映/, "none"],
      ]);

const viewWords: Words<keyof typeof views> = [
  [/党小组/, "party-group"],
  [/联系人|培养人/, "mentors"],
  [/党员(?!群众)|党员群众/, "members"],
  [/群众/, "masses"],
];

/** Whose views were heard: all that the cell names. */
export function readViews(cell: Cell | undefined): Value<readonly string[]> {
  if (isBlank(cell)) return empty;
  const text = plain(cell);
  const heard = viewWords.flatMap(([pattern, view]) => (pattern.test(text) ? [view] : []));
  return heard.length > 0 ? value(heard) : unreadable;
}
