// The disk is full while writes come in: none is acknowledged that is not on file, reading goes on, and room is all it takes.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { addDays, toDay } from "@miaopu/domain";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createApp } from "../../src/app.ts";
import { type House, freeMegabytes, watchHouse } from "../../src/house.ts";
import { verifyLog } from "../../src/audit-log/verify.ts";
import { checkFiles } from "../../src/use-cases/rebuild.ts";
import { idNumberOf } from "../id-numbers.ts";
import { type TestTownship, lawfulRecords, secret, silent, testTownship, typedFile } from "../township.ts";

let town: TestTownship;
let house: House;
let app: ReturnType<typeof createApp>;
let cookie: string;
const changes: string[] = [];

/** @param minFree megabytes. */
async function open(minFree: number): Promise<void> {
  house = watchHouse({
    folder: town.folder,
    minFree,
    changed: (state) => void changes.push(state),
    every: 20,
  });
  const desk = { ...town.desk, houseState: house.state };
  const parts = { desk, log: silent, secret, origin: null, pages: null, isReady: () => true };
  app = createApp({ ...parts, failed: house.met });
  await town.store.db.updateTable("users").set({ must_change_password: 0 }).execute();
  const { username, password } = town.officer;
  const answer = await post("/api/auth/sign-in", { username, password });
  cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}
beforeEach(async () => {
  cookie = "";
  changes.length = 0;
  town = await testTownship();
});
afterEach(async () => {
  house.stop();
  await town.close();
});

const post = (path: string, body: unknown) =>
  app.request(path, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });
const ask = (path: string, input: unknown) =>
  app.request(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: { cookie } });

interface Answered {
  readonly status: number;
  readonly code: string | null;
  readonly version: number;
}
async function call(path: string, input: unknown): Promise<Answered> {
  const answer = await post(`/trpc/${path}`, input);
  const wire = (await answer.json()) as {
    result?: { data: { version?: number } };
    error?: { data: { refusal: { code: string; zh: string; en: string } } };
  };
  const refusal = wire.error?.data.refusal;
  if (refusal)
    expect([refusal.zh, refusal.en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  return { status: answer.status, code: refusal?.code ?? null, version: wire.result?.data.version ?? 0 };
}

let registered = 0;
function register(): Promise<Answered> {
  const birthDate = addDays(toDay("1950-01-01"), registered);
  const person = { name: `登记${registered++}`, sex: "male", birthDate, idNumber: idNumberOf(birthDate, 1) };
  return call("person.register", { ...person, branchId: town.branchA });
}

/** The figure of an SQL question. */
async function figure(question: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`${sql.raw(question)}`.execute(town.store.db);
  return rows[0]?.n ?? 0;
}
const pages = async () => {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(town.store.db);
  return rows[0]?.page_count ?? 0;
};
const limitPages = (count: number) => sql`pragma max_page_count = ${sql.lit(count)}`.execute(town.store.db);

describe("a full disk", () => {
  it("at 50 points: HOUSE_READ_ONLY, nothing half written, and writing again once there is room", async () => {
    const file = await typedFile(town, "林知夏", lawfulRecords(town.membersA).slice(0, 5));
    await open(0);
    const on = addDays(town.clock.today(), -1);
    let { version } = file;
    let people = await figure("select count(*) as n from people");
    const met = new Set<string>();
    for (let point = 0; point < 50; point++) {
      await limitPages((await pages()) + (point % 7));
      let refused: Answered | null = null;
      for (let i = point; refused === null; i++) {
        const record = { step: "S06", on, lateReason: "补录".repeat(50 + (i % 40)) };
        const answered =
          i % 3 === 0
            ? await register()
            : await call("dossier.record", { id: file.id, expectedVersion: version, record });
        if (answered.status !== 200) refused = answered;
        else if (i % 3 === 0) people++;
        else ({ version } = answered);
        if (refused) met.add(i % 3 === 0 ? "register" : "record");
      }
      expect(refused).toMatchObject({ status: 503, code: "HOUSE_READ_ONLY" });
      expect(house.state()).toBe("read-only");
      // Reading goes on, and what is on file is what was acknowledged.
      expect((await ask("dossier.list", {})).status).toBe(200);
      expect(await figure("select count(*) as n from people")).toBe(people);
      expect(await figure("select max(version) as n from dossier_events")).toBe(version);
      await limitPages(1_000_000);
      await expect.poll(house.state, { interval: 5 }).toBe("normal");
    }
    expect([...met].toSorted()).toEqual(["record", "register"]);
    expect(await register()).toMatchObject({ status: 200 });
    expect((await checkFiles(town.desk)).findings).toEqual([]);
    expect((await verifyLog(town.store.db, join(town.folder, "none"))).troubles).toEqual([]);
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(town.store.db);
    expect(rows).toEqual([{ integrity_check: "ok" }]);
  }, 120_000);
});

describe("a disk that is nearly full", () => {
  it("refuses writes before it is full, says so on every page, and recovers by itself", async () => {
    const free = freeMegabytes(town.folder);
    await open(free - 200);
    expect(await register()).toMatchObject({ status: 200 });
    const filler = join(town.folder, "filler");
    expect(spawnSync("fallocate", ["--length", "400MiB", filler]).status).toBe(0);
    await expect.poll(house.state, { interval: 5 }).toBe("read-only");
    const before = await figure("select count(*) as n from people");
    expect(await register()).toMatchObject({ status: 503, code: "HOUSE_READ_ONLY" });
    expect(await figure("select count(*) as n from people")).toBe(before);
    expect((await ask("dossier.list", {})).status).toBe(200);
    const me = (await (await app.request("/trpc/session.me", { headers: { cookie } })).json()) as {
      result: { data: { house: string } };
    };
    expect(me.result.data.house).toBe("read-only");
    rmSync(filler);
    await expect.poll(house.state, { interval: 5 }).toBe("normal");
    expect(await register()).toMatchObject({ status: 200 });
    expect(changes).toEqual(["read-only", "normal"]);
  });

  it("counts as full when it does not answer at all", () => {
    expect(freeMegabytes(join(town.folder, "gone"))).toBe(0);
    house = watchHouse({ folder: join(town.folder, "gone"), minFree: 1, changed: () => {} });
    expect(house.state()).toBe("read-only");
  });
});
