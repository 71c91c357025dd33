// The process that opens foreign files: what it may not do, and what ends it.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { expect, test } from "vitest";
import { type ChildJob, inChild } from "../../src/sandbox/child.ts";

const job = (name: string, more: Partial<ChildJob> = {}): ChildJob => ({
  module: new URL(`./${name}.ts`, import.meta.url),
  timeout: 20_000,
  heapMegabytes: 64,
  ...more,
});

async function text(output: Readable): Promise<string | null> {
  let said = "";
  for await (const chunk of output) said += String(chunk);
  return said === "" ? null : said;
}

test("it reads nothing but the program, writes nothing, starts nothing, reaches nobody", async () => {
  const folder = mkdtempSync(join(tmpdir(), "miaopu-sandbox-"));
  const server = createServer((_, response) => response.end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const told = JSON.stringify({ folder, port: (server.address() as AddressInfo).port });
  const tried = await inChild(job("escaping-process"), [told], text);
  server.close();
  rmSync(folder, { recursive: true });
  if (!tried.ok) throw new Error(tried.error.kind === "ended" ? tried.error.complaint : tried.error.kind);
  const outcomes = JSON.parse(tried.value) as Record<string, string>;
  for (const [attempt, outcome] of Object.entries(outcomes))
    expect([attempt, outcome]).toEqual([attempt, "ERR_ACCESS_DENIED"]);
});

test("it is ended once it has worked too long, or is told to stop", async () => {
  expect(await inChild(job("endless-process", { timeout: 300 }), [], text)).toEqual({
    ok: false,
    error: { kind: "too-slow" },
  });
  const cancel = new AbortController();
  const running = inChild(job("endless-process"), [], text, { signal: cancel.signal });
  cancel.abort();
  expect(await running).toEqual({ ok: false, error: { kind: "cancelled" } });
});

test("it is ended by its own memory", async () => {
  const ended = await inChild(job("greedy-process"), [], text);
  expect(ended).toMatchObject({
    ok: false,
    error: { kind: "ended", complaint: expect.stringContaining("heap") },
  });
});
