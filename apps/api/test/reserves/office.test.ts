// A register in the office: up over HTTP, its columns said and remembered, cancelled, its turned-back rows fetched.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askingFor, createAccount, foundTownship } from "../../src/use-cases/setup.ts";
import { readWorkbook } from "../../src/workbook/reader.ts";
import { type Account, accepted, appOf } from "../township.ts";
import {
  type Township,
  checkedFile,
  crowd,
  registerFile,
  settled,
  someone,
  stateHash,
  taken,
  township,
  uploaded,
} from "./importing.ts";

let town: Township;
beforeEach(async () => {
  town = await township();
});
afterEach(() => town.close());

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "not refused",
    (error: unknown) => (error as Error).message,
  );
const two = [someone("何春", 1), someone("何夏", 2)];

async function cookieFor(app: ReturnType<typeof appOf>, account: Account): Promise<string> {
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
  const first = await signIn(account.password);
  await post("/trpc/session.changePassword", { current: account.password, next }, first);
  return signIn(next);
}

describe("files", () => {
  test("a register comes up, and the rows that were not taken go down as the same workbook", async () => {
    const app = appOf(town);
    const file = await registerFile([...two, someone("远人", 3, { village: "远方村" })]);
    const send = (cookie: string) =>
      app.request("/api/pool/files", {
        method: "POST",
        headers: { "content-length": String(file.length), cookie },
        body: Buffer.from(file),
      });
    expect((await send("")).status).toBe(401);
    const cookie = await cookieFor(app, town.officer);
    const preview = (await (await send(cookie)).json()) as Awaited<ReturnType<typeof uploaded>>;
    expect(preview.tables[0]?.columns.map(({ field }) => field)).toEqual([
      "village",
      "name",
      "sex",
      "birthDate",
      "idNumber",
      "education",
      "occupation",
      "source",
      "phone",
    ]);
    expect(preview.tables[0]?.columns[4]?.samples[0]).toMatch(/^431999\*{8}\d{3}[\dX]$/);
    const caller = town.callerOf(town.officer);
    const { jobId } = await caller.pool.check({ fileId: preview.fileId });
    const ticking = await app.request(`/api/pool/progress/${jobId}`, { headers: { cookie } });
    const ticks = (await ticking.text()).trim().split("\n");
    expect(JSON.parse(ticks.at(-1) ?? "")).toMatchObject({ state: "checked", refusal: null });
    expect((await app.request(`/api/pool/progress/${jobId}`)).status).toBe(401);
    await caller.pool.import({ jobId });
    const down = await app.request(`/api/pool/reports/${jobId}.xlsx`, { headers: { cookie } });
    const read = await accepted(readWorkbook(new Uint8Array(await down.arrayBuffer())));
    expect(read.sheets).toHaveLength(1);
    expect(read.sheets[0]?.rows.map((row) => [row[1], row.at(-1)])).toEqual([
      ["姓名", "退回原因"],
      ["远人", expect.stringContaining("没有登记")],
    ]);
    expect((await app.request(`/api/pool/reports/${jobId}.xlsx`)).status).toBe(401);
  });

  test("what is said of a column is remembered once it was taken in, for this organisation's registers alone", async () => {
    const titles = ["村", "姓名", "性别", "出生日期", "身份证号", "甲栏", "职业", "人员来源", "联系电话"];
    const file = await registerFile(two, titles);
    const caller = town.callerOf(town.officer);
    const first = await uploaded(town, town.officer, file);
    expect(first.tables[0]?.columns[5]?.field).toBeNull();
    const { jobId } = await caller.pool.check({
      fileId: first.fileId,
      mapping: [{ table: 0, index: 5, field: "education" }],
    });
    await settled(caller, jobId);
    expect((await uploaded(town, town.officer, file)).tables[0]?.columns[5]?.field).toBeNull();
    await caller.pool.import({ jobId });
    const { education } = await town.desk.db
      .selectFrom("people")
      .select("education")
      .where("name", "=", "何春")
      .executeTakeFirstOrThrow();
    expect(education).toBe("college");
    const again = await uploaded(town, town.officer, file);
    expect(again.tables[0]?.columns[5]).toMatchObject({ field: "education", certain: true });
    expect((await uploaded(town, town.county, file)).tables[0]?.columns[5]?.field).toBeNull();
  });
});

