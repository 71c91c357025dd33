// The ledger in the office: uploaded, its columns checked, audited as a job, its result read, its report fetched.
import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readWorkbook } from "../../src/workbook/reader.ts";
import { type Account, appOf } from "../township.ts";
import {
  type LedgerTownship,
  auditedJob,
  finished,
  ledgerTownship,
  progressWhen,
  upload,
} from "./offices.ts";
import { expected, renamed, sampleFile, sampleGrid, sheetOf, workbookOf } from "./variants.ts";

let town: LedgerTownship;
beforeEach(async () => {
  town = await ledgerTownship();
});
afterEach(() => town.close());

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => new Error("not refused"),
    (reason: unknown) => reason,
  );
  return (error as Error).message;
};

describe("upload and mapping", () => {
  test("the preview names sheet, headings, fields and samples; ID numbers are masked", async () => {
    const { tables, likeliest, fields } = await upload(town, town.officer, sampleFile());
    const table = tables[likeliest];
    expect(tables).toHaveLength(1);
    expect(table).toMatchObject({ sheet: "全程纪实", headerRow: 2, headerRows: 1, rows: 40, clipped: false });
    expect(table?.columns).toHaveLength(47);
    expect(table?.columns.every(({ field, certain }) => field !== null && certain)).toBe(true);
    expect(table?.columns[4]).toMatchObject({ letter: "E", header: "身份证号", field: "idNumber" });
    expect(table?.columns[4]?.samples[0]).toBe("431999********0868");
    expect(fields.find(({ field }) => field === "S15.vote.yes")).toMatchObject({ zh: "接收大会赞成" });
  });

  test("what the officer says of a column is remembered for the organisation's next ledger", async () => {
    const odd = await workbookOf(
      sheetOf(renamed(await sampleGrid(), { 宣誓时间: "甲栏", 归档时间: "乙栏" })),
    );
    const first = await upload(town, town.officer, odd);
    const columnOf = (preview: typeof first, header: string) =>
      preview.tables[0]?.columns.find((column) => column.header === header);
    expect(columnOf(first, "甲栏")?.field).toBeNull();
    const caller = town.callerOf(town.officer);
    const index = columnOf(first, "甲栏")?.index ?? -1;
    const { jobId } = await caller.ledger.audit({
      fileId: first.fileId,
      table: 0,
      mapping: [{ index, field: "S20" }],
    });
    await finished(caller, jobId);
    expect(columnOf(await upload(town, town.officer, odd), "甲栏")).toMatchObject({
      field: "S20",
      certain: true,
    });
    expect(columnOf(await upload(town, town.county, odd), "甲栏")?.field).toBeNull();
    const again = await upload(town, town.officer, odd);
    await caller.ledger.audit({ fileId: again.fileId, table: 0, mapping: [{ index, field: null }] });
    expect(columnOf(await upload(town, town.officer, odd), "甲栏")?.field).toBeNull();
  });

  test("a table without a name, an unknown table, a field that is none", async () => {
    const caller = town.callerOf(town.officer);
    const { fileId } = await upload(town, town.officer, sampleFile());
    const nameless = [1, 4].map((index) => ({ index, field: null }));
    expect(await refusalOf(caller.ledger.audit({ fileId, table: 0, mapping: nameless }))).toBe(
      "LEDGER_NAME_UNMAPPED",
    );
    expect(await refusalOf(caller.ledger.audit({ fileId, table: 3 }))).toBe("LEDGER_TABLE_UNKNOWN");
    await expect(
      caller.ledger.audit({ fileId, table: 0, mapping: [{ index: 0, field: "S99" as "S01" }] }),
    ).rejects.toThrow();
  });
});

