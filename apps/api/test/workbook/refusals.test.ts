// Files that are no workbooks, or not to be opened: each refused in words, none of them harms the reader.
import { expect, test } from "vitest";
import { preflight } from "../../src/workbook/preflight.ts";
import { readWorkbook } from "../../src/workbook/reader.ts";
import { isWorkbookRefusalCode } from "../../src/workbook/refusal.ts";
import { sampleFile } from "../ledger/variants.ts";
import { type Part, textRow, workbookParts, zipOf } from "./archives.ts";

const parts = workbookParts(textRow(1, "甲"));
const withPart = (...more: readonly Part[]) => zipOf([...parts, ...more]);
const oldOffice = Buffer.from("d0cf11e0a1b11ae1", "hex");
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024);

/** The same numbers for the same seed. */
function mutations(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0);
}

const codeOf = async (file: Uint8Array): Promise<string> => {
  const read = await readWorkbook(file);
  if (read.ok) return "read";
  expect(read.error.zh).not.toBe("");
  expect(read.error.en).not.toBe("");
  return read.error.code;
};

test.each<[string, () => Uint8Array, string]>([
  ["an empty file", () => Buffer.alloc(0), "WORKBOOK_EMPTY_FILE"],
  ["a PDF that was renamed", () => Buffer.from("%PDF-1.7\n1 0 obj"), "NOT_A_WORKBOOK"],
  ["a text", () => Buffer.from("姓名,身份证号"), "NOT_A_WORKBOOK"],
  ["an archive of something else", () => zipOf([{ name: "readme.txt", data: "x" }]), "NOT_A_WORKBOOK"],
  [
    "a Word file",
    () =>
      zipOf([
        { name: "[Content_Types].xml", data: "x" },
        { name: "word/document.xml", data: "x" },
      ]),
    "NOT_A_WORKBOOK",
  ],
  ["an old .xls", () => Buffer.concat([oldOffice, Buffer.alloc(2000)]), "WORKBOOK_OLD_FORMAT"],
  [
    "a binary .xlsb",
    () =>
      zipOf([
        { name: "[Content_Types].xml", data: "x" },
        { name: "xl/workbook.bin", data: "x" },
      ]),
    "WORKBOOK_OLD_FORMAT",
  ],
  [
    "a workbook with a password",
    () => Buffer.concat([oldOffice, Buffer.alloc(600), Buffer.from("EncryptedPackage", "utf16le")]),
    "WORKBOOK_ENCRYPTED",
  ],
  [
    "an encrypted entry",
    () => withPart({ name: "xl/secret.xml", data: "x", flags: 1 }),
    "WORKBOOK_ENCRYPTED",
  ],
  ["a truncated file", () => sampleFile().subarray(0, 20_000), "WORKBOOK_DAMAGED"],
  ["the end cut off", () => sampleFile().subarray(0, -1), "WORKBOOK_DAMAGED"],
  ["two parts of one name", () => withPart({ name: "xl/workbook.xml", data: "x" }), "WORKBOOK_DAMAGED"],
  ["over 20 MB", () => megabytes(21), "WORKBOOK_TOO_LARGE"],
  [
    "over 2,000 parts",
    () => withPart(...Array.from({ length: 2000 }, (_, n) => ({ name: `xl/media/${n}.png`, data: "" }))),
    "WORKBOOK_BOMB",
  ],
  [
    "a part that inflates a thousandfold",
    () => withPart({ name: "xl/media/a.png", data: megabytes(60) }),
    "WORKBOOK_BOMB",
  ],
  [
    "a part whose header says that it is small",
    () =>
      zipOf(
        parts.map((part) =>
          part.name.includes("sheet1") ? { ...part, data: megabytes(60), claims: 1000 } : part,
        ),
      ),
    "WORKBOOK_BOMB",
  ],
])("%s", async (_, file, code) => {
  expect(await codeOf(file())).toBe(code);
});

