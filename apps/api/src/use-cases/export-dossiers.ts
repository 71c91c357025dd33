// The list of files as a workbook: who took it, when and why stands at its head and foot; ID numbers are masked.
import { type Result, ok, refuse, statusTitles, stepOf } from "@miaopu/domain";
import type { z } from "zod";
import { dossierRows } from "../repositories/dossiers.ts";
import { peopleOfFiles } from "../repositories/people-of-files.ts";
import type { Cell } from "../workbook/cell.ts";
import { writeWorkbook } from "../workbook/writer.ts";
import type { DossierRow } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { dossierFilter, toDossierRow } from "./lists.ts";
import { maskedIdNumber } from "./masked-fields.ts";
import type { Refusal } from "./refusal.ts";
import type { dossierExportInput } from "./rights-inputs.ts";
import { rightsRefusals } from "./rights-refusals.ts";
import { watermarkLine, watermarkOf } from "./watermark.ts";

const mostRows = 20_000;
const slice = 500;

const heads = [
  "序号",
  "姓名",
  "性别",
  "出生日期",
  "证件号（掩码）",
  "党支部",
  "身份",
  "何时起",
  "最近一步",
  "下一步",
  "期限",
] as const;
const widths = [6, 10, 6, 12, 22, 22, 14, 12, 26, 30, 12];

/** A day is written as a day, so that a workbook sorts it as one. */
const dayCell = (on: DossierRow["due"]): Cell => (on === null ? null : { day: on });
const stepWords = (step: DossierRow["step"]): string => (step === null ? "" : `${step} ${stepOf(step).zh}`);

type Person = Awaited<ReturnType<typeof peopleOfFiles>> extends ReadonlyMap<string, infer One> ? One : never;

function cellsOf({ keys }: Asking, row: DossierRow, person: Person | undefined, nth: number): Cell[] {
  return [
    nth,
    row.personName,
    person ? { male: "男", female: "女" }[person.sex] : "",
    dayCell(person?.birth_date ?? null),
    person ? maskedIdNumber(keys, person) : null,
    row.branchName,
    row.status === null ? "" : statusTitles[row.status].zh,
    dayCell(row.statusSince),
    stepWords(row.step),
    row.next.map(stepWords).join("、"),
    dayCell(row.due),
  ];
}

async function rowsOf(
  asking: Asking,
  input: z.output<typeof dossierExportInput>,
): Promise<Result<Cell[][], Refusal>> {
  const { db, asker } = asking;
  const filter = await dossierFilter(asking, input);
  const rows: Cell[][] = [];
  for (let page = 1; ; page++) {
    const paging = { direction: input.direction, page, size: slice };
    const found = await dossierRows(db, asker.scope, filter, input.sort, paging);
    if (found.total > mostRows) return refuse(rightsRefusals.exportTooLong);
    const people = await peopleOfFiles(
      db,
      asker.scope,
      found.rows.map(({ id }) => id),
    );
    for (const row of found.rows)
      rows.push(cellsOf(asking, toDossierRow(row), people.get(row.id), rows.length + 1));
    if (found.rows.length < slice) return ok(rows);
  }
}

export interface ListExport {
  readonly fileName: string;
  /** The workbook in base64. */
  readonly workbook: string;
  readonly rows: number;
}

/** Logged with the purpose and the number of rows before the answer goes out. */
export async function exportDossiers(
  asking: Asking,
  input: z.output<typeof dossierExportInput>,
): Promise<Result<ListExport, Refusal>> {
  const rows = await rowsOf(asking, input);
  if (!rows.ok) return rows;
  const line = watermarkLine(watermarkOf(asking, input.reason));
  const foot = rows.value.length + 2;
  const last = heads.length - 1;
  const written = await writeWorkbook([
    {
      name: "发展党员名册",
      widths,
      headerRows: 2,
      alertColumn: null,
      merges: [
        [0, 0, 0, last],
        [foot, 0, foot, last],
      ],
      rows: [[line], [...heads], ...rows.value, [line]],
    },
  ]);
  if (!written.ok) return written;
  asking.trail.details["rows"] = rows.value.length;
  return ok({
    fileName: `发展党员名册-${asking.clock.today()}.xlsx`,
    workbook: Buffer.from(written.value).toString("base64"),
    rows: rows.value.length,
  });
}
