// What the port promises, one test a promise: headers on every answer, JSON alone, not deep, not large, not slow.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { type Socket, connect } from "node:net";
import { join } from "node:path";
import { Writable } from "node:stream";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { deepestJson, isDeeper } from "../../src/web/bodies.ts";
import { longestAddress, portLimits } from "../../src/web/port-limits.ts";
import { type TestPort, openPort } from "../port.ts";
import { type TestTownship, testTownship } from "../township.ts";

let town: TestTownship;
let port: TestPort;
beforeAll(async () => {
  town = await testTownship();
  const folder = join(town.folder, "pages");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>苗圃</title>");
  writeFileSync(join(folder, "assets/page-1234.js"), "export {};");
  port = await openPort(town, { pages: { admin: folder, kiosk: folder } });
});
afterAll(async () => {
  await port.close();
  await town.close();
});

const json = (path: string, body: string, headers: Record<string, string> = {}) =>
  port.as(town.officer, path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe("every answer", () => {
  const asked: [string, string, RequestInit?][] = [
    ["a page", "/"],
    ["the kiosk's page", "/kiosk/"],
    ["a page's own address", "/dossiers/dos_1"],
    ["a built file", "/assets/page-1234.js"],
    ["a built file that is not there", "/assets/none.js"],
    ["whether it lives", "/healthz"],
    ["whether it is ready", "/readyz"],
    ["a query", "/trpc/session.me"],
    ["a query that is not there", "/trpc/no.such"],
    ["a refusal", "/api/auth/sign-in", { method: "POST", body: "{}" }],
    ["a workbook", "/api/ledger/sample.xlsx"],
    ["a path that is not there", "/api/none"],
    ["a scan that is not there", "/api/attachments/att_none"],
    [
      "another site's request",
      "/api/auth/sign-out",
      { method: "POST", headers: { origin: "https://x.example" } },
    ],
  ];
  test.each<[string, string, RequestInit?]>(asked)(
    "%s says what may be done with it",
    async (_, path, init) => {
      const { headers } = await port.as(town.officer, path, init);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("access-control-allow-origin")).toBeNull();
    },
  );
});

describe("what is sent", () => {
  it("is JSON that says so", async () => {
    for (const path of ["/trpc/workbench.get", "/api/auth/sign-in"])
      for (const type of [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/json",
        "",
      ]) {
        const answer = await json(path, "{}", { "content-type": type });
        expect([answer.status, await codeOf(answer)]).toEqual([415, "NOT_JSON"]);
      }
    expect(
      (await json("/trpc/workbench.get", "{}", { "content-type": "Application/JSON; charset=utf-8" })).status,
    ).toBe(200);
  });

  it("is not nested deeper than it need be, in the body as in the address", async () => {
    const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    for (const path of ["/trpc/workbench.get", "/api/auth/sign-in"]) {
      const answer = await json(path, nested(100_000));
      expect([answer.status, await codeOf(answer)]).toEqual([400, "TOO_DEEP"]);
    }
    const inAddress = await port.as(
      town.officer,
      `/trpc/workbench.get?input=${encodeURIComponent(nested(deepestJson + 1))}`,
    );
    expect([inAddress.status, await codeOf(inAddress)]).toEqual([400, "TOO_DEEP"]);
    expect(isDeeper(nested(deepestJson), deepestJson)).toBe(false);
    expect(isDeeper(nested(deepestJson + 1), deepestJson)).toBe(true);
    expect(isDeeper(`{"a":"${"[".repeat(100)}\\"${"{".repeat(100)}"}`, 1)).toBe(false);
    expect(isDeeper("[],".repeat(1000), 1)).toBe(false);
  });

  it("is not large", async () => {
    expect((await json("/trpc/workbench.get", `"${"x".repeat(1_000_001)}"`)).status).toBe(413);
  });

  it("as a file says its length before anything of it is taken in", async () => {
    const answer = await raw(
      `POST /api/ledger/files HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 411 /);
    const large = await raw(
      `POST /api/attachments HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999999\r\n\r\n`,
    );
    expect(large).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("has a short address and a short head", async () => {
    const long = await port.as(null, `/healthz?${"x".repeat(longestAddress)}`);
    expect([long.status, await codeOf(long)]).toEqual([414, "ADDRESS_TOO_LONG"]);
    const head = `GET /healthz HTTP/1.1\r\nhost: x\r\nx-long: ${"x".repeat(portLimits.maxHeaderSize)}`;
    // A connection that is cut while it still sends may lose the answer.
    await expect.poll(() => raw(head)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("is one request, not two in one's clothes", async () => {
    const both = await raw(
      `POST /api/auth/sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    );
    expect(both).toMatch(/^HTTP\/1\.1 400 /);
  });
});

