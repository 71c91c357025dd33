// Who is asking: the holder of the session that the request's cookie names, looked up anew on every request.
import type { Context } from "hono";
import { getSignedCookie } from "hono/cookie";
import { isDiskFull } from "../db/full.ts";
import { rolesOf } from "../repositories/grants.ts";
import { type SessionHolder, keepOpen, sessionHolder } from "../repositories/sessions.ts";
import type { Desk, SignedIn } from "../use-cases/asking.ts";
import { minutesAfter, signInRules } from "../use-cases/sign-in-rules.ts";
import { sessionCookie } from "./engine.ts";
import { isPasswordOld } from "./password-rules.ts";
import { tokenHash } from "./tokens.ts";

export interface SessionSetting {
  readonly desk: Desk;
  readonly secret: string;
  readonly origin: string | null;
}

/** @returns null where no session is named, or it has ended. */
export async function holderAt(
  c: Context,
  { desk, secret, origin }: SessionSetting,
): Promise<SessionHolder | null> {
  const token = await getSignedCookie(c, secret, sessionCookie(origin).name);
  return token ? await sessionHolder(desk.db, tokenHash(token), desk.clock.now()) : null;
}

/** A page says in this header how many seconds ago its user last did something; a request without it is an act. */
const idleHeader = "miaopu-idle";

function secondsIdle(c: Context): number {
  const text = c.req.header(idleHeader) ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

// Written once a minute at most: a commit to the disk for each request would be dear.
const grainMinutes = 1;

/** Whether the session is locked; an act of the user keeps one that is not open for longer. */
async function isLocked(c: Context, { desk }: SessionSetting, holder: SessionHolder): Promise<boolean> {
  const { idleMinutes } = signInRules(desk);
  const now = desk.clock.now();
  const openUntil = holder.open_until ?? minutesAfter(holder.created_at, idleMinutes);
  if (openUntil <= now) return true;
  const next = minutesAfter(now, idleMinutes - secondsIdle(c) / 60);
  if (next >= minutesAfter(openUntil, grainMinutes)) await stayOpen(desk, holder, next);
  return false;
}

/** Where the disk takes no more the session locks sooner, and reading goes on. */
async function stayOpen({ db }: Desk, { session_id }: SessionHolder, until: string): Promise<void> {
  await keepOpen(db, session_id, until).catch((error: unknown) => {
    if (!isDiskFull(error)) throw error;
  });
}

/** @returns null where no session is named, or it has ended. */
export async function signedIn(c: Context, setting: SessionSetting): Promise<SignedIn | null> {
  const holder = await holderAt(c, setting);
  if (!holder) return null;
  const { db, clock } = setting.desk;
  const now = clock.now();
  const organisation = {
    id: holder.organisation_id,
    name: holder.organisation_name,
    kind: holder.organisation_kind,
  };
  const { passwords } = signInRules(setting.desk);
  return {
    userId: holder.user_id,
    name: holder.name,
    roles: await rolesOf(db, holder.user_id),
    mustChangePassword:
      holder.must_change_password === 1 || isPasswordOld(passwords, holder.password_changed_at, now),
    organisation,
    tree: { kind: organisation.kind, organisationId: organisation.id },
    personId: holder.person_id,
    department: holder.department,
    sessionId: holder.session_id,
    isLocked: await isLocked(c, setting, holder),
    isProven: holder.proven_until !== null && holder.proven_until > now,
  };
}
