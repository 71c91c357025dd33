// The only paths of the session engine that exist: sign-in and sign-out; and our own two: lock and unlock.
import { type Context, Hono } from "hono";
import { z } from "zod";
import { accountRefusals } from "../use-cases/account-refusals.ts";
import { type Refusal, refusals } from "../use-cases/refusal.ts";
import { type Opened, lock, signIn, signOut, unlock } from "../use-cases/sign-in.ts";
import { type SessionSetting, holderAt } from "./asker.ts";
import { browserFamily } from "./browser-family.ts";
import type { Engine } from "./engine.ts";
import { tokenHash } from "./tokens.ts";

const password = z.string().min(1).max(128);
const signInBody = z.object({ username: z.string().min(1).max(64), password });
const unlockBody = z.object({ password });

const statuses: Readonly<Record<string, number>> = {
  [refusals.signInIncomplete.code]: 400,
  [refusals.signInWrong.code]: 401,
  [refusals.signInFirst.code]: 401,
  [accountRefusals.suspended.code]: 403,
  TOO_MANY_ATTEMPTS: 429,
};

function refuse(refusal: Refusal): Response {
  const minutes = refusal.figures?.["minutes"];
  const headers: Record<string, string> =
    typeof minutes === "number" ? { "retry-after": String(minutes * 60) } : { "cache-control": "no-store" };
  return Response.json(refusal, { status: statuses[refusal.code] ?? 403, headers });
}

/** The engine's cookies and nothing else of its answer, which holds the token in clear. */
function withCookies(answer: Response): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of answer.headers.getSetCookie()) headers.append("set-cookie", cookie);
  return Response.json({ ok: true }, { headers });
}

async function opened(answer: Response): Promise<Opened> {
  if (answer.status >= 500) throw new Error(`the session engine answered ${answer.status}`);
  if (!answer.ok) return { tokenHash: null };
  const { token } = (await answer.clone().json()) as { readonly token: string };
  return { tokenHash: tokenHash(token) };
}

async function signInAt(c: Context, engine: Engine, { desk }: SessionSetting): Promise<Response> {
  const body = signInBody.safeParse(await c.req.json().catch(() => null));
  if (!body.success) return refuse(refusals.signInIncomplete);
  // Of what the browser says of itself the family alone is kept.
  const headers = { "user-agent": browserFamily(c.req.header("user-agent") ?? "") };
  let answer = new Response(null);
  const done = await signIn(desk, body.data.username, async (username) => {
    const given = { username, password: body.data.password };
    answer = await engine.api.signInUsername({ body: given, headers, asResponse: true });
    return await opened(answer);
  });
  return done.ok ? withCookies(answer) : refuse(done.error);
}

export function authRoutes(engine: Engine, setting: SessionSetting): Hono {
  const { desk } = setting;
  const routes = new Hono();
  routes.post("/sign-in", (c) => signInAt(c, engine, setting));
  routes.post("/sign-out", async (c) => {
    const holder = await holderAt(c, setting);
    if (holder) await signOut(desk, holder);
    const answer = await engine.api.signOut({ headers: c.req.raw.headers, asResponse: true });
    if (answer.status >= 500) throw new Error(`the session engine answered ${answer.status}`);
    return withCookies(answer);
  });
  routes.post("/lock", async (c) => {
    const holder = await holderAt(c, setting);
    if (!holder) return refuse(refusals.signInFirst);
    await lock(desk, holder);
    return Response.json({ ok: true });
  });
  routes.post("/unlock", async (c) => {
    const body = unlockBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) return refuse(refusals.signInIncomplete);
    const holder = await holderAt(c, setting);
    if (!holder) return refuse(refusals.signInFirst);
    const done = await unlock(desk, holder, body.data.password);
    return done.ok ? Response.json({ ok: true }) : refuse(done.error);
  });
  return routes;
}
