// `miaopu audit`: the JSON that is promised, words for people, a report, and its exit status.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { auditCommand } from "../../src/ledger/cli.ts";
import { changed, expected, opened, sampleGrid, sheetOf, today, workbookOf } from "./variants.ts";

const folder = mkdtempSync(join(tmpdir(), "miaopu-audit-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sample = fileURLToPath(new URL("./fixtures/dossiers.xlsx", import.meta.url));

async function run(...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await auditCommand(argv, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    today,
  });
  return { status, out: out.join("\n"), err: err.join("\n") };
}
const saved = (name: string, file: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, file);
  return path;
};

test("--json is what is expected, and nothing else", async () => {
  const { status, out } = await run(sample, "--json");
  expect(status).toBe(0);
  expect(JSON.parse(out)).toEqual(expected);
});

test("cells that are wrong stand beside the people, with their addresses", async () => {
  const grid = changed(await sampleGrid(), /^宣誓时间$/, (cell, row) => (row === 3 ? "2024-02-30" : cell));
  const { out } = await run(saved("wrong.xlsx", await workbookOf(sheetOf(grid))), "--json");
  const answer = JSON.parse(out) as { people: unknown[]; cells: unknown[] };
  expect(answer.people[3]).toEqual({ row: 5, name: "曾宇", findings: {} });
  expect(answer.cells).toMatchObject([
    { row: 5, name: "曾宇", code: "CELL_DATE_IMPOSSIBLE", address: "AK5" },
  ]);
});

test("in words: who, which step, what to do, by which article", async () => {
  const { status, out } = await run(sample);
  expect(status).toBe(0);
  expect(out).toContain("第 4 行 邱桂秋");
  expect(out).toMatch(/✕ S07 确定发展对象（N4）：.*培养教育须满一年.*第13条/);
  expect(out).toContain("有问题 15 人");
});

test("a list of members, one sheet of several, and a report", async () => {
  const members = await workbookOf({
    name: "名册",
    rows: [
      ["姓名", "转正时间"],
      ["文宁", "2010.07.01"],
    ],
  });
  const grid = await sampleGrid();
  const two = saved(
    "two.xlsx",
    await workbookOf(
      sheetOf({ ...grid, rows: grid.rows.slice(0, 1) }, "甲"),
      sheetOf({ ...grid, rows: grid.rows.slice(1, 3) }, "乙"),
    ),
  );
  const report = join(folder, "report.xlsx");
  const { status, out } = await run(
    two,
    "--sheet",
    "甲",
    "--members",
    saved("members.xlsx", members),
    "--json",
    "--report",
    report,
  );
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    rows: 1,
    people: [
      { name: "郑乐强", findings: { S05: ["MENTOR_NOT_FULL_MEMBER"], S09: ["INTRODUCER_NOT_FULL_MEMBER"] } },
    ],
  });
  const { sheets } = await opened(readFileSync(report));
  expect(sheets.map(({ name }) => name)).toEqual(["甲", "按条款汇总"]);
});

test("what is refused, and what was called wrongly", async () => {
  expect(await run(saved("no.xlsx", Buffer.from("%PDF-1.7")))).toMatchObject({ status: 1, out: "" });
  expect((await run(join(folder, "missing.xlsx"))).err).toContain("打不开文件");
  const empty = saved("empty.xlsx", await workbookOf({ name: "空", rows: [] }));
  expect((await run(empty)).err).toContain("没有找到台账");
  await expect(run()).rejects.toThrow("须给出一个台账文件");
  await expect(run(sample, "--nope")).rejects.toThrow("--nope");
});
