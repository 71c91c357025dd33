// Every procedure starts here: it names its action, and the policy table says who may and how far.
import { type Action } from "@miaopu/domain/access";
import { type TRPCError, initTRPC } from "@trpc/server";
import { inTransaction } from "../db/open.ts";
import {
  type Brought,
  admit,
  admitAnyone,
  isAccounted,
  logDone,
  logRead,
  logRefused,
  trailOf,
} from "../use-cases/admission.ts";
import type { Asking, Desk, SignedIn, Trail } from "../use-cases/asking.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { refusalOf, refused } from "./refuse.ts";

export interface Context {
  readonly desk: Desk;
  readonly person: SignedIn | null;
}

const t = initTRPC
  .context<Context>()
  .meta<{ readonly action: Action }>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => {
      const refusal = refusalOf(error);
      const { code, httpStatus, path } = shape.data;
      return { code: shape.code, message: refusal.code, data: { code, httpStatus, path, refusal } };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const textIn = (input: unknown, key: string): string | null => {
  if (input === null || typeof input !== "object") return null;
  const value = (input as Readonly<Record<string, unknown>>)[key];
  return typeof value === "string" ? value : null;
};

// Longer ones are no ids; what a stranger sends is not copied into the log.
const longestId = 60;

const broughtIn = (input: unknown): Brought => {
  const id = textIn(input, "id");
  return { id: id === null || id.length > longestId ? null : id, reason: textIn(input, "reason") };
};

async function admitted(
  { desk, person }: Context,
  action: Action,
  rawInput: () => Promise<unknown>,
): Promise<Asking> {
  const brought = broughtIn(await rawInput());
  const asking = admit(desk, person, action, brought);
  if (asking.ok) return asking.value;
  await logRefused(desk, person, trailOf(action, brought), asking.error);
  throw refused(asking.error);
}

const keepRefusal = (asking: Asking, desk: Desk, trail: Trail, error: TRPCError): Promise<void> =>
  logRefused(desk, asking.asker, trail, refusalOf(error) satisfies Refusal);

/** For whoever the policy table lets in, nobody in particular among them. */
export const open = (action: Action) =>
  t.procedure.meta({ action }).use(({ ctx, next }) => {
    const refusal = admitAnyone(ctx.desk, ctx.person, action);
    if (refusal) throw refused(refusal);
    return next({ ctx: { desk: ctx.desk, person: ctx.person } });
  });

/** Reads; the look is written to the audit log as the policy table says, before the answer goes out. */
export const may = (action: Action) =>
  t.procedure.meta({ action }).use(async ({ ctx, next, getRawInput }) => {
    const asking = await admitted(ctx, action, getRawInput);
    const result = await next({ ctx: { asking } });
    if (result.ok) await logRead(asking);
    else await keepRefusal(asking, ctx.desk, asking.trail, result.error);
    return result;
  });

/** Says what would come of a change; nothing is done, so nothing is logged. */
export const mayTry = (action: Action) =>
  t.procedure.meta({ action }).use(async ({ ctx, next, getRawInput }) => {
    const asking = await admitted(ctx, action, getRawInput);
    return next({ ctx: { asking } });
  });

/** Changes; the change and its entry in the audit log are one transaction. */
export const mayWrite = (action: Action) =>
  t.procedure.meta({ action }).use(async ({ ctx, next, getRawInput }) => {
    const asking = await admitted(ctx, action, getRawInput);
    try {
      return await inTransaction(ctx.desk.db, async (db) => {
        const result = await next({ ctx: { asking: { ...asking, db } } });
        if (!result.ok) throw result.error;
        asking.trail.subject ??= subjectMade(action, result.data);
        await logDone(asking, db);
        return result;
      });
    } catch (error) {
      await keepRefusal(asking, ctx.desk, asking.trail, error as TRPCError);
      throw error;
    }
  });

/**
 * Changes that take long before they write: the use-case opens the transaction itself, through `logged`. One that answers
 * without it fails, so that no change without an entry is ever acknowledged.
 */
export const mayWriteApart = (action: Action) =>
  t.procedure.meta({ action }).use(async ({ ctx, next, getRawInput }) => {
    const asking = await admitted(ctx, action, getRawInput);
    const result = await next({ ctx: { asking } });
    if (!result.ok) await keepRefusal(asking, ctx.desk, asking.trail, result.error);
    else if (!isAccounted(asking))
      throw new Error(`${action} was answered without an entry in the audit log`);
    return result;
  });

function subjectMade(action: Action, answer: unknown): Trail["subject"] {
  const id = textIn(answer, "id");
  return id === null ? null : { kind: action.slice(0, action.indexOf(".")), id };
}
