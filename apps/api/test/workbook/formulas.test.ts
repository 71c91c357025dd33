// On the way out every text is text: whatever a cell or a name begins with, no workbook that leaves holds a formula.
import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import yauzl from "yauzl";
import { sampleLedger } from "../../src/ledger/sample.ts";
import { writeReport } from "../../src/ledger/report.ts";
import type { Cell } from "../../src/workbook/cell.ts";
import { audited, changed, inMemory, sampleGrid, sheetOf, workbookOf } from "../ledger/variants.ts";

const begins = ["=", "+", "-", "@", "\t", "\r", "\n", "|", "%", " =", "＝", "＠", "\u200b=", "'=", '"='];
const bodies = [
  "1+1",
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://x.example","点我")',
  "SUM(A1:A9)",
  "WEBSERVICE(A1)",
];
const risky = begins.flatMap((begin) => bodies.map((body) => begin + body));

async function partsOf(workbook: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(workbook));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
      chunks.push(chunk);
    parts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
  }
  return parts;
}

/** Fails where a program that opens it would reckon, link or ask anything. */
async function expectText(workbook: Uint8Array): Promise<void> {
  const parts = await partsOf(workbook);
  for (const [name, text] of parts) {
    expect(name).not.toMatch(/externalLink|vbaProject|connections|query|calcChain/i);
    expect(text, name).not.toMatch(
      /<(?:\w+:)?(?:f|hyperlink|ddeLink|oleLink|dataValidation|definedName)[\s>/]/i,
    );
    expect(text, name).not.toContain('TargetMode="External"');
  }
}

const expectWritten = async (result: ReturnType<typeof writeReport>): Promise<void> => {
  const written = await result;
  if (!written.ok) throw new Error(written.error.code);
  await expectText(written.value);
};

test("in any column of what is written", async () => {
  const rows = risky.map((text, n): Cell[] =>
    Array.from({ length: 12 }, (_, c) => (c === n % 12 ? text : text + c)),
  );
  const workbook = await workbookOf({ name: "=1+1", rows: [["列"], ...rows] });
  await expectText(workbook);
});

test("in any column of a ledger that comes back as a report, its findings and its totals", async () => {
  const grid = await sampleGrid();
  const every = grid.headings.map(
    (heading) => new RegExp(`^${heading.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&")}$`),
  );
  const bent = every.reduce((now, which, n) => {
    const named = /姓名/.test(grid.headings[n] ?? "");
    return changed(now, which, (cell, row) =>
      named || row % 3 === n % 3 ? (risky[(row + n) % risky.length] ?? cell) : cell,
    );
  }, grid);
  const { tables, people } = audited(inMemory(sheetOf(bent, "=台账")));
  expect(people.some(({ cells, findings }) => cells.length + findings.length > 0)).toBe(true);
  await expectWritten(writeReport(tables, people));
});

test("in the sample that is handed out", async () => {
  await expectWritten(sampleLedger());
});