describe("cancelling", () => {
  const many = crowd(3000);

  test("while it is checked: it ends, and there is nothing to take in", async () => {
    const caller = town.callerOf(town.officer);
    const { fileId } = await uploaded(town, town.officer, await registerFile(many));
    const { jobId } = await caller.pool.check({ fileId });
    await caller.pool.cancel({ jobId });
    expect(await settled(caller, jobId)).toMatchObject({ state: "cancelled" });
    expect(await refusalOf(caller.pool.import({ jobId }))).toBe("REGISTER_CANCELLED");
  });

  for (const phase of ["sealing", "writing"] as const)
    test(`while it is ${phase}: nothing is left of it, and it can be taken in after all`, async () => {
      const caller = town.callerOf(town.officer);
      const jobId = await checkedFile(town, town.officer, await registerFile(many));
      const before = await stateHash(town);
      const job = town
        .askingOf(town.officer)
        .office.registers.find(town.officer.asking.asker.organisation.id, jobId);
      if (!job) throw new Error("no job");
      const work = refusalOf(caller.pool.import({ jobId }));
      // The phase is set within the work itself: whoever looks at every turn sees it.
      while (job.phase !== phase && job.state !== "taken") await new Promise(setImmediate);
      job.cancel.abort();
      expect(await work).toBe("REGISTER_CANCELLED");
      expect(await stateHash(town)).toBe(before);
      expect(await caller.pool.imports()).toEqual([]);
      expect(await caller.pool.import({ jobId })).toMatchObject({ counts: { new: 3000 } });
    });
});

test("an officer of another township reaches neither file, job, import nor person", async () => {
  const { townshipId } = await foundTownship(town.desk, { county: "别县", township: "别镇" });
  const username = "elsewhere";
  const role = "township-officer" as const;
  const account = await accepted(
    createAccount(town.desk, { name: "别镇干部", username, roles: [role], organisationId: townshipId }),
  );
  const who = { id: account.id, name: "别镇干部", roles: [role] };
  const other: Account = {
    username,
    password: account.oneTimePassword,
    asking: await askingFor(town.desk, who, townshipId),
  };
  const caller = town.callerOf(other);
  const { jobId, importId } = await taken(town, two);
  const id = importId as `imp_${string}`;
  const { fileId } = await uploaded(town, town.officer, await registerFile(two));
  const before = await stateHash(town);
  expect(await caller.pool.imports()).toEqual([]);
  expect(await refusalOf(caller.pool.check({ fileId }))).toBe("REGISTER_FILE_GONE");
  for (const work of [caller.pool.progress, caller.pool.checked, caller.pool.import, caller.pool.cancel])
    expect(await refusalOf(work({ jobId }))).toBe("REGISTER_JOB_GONE");
  expect(await refusalOf(caller.pool.mayUndo({ id }))).toBe("NOT_FOUND");
  expect(await refusalOf(caller.pool.undo({ id }))).toBe("NOT_FOUND");
  // The same number in the other township's own register: told that it is taken, and no more.
  const own = { name: "别村党支部", village: "别村", hasGroups: false };
  await caller.organisation.create(own);
  const theirs = await checkedFile(
    town,
    other,
    await registerFile([someone("何春", 1, { village: "别村" })]),
  );
  const { rows } = await caller.pool.checked({ jobId: theirs });
  expect(rows.map(({ code }) => code)).toEqual(["ID_NUMBER_TAKEN"]);
  expect(await caller.pool.import({ jobId: theirs })).toMatchObject({ importId: null });
  expect(await stateHash(town)).toBe(before);
});
