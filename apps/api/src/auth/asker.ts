// Who is asking: the holder of the session that the request's cookie names, looked up anew on every request.
import type { Context } from "hono";
import { getSignedCookie } from "hono/cookie";
import { rolesOf } from "../repositories/grants.ts";
import { sessionHolder } from "../repositories/users.ts";
import type { Desk, SignedIn } from "../use-cases/asking.ts";
import { sessionCookie } from "./engine.ts";
import { tokenHash } from "./tokens.ts";

export interface SessionSetting {
  readonly desk: Desk;
  readonly secret: string;
  readonly origin: string | null;
}

/** @returns null where no session is named, or it has ended. */
export async function signedIn(c: Context, setting: SessionSetting): Promise<SignedIn | null> {
  const token = await getSignedCookie(c, setting.secret, sessionCookie(setting.origin).name);
  if (!token) return null;
  const holder = await sessionHolder(setting.desk.db, tokenHash(token), setting.desk.clock.now());
  if (!holder) return null;
  const organisation = {
    id: holder.organisation_id,
    name: holder.organisation_name,
    kind: holder.organisation_kind,
  };
  return {
    userId: holder.user_id,
    name: holder.name,
    roles: await rolesOf(setting.desk.db, holder.user_id),
    mustChangePassword: holder.must_change_password === 1,
    organisation,
    tree: { kind: organisation.kind, organisationId: organisation.id },
    personId: holder.person_id,
    department: holder.department,
    sessionId: holder.session_id,
    isProven: false,
  };
}
