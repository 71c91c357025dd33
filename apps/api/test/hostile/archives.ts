// Archives that are no workbook, or whose directory lies: bombs, overlaps, names that climb out, locked parts.
import { Buffer } from "node:buffer";
import { sampleFile } from "../ledger/variants.ts";
import { type Part, textRow, workbookParts, zipOf } from "../workbook/archives.ts";
import { type Hostile, cuts, damaged, hostile, randomBytes, times } from "./hostile.ts";
import { others } from "./impostors.ts";

const megabyte = 1024 * 1024;
const parts = workbookParts(textRow(1, "甲"));
const withParts = (...more: readonly Part[]) => zipOf([...parts, ...more]);
const changed = (name: string, change: Partial<Part>) =>
  zipOf(parts.map((part) => (part.name.includes(name) ? { ...part, ...change } : part)));
/** Each part in turn with this change. */
const eachChanged = (what: string, change: Partial<Part>, ...answers: readonly string[]) =>
  parts.map(({ name }) => hostile(`${what}: ${name}`, changed(name, change), ...answers));

const refusedKinds = ["NOT_A_WORKBOOK", "WORKBOOK_DAMAGED", "WORKBOOK_OLD_FORMAT"];

const containers: readonly (readonly [string, readonly string[], string])[] = [
  ["a Word file", ["[Content_Types].xml", "word/document.xml"], "NOT_A_WORKBOOK"],
  ["slides", ["[Content_Types].xml", "ppt/presentation.xml"], "NOT_A_WORKBOOK"],
  ["a drawing", ["[Content_Types].xml", "visio/document.xml"], "NOT_A_WORKBOOK"],
  ["an .ods", ["mimetype", "content.xml", "META-INF/manifest.xml"], "WORKBOOK_OLD_FORMAT"],
  ["an .odt", ["mimetype", "META-INF/manifest.xml", "styles.xml"], "WORKBOOK_OLD_FORMAT"],
  ["an .xlsb", ["[Content_Types].xml", "xl/workbook.bin", "xl/worksheets/sheet1.bin"], "WORKBOOK_OLD_FORMAT"],
  ["a book to read", ["mimetype", "META-INF/container.xml"], "NOT_A_WORKBOOK"],
  ["a program of Java", ["META-INF/MANIFEST.MF", "A.class"], "NOT_A_WORKBOOK"],
  ["an app", ["AndroidManifest.xml", "classes.dex"], "NOT_A_WORKBOOK"],
  ["a workbook without its list of types", ["xl/workbook.xml"], "NOT_A_WORKBOOK"],
  ["a list of types alone", ["[Content_Types].xml"], "NOT_A_WORKBOOK"],
];

