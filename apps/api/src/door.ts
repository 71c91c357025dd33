// The door of every route beside tRPC: it names its action, and the policy table says who may and how far.
import type { Action } from "@miaopu/domain/access";
import type { Context, Handler } from "hono";
import { accountRefusals } from "./use-cases/account-refusals.ts";
import { type Brought, admit, logRead, logRefused, trailOf } from "./use-cases/admission.ts";
import type { Asking, Desk, SignedIn } from "./use-cases/asking.ts";
import { type Refusal, refusals } from "./use-cases/refusal.ts";

export interface Door {
  readonly desk: Desk;
  readonly personAt: (c: Context) => Promise<SignedIn | null>;
}

export interface Entrance {
  readonly action: Action;
  /** What the request is about and why; never taken from an address where it would name a person. */
  readonly brought?: (c: Context) => Brought;
  /** Whether the look is written to the audit log once it is answered; a change logs itself, through `logged`. */
  readonly logs: boolean;
}

const nothingBrought = (): Brought => ({ id: null, reason: null });
const declared = new WeakMap<Handler, Action>();

/** Which action a route's handler was declared with; a route without one is open to nobody's knowledge. */
export const actionOfRoute = (handler: Handler): Action | undefined => declared.get(handler);

function statusOf({ code }: Refusal): 401 | 403 | 503 {
  if (code === refusals.houseReadOnly.code) return 503;
  return code === refusals.signInFirst.code || code === accountRefusals.sessionLocked.code ? 401 : 403;
}

/** @param handle answers whoever was let in; their scope is cut to what the action allows. */
export function guarded(
  { desk, personAt }: Door,
  { action, brought = nothingBrought, logs }: Entrance,
  handle: (c: Context, asking: Asking) => Promise<Response>,
): Handler {
  const handler: Handler = async (c) => {
    const person = await personAt(c);
    const what = brought(c);
    const asking = admit(desk, person, action, what);
    if (!asking.ok) {
      await logRefused(desk, person, trailOf(action, what), asking.error);
      return c.json(asking.error, statusOf(asking.error));
    }
    const response = await handle(c, asking.value);
    if (response.ok && logs) await logRead(asking.value);
    return response;
  };
  declared.set(handler, action);
  return handler;
}
