// The second factor: set up with a password and a first code, given again before what is most sensitive.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import {
  isRecoveryCode,
  newRecoveryCodes,
  newSecret,
  recoveryHash,
  secretAddress,
  stepOfCode,
} from "../auth/one-time-codes.ts";
import { verifyPassword } from "../auth/password.ts";
import { inTransaction } from "../db/open.ts";
import { attemptSucceeded, beginAttempt } from "../repositories/attempts.ts";
import {
  factorOf,
  keepPending,
  recoveryCodesLeft,
  replaceRecoveryCodes,
  takeRecoveryCode,
  updateFactor,
} from "../repositories/second-factors.ts";
import { keepProven } from "../repositories/sessions.ts";
import { credentialOf } from "../repositories/users.ts";
import { accountRefusals, tooManyCodes } from "./account-refusals.ts";
import { logged } from "./admission.ts";
import type { FactorBegun, FactorState } from "./account-answers.ts";
import type { Asking } from "./asking.ts";
import type { codeInput, passwordInput } from "./inputs.ts";
import { type Refusal, refusals, tooManyAttempts } from "./refusal.ts";
import { minutesAfter, minutesUntil } from "./sign-in-rules.ts";

const provenMinutes = 30;
const allowedFailures = 5;
const lockMinutes = 15;

const placeOf = (userId: string, column: "secret" | "pending") => `second_factors/${userId}/${column}`;

export async function factorState({ db, asker }: Asking): Promise<FactorState> {
  const factor = await factorOf(db, asker.userId);
  return {
    isSetUp: factor?.secret != null,
    since: factor?.secret != null ? factor.confirmed_at : null,
    recoveryCodes: await recoveryCodesLeft(db, asker.userId),
    isProven: asker.isProven,
  };
}

/** Asks for the password, and for a code of the present factor where there is one: a page left open is not enough. */
export async function beginFactor(
  asking: Asking,
  { password }: z.output<typeof passwordInput>,
): Promise<Result<FactorBegun, Refusal>> {
  const { db, clock, asker, keys } = asking;
  const present = await factorOf(db, asker.userId);
  if (present?.secret != null && !asker.isProven) return refuse(refusals.secondFactorRequired);
  const credential = await credentialOf(db, asker.userId);
  if (!credential) return refuse(refusals.notFound);
  const now = clock.now();
  const { lockedUntil } = await beginAttempt(db, credential.username, now);
  if (lockedUntil) return refuse(tooManyAttempts(minutesUntil(lockedUntil, now)));
  if (!(await verifyPassword({ hash: credential.password, password }))) return refuse(refusals.wrongPassword);
  const secret = newSecret();
  return logged(asking, async (within) => {
    within.trail.details["what"] = "second-factor-begun";
    await attemptSucceeded(within.db, credential.username);
    await keepPending(within.db, asker.userId, keys.seal(placeOf(asker.userId, "pending"), secret));
    return ok({ secret, address: secretAddress(secret, credential.username) });
  });
}

async function proveSession({ db, clock, asker }: Asking): Promise<void> {
  if (asker.sessionId !== null)
    await keepProven(db, asker.sessionId, minutesAfter(clock.now(), provenMinutes));
}

/** The first code shows that the telephone has the secret. @returns recovery codes, shown once. */
export async function confirmFactor(
  asking: Asking,
  { code }: z.output<typeof codeInput>,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, Refusal>> {
  const { clock, asker, keys } = asking;
  const taken = await takeCode(asking, code, "pending");
  if (!taken.ok) return taken;
  const { secret } = taken.value;
  const recoveryCodes = newRecoveryCodes();
  return logged(asking, async (within) => {
    within.trail.details["what"] = "second-factor-set-up";
    await updateFactor(within.db, asker.userId, {
      secret: keys.seal(placeOf(asker.userId, "secret"), secret),
      pending: null,
      confirmed_at: clock.now(),
    });
    await replaceRecoveryCodes(
      within.db,
      asker.userId,
      recoveryCodes.map((one) => recoveryHash(asker.userId, one)),
    );
    await proveSession(within);
    return ok({ recoveryCodes });
  });
}

/** A code of the telephone, or a recovery code: counts in this session for half an hour. */
export async function prove(
  asking: Asking,
  { code }: z.output<typeof codeInput>,
): Promise<Result<{ readonly minutes: number }, Refusal>> {
  const taken = await takeCode(asking, code, "secret");
  if (!taken.ok) return taken;
  return logged(asking, async (within) => {
    within.trail.details["what"] = isRecoveryCode(code) ? "recovery-code" : "one-time-code";
    await proveSession(within);
    return ok({ minutes: provenMinutes });
  });
}

/** Looks at a code once: it is used up, or counted as a failure; five in a row close the factor for a quarter of an hour. */
function takeCode(
  asking: Asking,
  code: string,
  column: "secret" | "pending",
): Promise<Result<{ readonly secret: string }, Refusal>> {
  const { clock, asker, keys } = asking;
  const { userId } = asker;
  const now = clock.now();
  return inTransaction(asking.db, async (db) => {
    const factor = await factorOf(db, userId);
    const sealed = factor?.[column];
    if (!factor || sealed == null)
      return refuse(column === "secret" ? accountRefusals.factorNone : accountRefusals.factorPendingNone);
    if (factor.locked_until !== null && factor.locked_until > now)
      return refuse(tooManyCodes(minutesUntil(factor.locked_until, now)));
    const secret = keys.open(placeOf(userId, column), sealed);
    const step = stepOfCode(secret, code.replaceAll(" ", ""), now);
    const lastStep = column === "secret" ? factor.last_step : 0;
    if (step !== null && step > lastStep) {
      await updateFactor(db, userId, { last_step: step, failures: 0, locked_until: null });
      return ok({ secret });
    }
    if (column === "secret" && isRecoveryCode(code))
      if (await takeRecoveryCode(db, userId, recoveryHash(userId, code), now)) {
        await updateFactor(db, userId, { failures: 0, locked_until: null });
        return ok({ secret });
      }
    const failures = factor.failures + 1;
    const isLast = failures >= allowedFailures;
    await updateFactor(db, userId, {
      failures: isLast ? 0 : failures,
      locked_until: isLast ? minutesAfter(now, lockMinutes) : null,
    });
    return refuse(accountRefusals.codeWrong);
  });
}
