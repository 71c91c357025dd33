// The report of an audit as a workbook: the ledger's own rows with what was found in red, and a sheet by article.
import { type Result, packTitles, sentenceOf, stepOf } from "@miaopu/domain";
import type { Cell } from "../workbook/cell.ts";
import type { ChildLimits } from "../sandbox/child.ts";
import type { WorkbookRefusal } from "../workbook/refusal.ts";
import { type ReportContent, writeWorkbook } from "../workbook/writer.ts";
import { totalsByArticle } from "./audit-ledger.ts";
import { cellSentence } from "../sheets/cell-findings.ts";
import type { JudgedPerson, LedgerFinding } from "./judgement.ts";
import type { LedgerTable } from "./tables.ts";

const severities = { refuse: "不符合规定", warn: "提醒", note: "说明" } as const;

/** 《…》第13条; local conditions rest on no article. */
export function citation({
  pack,
  article,
}: {
  readonly pack: string;
  readonly article: string | null;
}): string {
  if (pack === "local") return "本镇细则";
  if (article === null) return "";
  const title = packTitles[pack as keyof typeof packTitles]?.zh ?? pack;
  return `《${title}》第${article.replaceAll(", ", "、")}条`;
}

/** One finding in one line: the step, what is wrong and what to do, and the article. */
export function findingLine({ step, verdict, address }: LedgerFinding): string {
  const where = address === null ? "" : `（${address}）`;
  const basis = citation(verdict);
  return `${step} ${stepOf(step).zh}${where}：${sentenceOf(verdict).zh}${basis === "" ? "" : ` ${basis}`}`;
}

const lines = (person: JudgedPerson): string =>
  [...person.findings.map(findingLine), ...person.cells.map((cell) => cellSentence(cell).zh)].join("\n");

function ledgerSheet(
  table: LedgerTable,
  people: ReadonlyMap<number, JudgedPerson>,
  name: string,
): ReportContent {
  const { rows, merges } = table.sheet;
  const alertColumn = Math.max(0, ...rows.map((row) => row.length));
  const lastHeading = table.headerRow + table.headerRows - 1;
  function* content(): Generator<Cell[]> {
    for (let row = 0; row < table.endRow; row++) {
      const cells = [...(rows[row] ?? [])];
      const person = people.get(row + 1);
      const found = row === lastHeading ? "体检发现" : person ? lines(person) : "";
      if (found !== "") {
        while (cells.length < alertColumn) cells.push(null);
        cells.push(found);
      }
      yield cells;
    }
  }
  return {
    name,
    widths: [...Array.from({ length: alertColumn }, () => 13), 80],
    headerRows: lastHeading + 1,
    alertColumn,
    merges: merges.filter(([, , toRow]) => toRow < table.endRow),
    rows: content(),
  };
}

function articleSheet(people: readonly JudgedPerson[]): ReportContent {
  function* content(): Generator<Cell[]> {
    yield ["依据", "代码", "性质", "涉及人数", "工作表", "行", "姓名", "步骤", "日期", "问题与处理"];
    for (const total of totalsByArticle(people))
      for (const person of people)
        for (const finding of person.findings) {
          const { code, pack, article, severity } = finding.verdict;
          if (code !== total.code || pack !== total.pack || article !== total.article) continue;
          const { step, on } = finding;
          const said = sentenceOf(finding.verdict).zh;
          const basis = citation(finding.verdict);
          const start = [
            basis,
            code,
            severities[severity],
            total.people,
            person.sheet,
            person.row,
            person.name,
          ];
          yield [...start, `${step} ${stepOf(step).zh}`, { day: on }, said];
        }
    for (const person of people)
      for (const cell of person.cells)
        yield [
          "单元格",
          cell.code,
          "须核对",
          null,
          person.sheet,
          person.row,
          person.name,
          cell.address,
          null,
          cellSentence(cell).zh,
        ];
  }
  return {
    name: "按条款汇总",
    widths: [34, 30, 12, 10, 14, 6, 10, 26, 12, 80],
    headerRows: 1,
    alertColumn: 9,
    merges: [],
    rows: content(),
  };
}

/**
 * Writes the report of the tables that were audited.
 * @param people those of all tables, in their order.
 */
export function writeReport(
  tables: readonly LedgerTable[],
  people: readonly JudgedPerson[],
  limits: ChildLimits = {},
): Promise<Result<Uint8Array, WorkbookRefusal>> {
  const names = new Set(["按条款汇总"]);
  const sheets = tables.map((table) => {
    let name = table.sheet.name.slice(0, 24);
    for (let n = 2; names.has(name); n++) name = `${table.sheet.name.slice(0, 24)} (${n})`;
    names.add(name);
    const own = people.filter(
      ({ sheet, row }) => sheet === table.sheet.name && row > table.headerRow && row <= table.endRow,
    );
    return ledgerSheet(table, new Map(own.map((person) => [person.row, person])), name);
  });
  return writeWorkbook([...sheets, articleSheet(people)], limits);
}
