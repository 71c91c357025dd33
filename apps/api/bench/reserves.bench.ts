// How fast a register of 50,000 people is read and judged, the file's way through the child process included.
import { checkCharacter, toDay } from "@miaopu/domain";
import { judgeRegisters } from "../src/reserves/register.ts";
import { summarise } from "../src/reserves/summary.ts";
import { findRegisters } from "../src/reserves/tables.ts";
import type { Cell } from "../src/workbook/cell.ts";
import { readWorkbook } from "../src/workbook/reader.ts";
import { writeWorkbook } from "../src/workbook/writer.ts";

export const size = 50_000;
const seconds = (since: number) => (performance.now() - since) / 1000;
const two = (n: number) => String(n).padStart(2, "0");

const educations = ["大专", "高中", "大学本科", "硕士", "初中", "中技"];
const sources = [
  "复员退伍军人",
  "高校毕业生",
  "返乡农民工",
  "致富能手",
  "一线先进分子",
  "非公企业",
  "社会组织",
];

/** People in 500 villages, each with an ID number of their own; spelt in several ways. */
export function* rows(): Generator<readonly Cell[]> {
  yield [
    "序号",
    "村(社区)",
    "姓名",
    "性别",
    "出生年月",
    "身份证号码",
    "文化程度",
    "职业",
    "人员来源",
    "联系电话",
  ];
  for (let n = 0; n < size; n++) {
    const [year, month, date] = [1966 + (n % 40), two(1 + (n % 12)), two(1 + (Math.floor(n / 12) % 28))];
    const first17 = `431999${year}${month}${date}${String(Math.floor(n / 336) % 1000).padStart(3, "0")}`;
    const id = first17 + checkCharacter(first17);
    const sex = Number(id[16]) % 2 === 1 ? "男" : "女";
    const birth = [
      `${year}-${month}-${date}`,
      `${year}.${month}`,
      `${year}年${Number(month)}月${Number(date)}日`,
    ][n % 3];
    const name = n % 5 === 0 ? "何　春　乐" : "何春乐";
    const village = `第${Math.floor(n / 100)}河村`;
    yield [
      n + 1,
      village,
      name,
      sex,
      birth ?? "",
      id,
      educations[n % 6] ?? "",
      "务农",
      sources[n % 7] ?? "",
      `199${10_000_000 + n}`,
    ];
  }
}

export async function run(print: (line: string) => void): Promise<void> {
  const plain = { name: "后备力量", widths: [], headerRows: 1, alertColumn: null, merges: [] };
  const file = await writeWorkbook([{ ...plain, rows: rows() }]);
  if (!file.ok) throw new Error(file.error.code);
  const started = performance.now();
  const read = await readWorkbook(file.value);
  if (!read.ok) throw new Error(read.error.code);
  const reading = seconds(started);
  const judgingFrom = performance.now();
  const { tables } = findRegisters(read.value);
  const found = summarise(judgeRegisters(tables), toDay("2026-11-22"));
  const judging = seconds(judgingFrom);
  const rate = (over: number) => `${Math.round(size / over).toLocaleString("en")} rows/s`;
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  print(
    `${found.rows} rows, ${(file.value.length / 1e6).toFixed(1)} MB, ${found.accepted} taken, ${memory} MB resident`,
  );
  print(`read in a child process   ${reading.toFixed(1)} s  ${rate(reading)}`);
  print(`found, parsed and judged  ${judging.toFixed(1)} s  ${rate(judging)}`);
  print(`together                  ${(reading + judging).toFixed(1)} s  (goal: 60 s for the whole import)`);
}
