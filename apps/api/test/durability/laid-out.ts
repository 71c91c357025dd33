// A township with two files under way, laid out as a server finds it, and the clients that write to it.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock } from "../../src/clock.ts";
import { lawfulRecords, testTownship, typedFile } from "../township.ts";
import { type Client, registrar, typist } from "./clients.ts";

export interface LaidOut {
  /** The data folder; the folder above it is the test's own. */
  readonly folder: string;
  readonly clients: readonly Client[];
  readonly signIn: (address: string) => Promise<Response>;
}

export async function layOut(): Promise<LaidOut> {
  const town = await testTownship();
  const opening = lawfulRecords(town.membersA).slice(0, 5);
  const files = [await typedFile(town, "林知夏", opening), await typedFile(town, "周知秋", opening)];
  await town.store.db.updateTable("users").set({ must_change_password: 0 }).execute();
  await town.store.close();
  const folder = join(mkdtempSync(join(tmpdir(), "miaopu-durable-")), "data");
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(town.folder, "miaopu.sqlite"), join(folder, "miaopu.sqlite"));
  cpSync(join(town.folder, "keys"), join(folder, "keys"), { recursive: true });
  await town.close();
  const today = createClock().today();
  const { username, password } = town.officer;
  return {
    folder,
    clients: [
      ...files.map((file) => typist(file, today)),
      registrar(town.branchA, 0),
      registrar(town.branchB, 1),
    ],
    signIn: (address) =>
      fetch(`${address}/api/auth/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ username, password }),
      }),
  };
}
