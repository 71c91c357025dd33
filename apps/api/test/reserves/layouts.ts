// Ways in which townships lay a register out: each from a seed, so that a layout that fails can be made again.
import { type Cell, type Merge, type Workbook, fillMerges } from "../../src/workbook/cell.ts";
import { type Column, groups, headings } from "./heading-words.ts";
import { type Random, type Read, type Someone, pick } from "./people.ts";
import { type Manner, cellsOf } from "./spellings.ts";

export interface SheetPlan {
  readonly name: string;
  readonly rows: Cell[][];
  readonly merges: Merge[];
  readonly hidden?: boolean;
}

/** Where a row lies and what it must be read as. */
export interface Placed extends Read {
  readonly sheet: string;
  readonly row: number;
}

export interface Layout {
  readonly sheets: readonly SheetPlan[];
  readonly placed: readonly Placed[];
}

export type Shape = "one table" | "sections" | "sheet names" | "labels" | "titles" | "tables on one sheet";
export type VillageColumn = "plain" | "merged" | "once" | "same as above" | "none";
export type Header = "one row" | "merged groups" | "open groups";

export interface Choices {
  readonly shape: Shape;
  readonly village: VillageColumn;
  readonly header: Header;
  readonly manner: Manner;
  /** Sums, notes, examples, numbers of columns, blank rows and repeated headings between the rows. */
  readonly noise: boolean;
}

function shuffled<T>(random: Random, from: readonly T[]): T[] {
  return from
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}

function columnsFor(random: Random, choices: Choices): Column[] {
  const core: Column[] = [
    "name",
    "sex",
    "birthDate",
    "idNumber",
    "education",
    "occupation",
    "source",
    "phone",
  ];
  const extra = shuffled<Column>(random, ["ethnicity", "party", "school", "age", "remarks"]).slice(
    0,
    Math.floor(random() * 5),
  );
  const order =
    choices.header === "one row" ? shuffled(random, [...core, ...extra]) : grouped([...core, ...extra]);
  const first: Column[] = choices.village === "none" ? [] : ["village"];
  return random() < 0.8 ? ["serial", ...first, ...order] : [...first, ...order];
}

const grouped = (columns: readonly Column[]): Column[] => {
  const inGroups = groups.flatMap(([, members]) => members.filter((column) => columns.includes(column)));
  return [...inGroups, ...columns.filter((column) => !inGroups.includes(column))];
};

/** Writes one sheet after another, remembering where people come to lie. */
class Writer {
  readonly sheets: SheetPlan[] = [];
  readonly placed: Placed[] = [];
  readonly #random: Random;
  readonly #choices: Choices;
  readonly #columns: readonly Column[];
  readonly #words: ReadonlyMap<Column, string>;
  #serial = 0;

  constructor(random: Random, choices: Choices) {
    this.#random = random;
    this.#choices = choices;
    this.#columns = columnsFor(random, choices);
    this.#words = new Map(this.#columns.map((column) => [column, pick(random, headings[column])]));
  }

