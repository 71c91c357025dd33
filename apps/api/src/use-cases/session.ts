// Who is signed in, the change of their password, and their sessions.
import { type Result, type Sentence, ok, refuse } from "@miaopu/domain";
import { actionsOf } from "@miaopu/domain/access";
import type { z } from "zod";
import {
  type PasswordProfile,
  formerPasswordsKept,
  passwordFault,
  passwordRulesSaid,
} from "../auth/password-rules.ts";
import { hashPassword, verifyPassword } from "../auth/password.ts";
import { attemptSucceeded, beginAttempt } from "../repositories/attempts.ts";
import { endSessions, sessionsOf } from "../repositories/sessions.ts";
import { loadSettings } from "../repositories/settings.ts";
import { changeCredential, credentialOf, formerPasswords } from "../repositories/users.ts";
import { accountRefusals, passwordWeak } from "./account-refusals.ts";
import { logged } from "./admission.ts";
import type { SessionRow } from "./account-answers.ts";
import type { Me } from "./answers.ts";
import type { Asking, Desk, SignedIn } from "./asking.ts";
import type { changePasswordInput, sessionKey } from "./inputs.ts";
import { type Refusal, refusals, tooManyAttempts } from "./refusal.ts";
import { minutesUntil, signInRules } from "./sign-in-rules.ts";

/** @returns null where nobody is signed in; of a locked session nothing is told. */
export async function me(desk: Desk, person: SignedIn | null): Promise<Result<Me | null, Refusal>> {
  if (!person) return ok(null);
  if (person.isLocked) return refuse(accountRefusals.sessionLocked);
  const { userId, name, roles, mustChangePassword, organisation } = person;
  const { packs } = await loadSettings(desk.db);
  return ok({
    user: { id: userId, name, roles, mustChangePassword },
    organisation,
    may: actionsOf(roles),
    house: desk.houseState?.() ?? "normal",
    today: desk.clock.today(),
    packs,
    idleMinutes: signInRules(desk).idleMinutes,
  });
}

/** What a password must be here, said before one is typed. */
export const passwordRules = (desk: Desk): Sentence => passwordRulesSaid(signInRules(desk).passwords);

/** The present password and those before it that the profile remembers. */
async function wasUsed(
  asking: Asking,
  profile: PasswordProfile,
  password: string,
  present: string,
): Promise<boolean> {
  const kept = formerPasswordsKept(profile);
  const former = kept === 0 ? [] : await formerPasswords(asking.db, asking.asker.userId, kept - 1);
  const compared = await Promise.all(
    (kept === 0 ? [] : [present, ...former]).map((hash) => verifyPassword({ hash, password })),
  );
  return compared.includes(true);
}

/** Changes the asker's password; their other sessions end at once. A wrong current one counts towards the lock. */
export async function changePassword(
  asking: Asking,
  input: z.output<typeof changePasswordInput>,
): Promise<Result<{ readonly changed: true }, Refusal>> {
  const { db, clock, asker } = asking;
  const profile = signInRules(asking).passwords;
  const credential = await credentialOf(db, asker.userId);
  if (!credential) return refuse(refusals.notFound);
  const fault = passwordFault(profile, input.next, credential.username);
  if (fault !== null) return refuse(passwordWeak(profile, fault));
  if (input.next === input.current) return refuse(refusals.passwordSame);
  const now = clock.now();
  const { lockedUntil } = await beginAttempt(db, credential.username, now);
  if (lockedUntil) return refuse(tooManyAttempts(minutesUntil(lockedUntil, now)));
  if (!(await verifyPassword({ hash: credential.password, password: input.current })))
    return refuse(refusals.wrongPassword);
  if (await wasUsed(asking, profile, input.next, credential.password))
    return refuse(passwordWeak(profile, "former"));
  const passwordHash = await hashPassword(input.next);
  return logged(asking, async (within) => {
    await attemptSucceeded(within.db, credential.username);
    await changeCredential(within.db, {
      userId: asker.userId,
      passwordHash,
      keepSession: asker.sessionId,
      activationExpiresAt: null,
      now,
    });
    return ok({ changed: true });
  });
}

export async function listSessions({ db, clock, asker }: Asking): Promise<SessionRow[]> {
  const rows = await sessionsOf(db, asker.userId, clock.now());
  return rows.map(({ id, created_at, user_agent }) => ({
    id,
    since: created_at,
    browser: user_agent ?? "",
    isThis: id === asker.sessionId,
  }));
}

/** Ends one of the asker's own sessions. */
export async function endSession(
  asking: Asking,
  { id }: z.output<typeof sessionKey>,
): Promise<Result<{ readonly ended: number }, Refusal>> {
  const ended = await endSessions(asking.db, asking.asker.userId, { only: id });
  asking.trail.details["what"] = "end-session";
  return ended === 0 ? refuse(refusals.notFound) : ok({ ended });
}

/** Ends all of the asker's sessions but this one. */
export async function endOtherSessions(asking: Asking): Promise<Result<{ readonly ended: number }, Refusal>> {
  const { userId, sessionId } = asking.asker;
  const ended = await endSessions(asking.db, userId, { but: sessionId });
  asking.trail.details["what"] = "end-other-sessions";
  asking.trail.details["ended"] = ended;
  return ok({ ended });
}
