// miaopu backup, drill and restore, as an operator runs them.
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { createGzip, gunzipSync } from "node:zlib";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backupKey } from "../../src/backup/key.ts";
import { backupName } from "../../src/backup/names.ts";
import { type BackupHeader, bytesOf, pack } from "../../src/backup/archive.ts";
import { seal, unseal } from "../../src/backup/sealing.ts";
import { schemaNumber } from "../../src/db/migrate.ts";
import { takeLock } from "../../src/db/lock.ts";
import { readEnv } from "../../src/env.ts";
import { houseLock } from "../../src/backup/restore.ts";
import { beginRun } from "../../src/repositories/backup-runs.ts";
import { type TestTownship, lawfulRecords, testTownship, typedFile } from "../township.ts";
import { type Variables, json, run } from "./command-line.ts";

let town: TestTownship;
let variables: Variables;
let backups: string;
beforeEach(async () => {
  town = await testTownship();
  await typedFile(town, "林知夏", lawfulRecords(town.membersA));
  backups = join(town.folder, "backups");
  variables = { MIAOPU_DATA: town.folder, MIAOPU_MIN_FREE_MB: "0" };
});
afterEach(() => town.close());

interface Made {
  readonly file: string;
  readonly header: BackupHeader;
  readonly removed: readonly string[];
}
interface Refused {
  readonly refusal: { readonly code: string };
}
const backUp = (...args: string[]) => json<Made>(variables, "backup", ...args);
const refusal = async (...args: string[]) => (await json<Refused>(variables, ...args)).refusal.code;

interface Run {
  readonly kind: string;
  readonly outcome: string;
  readonly file_name: string | null;
  readonly code: string | null;
}
const runs = async (): Promise<readonly Run[]> =>
  (
    await sql<Run>`select kind, outcome, file_name, code from backup_runs order by started_at`.execute(
      town.store.db,
    )
  ).rows;

describe("miaopu backup", () => {
  it("makes a file that only its owner may read, writes the run down, and logs it", async () => {
    const { ok, file } = await backUp();
    expect(ok).toBe(true);
    expect(readdirSync(backups)).toEqual([file.slice(backups.length + 1)]);
    expect(await runs()).toEqual([
      { kind: "manual", outcome: "verified", file_name: readdirSync(backups)[0], code: null },
    ]);
    const entry = await town.store.db
      .selectFrom("audit_log")
      .selectAll()
      .orderBy("seq", "desc")
      .executeTakeFirst();
    expect(entry).toMatchObject({ action: "command-line", outcome: "done" });
    expect(entry?.details).toContain('"command":"backup manual"');
    const plain = await run(variables, "backup", "--to", join(town.folder, "elsewhere"));
    expect([plain.code, plain.out]).toEqual([0, expect.stringContaining("核对一致")]);
  });

  it("is refused without a database, without room, and under a key of another installation", async () => {
    expect(
      (await json<Refused>({ ...variables, MIAOPU_DATA: join(town.folder, "none") }, "backup")).refusal.code,
    ).toBe("BACKUP_NO_DATABASE");
    const huge = { ...variables, MIAOPU_MIN_FREE_MB: "9999999" };
    expect((await json<Refused>(huge, "backup")).refusal.code).toBe("BACKUP_NO_SPACE");
    const other = await testTownship();
    const foreign = { ...variables, MIAOPU_KEYS: join(town.folder, "keys", "foreign.json") };
    const made = JSON.parse(readFileSync(join(other.folder, "keys", "field.json"), "utf8")) as {
      root: string;
    };
    await writeFile(
      foreign.MIAOPU_KEYS,
      JSON.stringify({ ...made, root: Buffer.alloc(32, 7).toString("base64url") }),
    );
    const wrong = await run(foreign, "backup");
    expect([wrong.code, wrong.warned]).toEqual([1, expect.stringContaining("密钥文件不属于这个数据库")]);
    await other.close();
    expect((await runs()).map(({ outcome, code }) => [outcome, code])).toEqual([
      ["failed", "BACKUP_NO_SPACE"],
    ]);
  });

  it("never runs twice at once; a run that gives no sign of life any more is written off", async () => {
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    await beginRun(town.store.db, { kind: "nightly", startedAt: at(-1), leaseUntil: at(4) });
    expect(await refusal("backup")).toBe("BACKUP_UNDER_WAY");
    expect(await refusal("backup", "drill")).toBe("BACKUP_UNDER_WAY");
    await town.store.db
      .updateTable("backup_runs")
      .set({ lease_until: at(-0.1) })
      .execute();
    expect((await backUp()).ok).toBe(true);
    expect((await runs()).map(({ outcome }) => outcome)).toEqual(["interrupted", "verified"]);
  });

  it("nightly rotates 7, 4 and 12, and clears away what a cut-off run left", async () => {
    mkdirSync(join(town.folder, "scratch"), { recursive: true });
    writeFileSync(join(town.folder, "scratch", "miaopu.sqlite"), "left in clear");
    mkdirSync(backups);
    writeFileSync(join(backups, ".miaopu-20260101-023000-000.miaopu-backup.partial"), "");
    const now = Date.now();
    const old = Array.from({ length: 60 }, (_, i) =>
      backupName(new Date(now - (i + 1) * 24 * 3_600_000).toISOString()),
    );
    for (const name of old) writeFileSync(join(backups, name), "");
    const { removed } = await backUp("--nightly");
    const left = readdirSync(backups);
    expect(left.length).toBeLessThanOrEqual(7 + 4 + 12);
    expect(left.length + removed.length).toBe(old.length + 1);
    expect(left.toSorted().slice(-7)).toEqual(left.slice(-7));
    expect(readdirSync(town.folder)).not.toContain("scratch");
  });
});

