// Backups taken while others write: each one restored, equal to one moment of the original, and nothing acknowledged before it lacks.
import { randomBytes, randomInt } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { addDays, toDay } from "@miaopu/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MadeBackup, makeBackup } from "../../src/backup/make.ts";
import { restoreBackup } from "../../src/backup/restore.ts";
import { idNumberOf } from "../id-numbers.ts";
import { rounds } from "../long.ts";
import {
  type TestTownship,
  accepted,
  callerFor,
  lawfulRecords,
  testTownship,
  typedFile,
} from "../township.ts";

const key = randomBytes(32);
let town: TestTownship;
let elsewhere: string;
beforeAll(async () => {
  town = await testTownship();
  elsewhere = mkdtempSync(join(tmpdir(), "miaopu-backups-"));
  for (const place of ["ab/one", "cd/two", "cd/empty"]) {
    const file = join(town.folder, "attachments", place);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, place === "cd/empty" ? "" : randomBytes(300_000));
  }
  for (const name of ["arriving.part", ".DS_Store"])
    writeFileSync(join(town.folder, "attachments", "cd", name), "no scan");
});
afterAll(async () => {
  await town.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

const back = (folder = elsewhere): Promise<MadeBackup> =>
  accepted(makeBackup({ dataFolder: town.folder, folder, key, clock: town.clock, minFree: 0 }));

interface Typed {
  readonly id: string;
  readonly version: number;
}

/** Registers people, and types an inspection into each file in turn, until it is stopped; counts what was acknowledged. */
function writer(files: readonly Typed[]) {
  const stopping = new AbortController();
  let acknowledged = 0;
  const caller = callerFor(town.officer.asking);
  const on = addDays(town.clock.today(), -1);
  const versions = files.map(({ version }) => version);
  const write = async (i: number): Promise<void> => {
    const which = Math.floor(i / 10) % files.length;
    const file = files[which];
    if (file && i % 10 === 0) {
      const record = { step: "S06", on } as const;
      const known = { id: file.id, expectedVersion: versions[which] ?? 0 };
      ({ version: versions[which] } = await caller.dossier.record({ ...known, record }));
      return;
    }
    const birthDate = addDays(toDay("1950-01-01"), i % 15_000);
    const idNumber = idNumberOf(birthDate, 1 + 2 * Math.floor(i / 15_000));
    const person = { name: `测试${i}`, sex: "male" as const, birthDate, idNumber };
    await caller.person.register({ ...person, branchId: town.branchA });
  };
  const working = (async () => {
    for (let i = 0; !stopping.signal.aborted; i++) {
      await write(i);
      acknowledged++;
      // As a request that comes over the net does, it leaves others their turn.
      await setImmediate();
    }
  })();
  return {
    acknowledged: () => acknowledged,
    stop: async () => {
      stopping.abort();
      await working;
    },
  };
}

interface Row {
  readonly n: number;
}
const count = (handle: SQLite.Database, table: string): number =>
  (handle.prepare(`select count(*) as n from ${table}`).get() as Row).n;
const hashes = (handle: SQLite.Database): Map<string, string> =>
  new Map(
    (
      handle.prepare("select dossier_id || ' ' || version as at, hash from dossier_events").all() as {
        at: string;
        hash: string;
      }[]
    ).map(({ at, hash }) => [at, hash]),
  );
const logHashes = (handle: SQLite.Database): string[] =>
  (handle.prepare("select hash from audit_log order by seq").all() as { hash: string }[]).map(
    ({ hash }) => hash,
  );

/** Held against the original by SQL of the test's own. */
function holdAgainst(restored: string, made: MadeBackup): void {
  const copy = new SQLite(join(restored, "miaopu.sqlite"), { readonly: true });
  const original = new SQLite(join(town.folder, "miaopu.sqlite"), { readonly: true });
  try {
    expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(copy.pragma("foreign_key_check")).toEqual([]);
    for (const [table, rows] of Object.entries(made.header.database.counts))
      expect([table, count(copy, table)]).toEqual([table, rows]);
    const all = hashes(original);
    for (const [at, hash] of hashes(copy)) expect([at, all.get(at)]).toEqual([at, hash]);
    const log = logHashes(copy);
    expect(log).toEqual(logHashes(original).slice(0, log.length));
    expect(made.header.database.auditLog).toEqual({ entries: log.length, head: log.at(-1) ?? "" });
  } finally {
    copy.close();
    original.close();
  }
}

describe("backups under load", () => {
  const times = rounds(20, 100);
  it(`${times} in a row: each restores to one moment of the original`, async () => {
    const opening = lawfulRecords(town.membersA).slice(0, 5);
    const typed = [await typedFile(town, "林知夏", opening), await typedFile(town, "周知秋", opening)];
    const writing = writer(typed);
    const files: string[] = [];
    let written = 0;
    for (let i = 0; i < times; i++) {
      const before = writing.acknowledged();
      const made = await back();
      const folder = join(elsewhere, `restored-${i}`);
      await accepted(restoreBackup(made.file, key, folder));
      holdAgainst(folder, made);
      // Each acknowledged write left its entry in the log before the backup began.
      expect(made.header.database.auditLog?.entries).toBeGreaterThanOrEqual(before);
      rmSync(folder, { recursive: true });
      files.push(made.name);
      written = writing.acknowledged() - before;
      town.clock.pass(1);
    }
    await writing.stop();
    expect(new Set(files).size).toBe(times);
    // The writers were really at it to the last.
    expect(written).toBeGreaterThan(0);
  }, 600_000);

  it("carry the attachments, byte for byte, and nothing that is half there", async () => {
    const made = await back();
    const folder = join(elsewhere, "with-attachments");
    await accepted(restoreBackup(made.file, key, folder));
    for (const place of ["ab/one", "cd/two", "cd/empty"])
      expect(
        readFileSync(join(folder, "attachments", place)).equals(
          readFileSync(join(town.folder, "attachments", place)),
        ),
      ).toBe(true);
    expect(readdirSync(join(folder, "attachments", "cd"))).toEqual(["empty", "two"]);
    expect(made.attachments).toEqual({ files: 3, bytes: 600_000 });
  });

  it("hold neither the keys nor a word in clear", async () => {
    const made = await back();
    const bytes = readFileSync(made.file);
    for (const word of ["林知夏", "SQLite format 3", "dossier_events", "测试officer"])
      expect([word, bytes.includes(word)]).toEqual([word, false]);
    const folder = join(elsewhere, "without-keys");
    await accepted(restoreBackup(made.file, key, folder));
    expect(readdirSync(folder).toSorted()).toEqual(["attachments", "miaopu.sqlite"]);
    expect(existsSync(join(town.folder, "scratch"))).toBe(false);
    expect(readdirSync(elsewhere).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  it("are refused with a wrong key, a changed byte or a cut end, and nothing is left behind", async () => {
    const { file } = await back();
    const bytes = readFileSync(file);
    const broken = join(elsewhere, "broken.miaopu-backup");
    const refusal = async (content: Buffer, withKey = key) => {
      writeFileSync(broken, content);
      const folder = join(elsewhere, "never");
      const restored = await restoreBackup(broken, withKey, folder);
      if (restored.ok) return "restored";
      expect(readdirSync(folder)).toEqual([]);
      return restored.error.code;
    };
    expect(await refusal(bytes, randomBytes(32))).toBe("BACKUP_WRONG_KEY");
    for (let i = 0; i < 60; i++) {
      const changed = Buffer.from(bytes);
      const place = 64 + randomInt(bytes.length - 64);
      changed[place] = (changed[place] ?? 0) ^ (1 + randomInt(255));
      expect([place, await refusal(changed)]).toEqual([place, "BACKUP_DAMAGED"]);
      const length = 64 + randomInt(bytes.length - 64);
      expect([length, await refusal(bytes.subarray(0, length))]).toEqual([length, "BACKUP_DAMAGED"]);
    }
    expect(await refusal(Buffer.from("not a backup"))).toBe("BACKUP_NOT_ONE");
    expect(await refusal(bytes)).toBe("restored");
  }, 120_000);
});
