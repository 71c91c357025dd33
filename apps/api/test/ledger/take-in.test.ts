// The rows of an audited ledger taken in as files from paper: once, within scope, with the reason where one is not.
import { afterEach, beforeEach, expect, test } from "vitest";
import { toDay } from "@miaopu/domain";
import { type Cell, textOf } from "../../src/workbook/cell.ts";
import { registerPerson } from "../../src/use-cases/register-person.ts";
import { accepted } from "../township.ts";
import { type LedgerTownship, auditedJob, ledgerTownship } from "./offices.ts";
import { type Grid, changed, sampleGrid, sheetOf, workbookOf } from "./variants.ts";

let town: LedgerTownship;
let grid: Grid;
beforeEach(async () => {
  town = await ledgerTownship();
  const whole = await sampleGrid();
  const branches = ["青石村党支部", "中共青石村支部委员会", "白水村", "河口村党支部"];
  const placed = changed(
    { ...whole, rows: whole.rows.slice(0, 6) },
    /党支部$/,
    (_, row) => branches[row] ?? "青石村党支部",
  );
  grid = changed(placed, /^培养联系人$/, (cell, row) => (row === 0 ? "陈守义、陈立德" : cell));
});
afterEach(() => town.close());

const set = (of: Grid, heading: string, row: number, cell: Cell): Grid =>
  changed(of, new RegExp(`^${heading}$`), (old, r) => (r === row ? cell : old));
const fileOf = (of: Grid) => workbookOf(sheetOf(of));

test("a dry run counts and writes nothing; the second click creates nothing", async () => {
  const caller = town.callerOf(town.officer);
  const jobId = await auditedJob(town, town.officer, await fileOf(grid));
  const unknown = { row: 5, name: "曾宇", reason: { code: "BRANCH_UNKNOWN" } };
  const dry = await caller.ledger.takeIn({ jobId, dryRun: true });
  expect(dry).toMatchObject({ created: 5, already: 0, rejected: [unknown], dryRun: true });
  expect((await caller.dossier.list({})).total).toBe(0);
  expect(await caller.ledger.takeIn({ jobId })).toMatchObject({
    created: 5,
    already: 0,
    rejected: [unknown],
  });
  expect((await caller.dossier.list({})).total).toBe(5);
  expect(await caller.ledger.takeIn({ jobId })).toMatchObject({
    created: 0,
    already: 5,
    rejected: [unknown],
  });
  const later = await auditedJob(town, town.officer, await fileOf(grid));
  expect(await caller.ledger.takeIn({ jobId: later })).toMatchObject({ created: 0, already: 5 });
  expect((await caller.dossier.list({})).total).toBe(5);
});

test("the file tells its records as from paper, with what is wrong, and its mentors where they are registered", async () => {
  const caller = town.callerOf(town.officer);
  await caller.ledger.takeIn({ jobId: await auditedJob(town, town.officer, await fileOf(grid)) });
  const { rows } = await caller.dossier.list({ sort: "name" });
  const idOf = (name: string) => rows.find(({ personName }) => personName === name)?.id ?? "";
  const file = await caller.dossier.get({ id: idOf("郑乐强") });
  expect(file.timeline).toMatchObject({ status: "full", memberSince: "2022-03-12" });
  expect(file.entries).toHaveLength(27 - 1);
  expect(new Set(file.entries.map(({ source }) => source))).toEqual(new Set(["paper"]));
  const mentors = file.entries.find(
    ({ record }) => record && "step" in record && record.step === "S05",
  )?.record;
  expect(mentors).toMatchObject({ mentors: [town.membersA[0], town.membersA[1]] });
  const introducers = file.entries.find(
    ({ record }) => record && "step" in record && record.step === "S09",
  )?.record;
  expect(introducers).not.toHaveProperty("introducers");
  const early = await caller.dossier.get({ id: idOf("邱桂秋") });
  const found = early.entries.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity !== "note"),
  );
  expect(found.map(({ code }) => code)).toContain("ACTIVIST_YEAR_INCOMPLETE");
});