describe("miaopu backup drill", () => {
  it("restores the newest backup and certifies it on one page, Chinese first", async () => {
    expect(await refusal("backup", "drill")).toBe("BACKUP_NONE");
    const { file, header } = await backUp();
    const { code, out } = await run(variables, "backup", "drill");
    expect(code).toBe(0);
    const name = readdirSync(backups).find((found) => found.endsWith(".html")) ?? "";
    const page = readFileSync(join(backups, name), "utf8");
    for (const text of [out, page]) {
      expect(text).toContain(file.slice(backups.length + 1));
      expect(text).toContain(header.database.histories.head.slice(0, 32));
      expect(text).toContain(header.database.auditLog?.head.slice(0, 16));
      for (const word of ["备份恢复演练证明", "Certificate of a restore drill", "演练人签字", "一致"])
        expect([word, text.includes(word)]).toEqual([word, true]);
    }
    expect(page).toContain("size: A4");
    expect(page).not.toMatch(/<script|https?:\/\/|林知夏/);
    expect((await runs()).at(-1)).toMatchObject({ kind: "drill", outcome: "verified" });
    // A drill that fails says so, by its exit code too.
    const bytes = readFileSync(file);
    bytes[bytes.length - 100] = (bytes.at(-100) ?? 0) ^ 1;
    chmodSync(file, 0o600);
    writeFileSync(file, bytes);
    expect((await run(variables, "backup", "drill")).code).toBe(1);
    expect((await runs()).at(-1)).toMatchObject({ kind: "drill", outcome: "failed", code: "BACKUP_DAMAGED" });
  });
});

describe("miaopu restore", () => {
  it("never touches a folder with data, and none that a server uses", async () => {
    const { file } = await backUp();
    const before = readFileSync(join(town.folder, "miaopu.sqlite"));
    expect(await refusal("restore", file)).toBe("RESTORE_FOLDER_NOT_EMPTY");
    const empty = join(town.folder, "empty");
    mkdirSync(empty);
    const lock = takeLock(houseLock(empty));
    expect(await refusal("restore", file, "--to", empty)).toBe("HOUSE_RUNNING");
    lock?.release();
    expect(readFileSync(join(town.folder, "miaopu.sqlite")).equals(before)).toBe(true);
    const restored = await run(variables, "restore", file, "--to", empty);
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining("已恢复并核对一致")]);
    const doctor = await json<{ checks: { check: string; ok: boolean }[] }>(
      { ...variables, MIAOPU_DATA: empty, MIAOPU_KEYS: join(town.folder, "keys", "field.json") },
      "doctor",
    );
    expect(doctor.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it("goes into a new data folder where the keys were recovered first", async () => {
    const { file } = await backUp();
    const fresh = { ...variables, MIAOPU_DATA: join(town.folder, "fresh") };
    const without = await run(fresh, "restore", file);
    expect([without.code, without.warned]).toEqual([1, expect.stringContaining("miaopu keys recover")]);
    mkdirSync(join(fresh.MIAOPU_DATA, "keys"), { recursive: true });
    const keyFile = readFileSync(join(town.folder, "keys", "field.json"));
    writeFileSync(join(fresh.MIAOPU_DATA, "keys", "field.json"), keyFile, { mode: 0o600 });
    expect((await run(fresh, "restore", file)).code).toBe(0);
  });

  it("refuses a backup of a newer program, and one whose content differs from what it says", async () => {
    const { file, header } = await backUp();
    const key = backupKey(readEnv(variables));
    const forged = join(town.folder, "forged.miaopu-backup");
    const forge = async (changed: BackupHeader) => {
      const archive = await buffer(
        pack(changed, join(town.folder, "snapshot.sqlite"), join(town.folder, "none")),
      );
      await pipeline(
        [archive],
        createGzip(),
        (packed: AsyncIterable<Uint8Array>) => seal(key, packed),
        (bytes) => writeFile(forged, bytes),
      );
    };
    // The database of the true backup, as it lies in it.
    const clear = gunzipSync(await buffer(unseal(key, bytesOf(file))));
    const start = clear.indexOf("SQLite format 3");
    writeFileSync(join(town.folder, "snapshot.sqlite"), clear.subarray(start, clear.length - 4 - 12));
    const { database } = header;
    await forge(header);
    const to = ["--to", join(town.folder, "to")];
    await forge({ ...header, database: { ...database, schema: schemaNumber + 1 } });
    expect(await refusal("restore", forged, ...to)).toBe("BACKUP_NEWER_SCHEMA");
    await forge({ ...header, database: { ...database, counts: { ...database.counts, people: 1 } } });
    expect(await refusal("restore", forged, ...to)).toBe("BACKUP_NOT_EQUAL");
    await forge({ ...header, database: { ...database, histories: { ...database.histories, head: "00" } } });
    expect(await refusal("restore", forged, ...to)).toBe("BACKUP_NOT_EQUAL");
    await forge(header);
    expect((await run(variables, "restore", forged, ...to)).code).toBe(0);
  });

  it("is called wrongly without a file, and says so of one that is not there", async () => {
    expect((await run(variables, "restore")).code).toBe(2);
    expect((await run(variables, "restore", "/nowhere.miaopu-backup")).code).toBe(2);
    expect((await run(variables, "backup", "nonsense")).code).toBe(2);
  });
});