test("a bomb of 4 MB is refused by its directory, in no time and without being opened", async () => {
  const inflated = Buffer.alloc(64 * 1024 * 1024);
  const bomb = withPart(
    ...Array.from({ length: 70 }, (_, n) => ({ name: `xl/worksheets/bomb${n}.xml`, data: inflated })),
  );
  expect(bomb.length).toBeGreaterThan(4_000_000);
  const started = performance.now();
  expect(await preflight(bomb)).toMatchObject({ ok: false, error: { code: "WORKBOOK_BOMB" } });
  expect(performance.now() - started).toBeLessThan(1000);
});

test("an empty sheet is a workbook without rows", async () => {
  const read = await readWorkbook(zipOf(workbookParts("")));
  expect(read.ok && read.value.sheets.map(({ rows }) => rows)).toEqual([[]]);
});

test("a reading that is cancelled, or takes too long, ends with the child process", async () => {
  const cancel = new AbortController();
  const reading = readWorkbook(sampleFile(), { signal: cancel.signal });
  cancel.abort();
  expect(await reading).toMatchObject({ ok: false, error: { code: "WORKBOOK_CANCELLED" } });
  expect(await readWorkbook(sampleFile(), { timeout: 1 })).toMatchObject({
    ok: false,
    error: { code: "WORKBOOK_TOO_SLOW" },
  });
  expect(await codeOf(sampleFile())).toBe("read");
});

test("a sheet that needs more memory than there is", async () => {
  const next = mutations(7);
  const cells = Array.from({ length: 400_000 }, () => `<c><v>${next()}</v></c>`);
  const wide = zipOf(
    workbookParts(`<row>${cells.join("")}</row>`.replaceAll(/(?:<c>.{1,40}?<\/c>){200}/g, "$&</row><row>")),
  );
  const read = await readWorkbook(wide, { heapMegabytes: 16 });
  expect(read).toMatchObject({ ok: false, error: { code: "WORKBOOK_TOO_COMPLEX" } });
});

test("workbooks with damaged bytes: each is read or refused, and the reader reads on", async () => {
  const next = mutations(2026);
  const whole = Buffer.from(sampleFile());
  for (let n = 0; n < 24; n++) {
    const file = Buffer.from(whole);
    const places = n % 3 === 0 ? file.length - 1200 : 0;
    for (let hits = 0; hits < 1 + (n % 8) * 4; hits++)
      file[places + (next() % (file.length - places))] = next() & 255;
    const code = await codeOf(file);
    expect(code === "read" || isWorkbookRefusalCode(code)).toBe(true);
  }
  expect(await codeOf(whole)).toBe("read");
}, 120_000);

const hostile: readonly [string, string, string][] = [
  [
    "a cell in the last corner",
    textRow(1, "甲") + `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
    "",
  ],
  ["a row number that is none", `<row r="abc"><c r="A-1"><v>1</v></c></row>`, ""],
  ["a cell beyond all columns", `<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>`, ""],
  [
    "a merge of the whole sheet",
    textRow(1, "甲", "乙"),
    `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
  ],
  [
    "a thousand merges over each other",
    textRow(1, "甲").repeat(1),
    `<mergeCells>${`<mergeCell ref="A1:ZZ1"/>`.repeat(1000)}</mergeCells>`,
  ],
  ["a shared string that is not there", `<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>`, ""],
  ["numbers without end", `<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>NaN</v></c></row>`, ""],
  ["tags that never close", `<row r="1"><c r="A1"><v>1`, ""],
  ["tags within tags", "<c>".repeat(50_000), ""],
  [
    "an entity of entities",
    `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row>`,
    "",
  ],
  ["a name like a prototype", `<row r="1"><c r="__proto__1"><v>1</v></c></row>`, ""],
];

test.each(hostile)("%s", async (_, sheetData, after) => {
  const started = performance.now();
  const code = await codeOf(zipOf(workbookParts(sheetData, after)));
  expect(code === "read" || isWorkbookRefusalCode(code)).toBe(true);
  expect(performance.now() - started).toBeLessThan(10_000);
});