const texts: readonly (readonly [string, string])[] = [
  ["CSV", "姓名,身份证号\n=cmd|'/C calc'!A0,1\n"],
  ["TSV", "姓名\t身份证号\n"],
  ["a table of HTML", "<html><table><tr><td>=1+1</td></tr></table></html>"],
  [
    "an XML spreadsheet of 2003",
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`,
  ],
  ["MHTML", "MIME-Version: 1.0\nContent-Type: multipart/related\n"],
  ["SYLK", "ID;PWXL;N;E\nP;PGeneral\n"],
  ["DIF", "TABLE\n0,1\n"],
  ["JSON", `{"rows":[]}`],
];

export const renamed = (): Hostile[] => [
  hostile("nothing at all", Buffer.alloc(0), "WORKBOOK_EMPTY_FILE"),
  hostile("21 MB", Buffer.alloc(21 * megabyte), "WORKBOOK_TOO_LARGE"),
  ...others.map(([name, bytes]) => hostile(`${name} as a workbook`, bytes, ...refusedKinds)),
  ...texts.map(([name, text]) => hostile(`${name} as a workbook`, Buffer.from(text), "NOT_A_WORKBOOK")),
  ...containers.map(([name, names, code]) =>
    hostile(`${name} as a workbook`, zipOf(names.map((one) => ({ name: one, data: "x" }))), code),
  ),
];

const zeros = Buffer.alloc(60 * megabyte);

const bombs = (): Hostile[] => [
  hostile(
    "2,000 empty parts",
    withParts(...times(2000, (n) => ({ name: `xl/media/${n}`, data: "" }))),
    "WORKBOOK_BOMB",
  ),
  hostile("60 MB of zeros in 60 kB", withParts({ name: "xl/media/a.png", data: zeros }), "WORKBOOK_BOMB"),
  hostile("60 MB of zeros as the sheet", changed("sheet1", { data: zeros }), "WORKBOOK_BOMB"),
  hostile(
    "60 MB of zeros as the texts",
    withParts({ name: "xl/sharedStrings.xml", data: zeros }),
    "WORKBOOK_BOMB",
  ),
  hostile(
    "40 times 60 MB",
    withParts(...times(40, (n) => ({ name: `xl/worksheets/b${n}.xml`, data: zeros }))),
    "WORKBOOK_BOMB",
  ),
  ...[0, 1, 1000, 4 * megabyte].map((claims) =>
    hostile(
      `60 MB that say they are ${claims}`,
      changed("sheet1", { data: zeros, claims }),
      "WORKBOOK_BOMB",
      "WORKBOOK_DAMAGED",
    ),
  ),
  hostile("a part that says it is 4 GB", changed("sheet1", { claims: 0xfffffffe }), "WORKBOOK_BOMB"),
  hostile(
    "a workbook in a workbook",
    withParts({ name: "xl/embeddings/a.xlsx", data: sampleFile() }),
    "LEDGER_NOT_FOUND",
  ),
  hostile(
    "a bomb in a workbook",
    withParts({ name: "xl/embeddings/a.zip", data: withParts({ name: "x", data: zeros }) }),
    "LEDGER_NOT_FOUND",
  ),
  hostile(
    "one place under forty names",
    withParts(...times(40, (n) => ({ name: `xl/worksheets/o${n}.xml`, data: "x", place: 0 }))),
    "WORKBOOK_DAMAGED",
    "LEDGER_NOT_FOUND",
  ),
];

const climbing = [
  "../../etc/passwd.xml",
  "/etc/passwd.xml",
  "..\\..\\windows\\win.ini.xml",
  "C:/windows/a.xml",
  "C:\\windows\\a.xml",
  "xl/../../../a.xml",
  "./xl/workbook.xml",
  "xl//workbook.xml",
  "\\\\host\\share\\a.xml",
  "a\0.xml",
  `${"a".repeat(60_000)}.xml`,
  "",
  "con.xml",
  "xl/worksheets/\u202Elmx.xml",
  "__proto__/a.xml",
];

const lying = (): Hostile[] => [
  ...climbing.map((name, n) =>
    hostile(
      `a name that climbs ${n}`,
      withParts({ name, data: "<x/>" }),
      "WORKBOOK_DAMAGED",
      "LEDGER_NOT_FOUND",
    ),
  ),
  ...eachChanged("a locked part", { flags: 1 }, "WORKBOOK_ENCRYPTED"),
  ...eachChanged("a part locked strongly", { flags: 0x41 }, "WORKBOOK_ENCRYPTED"),
  ...eachChanged("a wrong sum", { crc: 1 }, "WORKBOOK_DAMAGED", "LEDGER_NOT_FOUND"),
  ...eachChanged("a part beyond the end", { place: 0x7ffffff0 }, "WORKBOOK_DAMAGED"),
  ...eachChanged(
    "a part at another's place",
    { place: 0 },
    "WORKBOOK_BOMB",
    "WORKBOOK_DAMAGED",
    "LEDGER_NOT_FOUND",
  ),
  ...[1, 6, 9, 12, 14, 93, 95, 99].map((method) =>
    hostile(`packing ${method}`, changed("sheet1", { method }), "WORKBOOK_DAMAGED"),
  ),
  ...parts.map(({ name }) => hostile(`twice ${name}`, withParts({ name, data: "x" }), "WORKBOOK_DAMAGED")),
  ...parts.map(({ name }) =>
    hostile(
      `twice in capitals ${name}`,
      withParts({ name: name.toUpperCase(), data: "x" }),
      "WORKBOOK_DAMAGED",
    ),
  ),
  ...parts.map(({ name }) =>
    hostile(
      `without ${name}`,
      zipOf(parts.filter((part) => part.name !== name)),
      ...refusedKinds,
      "LEDGER_NOT_FOUND",
    ),
  ),
];

export function hostileArchives(): Hostile[] {
  const sample = Buffer.from(sampleFile());
  const tail = sample.length - 1200;
  const read = [
    "WORKBOOK_DAMAGED",
    "WORKBOOK_ENCRYPTED",
    "WORKBOOK_BOMB",
    "NOT_A_WORKBOOK",
    "LEDGER_NOT_FOUND",
    "taken",
  ];
  return [
    ...bombs(),
    ...lying(),
    ...cuts(sample, 30).map((bytes, n) => hostile(`a workbook cut at ${n} of 30`, bytes, ...refusedKinds)),
    ...times(22, (n) => hostile(`a bent directory ${n}`, damaged(sample, 40 + n, 1 + n, tail), ...read)),
    ...times(22, (n) => hostile(`bent data ${n}`, damaged(sample, 80 + n, 1 + n * 3), ...read)),
    ...times(12, (n) =>
      hostile(
        `noise as a workbook ${n}`,
        Buffer.concat([Buffer.from("PK\u0003\u0004"), randomBytes(n, 4000)]),
        "WORKBOOK_DAMAGED",
      ),
    ),
  ];
}
