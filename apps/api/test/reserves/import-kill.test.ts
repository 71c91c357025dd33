// `miaopu import reserves` is killed at any moment: all of the register is in, or nothing; the next run takes it in once.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClock } from "../../src/clock.ts";
import { readEnv } from "../../src/env.ts";
import { openData } from "../../src/serve.ts";
import { createBranch } from "../../src/use-cases/organisations.ts";
import { askingFor, foundTownship } from "../../src/use-cases/setup.ts";
import { rounds } from "../long.ts";
import { accepted } from "../township.ts";
import { crowd, registerFile } from "./importing.ts";

const program = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const size = 3000;

let folder: string;
let file: string;
const env = () => ({ MIAOPU_DATA: join(folder, "data"), MIAOPU_KEYS: join(folder, "keys", "field.json") });
const opened = () => openData(readEnv(env()), createClock());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "miaopu-killed-import-"));
  file = join(folder, "reserves.xlsx");
  writeFileSync(file, await registerFile(crowd(size)));
  const { store, desk } = await opened();
  const { townshipId } = await foundTownship(desk, { county: "试验县", township: "试验镇" });
  const asking = await askingFor(
    desk,
    { id: "usr_0", name: "干部", roles: ["township-officer"] },
    townshipId,
  );
  await accepted(createBranch(asking, { name: "青石党支部", village: "青石村", hasGroups: false }));
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command, and kills it so many milliseconds after a line that begins so; null lets it end. */
async function importing(
  killed: { readonly after: string; readonly ms: number } | null,
): Promise<number | null> {
  const child = spawn(
    process.execPath,
    ["--conditions=miaopu-source", "--no-warnings", program, "import", "reserves", file, "--json"],
    { env: env(), stdio: ["ignore", "ignore", "pipe"] },
  );
  const gone = once(child, "exit") as Promise<[number | null]>;
  createInterface({ input: child.stderr }).on("line", (line) => {
    if (killed && line.startsWith(killed.after)) void wait(killed.ms).then(() => child.kill("SIGKILL"));
  });
  const [status] = await gone;
  return status;
}

async function held() {
  const { store } = await opened();
  const count = async (table: "people" | "pool_entries" | "imports" | "import_changes") =>
    (
      await store.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
    ).n;
  const logged = await store.db
    .selectFrom("audit_log")
    .select("seq")
    .where("action", "=", "command-line")
    .execute();
  const counts = [await count("people"), await count("pool_entries"), await count("import_changes")];
  const imports = await count("imports");
  await store.close();
  return { counts, imports, logged: logged.length };
}

const nothing = { counts: [0, 0, 0], imports: 0, logged: 0 };
const all = { counts: [size, size, size], imports: 1, logged: 1 };

test("killed while it compares, seals and writes", async () => {
  const moments = [
    { after: "比对", ms: 0 },
    { after: "加密", ms: 20 },
    ...Array.from({ length: rounds(4, 40) }, (_, n) => ({ after: "写入", ms: n * 15 })),
  ];
  for (const moment of moments) {
    await importing(moment);
    const found = await held();
    if (found.imports === 0) expect(found).toEqual(nothing);
    else expect(found).toEqual(all);
  }
  expect(await importing(null)).toBe(0);
  expect(await held()).toEqual(all);
  expect(await importing(null)).toBe(0);
  expect(await held()).toEqual(all);
}, 180_000);