/** The beginning of what the port answers to these bytes; empty where it closes without a word. */
async function raw(request: string): Promise<string> {
  const socket = open();
  const ended = closed(socket).then(() => Buffer.alloc(0));
  const said = new Promise<Buffer>((resolve) => socket.once("data", resolve));
  socket.write(request);
  const first = await Promise.race([said, ended]);
  socket.destroy();
  return first.toString("latin1");
}

/** However it ends: whoever is cut off may see an error first. */
const closed = (socket: Socket) =>
  new Promise<void>((resolve) => socket.on("error", () => {}).once("close", () => resolve()));

const open = (address = port.address): Socket => {
  const { hostname, port: number } = new URL(address);
  return connect(Number(number), hostname);
};

test("who sends a head or a body drop by drop is cut off, and the others are answered meanwhile", async () => {
  const limits = { ...portLimits, headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };
  const impatient = await openPort(town, { limits });
  const slow = [
    "GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ",
    "POST /api/auth/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{",
  ].map((begin) => {
    const socket = open(impatient.address);
    socket.write(begin);
    const drops = setInterval(() => socket.writable && socket.write("x"), 100);
    return closed(socket.resume()).finally(() => clearInterval(drops));
  });
  expect((await fetch(`${impatient.address}/healthz`)).status).toBe(200);
  await Promise.all(slow);
  expect((await fetch(`${impatient.address}/healthz`)).status).toBe(200);
  await impatient.close();
  expect(portLimits.headersTimeout).toBeLessThanOrEqual(10_000);
  expect(portLimits.requestTimeout).toBeLessThanOrEqual(180_000);
}, 30_000);

/** An upload whose head is taken and whose body never comes: the server has said that it may. */
async function begun(of: TestPort, path: string): Promise<Socket> {
  const cookie = await of.cookieOf(town.officer);
  const socket = open(of.address);
  const asked = new Promise((resolve) => socket.once("data", resolve));
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n`,
  );
  await asked;
  return socket;
}

test("eight files are taken in at a time; the others wait with theirs unread", async () => {
  const path = "/api/ledger/files";
  const slow = await Promise.all(Array.from({ length: 8 }, () => begun(port, path)));
  let answered = false;
  const ninth = port.as(town.officer, path, { method: "POST", body: "x" }).then(() => (answered = true));
  await port.as(town.officer, "/api/ledger/sample.xlsx");
  expect(answered).toBe(false);
  slow[0]?.end("123456789");
  expect(await ninth).toBe(true);
  for (const socket of slow) socket.destroy();
});

test("who breaks off in the middle of a file is no fault of the server", async () => {
  let text = "";
  const said = new Writable({
    write: (line: Buffer, _, done) => {
      text += line.toString();
      done();
    },
  });
  const logged = await openPort(town, { log: pino({ level: "info" }, said) });
  const scans = new URLSearchParams({ dossier: "dos_1", step: "S01", material: "其他" }).toString();
  for (const path of ["/api/ledger/files", `/api/attachments?${scans}`])
    (await begun(logged, path)).destroy();
  await expect.poll(() => text).toMatch(/ledger\/files.*attachments|attachments.*ledger\/files/s);
  expect(text).not.toContain('"level":50');
  await logged.close();
});

test("nothing on the server fetches an address", () => {
  const source = new URL("../../src/", import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const reaching = files.filter((name) =>
    /\bfetch\(|from "node:(?:http|https|http2|dgram|tls)"|from "undici"|\bnew WebSocket\b/.test(
      readFileSync(new URL(name, source), "utf8")
        .replaceAll(/app\.fetch\(/g, "")
        .replaceAll(/import type .*/g, ""),
    ),
  );
  // The doctor looks at the certificate of the house's own address, when its keeper asks.
  expect(reaching.filter((name) => name !== join("doctor", "certificate.ts"))).toEqual([]);
});
