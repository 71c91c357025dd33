// The whole server as one function of its parts: testable without a port.
import { randomUUID } from "node:crypto";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { Logger } from "pino";
import { auditLogRoutes } from "./audit-log/routes.ts";
import { attachmentRoutes, servedApart } from "./attachments/routes.ts";
import { signedIn } from "./auth/asker.ts";
import { createEngine } from "./auth/engine.ts";
import { authRoutes } from "./auth/routes.ts";
import type { Door } from "./door.ts";
import { ledgerRoutes } from "./ledger/routes.ts";
import { isDiskFull } from "./db/full.ts";
import { type Pages, pageRoutes } from "./pages.ts";
import { poolRoutes } from "./reserves/routes.ts";
import { appRouter } from "./trpc/router.ts";
import { refusalOf } from "./trpc/refuse.ts";
import type { Desk } from "./use-cases/asking.ts";
import { refusals } from "./use-cases/refusal.ts";
import { shallowJson } from "./web/bodies.ts";
import { longestAddress } from "./web/port-limits.ts";

export interface AppParts {
  readonly desk: Desk;
  readonly log: Logger;
  /** Signs cookies. */
  readonly secret: string;
  /** The address that browsers use, where a proxy stands in front; null where they come straight to the port. */
  readonly origin: string | null;
  /** The built pages; null where only the API is wanted. */
  readonly pages: Pages | null;
  /** Whether it still takes requests: false once it drains. */
  readonly isReady: () => boolean;
  /** Told of every error that a request ends with, before it is answered. */
  readonly failed?: (error: unknown) => void;
}

type Variables = { Variables: { requestId: string } };

const bodyBytes = 1_000_000;
const batchSize = 20;

const headers = (origin: string | null) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:", "blob:"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    permissionsPolicy: { geolocation: [], microphone: [] },
    referrerPolicy: "no-referrer",
    strictTransportSecurity: origin?.startsWith("https:") ? "max-age=31536000" : false,
    xFrameOptions: "DENY",
  });

const shortAddress: MiddlewareHandler = async (c, next) =>
  c.req.url.length > longestAddress ? c.json(refusals.addressTooLong, 414) : await next();

/** A browser names the page a request comes from; another site's page may not write here. */
function sameOrigin(origin: string | null): MiddlewareHandler {
  return async (c, next) => {
    const from = c.req.header("origin");
    if (c.req.method === "GET" || c.req.method === "HEAD") return await next();
    const isSame =
      from === undefined
        ? (c.req.header("sec-fetch-site") ?? "same-origin") === "same-origin"
        : origin === null
          ? from.replace(/^https?:\/\//, "") === c.req.header("host")
          : from === origin;
    return isSame ? await next() : c.json(refusals.otherOrigin, 403);
  };
}

/** One line a request: what was called and how it ended; never a query, a body or a name. */
function requestLog(log: Logger): MiddlewareHandler<Variables> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set("requestId", requestId);
    await next();
    c.header("x-request-id", requestId);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    log.info({ requestId, method: c.req.method, path: c.req.path, status: c.res.status, ms }, "request");
  };
}

/** What is said of an error where it may be told: its kind and place, not its message, which may quote a row. */
const traceOf = (error: unknown) =>
  error instanceof Error
    ? {
        kind: error.name,
        code: "code" in error ? String(error.code) : undefined,
        stack: error.stack
          ?.split("\n")
          .slice(1, 8)
          .map((line) => line.trim()),
      }
    : { kind: typeof error };

export function createApp(parts: AppParts): Hono<Variables> {
  const { desk, log, secret, origin } = parts;
  const engine = createEngine({ db: desk.db, secret, origin, log });
  const session = { desk, secret, origin };
  const app = new Hono<Variables>();
  app.use("/api/attachments/*", servedApart);
  app.use(headers(origin), shortAddress);
  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", (c) => (parts.isReady() ? c.json({ ok: true }) : c.json({ ok: false }, 503)));
  const guards = [requestLog(log), sameOrigin(origin)] as const;
  const smallBodies = bodyLimit({ maxSize: bodyBytes, onError: (c) => c.json(refusals.tooLarge, 413) });
  app.use("/api/*", ...guards);
  app.use("/api/auth/*", smallBodies, shallowJson);
  app.route("/api/auth", authRoutes(engine, session));
  const door: Door = { desk, personAt: (c) => signedIn(c, session) };
  if (desk.office) app.route("/api/ledger", ledgerRoutes(desk.office, door));
  if (desk.office) app.route("/api/pool", poolRoutes(desk.office, door));
  if (desk.vault) app.route("/api/attachments", attachmentRoutes(desk.vault, door));
  app.use("/api/audit-log/*", smallBodies, shallowJson);
  app.route("/api/audit-log", auditLogRoutes(door));
  app.use("/trpc/*", ...guards, smallBodies, shallowJson);
  app.all("/trpc/*", (c) =>
    fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: appRouter,
      // Queries may come by POST, so that names and ID digits stay out of addresses.
      allowMethodOverride: true,
      maxBatchSize: batchSize,
      createContext: async () => ({ desk, person: await door.personAt(c) }),
      responseMeta: ({ errors }) => ({
        headers: new Headers({ "cache-control": "no-store" }),
        ...(errors.some(isDiskFull) && { status: 503 }),
      }),
      onError: ({ error, path }) => {
        parts.failed?.(error);
        if (refusalOf(error).code !== "INTERNAL") return;
        log.error(
          { requestId: c.get("requestId"), path, ...traceOf(error.cause ?? error) },
          "procedure failed",
        );
      },
    }),
  );
  app.all("/api/*", (c) => c.json(refusals.noSuchPath, 404));
  if (parts.pages) app.route("/", pageRoutes(parts.pages));
  app.notFound((c) => c.json(refusals.noSuchPath, 404));
  app.onError((error, c) => {
    parts.failed?.(error);
    if (isDiskFull(error)) return c.json(refusals.houseReadOnly, 503);
    log.error({ requestId: c.get("requestId"), path: c.req.path, ...traceOf(error) }, "request failed");
    return c.json(refusals.internal, 500);
  });
  return app;
}