  get #sheet(): SheetPlan {
    return this.sheets.at(-1) as SheetPlan;
  }

  sheet(name: string, hidden = false): void {
    this.sheets.push({ name, rows: [], merges: [], hidden });
  }

  line(...cells: Cell[]): void {
    this.#sheet.rows.push(cells);
  }

  /** A line merged over the whole width. */
  title(text: string): void {
    const row = this.#sheet.rows.push([text]) - 1;
    this.#sheet.merges.push([row, 0, row, this.#columns.length - 1]);
  }

  header(): void {
    const { header } = this.#choices;
    const words = this.#columns.map((column) => this.#words.get(column) ?? "");
    if (header === "one row") return this.line(...words);
    const { rows, merges } = this.#sheet;
    const top = rows.length;
    const upper: Cell[] = [...words];
    const lower: Cell[] = words.map(() => null);
    for (const [group, members] of groups) {
      const own = this.#columns.flatMap((column, at) => (members.includes(column) ? [at] : []));
      own.forEach((at, n) => {
        upper[at] = n === 0 ? group : null;
        lower[at] = words[at] ?? null;
      });
      if (own.length > 1 && header === "merged groups") merges.push([top, own[0] ?? 0, top, own.at(-1) ?? 0]);
    }
    if (header === "merged groups")
      lower.forEach((cell, at) => cell === null && merges.push([top, at, top + 1, at]));
    rows.push(upper, lower);
  }

  /** Whatever stands in the row, cells by their columns. */
  row(cells: Partial<Record<Column, Cell>>): void {
    this.line(...this.#columns.map((column) => cells[column] ?? null));
  }

  block(village: string, people: readonly Someone[]): void {
    const start = this.#sheet.rows.length;
    people.forEach((one, n) => {
      const cells = cellsOf(one, this.#random, this.#choices.manner);
      this.#serial++;
      const repeats = n > 0 && this.#choices.village !== "plain";
      const own = this.#choices.village === "same as above" ? "同上" : null;
      this.row({
        ...cells,
        village: repeats ? own : cells.village,
        serial: this.#random() < 0.2 ? String(this.#serial) : this.#serial,
        ethnicity: "汉族",
        party: "群众",
        school: "某县职业学校",
        age: 30,
        remarks: n % 7 === 3 ? "已谈话" : null,
      });
      this.placed.push({ ...one.read, sheet: this.#sheet.name, row: this.#sheet.rows.length });
      if (this.#choices.noise && n % 6 === 5 && this.#choices.village === "plain") this.#between();
    });
    const at = this.#columns.indexOf("village");
    if (this.#choices.village === "merged" && people.length > 1)
      this.#sheet.merges.push([start, at, start + people.length - 1, at]);
    if (this.#choices.noise) this.sum(`${village}小计`, people.length);
  }

  #between(): void {
    if (this.#random() < 0.5) this.line();
    else this.header();
  }

  sum(words: string, count: number): void {
    const say = pick(this.#random, [
      words,
      "小计",
      "小 计",
      `${words}：${count}人`,
      "合计",
      "合计：",
      `小计（${count}人）`,
    ]);
    const cells: Cell[] = this.#columns.map(() => null);
    const at = Math.floor(this.#random() * this.#columns.length);
    cells[at] = say;
    cells[(at + 2) % cells.length] = this.#random() < 0.5 ? count : `${count}人`;
    this.line(...cells);
  }

  under(): void {
    if (!this.#choices.noise) return;
    if (this.#random() < 0.4) this.line(...this.#columns.map((_, n) => n + 1));
    if (this.#random() < 0.4 && this.#columns.includes("serial"))
      this.row({
        serial: "示例",
        village: "某某村",
        name: "张三",
        sex: "男",
        birthDate: "1990-01-01",
        idNumber: "431999199001010012",
        phone: "19900000000",
      });
    if (this.#random() < 0.3) this.row({ name: "张三（示例）", sex: "男", education: "本科" });
    if (this.#random() < 0.3)
      this.row({
        name: "必填",
        sex: "下拉选择",
        birthDate: "格式1990-01-01",
        idNumber: "18位",
        education: "下拉选择",
      });
  }

  foot(): void {
    const feet: Cell[][] = [
      ["填表人：张三", null, null, "审核人：李四"],
      [null, "审核人:", null, "填表人:", null, "填报日期：2026年11月"],
      ["备注：本表一式两份，学历按最高学历填写"],
      ["注：1.来源分七类。"],
      [null, null, "单位负责人（签字）：", null, "联系电话：19900000000"],
    ];
    this.line(...pick(this.#random, feet));
    if (this.#choices.noise) this.line(...pick(this.#random, feet));
  }
}

const bySheet: ReadonlySet<Shape> = new Set<Shape>(["sheet names", "labels", "titles"]);

function begin(writer: Writer, { shape }: Choices, village: string, n: number): void {
  if (bySheet.has(shape)) writer.sheet(shape === "sheet names" ? village : `表${n + 1}`);
  if (shape === "labels") {
    writer.title("村级后备力量登记表");
    writer.line(
      ...(n % 2 === 0 ? [`村（社区）：${village}`] : ["村（社区）：", village]),
      null,
      "填报日期：2026年11月",
    );
  } else if (shape === "titles") writer.title(`荫田镇${village}2026年村级后备力量登记表`);
  else if (shape === "tables on one sheet")
    writer.title(pick(() => (n % 3) / 3, [`${village}后备力量名册`, `村（社区）：${village}`, village]));
  else writer.title("村级后备力量登记表");
}

/** Lays people out. */
export function laidOut(random: Random, choices: Choices, people: readonly Someone[]): Layout {
  const writer = new Writer(random, choices);
  const villages = [...new Set(people.map(({ read }) => read.village ?? ""))];
  const ofVillage = (village: string) => people.filter(({ read }) => read.village === village);
  const apart = bySheet.has(choices.shape) || choices.shape === "tables on one sheet";
  if (!bySheet.has(choices.shape)) writer.sheet("村级后备力量");
  if (!apart) {
    writer.title("荫田镇2026年村级后备力量登记台账");
    writer.line("填报单位:镇党建办", null, null, "填报日期:2026年11月");
    writer.header();
    writer.under();
  }
  villages.forEach((village, n) => {
    if (apart) {
      begin(writer, choices, village, n);
      writer.header();
      writer.under();
    } else if (choices.shape === "sections")
      writer.line(
        pick(random, [
          village,
          `${"一二三四五六七八九"[n]}、${village}`,
          `（${n + 1}）${village}（${ofVillage(village).length}人）`,
        ]),
      );
    writer.block(village, ofVillage(village));
    if (apart) writer.foot();
  });
  if (!apart) {
    writer.sum("合计", people.length);
    writer.foot();
  }
  return { sheets: writer.sheets, placed: writer.placed };
}

/** The sheets as the port would read them, without the way through a file. */
export const inMemory = (sheets: readonly SheetPlan[]): Workbook => ({
  date1904: false,
  sheets: sheets.map(({ name, rows, merges, hidden = false }) => {
    const cells = rows.map((row) => [...row]);
    return { name, hidden, clipped: false, rows: cells, merges: fillMerges(cells, merges) };
  }),
});
