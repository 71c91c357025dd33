// `miaopu audit FILE.xlsx`: a ledger judged from the command line, in words, as JSON, or as a workbook with the findings.
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Day, type Result, statusTitles } from "@miaopu/domain";
import { UsageError } from "../cli/command.ts";
import { readWorkbook } from "../workbook/reader.ts";
import type { Workbook } from "../workbook/cell.ts";
import { auditTables, codesByStep, ledgerSetting, totalsByArticle } from "./audit-ledger.ts";
import { cellSentence } from "../sheets/cell-findings.ts";
import type { JudgedPerson } from "./judgement.ts";
import { type MemberList, readMembers } from "./members.ts";
import { citation, findingLine, writeReport } from "./report.ts";
import { type LedgerTable, findTables } from "./tables.ts";

/** Where the command speaks, and which day it is. */
export interface AuditIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly today: Day;
}

interface Asked {
  readonly file: string;
  readonly members: string | undefined;
  readonly sheet: string | undefined;
  readonly report: string | undefined;
  readonly json: boolean;
}

type Outcome<T> = Result<T, { readonly zh: string; readonly en: string }>;
const refuse = (zh: string, en: string): Outcome<never> => ({ ok: false, error: { zh, en } });

function asked(argv: readonly string[]): Asked {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { members: text, sheet: text, report: text, json: { type: "boolean" } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1)
    throw new UsageError("须给出一个台账文件 / one ledger file is asked for");
  const { members, sheet, report } = values;
  return { file, members, sheet, report, json: values.json === true };
}

async function workbookAt(path: string): Promise<Outcome<Workbook>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    return refuse(`打不开文件:${path}`, `cannot open the file: ${path}`);
  }
  return readWorkbook(bytes);
}

/** The ledgers of a workbook; those on hidden sheets, often an older copy, only where asked for by name or nothing else is there. */
async function tablesAt({ file, sheet }: Asked, io: AuditIo): Promise<Outcome<LedgerTable[]>> {
  const read = await workbookAt(file);
  if (!read.ok) return read;
  const tables = findTables(read.value).filter((table) => sheet === undefined || table.sheet.name === sheet);
  const shown = sheet === undefined ? tables.filter((table) => !table.sheet.hidden) : tables;
  const left = tables.filter((table) => !shown.includes(table)).map((table) => table.sheet.name);
  if (shown.length > 0 && left.length > 0)
    io.err(
      `隐藏的工作表未审（可用 --sheet 指定）：${left.join("、")}\nhidden sheets were left out (name one with --sheet): ${left.join(", ")}`,
    );
  if (shown.length > 0) return { ok: true, value: shown };
  return tables.length > 0
    ? { ok: true, value: tables }
    : refuse(
        "没有找到台账：须有一行标题，含姓名和至少两个步骤的列。",
        "No ledger was found: a row of headings with a name and at least two steps is needed.",
      );
}

async function membersAt({ members }: Asked): Promise<Outcome<MemberList | null>> {
  if (members === undefined) return { ok: true, value: null };
  const read = await workbookAt(members);
  if (!read.ok) return read;
  const list = readMembers(read.value);
  return list
    ? { ok: true, value: list }
    : refuse("名册中没有找到姓名一列。", "The list of members has no column of names.");
}

function asJson(people: readonly JudgedPerson[]): string {
  const cells = people.flatMap(({ row, name, sheet, cells: found }) =>
    found.map((cell) => ({ row, name, sheet, ...cell, ...cellSentence(cell) })),
  );
  return JSON.stringify(
    {
      rows: people.length,
      withFindings: people.filter(({ findings }) => findings.length > 0).length,
      people: people.map((person) => ({ row: person.row, name: person.name, findings: codesByStep(person) })),
      ...(cells.length > 0 ? { cells } : {}),
    },
    null,
    1,
  );
}

function inWords(tables: readonly LedgerTable[], people: readonly JudgedPerson[]): string {
  const withFindings = people.filter(({ findings }) => findings.length > 0);
  const withCells = people.filter(({ cells }) => cells.length > 0);
  const lines = [
    `台账 ${tables.length} 张(${tables.map(({ sheet }) => sheet.name).join("、")}),共 ${people.length} 人。`,
  ];
  for (const person of people) {
    if (person.findings.length + person.cells.length === 0) continue;
    const status = person.status ? `，${statusTitles[person.status].zh}` : "";
    lines.push(
      "",
      `第 ${person.row} 行 ${person.name || "（缺姓名）"}${person.branch ? `（${person.branch}${status}）` : ""}`,
    );
    for (const finding of person.findings)
      lines.push(`  ${finding.verdict.severity === "refuse" ? "✕" : "▲"} ${findingLine(finding)}`);
    for (const cell of person.cells) lines.push(`  ◆ ${cellSentence(cell).zh}`);
  }
  const totals = totalsByArticle(people);
  if (totals.length > 0) lines.push("", "按条款：");
  for (const total of totals) lines.push(`  ${total.people} 人  ${citation(total)} ${total.code}`);
  lines.push(
    "",
    `有问题 ${withFindings.length} 人，表格须核对 ${withCells.length} 人，其余 ${people.filter(({ findings, cells }) => findings.length + cells.length === 0).length} 人未发现问题。`,
  );
  return lines.join("\n");
}

/**
 * @param argv the ledger's file, and `--members FILE`, `--sheet NAME`, `--json`, `--report OUT`.
 * @returns the exit status: 0 audited, whatever was found; 1 a file was refused.
 * @throws UsageError, or parseArgs' own error, where it was called wrongly (exit status 2).
 */
export async function auditCommand(argv: readonly string[], io: AuditIo): Promise<0 | 1> {
  const request = asked(argv);
  const refused = ({ zh, en }: { readonly zh: string; readonly en: string }) => {
    io.err(`${zh}\n${en}`);
    return 1 as const;
  };
  const tables = await tablesAt(request, io);
  if (!tables.ok) return refused(tables.error);
  const members = await membersAt(request);
  if (!members.ok) return refused(members.error);
  const people = [...auditTables(tables.value, ledgerSetting(io.today, members.value))];
  if (request.report !== undefined) {
    const report = await writeReport(tables.value, people);
    if (!report.ok) return refused(report.error);
    await writeFile(request.report, report.value);
  }
  io.out(request.json ? asJson(people) : inWords(tables.value, people));
  if (request.report !== undefined && !request.json) io.out(`\n已写出 / written: ${request.report}`);
  return 0;
}
