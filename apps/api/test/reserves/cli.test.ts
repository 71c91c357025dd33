// `miaopu import reserves`: the JSON that is promised, words for people, and its exit status.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toDay } from "@miaopu/domain";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, expect, test } from "vitest";
import { type ImportIo, importReserves } from "../../src/reserves/cli.ts";
import { readWorkbook } from "../../src/workbook/reader.ts";
import { writeWorkbook } from "../../src/workbook/writer.ts";
import { seeded } from "../ledger/variants.ts";
import { testTownship } from "../township.ts";
import { registerFile, someone } from "./importing.ts";
import { laidOut } from "./layouts.ts";
import { invented } from "./people.ts";
import { readFrom } from "./readings.ts";

const folder = mkdtempSync(join(tmpdir(), "miaopu-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const sample = fixture("reserves.xlsx");

const noDesk = () => Promise.reject(new Error("a check opens no data"));

const run = (...argv: readonly string[]) => runAt(noDesk, ...argv);
async function runAt(openDesk: ImportIo["openDesk"], ...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    openDesk,
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    today: toDay("2026-11-22"),
  };
  const status = await importReserves(argv, io);
  return { status, out: out.join("\n"), err: err.join("\n") };
}
const saved = (name: string, file: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, file);
  return path;
};

test("--dry-run --json is what is expected, and nothing else", async () => {
  const { status, out } = await run(sample, "--dry-run", "--json");
  expect(status).toBe(0);
  expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(fixture("reserves.expected.json"), "utf8")));
});

test("--on sets the day on which ages are counted", async () => {
  const { out } = await run(sample, "--dry-run", "--json", "--on", "2046-11-22");
  const { on, byAgeBand } = JSON.parse(out) as { on: string; byAgeBand: Record<string, number> };
  expect(on).toBe("2046-11-22");
  expect(byAgeBand).toEqual({ "35-45": 26, "46-55": 38, "over-55": 44 });
});

test("in words: which row, what is wrong, what to do; nobody is named", async () => {
  const { status, out } = await run(sample, "--dry-run");
  expect(status).toBe(0);
  expect(out).toContain("共 112 行，可读入 108 行，退回 4 行，提醒 2 处。");
  expect(out).toMatch(/✕ 村级后备力量 第 112 行\n {2}DUPLICATE_ID .*（第 33 行）/);
  expect(out).toContain("高校毕业生 12");
  expect(out).not.toMatch(/邱林刚|\d{17}/);
});

test("without --dry-run it is taken in, once, with one line in the log; nobody is named", async () => {
  const town = await testTownship();
  const openDesk = async () => ({ desk: town.desk, close: async () => {} });
  const people = [someone("何春", 1), someone("何夏", 2), someone("何秋", 3, { village: "远方村" })];
  const path = saved("taken.xlsx", await registerFile(people));
  const first = await runAt(openDesk, path, "--json", "--on", "2026-11-01");
  expect(first.status).toBe(0);
  const answer = JSON.parse(first.out) as { importId: string };
  expect(answer).toMatchObject({
    new: 2,
    changed: 0,
    same: 0,
    conflict: 0,
    rejected: 1,
    rows: 3,
    notTaken: [{ sheet: "后备力量", row: 4, outcome: "rejected", code: "VILLAGE_UNKNOWN" }],
  });
  const again = await runAt(openDesk, saved("another-name.xlsx", await registerFile(people)));
  expect(again.out).toContain("没有新的内容，没有写入。");
  expect(first.out + again.out + first.err + again.err).not.toMatch(/何春|431999/);
  const { db } = town.desk;
  const entries = await db.selectFrom("pool_entries").select(["entered_on", "import_id"]).execute();
  const entry = { entered_on: "2026-11-01", import_id: answer.importId };
  expect(entries).toEqual([entry, entry]);
  const logged = await db.selectFrom("audit_log").selectAll().where("action", "=", "command-line").execute();
  expect(logged).toMatchObject([{ actor_id: null, subject_id: answer.importId }]);
  expect(await runAt(openDesk, path, "--township", "别镇")).toMatchObject({ status: 1, out: "" });
  expect((await runAt(openDesk, path, "--on", "2027-01-01")).err).toContain("入库日期");
  await town.close();
});