describe("the job", () => {
  test("finds what the command line finds, by person and by article", async () => {
    const caller = town.callerOf(town.officer);
    const jobId = await auditedJob(town, town.officer, sampleFile());
    expect(await caller.ledger.progress({ jobId })).toMatchObject({
      phase: "done",
      done: 40,
      total: 40,
      secondsLeft: null,
    });
    const people = await caller.ledger.result({ jobId, view: "people", size: 10 });
    expect(people).toMatchObject({ view: "people", total: expected.withFindings });
    expect(people.totals).toEqual({
      people: 40,
      withFindings: 15,
      withRefusals: 11,
      withCells: 0,
      clean: 25,
    });
    expect(people.rows).toHaveLength(10);
    expect(people.rows[0]).toMatchObject({
      row: 4,
      name: "邱桂秋",
      findings: [
        { step: "S07", address: "N4", verdict: { code: "ACTIVIST_YEAR_INCOMPLETE", article: "13" } },
      ],
    });
    const all = await caller.ledger.result({ jobId, view: "people", onlyFindings: false, size: 200 });
    expect(all.rows).toHaveLength(40);
    const articles = await caller.ledger.result({ jobId, view: "articles" });
    expect(articles.rows[0]).toMatchObject({ code: "ACTIVIST_YEAR_INCOMPLETE", article: "13", people: 3 });
    const concerned = await caller.ledger.result({ jobId, view: "people", code: "TALK_LATE" });
    expect(concerned.view === "people" && concerned.rows.map(({ name }) => name)).toEqual(["文军", "邵国"]);
  });

  test("tells how far it is, and stops when it is cancelled", async () => {
    const grid = await sampleGrid();
    const rows = Array.from({ length: 6000 }, (_, n) => grid.rows[n % 40] ?? []);
    const caller = town.callerOf(town.officer);
    const { fileId } = await upload(town, town.officer, await workbookOf(sheetOf({ ...grid, rows })));
    const { jobId } = await caller.ledger.audit({ fileId, table: 0 });
    expect(await refusalOf(caller.ledger.result({ jobId, view: "people" }))).toBe("LEDGER_JOB_RUNNING");
    const far = await progressWhen(caller, jobId, ({ phase, done }) => phase === "judging" && done >= 300);
    expect(far).toMatchObject({ state: "running", phase: "judging", total: 6000 });
    expect(far.perSecond).toBeGreaterThan(0);
    await caller.ledger.cancel({ jobId });
    const ended = await finished(caller, jobId);
    expect(ended.state).toBe("cancelled");
    expect(ended.done).toBeLessThan(6000);
    expect(await refusalOf(caller.ledger.result({ jobId, view: "people" }))).toBe("LEDGER_JOB_RUNNING");
  });

  test("belongs to the organisation that uploaded it, and is gone after a day", async () => {
    const jobId = await auditedJob(town, town.officer, sampleFile());
    const { fileId } = await upload(town, town.officer, sampleFile());
    const county = town.callerOf(town.county);
    expect(await refusalOf(county.ledger.result({ jobId, view: "people" }))).toBe("LEDGER_JOB_GONE");
    expect(await refusalOf(county.ledger.audit({ fileId, table: 0 }))).toBe("LEDGER_FILE_GONE");
    const files = await readdir(join(town.folder, "uploads"));
    const kept = await Promise.all(files.map((name) => readFile(join(town.folder, "uploads", name))));
    expect(kept.length).toBeGreaterThan(0);
    for (const bytes of kept) expect(bytes.includes("xl/workbook.xml")).toBe(false);
    await rm(join(town.folder, "uploads"), { recursive: true });
    expect(await refusalOf(town.callerOf(town.officer).ledger.takeIn({ jobId }))).toBe("LEDGER_FILE_GONE");
    town.clock.pass(24 * 60 + 1);
    expect(await refusalOf(town.callerOf(town.officer).ledger.audit({ fileId, table: 0 }))).toBe(
      "LEDGER_FILE_GONE",
    );
  });
});

describe("files over HTTP", () => {
  const cookieFor = async (app: ReturnType<typeof appOf>, account: Account): Promise<string> => {
    const post = (path: string, body: unknown, cookie = "") =>
      app.request(path, {
        method: "POST",
        headers: { "content-type": "application/json", cookie },
        body: JSON.stringify(body),
      });
    const signIn = async (password: string) => {
      const answer = await post("/api/auth/sign-in", { username: account.username, password });
      return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    };
    const next = "Another-Password-1";
    await post(
      "/trpc/session.changePassword",
      { current: account.password, next },
      await signIn(account.password),
    );
    return signIn(next);
  };
  const send = (app: ReturnType<typeof appOf>, file: Uint8Array, headers: Record<string, string> = {}) =>
    app.request("/api/ledger/files", {
      method: "POST",
      headers: { "content-length": String(file.length), ...headers },
      body: Buffer.from(file),
    });

  test("up with a session alone, the report down again with the findings in it", async () => {
    const app = appOf(town);
    expect((await send(app, sampleFile())).status).toBe(401);
    const cookie = await cookieFor(app, town.officer);
    const name = encodeURIComponent("松林镇台账.xlsx");
    const sent = await send(app, sampleFile(), { cookie, "x-file-name": name });
    const preview = (await sent.json()) as { fileId: string; name: string };
    expect(preview.name).toBe("松林镇台账.xlsx");
    const caller = town.callerOf(town.officer);
    const { jobId } = await caller.ledger.audit({ fileId: preview.fileId, table: 0 });
    await finished(caller, jobId);
    const report = await app.request(`/api/ledger/reports/${jobId}.xlsx`, { headers: { cookie } });
    expect(report.headers.get("content-disposition")).toContain(
      encodeURIComponent("体检结果-松林镇台账.xlsx"),
    );
    const read = await readWorkbook(new Uint8Array(await report.arrayBuffer()));
    const [ledger, articles] = read.ok ? read.value.sheets : [];
    expect(ledger?.rows[1]?.at(-1)).toBe("体检发现");
    expect(ledger?.rows[3]?.at(-1)).toContain("培养教育须满一年");
    expect(ledger?.rows[2]).toHaveLength(47);
    expect(articles?.name).toBe("按条款汇总");
    expect(articles?.rows).toHaveLength(1 + 20);
    expect((await app.request(`/api/ledger/reports/${jobId}.xlsx`)).status).toBe(401);
  });

  test("what is no workbook is refused in words; too large a body is cut off", async () => {
    const app = appOf(town);
    const cookie = await cookieFor(app, town.officer);
    const refused = await send(app, Buffer.from("%PDF-1.7"), { cookie });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: "NOT_A_WORKBOOK" });
    expect((await send(app, Buffer.alloc(21 * 1024 * 1024), { cookie })).status).toBe(413);
  });

  test("the sample can be fetched, read and audited", async () => {
    const app = appOf(town);
    const cookie = await cookieFor(app, town.officer);
    const sample = await app.request("/api/ledger/sample.xlsx", { headers: { cookie } });
    const jobId = await auditedJob(town, town.officer, new Uint8Array(await sample.arrayBuffer()));
    const { rows } = await town.callerOf(town.officer).ledger.result({ jobId, view: "articles" });
    expect(rows).toMatchObject([{ code: "TRAINING_TOO_SHORT", people: 1 }]);
  });
});
