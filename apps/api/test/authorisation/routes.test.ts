// Every route beside tRPC names its action, and lets in nobody who is not known.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVault } from "../../src/attachments/vault.ts";
import { actionOfRoute } from "../../src/door.ts";
import { appOf } from "../township.ts";
import { type World, openWorld } from "./world.ts";

let world: World;
let folder: string;
let app: ReturnType<typeof appOf>;
beforeAll(async () => {
  world = await openWorld();
  folder = mkdtempSync(join(tmpdir(), "miaopu-routes-"));
  const vault = openVault(folder, world.desk.keys);
  app = appOf({ ...world, desk: { ...world.desk, vault } });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whoever comes here is not known yet, or tells nothing and learns nothing. */
const open = new Set([
  "GET /healthz",
  "GET /readyz",
  "POST /api/auth/sign-in",
  "POST /api/auth/sign-out",
  "POST /api/auth/unlock",
  "POST /api/auth/lock",
]);

/** What answers, guards left out: those stand before everything below a path. */
const answering = () => app.routes.filter(({ method, path }) => method !== "ALL" && !path.endsWith("*"));

describe("every route", () => {
  it("names its action, but signing in and being alive", () => {
    const named = new Set(
      answering()
        .filter(({ handler }) => actionOfRoute(handler) !== undefined)
        .map(({ method, path }) => `${method} ${path}`),
    );
    const unnamed = answering()
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !named.has(route) && !open.has(route));
    expect(unnamed).toEqual([]);
    expect(named.size).toBeGreaterThan(5);
  });

  it("asks whoever is not known to sign in first", async () => {
    for (const { method, path, handler } of answering()) {
      if (actionOfRoute(handler) === undefined) continue;
      const address = path.replaceAll(
        /:(\w+)(?:\{[^}]*\})?(?:\\\.xlsx\})?/g,
        "00000000-0000-4000-8000-000000000000",
      );
      const answer = await app.request(address.replaceAll(/\{.*\}/g, ""), {
        method,
        headers: { "content-type": "application/json", "content-length": "2" },
        ...(method === "GET" ? {} : { body: "{}" }),
      });
      expect([method, path, [401, 404].includes(answer.status)]).toEqual([method, path, true]);
    }
  });
});
