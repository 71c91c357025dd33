// The program as it is started: a real process, a real port, ended by SIGTERM with what is under way answered.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { schemaNumber } from "../src/db/migrate.ts";

const migrations = Array.from({ length: schemaNumber }, (_, i) => i + 1);
const main = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));
let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "miaopu-process-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const start = (args: readonly string[], env: Record<string, string> = {}) => {
  const child = spawn(process.execPath, ["--conditions=miaopu-source", main, ...args], {
    env: { ...process.env, MIAOPU_DATA: join(folder, "data"), MIAOPU_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
};

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}
const run = (args: readonly string[], env?: Record<string, string>) => ended(start(args, env));

/** The address that the server prints once it listens. */
async function listening(child: ChildProcess): Promise<{ address: string; firstLogIn: LogIn | null }> {
  let out = "";
  for await (const chunk of child.stdout ?? []) {
    out += String(chunk);
    if (out.includes("\n")) return JSON.parse(out) as { address: string; firstLogIn: LogIn | null };
  }
  throw new Error("the server ended before it listened");
}
interface LogIn {
  readonly username: string;
  readonly oneTimePassword: string;
}

describe("miaopu serve", () => {
  it("makes the data on the first start, with one log-in that works, and keeps it on the next", async () => {
    const first = start(["serve", "--json"]);
    const { address, firstLogIn } = await listening(first);
    const signIn = await fetch(`${address}/api/auth/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username: firstLogIn?.username, password: firstLogIn?.oneTimePassword }),
    });
    expect(signIn.status).toBe(200);
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ ok: true });
    first.kill("SIGTERM");
    expect((await once(first, "exit"))[0]).toBe(0);
    const again = start(["serve", "--json"]);
    const second = await listening(again);
    expect(second.firstLogIn).toBeNull();
    expect(await (await fetch(`${second.address}/trpc/setup.status`)).json()).toEqual({
      result: { data: { needed: false } },
    });
    again.kill("SIGINT");
    expect((await once(again, "exit"))[0]).toBe(0);
    expect((await run(["doctor", "--json"])).code).toBe(0);
  }, 60_000);

  it("answers what is under way when it is told to stop, takes nothing new, and closes the database", async () => {
    const child = start(["serve", "--empty", "--json"]);
    const { address } = await listening(child);
    const township = {
      townshipName: "新镇",
      officerName: "新人",
      username: "newone",
      password: "青苗-2026-abc",
    };
    const body = JSON.stringify(township);
    const { hostname, port } = new URL(address);
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const slow = request({ hostname, port, path: "/trpc/setup.create", method: "POST", headers });
    const answered = once(slow, "response");
    slow.write(body.slice(0, 20));
    // Only once the server has seen the request's head is it under way.
    await fetch(`${address}/healthz`);
    child.kill("SIGTERM");
    await expect
      .poll(
        () =>
          fetch(`${address}/healthz`).then(
            () => "open",
            () => "closed",
          ),
        { timeout: 5000 },
      )
      .toBe("closed");
    slow.end(body.slice(20));
    const [response] = (await answered) as [{ statusCode: number; resume: () => void }];
    expect(response.statusCode).toBe(200);
    response.resume();
    expect((await once(child, "exit"))[0]).toBe(0);
    expect(existsSync(join(folder, "data/miaopu.sqlite-wal"))).toBe(false);
    const next = start(["serve", "--json"]);
    const { address: nextAddress, firstLogIn } = await listening(next);
    expect(firstLogIn).toBeNull();
    const signIn = await fetch(`${nextAddress}/api/auth/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(township),
    });
    expect(signIn.status).toBe(200);
    next.kill("SIGTERM");
    expect((await once(next, "exit"))[0]).toBe(0);
  }, 60_000);

  it("keeps the data and the cookie key from other users of the machine", async () => {
    const child = start(["serve", "--empty", "--json"]);
    await listening(child);
    expect(statSync(join(folder, "data")).mode & 0o077).toBe(0);
    expect(statSync(join(folder, "data/cookie.key")).mode & 0o077).toBe(0);
    child.kill("SIGTERM");
    await once(child, "exit");
  });

  it("says plainly that the port is taken", async () => {
    const first = start(["serve", "--empty", "--json"]);
    const { port } = new URL((await listening(first)).address);
    const second = await run(["serve", "--empty"], { MIAOPU_PORT: port, MIAOPU_DATA: join(folder, "other") });
    expect(second.code).toBe(1);
    expect(second.err).toContain("EADDRINUSE");
    expect(second.err).not.toContain("    at ");
    // Nothing was made yet, so no first log-in was made that nobody saw.
    expect(existsSync(join(folder, "other"))).toBe(false);
    first.kill("SIGTERM");
    await once(first, "exit");
  });
});

describe("the command line", () => {
  it("tells wrong use from failure by its exit code", async () => {
    const help = await run(["--help"]);
    expect(help.code).toBe(0);
    for (const name of ["serve", "migrate", "doctor", "demo", "audit", "MIAOPU_PORT", "退出码"])
      expect(help.out).toContain(name);
    const [unknown, option, environment, missing] = await Promise.all([
      run(["nonsense"]),
      run(["serve", "--nonsense"]),
      run(["serve"], { MIAOPU_PORT: "99999", MIAOPU_LOG: "loud" }),
      run(["doctor", "--json"]),
    ]);
    expect(unknown.code).toBe(2);
    expect(option.code).toBe(2);
    expect(environment.code).toBe(2);
    expect(environment.err).toContain("MIAOPU_PORT");
    expect(environment.err).toContain("MIAOPU_LOG");
    expect(missing.code).toBe(1);
    expect(JSON.parse(missing.out)).toMatchObject({ ok: false });
  }, 60_000);

  it("gives a new one-time password, from the machine alone", async () => {
    const planted = await run(["demo", "--json"]);
    const { username, oneTimePassword } = JSON.parse(planted.out) as LogIn;
    const reset = await run(["password", username, "--json"]);
    const fresh = JSON.parse(reset.out) as LogIn;
    expect(fresh.oneTimePassword).not.toBe(oneTimePassword);
    const server = start(["serve", "--json"]);
    const { address } = await listening(server);
    const signIn = (password: string) =>
      fetch(`${address}/api/auth/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ username, password }),
      });
    expect((await signIn(oneTimePassword)).status).toBe(401);
    expect((await signIn(fresh.oneTimePassword)).status).toBe(200);
    server.kill("SIGTERM");
    await once(server, "exit");
    expect((await run(["password", "nobody"])).code).toBe(1);
    expect((await run(["password"])).code).toBe(2);
  }, 60_000);

  it("migrates and rebuilds what a server left", async () => {
    const migrated = await run(["migrate", "--rebuild", "--json"]);
    expect(JSON.parse(migrated.out)).toEqual({ applied: migrations, rebuilt: 0 });
    const again = await run(["migrate", "--json"]);
    expect(JSON.parse(again.out)).toEqual({ applied: [], rebuilt: null });
    const whole = await run(["doctor"]);
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining("✓ append-only")]);
  }, 60_000);
});
