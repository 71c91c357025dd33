// What comes in through the port and what goes out of it: neutral cells, merged areas, days without a time zone, text that stays text.
import { expect, test } from "vitest";
import { type Workbook, address, columnLetter } from "../../src/workbook/cell.ts";
import { readWorkbook } from "../../src/workbook/reader.ts";
import { writeWorkbook } from "../../src/workbook/writer.ts";
import { textRow, workbookParts, zipOf } from "./archives.ts";

async function read(file: Uint8Array): Promise<Workbook> {
  const result = await readWorkbook(file);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

test("addresses", () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetter)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  expect(address(41, 46)).toBe("AU42");
});

test("text, numbers, yes and no, errors, formulas with and without a value", async () => {
  const row = `<row r="2"><c r="A2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><f>NOW()</f></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#REF!</v></c><c r="F2"><v>1e999</v></c></row>`;
  const { sheets } = await read(zipOf(workbookParts(textRow(1, "姓名", " 甲 ") + row)));
  expect(sheets[0]?.rows).toEqual([
    ["姓名", " 甲 "],
    ["ab", 2, { formula: "NOW()" }, true, { error: "#REF!" }, { error: "#NUM" }],
  ]);
});

const styles = `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
const withStyles = (sheetData: string, workbookPr: string) =>
  zipOf([
    ...workbookParts(sheetData, "", workbookPr).map((part) =>
      part.name === "xl/_rels/workbook.xml.rels"
        ? {
            ...part,
            data: String(part.data).replace(
              "</Relationships>",
              `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
            ),
          }
        : part,
    ),
    { name: "xl/styles.xml", data: styles },
  ]);

test.each([
  ["", [{ day: "2024-02-29" }, { day: "1999-12-31" }]],
  [`<workbookPr date1904="1"/>`, [{ day: "2028-03-01" }, { day: "2004-01-01" }]],
])("days of the 1900 and the 1904 system, with and without a time of day %s", async (workbookPr, days) => {
  const row = `<row r="1"><c r="A1" s="1"><v>45351</v></c><c r="B1" s="1"><v>36525.99999</v></c></row>`;
  const workbook = await read(withStyles(row, workbookPr));
  expect(workbook.date1904).toBe(workbookPr !== "");
  expect(workbook.sheets[0]?.rows[0]).toEqual(days);
});

test("a merged area is filled from its upper left cell, as far as there are rows", async () => {
  const merged = `<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A9"/></mergeCells>`;
  const { sheets } = await read(
    zipOf(workbookParts(textRow(1, "题") + textRow(2, "甲", "乙") + textRow(3, "", "丙"), merged)),
  );
  expect(sheets[0]?.rows).toEqual([
    ["题", "题", "题"],
    ["甲", "乙"],
    ["甲", "丙"],
  ]);
  expect(sheets[0]?.merges).toEqual([
    [0, 0, 0, 2],
    [1, 0, 2, 0],
  ]);
});

test("stray cells far outside do not hide the others, and it is told that they were left out", async () => {
  const { sheets } = await read(
    zipOf(workbookParts(`${textRow(1, "甲")}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)),
  );
  expect(sheets[0]?.rows).toEqual([["甲"]]);
  expect(sheets[0]?.clipped).toBe(true);
});

const risky = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", "正常"];

test("what is written is read back, and no text becomes a formula", async () => {
  const rows = [
    ["列"],
    ...risky.map((text) => [text]),
    [{ day: "2024-02-29" as never }],
    [true],
    [3.5],
    [{ formula: "A1" }],
  ];
  const written = await writeWorkbook([
    { name: "a/b:c*[d]", widths: [20], headerRows: 1, alertColumn: 0, merges: [], rows },
  ]);
  if (!written.ok) throw new Error(written.error.code);
  const { sheets } = await read(written.value);
  expect(sheets[0]?.name).toBe("a b c  d");
  expect(sheets[0]?.rows).toEqual([
    ["列"],
    ...risky.map((text) => [text]),
    [{ day: "2024-02-29" }],
    [true],
    [3.5],
    ["=A1"],
  ]);
});
