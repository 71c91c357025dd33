// Canaries: an ID number, a telephone and a text for few eyes, looked for in everything the house lets out or leaves behind.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "@miaopu/house/browser";
import { checkCharacter } from "@miaopu/domain";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";

const first17 = "43199919910505731";
const idNumber = first17 + checkCharacter(first17);
const canaries = {
  idNumber,
  birthAndSequence: idNumber.slice(6),
  phone: "19907351842",
  text: "金丝雀甲乙丙丁",
} as const;
const password = "苗圃-long enough-1";

const root = fileURLToPath(new URL("../../..", import.meta.url));
let folder: string;
let logFile: string;
let server: ChildProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;

/** What came to the pages: address, and what was in it. */
const received: { readonly url: string; readonly body: string }[] = [];

const said = (): string[] => readFileSync(logFile, "utf8").split("\n");

const node = [
  "--conditions=miaopu-source",
  "--disable-warning=ExperimentalWarning",
  "apps/api/src/cli/main.ts",
];
const environment = () => ({
  ...process.env,
  NODE_OPTIONS: "",
  MIAOPU_PORT: "0",
  MIAOPU_DATA: folder,
  MIAOPU_LOG: "trace",
});

async function start(): Promise<string> {
  const log = openSync(logFile, "a");
  server = spawn(process.execPath, [...node, "serve", "--json"], {
    cwd: root,
    stdio: ["ignore", log, log],
    env: environment(),
  });
  const line = () => said().find((one) => one.startsWith("{") && one.includes('"address"'));
  const found = await vi.waitUntil(line, { timeout: 60_000 });
  return (JSON.parse(found) as { address: string }).address;
}

async function run(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [...node, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: environment(),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (piece: string) => (output += piece));
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${output}`);
  return output;
}

async function ask<T>(procedure: string, input: object): Promise<T> {
  const answer = await context.request.post(`/trpc/${procedure}`, { data: input });
  const text = await answer.text();
  received.push({ url: answer.url(), body: text });
  return (JSON.parse(text) as { result: { data: T } }).result?.data;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "miaopu-canary-"));
  logFile = join(await mkdtemp(join(tmpdir(), "miaopu-canary-log-")), "server.log");
  await cp(inject("seed").folder, folder, { recursive: true });
  const baseURL = await start();
  browser = await launchBrowser();
  context = await browser.newContext({ baseURL, locale: "zh-CN", reducedMotion: "reduce" });
  context.on("response", async (response) => {
    // What has no body, such as a redirect, throws.
    const body = await response.text().catch(() => "");
    received.push({ url: response.url(), body });
  });
  const { username, oneTimePassword } = inject("seed").firstLogIn;
  await context.request.post("/api/auth/sign-in", { data: { username, password: oneTimePassword } });
  await ask("session.changePassword", { current: oneTimePassword, next: password });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  server.kill("SIGTERM");
  await once(server, "exit");
  await rm(folder, { recursive: true, force: true });
});

interface Planted {
  readonly personId: string;
  readonly dossierId: string;
}

/** A person with the canaries, a file, and a stop whose reason is for few eyes. */
async function plant(): Promise<Planted> {
  const branches = await ask<readonly { id: string }[]>("organisation.branches", {});
  const branchId = branches[0]?.id ?? "";
  const person = { name: "林不显", sex: "male", birthDate: "1991-05-05", idNumber, phone: canaries.phone };
  const opened = await ask<{ id: string; personId: string; version: number }>("dossier.open", {
    person,
    branchId,
    record: { step: "S01", on: "2026-11-02" },
  });
  const record = { record: "stop", on: "2026-11-03", reason: canaries.text };
  await ask("dossier.record", { id: opened.id, expectedVersion: opened.version, record });
  // Refused, and the refusal must not quote what was typed.
  await ask("person.register", { ...person, branchId });
  await ask("person.register", { ...person, idNumber: `${idNumber.slice(0, 17)}?`, branchId });
  await ask("dossier.open", {
    person: { ...person, birthDate: idNumber },
    branchId,
    record: { step: "S01" },
  });
  return { personId: opened.personId, dossierId: opened.id };
}

async function look({ dossierId }: Planted): Promise<void> {
  for (const path of ["/", "/dossiers", `/dossiers/${dossierId}`, "/people", "/township", "/ledger"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
  await page.goto("/people");
  await page.getByRole("textbox", { name: "姓名" }).fill(idNumber.slice(-4));
  await page.getByRole("textbox", { name: "姓名" }).press("Enter");
  await page.getByRole("button", { name: "林不显" }).click();
  await page.getByRole("dialog").getByText(idNumber.slice(-4)).first().waitFor();
}

/** Everything that the browser keeps of this site. */
const keptInBrowser = (): Promise<string> =>
  page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name } of await indexedDB.databases()) kept.push(name);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) kept.push(await (await cache.match(request))?.text());
    }
    return JSON.stringify(kept);
  });

/** The places where a canary is found. */
function findIn(where: string, content: string | Buffer): string[] {
  const text = typeof content === "string" ? content : content.toString("latin1");
  return Object.entries(canaries)
    .filter(([, canary]) =>
      text.includes(typeof content === "string" ? canary : Buffer.from(canary).toString("latin1")),
    )
    .map(([name]) => `${name} in ${where}`);
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe("canaries", () => {
  let planted: Planted;

  it("reach no page, no address, no log, no error and nothing that the browser keeps", async () => {
    planted = await plant();
    await look(planted);
    const found = [
      ...received.flatMap(({ url, body }) => [...findIn(`address ${url}`, url), ...findIn(url, body)]),
      ...findIn("the browser", await keptInBrowser()),
      ...findIn("the page", await page.content()),
      ...findIn("the log", said().join("\n")),
    ];
    expect(found).toEqual([]);
    // The person was seen: it is their numbers and the text that were not.
    expect(received.filter(({ body }) => body.includes("林不显")).length).toBeGreaterThan(0);
  });

  it("come out one by one, for a reason, and for a one-time code", async () => {
    const shown = await ask<{ value: string }>("person.reveal", {
      id: planted.personId,
      field: "idNumber",
      reason: "核对入党申请书",
    });
    expect(shown.value).toBe(idNumber);
    await ask("dossier.texts", { id: planted.dossierId });
    expect(received.at(-1)?.body).toContain("SECOND_FACTOR_REQUIRED");
    expect(findIn("the answer", received.at(-1)?.body ?? "")).toEqual([]);
  });

  it("stand in clear in no file of the house, backups and keys among them", async () => {
    await run("backup", "--json");
    const files = await filesBelow(folder);
    expect(files.some((file) => file.endsWith("miaopu.sqlite"))).toBe(true);
    expect(files.some((file) => file.includes("backups"))).toBe(true);
    const found: string[] = [];
    for (const file of files) found.push(...findIn(file.slice(folder.length), await readFile(file)));
    expect(found).toEqual([]);
    expect(findIn("the log", said().join("\n"))).toEqual([]);
  });
});
