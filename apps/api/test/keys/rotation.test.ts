// A rotation seals everything with a new key: killed at any point it goes on, and a server beside it never stops.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type DossierRecord, toDay } from "@miaopu/domain";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openVault } from "../../src/attachments/vault.ts";
import type { PersonTable } from "../../src/db/tables.ts";
import { inTransaction } from "../../src/db/open.ts";
import { type FieldKeys, FieldKeyError, createFieldKeys, keyIdOf } from "../../src/keys/field-keys.ts";
import { followKeyFile } from "../../src/keys/key-file.ts";
import { type Rotating, beginRotation, keysInUse, retireKey, sealAnew } from "../../src/keys/rotation.ts";
import { writeDraft } from "../../src/repositories/drafts.ts";
import { openPersonField, sealPersonFields } from "../../src/repositories/person-fields.ts";
import { everySealedCell } from "../../src/repositories/sealed-cells.ts";
import { keepPending } from "../../src/repositories/second-factors.ts";
import { draftSeal } from "../../src/use-cases/drafts.ts";
import { idNumberOf } from "../id-numbers.ts";
import {
  type TestTownship,
  callerFor,
  keyFileIn,
  lawfulRecords,
  recordsBefore,
  testTownship,
  typedFile,
} from "../township.ts";

const findings = "其父于一九九九年受过处分";
const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const children: ChildProcess[] = [];
let town: TestTownship;
let file: string;
beforeEach(async () => {
  town = await testTownship();
  const records = recordsBefore("S11", lawfulRecords(town.membersA)).map((record): DossierRecord =>
    "step" in record && record.step === "S10" ? { ...record, findings } : record,
  );
  ({ id: file } = await typedFile(town, "林知夏", records));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await town.close();
});

const rotating = (cipher: Rotating["cipher"] = "aes"): Rotating => ({
  db: town.store.db,
  keyFile: keyFileIn(town.folder),
  cipher,
  scans: join(town.folder, "attachments"),
});
const freshKeys = (): FieldKeys => createFieldKeys(followKeyFile(keyFileIn(town.folder)), "aes");
const rotate = async (how = rotating()) => {
  const { key } = await beginRotation(how, town.clock.now());
  await sealAnew(how, () => {});
  return key;
};

async function cells() {
  const all: { place: string; sealed: string }[] = [];
  for await (const slice of everySealedCell(town.store.db)) all.push(...slice);
  return all;
}

