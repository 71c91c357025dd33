// One person's cells in the many spellings of townships: the same person, whatever they look like.
import { type Education, type PoolSource, educations, poolSources } from "@miaopu/domain/talent-pool";
import type { Cell } from "../../src/workbook/cell.ts";
import { type Random, type Someone, pick } from "./people.ts";

/** How a whole workbook is spelt: plainly, or each cell in a way of its own. */
export type Manner = "plain" | "mixed";

const fullWidth = (text: string) =>
  text.replace(/[0-9A-Za-z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const spaced = (blank: string) => (text: string) => [...text].join(blank);
const same = (text: string): Cell => text;

const nameSpellings: readonly ((name: string) => Cell)[] = [
  same,
  spaced("　"),
  spaced(" "),
  spaced("\u00A0"),
  spaced("\u200B"),
  (name) => ` ${name}\u200B`,
  (name) => `'${name}`,
  (name) => `${name}（女）`,
  (name) => `${name}\n`,
];

const sexSpellings = {
  male: ["男", "男性", "M", "m", "1", 1, " 男 ", "男\u00A0", "Male"],
  female: ["女", "女性", "F", "f", "2", 2, "女　", "\u200B女", "Ｆ"],
} as const;

const number = (part: string) => String(Number(part));
type Split = readonly [year: string, month: string, date: string];
const serial = (day: string) => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

const daySpellings: readonly ((day: string, parts: Split) => Cell)[] = [
  same,
  (day) => day.replaceAll("-", "."),
  (_, [y, m, d]) => `${y}/${number(m)}/${number(d)}`,
  (_, [y, m, d]) => `${y}年${number(m)}月${number(d)}日`,
  (_, [y, m, d]) => `${y} 年 ${number(m)} 月 ${number(d)} 号`,
  (day) => fullWidth(day.replaceAll("-", "．")),
  (day) => day.replaceAll("-", ""),
  (day) => Number(day.replaceAll("-", "")),
  (day) => ({ day }) as Cell,
  (day) => serial(day),
  (day) => String(serial(day)),
  (day) => `${day}T00:00:00.000Z`,
  (day) => `${day} 00:00:00`,
  (day) => `'${day}`,
  (day) => `\u00A0${day}\u200B`,
  (_, [y, m, d]) => `${y} ${number(m)} ${number(d)}`,
  (_, [y, m, d]) => `${y}年${m}月${d}日出生`,
];

/** Not the whole day: completed from the ID number. */
const partSpellings: readonly ((day: string, parts: Split) => Cell)[] = [
  (_, [y, m]) => `${y}.${m}`,
  (_, [y, m]) => `${y}年${number(m)}月`,
  (_, [y, m]) => `${y}-${m}`,
  (_, [y, m]) => `${y}/${number(m)}`,
  (_, [y, m]) => Number(`${y}.${m}`),
  (_, [y, m]) => `${y}${m}`,
  (_, [y, m]) => fullWidth(`${y}年${m}月`),
  (_, [y, m]) => ({ day: `${y}-${m}-01` }) as Cell,
  (_, [y]) => `${y}年`,
  (_, [y, m, d]) => `${y.slice(2)}.${number(m)}.${number(d)}`,
  (_, [y, m, d]) => `${number(m)}/${number(d)}/${y}`,
  () => null,
  () => "/",
];

const idSpellings: readonly ((id: string) => Cell)[] = [
  same,
  fullWidth,
  (id) => ` ${id} `,
  (id) => `'${id}`,
  (id) => `’${id}`,
  (id) => id.toLowerCase(),
  (id) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
  (id) => `\u00A0${id}`,
  (id) => `\u200B${id}\u200B`,
  (id) => `\u202D${id}\u202C`,
  (id) => id.replace("X", "×"),
  (id) => id.replace("X", "Ｘ"),
  (id) => `${id.slice(0, 6)}-${id.slice(6, 14)}-${id.slice(14)}`,
  (id) => (id.slice(6, 8) === "19" ? id.slice(0, 6) + id.slice(8, 17) : id),
  (id) => (id.slice(6, 8) === "19" ? Number(id.slice(0, 6) + id.slice(8, 17)) : id),
];

const around: readonly ((text: string) => Cell)[] = [
  same,
  (text) => ` ${text}`,
  (text) => `${text}\u00A0`,
  spaced("\u200B"),
  (text) => `${[...text].slice(0, 1).join("")} ${[...text].slice(1).join("")}`,
];

const phoneSpellings: readonly ((phone: string) => Cell)[] = [
  same,
  Number,
  fullWidth,
  (phone) => `'${phone}`,
  (phone) => `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
  (phone) => `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
  (phone) => `${phone}\u200B`,
];

const wordFor = (random: Random, row: { readonly zh: string; readonly spellings: readonly string[] }): Cell =>
  pick(random, around)(pick(random, [row.zh, ...row.spellings]));

export type Cells = Readonly<
  Record<
    "village" | "name" | "sex" | "birthDate" | "idNumber" | "education" | "occupation" | "source" | "phone",
    Cell
  >
>;

function idCell({ read, fault }: Someone, random: Random, manner: Manner): Cell {
  if (fault === "damaged")
    return pick(random, [
      Number("431999198804190005"),
      "431999198804190000",
      "4.31999E+17",
      "4.31999198804190E+17",
    ]);
  if (fault === "checksum") return read.idNumber;
  if (read.idNumber === null) return pick(random, [null, "", "/", "无"]);
  return manner === "plain" ? read.idNumber : pick(random, idSpellings)(read.idNumber);
}

function birthCell({ read, said, fault }: Someone, random: Random, manner: Manner): Cell {
  const day = said.birthDate;
  const parts: Split = [day.slice(0, 4), day.slice(5, 7), day.slice(8)];
  if (manner === "plain") return day;
  const known = fault !== "no-id" && fault !== "birth" && fault !== "damaged" && fault !== "checksum";
  return known && read.idNumber !== null && random() < 0.3
    ? pick(random, partSpellings)(day, parts)
    : pick(random, daySpellings)(day, parts);
}

const wordOf = <K extends string>(
  table: Readonly<Record<K, { readonly zh: string; readonly spellings: readonly string[] }>>,
  key: K | null,
  random: Random,
  manner: Manner,
  unknown: string,
): Cell => (key === null ? unknown : manner === "plain" ? table[key].zh : wordFor(random, table[key]));

/** The cells of one person. */
export function cellsOf(one: Someone, random: Random, manner: Manner): Cells {
  const { read, said, fault } = one;
  const plain = manner === "plain";
  const spelt = (spellings: readonly ((text: string) => Cell)[], text: string): Cell =>
    plain ? text : pick(random, spellings)(text);
  return {
    village: read.village === null ? null : spelt(around, read.village),
    name:
      fault === "nameless" ? pick(random, ["", null, "　", "\u200B", "/"]) : spelt(nameSpellings, read.name),
    sex: plain ? sexSpellings[said.sex][0] : pick<Cell>(random, sexSpellings[said.sex]),
    birthDate: birthCell(one, random, manner),
    idNumber: idCell(one, random, manner),
    education: wordOf<Education>(educations, read.education, random, manner, "私塾"),
    occupation: spelt([same, (text) => ` ${text} `], read.occupation ?? ""),
    source: wordOf<PoolSource>(poolSources, read.source, random, manner, "其他"),
    phone: spelt(phoneSpellings, read.phone ?? ""),
  };
}
