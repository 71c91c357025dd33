// The key file and its database belong together: made once, refused where they do not fit, restored from two parts.
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate } from "../../src/db/migrate.ts";
import { type Store, openStore } from "../../src/db/open.ts";
import { KeyFileError, readKeyFile } from "../../src/keys/key-file.ts";
import { openKeys } from "../../src/keys/opening.ts";
import { type KeyRing, newRing } from "../../src/keys/key-ring.ts";
import { recoveryParts } from "../../src/keys/recovery.ts";
import { restoreKeyFile } from "../../src/keys/restoring.ts";
import { beginRotation } from "../../src/keys/rotation.ts";
import { keyStatus } from "../../src/keys/status.ts";
import { neededKeys } from "../../src/repositories/field-keys.ts";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const now = "2026-11-22T04:00:00.000Z";
let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "miaopu-keys-"));
  store = openStore(join(folder, "miaopu.sqlite"));
  await migrate(store.db, now);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const keyFile = () => join(folder, "keys", "field.json");
const opened = (file = keyFile()) => openKeys(store.db, { keyFile: file, cipher: "aes" }, now);
const problemOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => "none",
    (thrown: unknown) => thrown,
  );
  return error instanceof KeyFileError ? error.problem : String(error);
};

/** `miaopu` as an operator starts it, with what is typed into it. */
async function miaopu(args: readonly string[], typed = "") {
  const child = spawn(process.execPath, ["--conditions=miaopu-source", main, ...args], {
    env: { ...process.env, MIAOPU_DATA: folder, MIAOPU_PORT: "0" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(typed);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { out, err, code: code as number | null };
}

describe("the key file", () => {
  it("is made at the first start, for its owner alone, and is the same at the next", async () => {
    const keys = await opened();
    const made = readFileSync(keyFile(), "utf8");
    if (process.platform !== "win32") {
      expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, "keys")).mode & 0o777).toBe(0o700);
    }
    expect((await opened()).currentKey).toBe(keys.currentKey);
    expect(readFileSync(keyFile(), "utf8")).toBe(made);
  });

  it("is one, whoever of several comes first", async () => {
    const some = await Promise.all([opened(), opened(), opened()]);
    expect(new Set(some.map(({ currentKey }) => currentKey)).size).toBe(1);
  });

  it("leaves nothing of itself in the database", async () => {
    await opened();
    const { ring } = readKeyFile(keyFile());
    const { db } = store;
    const rows = JSON.stringify(await db.selectFrom("field_keys").selectAll().execute());
    for (const secret of [ring.root, ...ring.generations.map(({ master }) => master)])
      for (const encoding of ["hex", "base64", "base64url"] as const)
        expect(rows).not.toContain(secret.toString(encoding).slice(0, 20));
  });

  it.each([
    ["missing", () => renameSync(keyFile(), `${keyFile()}.away`)],
    ["unreadable", () => writeFileSync(keyFile(), "")],
    ["unreadable", () => writeFileSync(keyFile(), readFileSync(keyFile(), "utf8").slice(0, 200))],
    [
      "unreadable",
      () =>
        writeFileSync(
          keyFile(),
          readFileSync(keyFile(), "utf8").replace(/"master": "./, (start) => `${start.slice(0, -1)}_`),
        ),
    ],
  ])("is refused where it is %s, and no other is made", async (problem, harm) => {
    await opened();
    harm();
    expect(await problemOf(opened())).toBe(problem);
    expect(await problemOf(opened())).toBe(problem);
  });

  it("is refused where it belongs to another installation", async () => {
    await opened();
    const other = openStore(join(folder, "other.sqlite"));
    await migrate(other.db, now);
    const file = join(folder, "other", "field.json");
    await openKeys(other.db, { keyFile: file, cipher: "aes" }, now);
    await other.close();
    expect(await problemOf(opened(file))).toBe("wrong");
  });

  it("that goes away under a running server lets nothing more be sealed", async () => {
    const keys = await opened();
    const sealed = keys.seal("a", "b");
    renameSync(keyFile(), `${keyFile()}.away`);
    expect(() => keys.seal("a", "b")).toThrow(KeyFileError);
    renameSync(`${keyFile()}.away`, keyFile());
    expect(keys.open("a", sealed)).toBe("b");
  });
});

describe("the key file from recovery parts", () => {
  const typed = async (ring: KeyRing) =>
    (await recoveryParts(ring))
      .slice(1)
      .map(({ set, number, lines }) => [`MP-${set}-${number}`, ...lines].join("\n"))
      .join("\n");
  const restored = async (text: string) => restoreKeyFile(keyFile(), text, await neededKeys(store.db), now);

  it("never replaces a sound one", async () => {
    await opened();
    const before = readFileSync(keyFile(), "utf8");
    expect(await restored("")).toEqual({ done: "sound-already" });
    expect(readFileSync(keyFile(), "utf8")).toBe(before);
  });

  it("takes the place of a damaged one, which is put aside", async () => {
    const sealed = (await opened()).seal("a", "b");
    const text = await typed(readKeyFile(keyFile()).ring);
    writeFileSync(keyFile(), "damaged");
    const answer = await restored(text);
    expect(answer).toMatchObject({ done: "restored", keys: 1, aside: expect.stringContaining(".aside") });
    expect(readFileSync((answer as { aside: string }).aside, "utf8")).toBe("damaged");
    expect((await opened()).open("a", sealed)).toBe("b");
  });

  it("is refused where the parts are of another installation or older than a rotation, and nothing is written", async () => {
    await opened();
    const { ring } = readKeyFile(keyFile());
    const old = await typed(ring);
    const rotating = {
      db: store.db,
      keyFile: keyFile(),
      cipher: "aes",
      scans: join(folder, "none"),
    } as const;
    await beginRotation(rotating, now);
    rmSync(keyFile());
    expect(await problemOf(restored(old))).toBe("outdated");
    expect(await problemOf(restored(await typed(newRing(now))))).toBe("wrong");
    expect(existsSync(keyFile())).toBe(false);
  });
});

describe("miaopu", () => {
  it("refuses to start without the key file, in both languages, and starts again once it is restored", async () => {
    const keys = await opened();
    const sealed = keys.seal("a", "b");
    const parts = await miaopu(["keys", "print-recovery"]);
    expect(parts.code).toBe(0);
    const [first = "", , third = ""] = parts.out.split("\f");
    rmSync(keyFile());
    const refused = await miaopu(["serve", "--empty"]);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/密钥文件不在[\s\S]*key file is missing/);
    const wrong = await miaopu(["keys", "recover"], first.replace(/\n[0-9A-Z]{4} /, "\n7777 ") + third);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/第1份第1行.*Line 1 of part 1/)]);
    const restored = await miaopu(["keys", "recover", "--json"], `${first}\n${third}`);
    expect([restored.code, JSON.parse(restored.out)]).toEqual([
      0,
      { done: "restored", keys: 1, aside: null },
    ]);
    expect((await opened()).open("a", sealed)).toBe("b");
  }, 60_000);

  it("tells how the keys stand, and that recovery parts are older than a rotation", async () => {
    await opened();
    const recovery = async () => {
      const { db } = store;
      const scans = join(folder, "attachments");
      return (await keyStatus({ db, keyFile: keyFile(), cipher: "aes", scans })).recovery;
    };
    expect(await recovery()).toBe("never");
    expect(await miaopu(["keys", "print-recovery"])).toMatchObject({ code: 0, err: "" });
    expect(await recovery()).toBe("current");
    expect(await miaopu(["keys", "rotate"])).toMatchObject({ code: 0, err: "" });
    expect(await recovery()).toBe("outdated");
    chmodSync(keyFile(), 0o644);
    const { code, out, err } = await miaopu(["keys", "status", "--json"]);
    expect([code, err]).toEqual([1, ""]);
    expect(JSON.parse(out)).toMatchObject({ recovery: "outdated", isPrivate: false });
  }, 60_000);
});