/** Everything opens; how many values hang on each key. */
async function opened(keys = freshKeys()): Promise<Map<string, number>> {
  const uses = new Map<string, number>();
  for (const { place, sealed } of await cells()) {
    keys.open(place, sealed);
    const id = keyIdOf(sealed) ?? "";
    uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return uses;
}

const idNumberAt = (n: number): string =>
  idNumberOf(toDay(`19${60 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}`), Math.floor(n / 40) % 1000);

async function addPeople(count: number): Promise<void> {
  const { keys, clock } = town.desk;
  const [like] = await town.store.db.selectFrom("people").selectAll().limit(1).execute();
  await inTransaction(town.store.db, async (db) => {
    for (let n = 0; n < count; n++) {
      const id = clock.id("person");
      const clear = { idNumber: idNumberAt(n), phone: `138${String(n).padStart(8, "0")}` };
      const sealed = sealPersonFields(keys, id, clear);
      const row: PersonTable = { ...(like as PersonTable), ...sealed, id, name: `王${n}`, id_index: `i${n}` };
      await db.insertInto("people").values(row).execute();
    }
  });
}

describe("a rotation", () => {
  it("seals every column and every scan with the new key, and everything is found and read as before", async () => {
    const vault = openVault(join(town.folder, "attachments"), town.desk.keys);
    const pictures = { preview: Buffer.from("preview"), thumbnail: Buffer.from("thumbnail") };
    const object = await vault.keep({ original: Buffer.from("original"), pictures });
    const caller = callerFor(town.officer.asking);
    const before = await caller.person.list({});
    const old = town.desk.keys.currentKey;
    const key = await rotate();
    expect(key).not.toBe(old);
    expect([...(await keysInUse(rotating())).keys()]).toEqual([key]);
    expect(await caller.person.list({})).toEqual(before);
    const tail = before.rows[0]?.idMasked?.slice(-4) ?? "";
    expect((await caller.person.list({ q: tail })).rows.length).toBeGreaterThan(0);
    expect(Buffer.from((await vault.read(object, "original")) ?? "").toString()).toBe("original");
    expect(Buffer.from((await vault.read(object, "thumbnail")) ?? "").toString()).toBe("thumbnail");
    const proven = callerFor({
      ...town.officer.asking,
      asker: { ...town.officer.asking.asker, isProven: true },
    });
    expect((await proven.dossier.texts({ id: file })).map(({ text }) => text)).toEqual([findings]);
  });

  it("seals drafts and second factors anew, where they lie", async () => {
    const { keys, db } = town.desk;
    const user = town.officer.asking.asker.userId;
    const place = "dossier/x" as never;
    const body = keys.seal(draftSeal(user, place), "{}");
    await writeDraft(db, { user_id: user, place, body, base_version: null, saved_at: town.clock.now() });
    await keepPending(db, user, keys.seal(`second_factors/${user}/pending`, "S3CRET"));
    const key = await rotate();
    const draft = await db.selectFrom("drafts").selectAll().executeTakeFirstOrThrow();
    const factor = await db.selectFrom("second_factors").selectAll().executeTakeFirstOrThrow();
    expect(keys.open(draftSeal(user, place), draft.body)).toBe("{}");
    expect(keys.open(`second_factors/${user}/pending`, factor.pending ?? "")).toBe("S3CRET");
    expect([keyIdOf(draft.body), keyIdOf(factor.pending ?? "")]).toEqual([key, key]);
  });

  it("stops where it finds a sealed value that it does not know, whose key is then kept", async () => {
    const old = town.desk.keys.currentKey;
    await sql`create table strange (id text, held text)`.execute(town.store.db);
    await sql`insert into strange values ('x', ${town.desk.keys.seal("strange/x/held", "y")})`.execute(
      town.store.db,
    );
    await expect(rotate()).rejects.toThrow("missing from the rotation");
    town.clock.pass(60);
    expect(await retireKey(rotating(), old, town.clock.now())).toBe("in-use");
  });

  it("changes the suite too, one value at a time, and back", async () => {
    await rotate(rotating("gm"));
    for (const { sealed } of await cells()) expect(sealed.startsWith("g1.")).toBe(true);
    await opened();
    await rotate(rotating("aes"));
    for (const { sealed } of await cells()) expect(sealed.startsWith("f1.")).toBe(true);
  });

  it("is met by a running server on its next write", async () => {
    const old = town.desk.keys.currentKey;
    const { key } = await beginRotation(rotating(), town.clock.now());
    expect(town.desk.keys.currentKey).toBe(key);
    const person = { name: "何小满", sex: "male", birthDate: toDay("1991-02-03") } as const;
    const { id } = await callerFor(town.officer.asking).person.register({
      ...person,
      branchId: town.branchA,
      idNumber: idNumberOf("1991-02-03", 7),
    });
    const row = await town.store.db.selectFrom("people").selectAll().where("id", "=", id).executeTakeFirst();
    expect(keyIdOf(row?.id_number ?? "")).toBe(key);
    expect((await opened()).get(old)).toBeGreaterThan(0);
  });
});

describe("an old key", () => {
  const hour = 60;

  it("is retired an hour after, where nothing hangs on it; what it sealed elsewhere is lost from then on", async () => {
    const old = town.desk.keys.currentKey;
    const [kept] = await cells();
    expect(await retireKey(rotating(), old, town.clock.now())).toBe("newest");
    const { key } = await beginRotation(rotating(), town.clock.now());
    town.clock.pass(hour);
    expect(await retireKey(rotating(), old, town.clock.now())).toBe("in-use");
    await sealAnew(rotating(), () => {});
    expect(await retireKey(rotating(), "00000000", town.clock.now())).toBe("unknown");
    expect(await retireKey(rotating(), old, town.clock.now())).toBeNull();
    expect(await retireKey(rotating(), old, town.clock.now())).toBe("unknown");
    expect([...(await opened()).keys()]).toEqual([key]);
    expect(() => freshKeys().open(kept?.place ?? "", kept?.sealed ?? "")).toThrow(FieldKeyError);
  });

  it("is not retired at once: what was under way may still be sealed with it", async () => {
    const old = town.desk.keys.currentKey;
    await rotate();
    expect(await retireKey(rotating(), old, town.clock.now())).toBe("too-soon");
  });

  it("does not come back by an old key file: the server refuses to start with it", async () => {
    const before = readFileSync(keyFileIn(town.folder));
    await rotate();
    writeFileSync(keyFileIn(town.folder), before);
    await expect(beginRotation(rotating(), town.clock.now())).rejects.toThrow("older than the database");
  });
});

const start = (...args: string[]) => {
  const child = spawn(process.execPath, ["--conditions=miaopu-source", main, "keys", ...args], {
    env: { ...process.env, MIAOPU_DATA: town.folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return child;
};

/** Kills it as soon as it says that so many values are sealed. @returns whether it was still at work. */
async function killedAt(child: ChildProcess, values: number): Promise<boolean> {
  const ended = once(child, "exit");
  if (!child.stdout) throw new Error("no output");
  for await (const line of createInterface(child.stdout)) {
    if (Number(/^ {2}(\d+)/.exec(line)?.[1] ?? 0) < values) continue;
    child.kill("SIGKILL");
    break;
  }
  const [, signal] = (await ended) as [number | null, string | null];
  return signal === "SIGKILL";
}

describe("miaopu keys rotate, beside a server", () => {
  it("misses nothing that is written meanwhile, under whichever key", async () => {
    await addPeople(3000);
    const { db } = town.store;
    const { id } = await db.selectFrom("people").select("id").orderBy("id", "desc").executeTakeFirstOrThrow();
    const child = start("rotate");
    const under = new Set<string>();
    let written = 0;
    while (child.exitCode === null) {
      const phone = town.desk.keys.seal(`people/${id}/phone`, `139${++written}`);
      under.add(keyIdOf(phone) ?? "");
      await db.updateTable("people").set({ phone }).where("id", "=", id).execute();
      await setImmediate();
    }
    expect([child.exitCode, under.size]).toEqual([0, 2]);
    expect([...(await opened()).keys()]).toEqual([freshKeys().currentKey]);
    const row = await db.selectFrom("people").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    expect(openPersonField(freshKeys(), row, "phone")).toBe(`139${written}`);
  }, 60_000);
});

describe("miaopu keys rotate, killed in the middle", () => {
  it("leaves everything readable, goes on where it was under the same key, and ends with nothing left behind", async () => {
    await addPeople(6000);
    const old = town.desk.keys.currentKey;
    const total = (await cells()).length;
    const progress: number[] = [];
    for (const values of [1, 1500, 1500]) {
      expect(await killedAt(start("rotate"), values)).toBe(true);
      const uses = await opened();
      progress.push(total - (uses.get(old) ?? 0));
      expect(uses.size).toBe(2);
    }
    expect(progress).toEqual([...new Set(progress)].toSorted((a, b) => a - b));
    expect(progress[0]).toBeGreaterThan(0);
    expect(progress.at(-1)).toBeLessThan(total);
    expect((await once(start("rotate"), "exit"))[0]).toBe(0);
    const uses = await opened();
    expect([...uses]).toEqual([[freshKeys().currentKey, total]]);
    expect(uses.has(old)).toBe(false);
  }, 120_000);
});
