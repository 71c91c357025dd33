// The only paths of the session engine that exist: sign-in and sign-out.
import { Hono } from "hono";
import { z } from "zod";
import { attemptSucceeded, beginAttempt } from "../repositories/attempts.ts";
import { pruneSessions } from "../repositories/users.ts";
import { type Refusal, refusals, tooManyAttempts } from "../use-cases/refusal.ts";
import type { SessionSetting } from "./asker.ts";
import type { Engine } from "./engine.ts";

const signInBody = z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(128) });

async function signIn(request: Request, engine: Engine, { desk }: SessionSetting): Promise<Response> {
  const body = signInBody.safeParse(await request.json().catch(() => null));
  if (!body.success) return refuse(400, refusals.signInIncomplete);
  const { username, password } = body.data;
  const now = desk.clock.now();
  const lockedUntil = await beginAttempt(desk.db, username, now);
  if (lockedUntil) {
    const seconds = Math.ceil((lockedUntil.getTime() - Date.parse(now)) / 1000);
    return refuse(429, tooManyAttempts(Math.ceil(seconds / 60)), { "retry-after": String(seconds) });
  }
  await pruneSessions(desk.db, now);
  const answer = await engine.api.signInUsername({
    body: { username: username.trim(), password },
    headers: request.headers,
    asResponse: true,
  });
  if (answer.status >= 500) throw new Error(`the session engine answered ${answer.status}`);
  if (!answer.ok) return refuse(401, refusals.signInWrong);
  await attemptSucceeded(desk.db, username);
  return withCookies(answer);
}

const refuse = (status: number, refusal: Refusal, headers: Record<string, string> = {}): Response =>
  Response.json(refusal, { status, headers });

/** The engine's cookies and nothing else of its answer, which holds the token in clear. */
function withCookies(answer: Response): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of answer.headers.getSetCookie()) headers.append("set-cookie", cookie);
  return Response.json({ ok: true }, { headers });
}

export function authRoutes(engine: Engine, setting: SessionSetting): Hono {
  const routes = new Hono();
  routes.post("/sign-in", (c) => signIn(c.req.raw, engine, setting));
  routes.post("/sign-out", async (c) => {
    const answer = await engine.api.signOut({ headers: c.req.raw.headers, asResponse: true });
    if (answer.status >= 500) throw new Error(`the session engine answered ${answer.status}`);
    return withCookies(answer);
  });
  return routes;
}
