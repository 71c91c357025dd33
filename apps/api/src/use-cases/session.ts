// Who is signed in, and the change of their password.
import { type Result, actionsOf, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import { hashPassword, isStrongPassword, verifyPassword } from "../auth/password.ts";
import { attemptSucceeded, beginAttempt } from "../repositories/attempts.ts";
import { loadSettings } from "../repositories/settings.ts";
import { changeCredential, credentialOf } from "../repositories/users.ts";
import { logged } from "./admission.ts";
import type { Me } from "./answers.ts";
import type { Asking, Desk, SignedIn } from "./asking.ts";
import type { changePasswordInput } from "./inputs.ts";
import { type Refusal, refusals, tooManyAttempts } from "./refusal.ts";

export async function me(desk: Desk, person: SignedIn | null): Promise<Me | null> {
  if (!person) return null;
  const { userId, name, roles, mustChangePassword, organisation } = person;
  const { packs } = await loadSettings(desk.db);
  return {
    user: { id: userId, name, roles, mustChangePassword },
    organisation,
    may: actionsOf(roles),
    house: desk.houseState?.() ?? "normal",
    today: desk.clock.today(),
    packs,
  };
}

/** Changes the asker's password; their other sessions end at once. A wrong current one counts towards the lock. */
export async function changePassword(
  asking: Asking,
  input: z.output<typeof changePasswordInput>,
): Promise<Result<{ readonly changed: true }, Refusal>> {
  const { db, clock, asker } = asking;
  const credential = await credentialOf(db, asker.userId);
  if (!credential) return refuse(refusals.notFound);
  if (!isStrongPassword(input.next, credential.username)) return refuse(refusals.passwordWeak);
  if (input.next === input.current) return refuse(refusals.passwordSame);
  const now = clock.now();
  const lockedUntil = await beginAttempt(db, credential.username, now);
  if (lockedUntil)
    return refuse(tooManyAttempts(Math.ceil((lockedUntil.getTime() - Date.parse(now)) / 60_000)));
  if (!(await verifyPassword({ hash: credential.password, password: input.current })))
    return refuse(refusals.wrongPassword);
  const passwordHash = await hashPassword(input.next);
  return logged(asking, async (within) => {
    await attemptSucceeded(within.db, credential.username);
    await changeCredential(within.db, {
      userId: asker.userId,
      passwordHash,
      keepSession: asker.sessionId,
      mustChangePassword: false,
      now,
    });
    return ok({ changed: true });
  });
}
