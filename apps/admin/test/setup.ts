// Once before all tests: the pages are built, and a demo township is planted for every test file to copy.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import { startServer, type FirstLogIn } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    seed: { readonly folder: string; readonly firstLogIn: FirstLogIn };
  }
}

let folder: string;

export async function setup(project: TestProject): Promise<void> {
  await build({ root: fileURLToPath(new URL("..", import.meta.url)), logLevel: "error" });
  folder = await mkdtemp(join(tmpdir(), "miaopu-admin-seed-"));
  const server = await startServer(folder, []);
  await server.stop();
  if (!server.firstLogIn) throw new Error("the demo township has no first log-in");
  project.provide("seed", { folder, firstLogIn: server.firstLogIn });
}

export const teardown = (): Promise<void> => rm(folder, { recursive: true, force: true });