test("a registered member's old file is taken in, and the register keeps the day of membership", async () => {
  const asking = town.askingOf(town.officer);
  const idNumber = textOf(grid.rows[0]?.[4]);
  const member = { name: "郑乐强", sex: "female", birthDate: toDay("1994-02-10"), idNumber } as const;
  const since = toDay("2022-03-01");
  const { id } = await accepted(
    registerPerson(asking, { ...member, branchId: town.branchA, fullMemberSince: since }),
  );
  const caller = town.callerOf(town.officer);
  const taken = await caller.ledger.takeIn({
    jobId: await auditedJob(town, town.officer, await fileOf(grid)),
  });
  expect(taken.created).toBe(5);
  const { rows } = await caller.person.list({ q: "郑乐强" });
  expect(rows).toMatchObject([{ id, fullMemberSince: since, status: "full" }]);
});

test("a branch secretary takes in the rows of the own branch alone", async () => {
  const caller = town.callerOf(town.secretary);
  const taken = await caller.ledger.takeIn({
    jobId: await auditedJob(town, town.secretary, await fileOf(grid)),
  });
  expect(taken.created).toBe(4);
  expect(taken.rejected.map(({ row, reason }) => [row, reason.code])).toEqual([
    [4, "BRANCH_UNKNOWN"],
    [5, "BRANCH_UNKNOWN"],
  ]);
  const { rows } = await town.callerOf(town.officer).dossier.list({});
  expect(new Set(rows.map(({ branchName }) => branchName))).toEqual(new Set(["青石党支部"]));
});

test("a county officer reads and does not write", async () => {
  const jobId = await auditedJob(town, town.county, await fileOf(grid));
  await expect(town.callerOf(town.county).ledger.takeIn({ jobId })).rejects.toThrow("FORBIDDEN");
});

test("who it is must be certain: no name, no sound ID number, two rows of one number, a day to come", async () => {
  const twin = grid.rows[1]?.[4] ?? null;
  let wrong = set(grid, "姓名", 0, null);
  wrong = set(wrong, "身份证号", 2, twin);
  wrong = set(wrong, "身份证号", 4, "431999198111201251");
  wrong = set(wrong, "归档时间", 5, "2027-01-01");
  const jobId = await auditedJob(town, town.officer, await fileOf(wrong));
  const taken = await town.callerOf(town.officer).ledger.takeIn({ jobId });
  expect(taken.created).toBe(0);
  expect(taken.rejected.map(({ row, reason }) => [row, reason.code])).toEqual([
    [2, "NAME_MISSING"],
    [3, "DUPLICATE_ID"],
    [4, "DUPLICATE_ID"],
    [5, "BRANCH_UNKNOWN"],
    [6, "ID_NUMBER_UNSOUND"],
    [7, "DATE_IN_FUTURE"],
  ]);
});

test("a cell that cannot be read leaves its step to be entered later, and is named", async () => {
  const jobId = await auditedJob(town, town.officer, await fileOf(set(grid, "宣誓时间", 0, "2024-02-30")));
  const caller = town.callerOf(town.officer);
  const taken = await caller.ledger.takeIn({ jobId });
  expect(taken.incomplete).toEqual([{ row: 2, name: "郑乐强", cells: ["AK2"] }]);
  const { rows } = await caller.dossier.list({ q: "郑乐强" });
  const file = await caller.dossier.get({ id: rows[0]?.id ?? "" });
  expect(file.entries.some(({ record }) => record && "step" in record && record.step === "S20")).toBe(false);
});

test("a file taken in shows what the audit found, and nothing that the paper was never asked for", async () => {
  const caller = town.callerOf(town.officer);
  const jobId = await auditedJob(town, town.officer, await fileOf(grid));
  await caller.ledger.takeIn({ jobId });
  const { rows } = await caller.dossier.list({ size: 20 });
  const found = new Map<string, string[]>();
  for (const { id, personName } of rows) {
    const { entries } = await caller.dossier.get({ id });
    const codes = entries.flatMap(({ findings }) => findings.filter((one) => one.severity !== "note"));
    found.set(
      personName,
      codes.map(({ code }) => code),
    );
  }
  expect(Object.fromEntries(found)).toEqual({
    郑乐强: [],
    邱桂秋: ["ACTIVIST_YEAR_INCOMPLETE"],
    孟山伟: [],
    文军: ["TALK_LATE"],
    林欣乐: [],
  });
});