test("what is refused, and what was called wrongly", async () => {
  expect(await run(saved("no.xlsx", Buffer.from("%PDF-1.7")), "--dry-run")).toMatchObject({
    status: 1,
    out: "",
  });
  expect((await run(join(folder, "missing.xlsx"), "--dry-run")).err).toContain("打不开文件");
  const empty = saved("empty.xlsx", await writeXlsx({ sheets: [{ name: "空", rows: [["甲"]] }] }));
  expect((await run(empty, "--dry-run")).err).toContain("没有找到登记台账");
  await expect(run()).rejects.toThrow("须给出一个登记台账文件");
  await expect(run(sample, "--dry-run", "--on", "2026-02-30")).rejects.toThrow("--on");
  await expect(run(sample, "--nope")).rejects.toThrow("--nope");
});

test("a hidden copy and the instructions are left out, and said to be; a sheet's name asks for it", async () => {
  const headings = ["姓名", "性别", "身份证号", "文化程度"];
  const row = ["韩欣", "女", "431999198804190005", "大专"];
  const file = await writeXlsx({
    sheets: [
      { name: "填写说明", rows: [headings, ["与身份证一致", "男或女", "18位", "最高学历"], row] },
      { name: "河口村", rows: [headings, row] },
      { name: "旧表", hidden: true, rows: [headings, row, row] },
    ],
  });
  const path = saved("sheets.xlsx", file);
  const all = await run(path, "--dry-run", "--json");
  expect(JSON.parse(all.out)).toMatchObject({ rows: 1, rejected: [], byVillage: { 河口村: 1 } });
  expect(all.err).toMatch(/填写说明、旧表/);
  const old = await run(path, "--dry-run", "--json", "--sheet", "旧表");
  expect(JSON.parse(old.out)).toMatchObject({ rows: 2, rejected: [{ row: 3, code: "DUPLICATE_ID" }] });
});

test("hidden rows and columns count", async () => {
  const rows = [
    ["村", "姓名", "身份证号", "文化程度"],
    ["河口村", "韩欣", "431999198804190005", "大专"],
    ["河口村", "金凯涛", "431999199404250122", "高中"],
  ];
  const file = await writeXlsx({
    sheets: [
      {
        name: "名册",
        rows,
        columns: [{}, {}, { hidden: true }, {}],
        rowDefs: new Map([[2, { hidden: true }]]),
      },
    ],
  });
  const { out } = await run(saved("hidden.xlsx", file), "--dry-run", "--json");
  expect(JSON.parse(out)).toMatchObject({ rows: 2, accepted: 2, warnings: [], byVillage: { 河口村: 2 } });
});

test.each([3, 8])("through a file: every spelling, merged cells, several sheets (seed %i)", async (seed) => {
  const people = invented(seeded(seed), 60);
  const { sheets, placed } = laidOut(
    seeded(seed + 1),
    seed === 3
      ? { shape: "labels", village: "none", header: "merged groups", manner: "mixed", noise: true }
      : { shape: "one table", village: "merged", header: "one row", manner: "mixed", noise: true },
    people,
  );
  const look = { widths: [], headerRows: 1, alertColumn: null };
  const written = await writeWorkbook(
    sheets.map(({ name, rows, merges }) => ({ name, rows, merges, ...look })),
  );
  if (!written.ok) throw new Error(written.error.code);
  const read = await readWorkbook(written.value);
  if (!read.ok) throw new Error(read.error.code);
  expect(readFrom(read.value)).toEqual(placed);
});
