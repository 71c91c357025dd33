// Every procedure starts here: who is asking, and may they.
import { initTRPC } from "@trpc/server";
import type { Asker, Asking, Desk } from "../use-cases/asking.ts";
import { refusals } from "../use-cases/refusal.ts";
import { policy } from "./policy.ts";
import { refusalOf, refused } from "./refuse.ts";

export interface Context {
  readonly desk: Desk;
  readonly asker: Asker | null;
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const refusal = refusalOf(error);
    const { code, httpStatus, path } = shape.data;
    return { code: shape.code, message: refusal.code, data: { code, httpStatus, path, refusal } };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Open to anyone the policy table lets in; the asker may be nobody. */
export const openProcedure = t.procedure.use(({ ctx, path, next }) => {
  if (policy[path] !== "anyone") throw refused(refusals.forbidden);
  return next({ ctx: { desk: ctx.desk, asker: ctx.asker } });
});

/** For whoever is signed in and has a role that the policy table names. */
export const procedure = t.procedure.use(({ ctx, path, next }) => {
  const callers = policy[path];
  const { asker } = ctx;
  if (!asker) throw refused(refusals.signInFirst);
  if (callers === undefined || callers === "anyone") throw refused(refusals.forbidden);
  if (callers !== "signed-in") {
    if (asker.mustChangePassword) throw refused(refusals.changePasswordFirst);
    if (!callers.includes(asker.role)) throw refused(refusals.forbidden);
  }
  const asking: Asking = { ...ctx.desk, asker };
  return next({ ctx: { asking } });
});
