// `miaopu import reserves FILE`: a register of reserves checked or taken in from the command line, in words or as JSON.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Day, type Result, isDay } from "@miaopu/domain";
import { ageBands, poolSources } from "@miaopu/domain/talent-pool";
import { UsageError } from "../cli/command.ts";
import { cellSentence } from "../sheets/cell-findings.ts";
import type { Workbook } from "../workbook/cell.ts";
import { readWorkbook } from "../workbook/reader.ts";
import type { Desk } from "../use-cases/asking.ts";
import { reasonOf } from "./answers.ts";
import { importRegister } from "./command-line-import.ts";
import type { ImportPhase } from "./pace.ts";
import { type JudgedReserve, judgeRegisters } from "./register.ts";
import { type RegisterSummary, summarise } from "./summary.ts";
import { type FoundRegisters, findRegisters } from "./tables.ts";
import type { Taken } from "./taking.ts";

/** Where the command speaks, and which day it is. */
export interface ImportIo {
  /** The data to write to; asked for only where something is to be written. */
  readonly openDesk: () => Promise<{ readonly desk: Desk; readonly close: () => Promise<void> }>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly today: Day;
}

interface Asked {
  readonly file: string;
  readonly on: Day | undefined;
  readonly sheet: string | undefined;
  readonly township: string | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
}

function asked(argv: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      on: { type: "string" },
      sheet: { type: "string" },
      township: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1)
    throw new UsageError("须给出一个登记台账文件 / one register's file is asked for");
  const { on, sheet, township } = values;
  if (on !== undefined && !isDay(on))
    throw new UsageError("--on 应为存在的日期 YYYY-MM-DD / --on asks for an existing day YYYY-MM-DD");
  return { file, on, sheet, township, dryRun: values["dry-run"] === true, json: values.json === true };
}

type Outcome<T> = Result<T, { readonly zh: string; readonly en: string }>;
const refuse = (zh: string, en: string): Outcome<never> => ({ ok: false, error: { zh, en } });

async function workbookAt(path: string): Promise<Outcome<Workbook>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    return refuse(`打不开文件：${path}`, `cannot open the file: ${path}`);
  }
  return readWorkbook(bytes);
}

async function registersAt({ file, sheet }: Asked): Promise<Outcome<FoundRegisters>> {
  const read = await workbookAt(file);
  if (!read.ok) return read;
  const found = findRegisters(read.value, sheet);
  return found.tables.length > 0
    ? { ok: true, value: found }
    : refuse(
        "没有找到登记台账：须有一行标题，含姓名或身份证号，以及另外至少两栏。",
        "No register was found: a row of headings with a name or an ID number and at least two other columns is needed.",
      );
}

const entitle = (
  title: string,
  counts: Readonly<Record<string, number>>,
  name = (key: string) => key,
): string =>
  `${title}：${Object.entries(counts)
    .map(([key, number]) => `${key === "unknown" ? "未知" : name(key)} ${number}`)
    .join("、")}`;

/** By row and column alone: what is printed may be kept, and names nobody. */
function inWords(people: readonly JudgedReserve[], summary: RegisterSummary): string {
  const lines = [
    `共 ${summary.rows} 行，可读入 ${summary.accepted} 行，退回 ${summary.rejected.length} 行，提醒 ${summary.warnings.length} 处。`,
  ];
  for (const { sheet, row, refused, findings } of people) {
    if (findings.length === 0) continue;
    lines.push("", `${refused === null ? "▲" : "✕"} ${sheet} 第 ${row} 行`);
    for (const finding of findings) lines.push(`  ${finding.code} ${cellSentence(finding).zh}`);
  }
  const zhOf = (table: Readonly<Record<string, { readonly zh: string }>>) => (key: string) =>
    table[key]?.zh ?? key;
  lines.push(
    "",
    entitle("按村（社区）", summary.byVillage),
    entitle("按文化程度", summary.byEducation),
    entitle("按来源", summary.bySource, zhOf(poolSources)),
    entitle(`按年龄（${summary.on}）`, summary.byAgeBand, zhOf(ageBands)),
  );
  return lines.join("\n");
}

const phases: Readonly<Record<ImportPhase, string>> = {
  reading: "读取 reading",
  judging: "核对 judging",
  comparing: "比对 comparing",
  sealing: "加密 sealing",
  writing: "写入 writing",
  done: "完成 done",
};

/** What became of the rows; by row, column and code alone. */
const takenAnswer = ({ importId, counts, planned }: Taken) => ({
  importId,
  ...counts,
  rows: planned.length,
  notTaken: planned.flatMap((one) =>
    "code" in one ? { sheet: one.row.sheet, row: one.row.row, outcome: one.outcome, code: one.code } : [],
  ),
});

function takenWords(taken: Taken): string {
  const { counts, importId, planned } = taken;
  const lines = [
    `共 ${planned.length} 行：新入库 ${counts.new}，更新 ${counts.changed}，已有 ${counts.same}，待核 ${counts.conflict}，退回 ${counts.rejected}。`,
    importId === null ? "没有新的内容，没有写入。" : `已写入，导入编号 ${importId}。`,
  ];
  for (const one of planned)
    if ("code" in one)
      lines.push(
        `${one.outcome === "conflict" ? "▲" : "✕"} ${one.row.sheet} 第 ${one.row.row} 行 ${one.code} ${reasonOf(one)?.zh ?? ""}`,
      );
  return lines.join("\n");
}

async function take(tables: FoundRegisters["tables"], request: Asked, io: ImportIo): Promise<Outcome<Taken>> {
  const { desk, close } = await io.openDesk();
  try {
    return await importRegister(desk, {
      tables,
      on: request.on ?? io.today,
      township: request.township,
      tell: (phase, rows) => io.err(`${phases[phase]} ${rows}`),
    });
  } finally {
    await close();
  }
}

/**
 * @param argv the register's file, and `--dry-run`, `--on DAY`, `--sheet NAME`, `--township NAME`, `--json`.
 * @returns the exit status: 0 checked or taken in, whatever was found; 1 the file was refused, and nothing was written.
 * @throws UsageError, or parseArgs' own error, where it was called wrongly (exit status 2).
 */
export async function importReserves(argv: readonly string[], io: ImportIo): Promise<0 | 1> {
  const request = asked(argv);
  const refused = ({ zh, en }: { readonly zh: string; readonly en: string }) => {
    io.err(`${zh}\n${en}`);
    return 1 as const;
  };
  const found = await registersAt(request);
  if (!found.ok) return refused(found.error);
  const { tables, left } = found.value;
  if (left.length > 0)
    io.err(
      `隐藏的或填写说明的工作表未读（可用 --sheet 指定）：${left.join("、")}\nhidden sheets and instructions were left out (name one with --sheet): ${left.join(", ")}`,
    );
  if (!request.dryRun) {
    const taken = await take(tables, request, io);
    if (!taken.ok) return refused(taken.error);
    io.out(request.json ? JSON.stringify(takenAnswer(taken.value), null, 1) : takenWords(taken.value));
    return 0;
  }
  const people = [...judgeRegisters(tables)];
  const summary = summarise(people, request.on ?? io.today);
  io.out(request.json ? JSON.stringify(summary, null, 1) : inWords(people, summary));
  return 0;
}
