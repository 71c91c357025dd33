// A test's server on a real port with scans and ledgers at hand, and sessions of its people.
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Logger } from "pino";
import { createApp } from "../src/app.ts";
import { openVault, type Vault } from "../src/attachments/vault.ts";
import { createFieldKeys, type FieldKeys } from "../src/keys/field-keys.ts";
import { newRing } from "../src/keys/key-ring.ts";
import { openLedgerOffice } from "../src/ledger/office.ts";
import type { Pages } from "../src/pages.ts";
import type { Desk } from "../src/use-cases/asking.ts";
import { type PortLimits, portLimits } from "../src/web/port-limits.ts";
import { type Account, type TestStore, secret, silent } from "./township.ts";

export interface TestPort {
  readonly address: string;
  readonly vault: Vault;
  readonly vaultFolder: string;
  readonly desk: Desk;
  /** A request of this account; of nobody where it is null. */
  readonly as: (account: Account | null, path: string, init?: RequestInit) => Promise<Response>;
  /** The session of this account, as its browser would send it. */
  readonly cookieOf: (account: Account) => Promise<string>;
  readonly close: () => Promise<void>;
}

function testKeys(): FieldKeys {
  const ring = newRing("2026-11-22T04:00:00.000Z");
  return createFieldKeys({ ring: () => ring, reread: () => ring }, "aes");
}

export interface PortParts {
  readonly limits?: PortLimits;
  readonly pages?: Pages;
  readonly log?: Logger;
}

export async function openPort(
  made: TestStore,
  { limits = portLimits, pages, log = silent }: PortParts = {},
): Promise<TestPort> {
  await made.store.db.updateTable("users").set({ must_change_password: 0 }).execute();
  const vaultFolder = join(made.folder, "attachments");
  const vault = openVault(vaultFolder, testKeys());
  const office = openLedgerOffice(made.folder, () => {});
  const desk: Desk = { ...made.desk, vault, office };
  const app = createApp({
    desk,
    log,
    secret,
    origin: null,
    pages: pages ?? null,
    isReady: () => true,
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1", serverOptions: limits });
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cookies = new Map<string, string>();
  const cookieOf = async ({ username, password }: Account) => {
    const known = cookies.get(username);
    if (known !== undefined) return known;
    const answer = await fetch(`${address}/api/auth/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    cookies.set(username, cookie);
    return cookie;
  };
  return {
    address,
    vault,
    vaultFolder,
    desk,
    cookieOf,
    as: async (account, path, init = {}) => {
      const headers = new Headers(init.headers);
      if (account) headers.set("cookie", await cookieOf(account));
      // Who refuses a body unread closes the connection: it must not be asked through again.
      if (init.body) headers.set("connection", "close");
      return fetch(`${address}${path}`, { ...init, headers });
    },
    close: async () => {
      await office.jobs.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      server.close();
    },
  };
}
