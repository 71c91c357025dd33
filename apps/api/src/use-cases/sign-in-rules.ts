// What an installation sets for signing in: the password profile, and after how long without an act a page locks.
import { type PasswordProfile, passwordProfiles } from "../auth/password-rules.ts";
import type { Desk } from "./asking.ts";

export interface SignInRules {
  readonly passwords: PasswordProfile;
  /** Minutes without an act of the user, after which the session locks. */
  readonly idleMinutes: number;
}

const usual: SignInRules = { passwords: passwordProfiles[0], idleMinutes: 15 };

export const signInRules = (desk: Desk): SignInRules => desk.signIn ?? usual;

/** A session ends after so long, whatever is done in it. */
export const sessionHours = 8;
const activationDays = 7;
const minute = 60_000;

export const minutesAfter = (now: string, minutes: number): string =>
  new Date(Date.parse(now) + minutes * minute).toISOString();

/** Until when an activation code given now opens. */
export const activationEnd = (now: string): string => minutesAfter(now, activationDays * 24 * 60);

/** How many minutes are left until a moment, rounded up. */
export const minutesUntil = (until: Date | string, now: string): number =>
  Math.ceil((new Date(until).getTime() - Date.parse(now)) / minute);
