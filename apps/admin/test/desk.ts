// A test file's own township, browser and officer; whatever the pages do wrong unasked is kept and must be nothing.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "@miaopu/house/browser";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, inject } from "vitest";
import { startServer } from "./server.ts";

export const password = "苗圃-long enough-1";

/** What the pages did that no page may do. */
export interface Faults {
  readonly foreign: string[];
  readonly policy: string[];
  readonly errors: string[];
}

export interface Desk {
  readonly address: string;
  readonly browser: Browser;
  /** A page with nobody signed in. */
  readonly stranger: (options?: BrowserContextOptions) => Promise<Page>;
  /** A page of the officer, their first password changed, at this path. */
  readonly officer: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** The same of another of the demo's accounts. */
  readonly as: (username: string, path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Asks the server as this page's person. */
  readonly ask: <T>(page: Page, procedure: string, input: object) => Promise<T>;
  /** Fails where any page of this desk did what no page may do. */
  readonly expectNoFaults: () => void;
  readonly close: () => Promise<void>;
}

export const { firstLogIn } = inject("seed");

/** @param args for an empty installation `["--empty"]`; else a copy of the demo township. */
export async function openDesk(args: readonly string[] = []): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), "miaopu-admin-"));
  if (args.length === 0) await cp(inject("seed").folder, folder, { recursive: true });
  const server = await startServer(folder, args);
  const browser = await launchBrowser();
  const faults: Faults = { foreign: [], policy: [], errors: [] };
  const { address } = server;
  const open = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext({
      baseURL: address,
      locale: "zh-CN",
      viewport: { width: 1360, height: 900 },
      reducedMotion: "reduce",
      ...options,
    });
    await watch(context, address, faults);
    return context;
  };
  const changed = new Set<string>();
  const codeOf = (username: string): string =>
    [firstLogIn, ...firstLogIn.others].find((one) => one.username === username)?.oneTimePassword ?? "";
  const as: Desk["as"] = async (username, path, options) => {
    const context = await open(options);
    const current = codeOf(username);
    await post(context, "/api/auth/sign-in", {
      username,
      password: changed.has(username) ? password : current,
    });
    if (!changed.has(username)) {
      await post(context, "/trpc/session.changePassword", { current, next: password });
      changed.add(username);
    }
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
  return {
    address,
    browser,
    stranger: async (options) => (await open(options)).newPage(),
    as,
    officer: (path, options) => as(firstLogIn.username, path, options),
    ask: async <T>(page: Page, procedure: string, input: object) => {
      const answer = await post(page.context(), `/trpc/${procedure}`, input);
      return (answer as { result: { data: T } }).result.data;
    },
    expectNoFaults: () => expect(faults).toEqual({ foreign: [], policy: [], errors: [] }),
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @throws Error with the server's words where it refuses. */
async function post(context: BrowserContext, path: string, data: object): Promise<unknown> {
  const answer = await context.request.post(path, { data });
  const said = await answer.text();
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${said}`);
  return JSON.parse(said);
}

/** Refusals are answers: the browser reports their status as an error of its own. */
const isOwnNote = (text: string) => text.startsWith("Failed to load resource");

async function watch(context: BrowserContext, address: string, faults: Faults): Promise<void> {
  context.on("request", (request) => {
    const isOwn = [address, `blob:${address}/`, "data:"].some((own) => request.url().startsWith(own));
    if (!isOwn) faults.foreign.push(request.url());
  });
  context.on("weberror", (error) => faults.errors.push(error.error().message));
  context.on("console", (message) => {
    if (message.type() === "error" && !isOwnNote(message.text())) faults.errors.push(message.text());
  });
  await context.exposeBinding("noteViolation", (_source, directive: string) => faults.policy.push(directive));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { noteViolation } = window as unknown as { noteViolation: (directive: string) => void };
      noteViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
}
