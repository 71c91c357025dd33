// The running server: opens the data, listens on one port, and closes cleanly when told to.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ServerType, serve } from "@hono/node-server";
import type { Logger } from "pino";
import { createApp } from "./app.ts";
import { startAnchoring } from "./audit-log/anchoring.ts";
import { sweepScans } from "./attachments/attachments.ts";
import { openVault } from "./attachments/vault.ts";
import { choresOf } from "./chores.ts";
import type { Clock } from "./clock.ts";
import { daily } from "./daily.ts";
import { migrate } from "./db/migrate.ts";
import { type Store, openStore } from "./db/open.ts";
import type { Env } from "./env.ts";
import { type Demo, type FirstLogIn, applyRevisedFrom, plantFirst } from "./first-start.ts";
import { sealClearFields } from "./keys/clear-fields.ts";
import { openKeys } from "./keys/opening.ts";
import type { Desk } from "./use-cases/asking.ts";
import { openLedgerOffice } from "./ledger/office.ts";
import { lockHouse, startUpkeep } from "./upkeep.ts";
import { refreshProjection } from "./use-cases/rebuild.ts";
import { type PortLimits, portLimits } from "./web/port-limits.ts";

const apps = fileURLToPath(new URL("../..", import.meta.url));
const drainMilliseconds = 10_000;
const refreshMilliseconds = 60 * 60 * 1000;

export const databaseFile = (env: Env): string => join(env.dataFolder, "miaopu.sqlite");

/**
 * Opens the data folder, making and migrating what is missing.
 * @throws KeyFileError where the key file does not go with the database.
 */
export async function openData(
  env: Env,
  clock: Clock,
): Promise<{ readonly store: Store; readonly desk: Desk }> {
  mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 });
  const store = openStore(databaseFile(env));
  try {
    await migrate(store.db, clock.now());
    const keys = await openKeys(store.db, env, clock.now());
    await sealClearFields(store.db, keys);
    const { passwords, idleMinutes } = env;
    const desk: Desk = { db: store.db, clock, keys, signIn: { passwords, idleMinutes } };
    await applyRevisedFrom(desk, env.revisedFrom);
    return { store, desk };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The key that signs cookies lies beside the database, not in it; made once. */
function cookieSecret(env: Env): string {
  const file = join(env.dataFolder, "cookie.key");
  if (existsSync(file)) return readFileSync(file, "utf8");
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, secret, { mode: 0o600, flag: "wx" });
  return secret;
}

export interface Serving {
  readonly address: string;
  readonly firstLogIn: FirstLogIn | null;
  /** Ends what is under way, refuses what is new, closes the database. */
  readonly stop: () => Promise<void>;
}

const listening = (server: ServerType): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => resolve(server.address() as AddressInfo));
  });

const notReady = () => new Response(null, { status: 503, headers: { "retry-after": "5" } });

/** Opens everything behind the port that is taken already. */
async function openHouse(env: Env, clock: Clock, log: Logger, demo: Demo | null, isReady: () => boolean) {
  const lock = lockHouse(env);
  const { store, desk } = await openData(env, clock);
  const firstLogIn = demo === null ? null : await plantFirst(desk, demo);
  await refreshProjection(desk);
  store.optimize();
  const office = openLedgerOffice(env.dataFolder, (error) =>
    log.error({ kind: error instanceof Error ? error.name : typeof error }, "audit failed"),
  );
  const vault = openVault(join(env.dataFolder, "attachments"), desk.keys);
  await sweepScans(desk, vault);
  const upkeep = startUpkeep(env, store.db, clock, log);
  const chores = choresOf(env, (error) => log.error({ kind: String(error) }, "the backup failed"));
  const anchoring = startAnchoring({ db: store.db, clock, file: env.anchors }, log);
  const app = createApp({
    desk: { ...desk, office, vault, chores, anchors: env.anchors, houseState: upkeep.house.state },
    failed: upkeep.house.met,
    log,
    secret: cookieSecret(env),
    origin: env.origin,
    pages: { admin: join(apps, "admin/dist"), kiosk: join(apps, "kiosk/dist") },
    isReady,
  });
  const keepDaily = daily(desk, log);
  void keepDaily();
  const refresh = setInterval(() => {
    void keepDaily();
    store.optimize();
    // A day may begin on which another edition is in force.
    refreshProjection(desk).catch((error: unknown) => log.error({ kind: String(error) }, "refresh failed"));
  }, refreshMilliseconds);
  refresh.unref();
  return { anchoring, app, firstLogIn, lock, office, refresh, store, upkeep };
}

/**
 * The port is taken before anything is written, so that a first log-in is never made and then not shown.
 * @throws Error where the port is taken or the data cannot be opened.
 */
export async function startServer(
  env: Env,
  clock: Clock,
  log: Logger,
  /** What a first start is filled with; null for none. */
  demo: Demo | null,
  limits: PortLimits = portLimits,
): Promise<Serving> {
  let answer: (request: Request) => Response | Promise<Response> = notReady;
  let ready = false;
  const server = serve({
    fetch: (request) => answer(request),
    port: env.port,
    hostname: env.host,
    serverOptions: limits,
  });
  const { port } = await listening(server);
  const house = await openHouse(env, clock, log, demo, () => ready).catch(async (error: unknown) => {
    await drained(server);
    throw error;
  });
  answer = (request) => house.app.fetch(request);
  ready = true;
  return {
    address: `http://${env.host.includes(":") ? `[${env.host}]` : env.host}:${port}`,
    firstLogIn: house.firstLogIn,
    stop: async () => {
      ready = false;
      clearInterval(house.refresh);
      await house.upkeep.stop();
      await Promise.all([house.office.jobs.close(), house.office.registers.close()]);
      await drained(server);
      await house.anchoring.stop();
      await house.store.close();
      house.lock.release();
    },
  };
}

/** Waits for answers under way; connections that will not end are cut after ten seconds. */
function drained(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(
      () => "closeAllConnections" in server && server.closeAllConnections(),
      drainMilliseconds,
    );
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
