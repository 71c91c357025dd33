// At the door of every use-case: may they, how far do they reach, and what the audit log will say of it.
import { type DossierRecord, type Result, type Timeline, isStepRecord, ok, refuse } from "@miaopu/domain";
import {
  type AccessRefusal,
  type AccessState,
  type Action,
  type Demand,
  type Reach,
  decideAccess,
  recordingAction,
  ruleOf,
} from "@miaopu/domain/access";
import type { Kysely } from "kysely";
import { inTransaction } from "../db/open.ts";
import type { Tables } from "../db/tables.ts";
import { type LogEntry, appendToLog, isLoggedSince } from "../repositories/audit-log.ts";
import type { Scope } from "../repositories/scope.ts";
import { accountRefusals } from "./account-refusals.ts";
import type { Asking, Desk, SignedIn, Trail } from "./asking.ts";
import { type Refusal, refusals } from "./refusal.ts";

const refusalOf: Readonly<Record<AccessRefusal, Refusal>> = {
  SIGN_IN_REQUIRED: refusals.signInFirst,
  FORBIDDEN: refusals.forbidden,
  HOUSE_READ_ONLY: refusals.houseReadOnly,
  FILE_ENDED: refusals.fileEnded,
  REASON_REQUIRED: refusals.reasonRequired,
  SECOND_FACTOR_REQUIRED: refusals.secondFactorRequired,
};

/** Reaches nothing: what is one's own is found by one's own id. */
const nothing: Scope = { kind: "pairs", personId: "" };

function scopeOf(person: SignedIn, reach: Reach): Scope | null {
  switch (reach) {
    case "under":
      return person.tree;
    case "pairs":
      return person.personId === null ? null : { kind: "pairs", personId: person.personId };
    case "asked":
      return person.department === null
        ? null
        : { kind: "asked", department: person.department, within: person.tree };
    case "self":
      return nothing;
  }
}

/** What a request brought: an input with a reason or an id, or none. */
export interface Brought {
  readonly reason: string | null;
  readonly id: string | null;
}

const stateOf = (desk: Desk, person: SignedIn | null, reason: string | null): AccessState => {
  const shown: Demand[] = [];
  if (reason !== null && reason.trim() !== "") shown.push("reason");
  if (person?.isProven) shown.push("second-factor");
  return { house: desk.houseState?.() ?? "normal", file: null, shown };
};

const kindOf = (action: Action): string => action.slice(0, action.indexOf("."));

export const trailOf = (action: Action, { id, reason }: Brought): Trail => ({
  action,
  subject: id === null ? null : { kind: kindOf(action), id },
  // A reason that the action does not demand belongs to the file, where it may be for few eyes.
  reason: ruleOf(action).demands.includes("reason") ? reason?.trim() || null : null,
  details: {},
});

/** What may be done before the first password is changed. */
const beforeFirstPassword: ReadonlySet<Action> = new Set(["session.read", "session.password"]);

/** @returns a desk with the asker at it, their scope cut to what the action allows; or why not. */
export function admit(
  desk: Desk,
  person: SignedIn | null,
  action: Action,
  brought: Brought,
): Result<Asking, Refusal> {
  if (!person) return refuse(refusals.signInFirst);
  if (person.isLocked) return refuse(accountRefusals.sessionLocked);
  if (person.mustChangePassword && !beforeFirstPassword.has(action))
    return refuse(refusals.changePasswordFirst);
  const decided = decideAccess(person.roles, action, stateOf(desk, person, brought.reason));
  if (!decided.ok) return refuse(refusalOf[decided.error]);
  const scope = scopeOf(person, decided.value);
  if (!scope) return refuse(refusals.forbidden);
  return ok({ ...desk, asker: { ...person, scope }, trail: trailOf(action, brought) });
}

/** What nobody in particular may do, such as to set up an empty house. */
export function admitAnyone(desk: Desk, person: SignedIn | null, action: Action): Refusal | null {
  const decided = decideAccess(person?.roles ?? "anonymous", action, stateOf(desk, person, null));
  return decided.ok ? null : refusalOf[decided.error];
}

const isEnded = ({ status, next }: Timeline): boolean => status === "closed" || next.length === 0;

/** Which action it is to type this record: of the branch, or of the superior committee and the departments it asks. */
const actionOfRecord = (record: DossierRecord): Action =>
  isStepRecord(record)
    ? recordingAction(record.step)
    : record.record === "joint-review"
      ? "dossier.record-superior"
      : "dossier.record";

/** The same question again, once the file and the record are known; the log then names what was really done. */
export function admitOnFile(
  asking: Asking,
  timeline: Timeline,
  typing: { readonly record: DossierRecord } | { readonly action: Action },
): Refusal | null {
  const action = "record" in typing ? actionOfRecord(typing.record) : typing.action;
  const state = stateOf(asking, asking.asker, asking.trail.reason);
  const decided = decideAccess(asking.asker.roles, action, {
    ...state,
    file: isEnded(timeline) ? "ended" : "open",
  });
  asking.trail.action = action;
  return decided.ok ? null : refusalOf[decided.error];
}

const entryOf = (asking: Asking, outcome: LogEntry["outcome"]): LogEntry => ({
  at: asking.clock.now(),
  actor: {
    userId: asking.asker.userId,
    roles: asking.asker.roles,
    organisationId: asking.asker.organisation.id,
  },
  action: asking.trail.action,
  subject: asking.trail.subject,
  outcome,
  reason: asking.trail.reason,
  details: asking.trail.details,
});

class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The change and its entry in the audit log are written together or not at all; what is refused leaves nothing behind. */
export async function logged<T>(
  asking: Asking,
  work: (within: Asking) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  try {
    return await inTransaction(asking.db, async (db) => {
      const result = await work({ ...asking, db });
      if (!result.ok) throw new Undone(result.error);
      await logDone(asking, db);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return refuse(error.refusal);
    throw error;
  }
}

const accounted = new WeakSet<Trail>();

/** Of a trial that was undone: there is nothing to write down. */
export const nothingDone = ({ trail }: Asking): void => void accounted.add(trail);

/** Whether the log says what was done, or there is nothing to say. */
export const isAccounted = ({ trail }: Asking): boolean => accounted.has(trail);

/** @param db the transaction of what was done. */
export async function logDone(asking: Asking, db: Kysely<Tables>): Promise<void> {
  accounted.add(asking.trail);
  if (ruleOf(asking.trail.action).logged !== "never") await appendToLog(db, entryOf(asking, "done"));
}

const halfHour = 30 * 60 * 1000;

/** Who looked at what; a page looked at again within half an hour is one look. */
export async function logRead(asking: Asking): Promise<void> {
  const { trail, asker, clock } = asking;
  const rule = ruleOf(trail.action);
  if (rule.logged === "never") return;
  await inTransaction(asking.db, async (db) => {
    const since = new Date(Date.parse(clock.now()) - halfHour).toISOString();
    const isKnown =
      rule.logged === "once" &&
      (await isLoggedSince(db, asker.userId, trail.action, trail.subject?.id ?? null, since));
    if (!isKnown) await logDone(asking, db);
  });
}

const worthKeeping: ReadonlySet<string> = new Set([
  refusals.forbidden.code,
  refusals.notFound.code,
  refusals.fileEnded.code,
  refusals.secondFactorRequired.code,
  accountRefusals.ownAccount.code,
  accountRefusals.proposerConfirms.code,
  accountRefusals.codeWrong.code,
  "SECOND_FACTOR_LOCKED",
]);

/** Someone tried what they may not: kept, so that the auditor sees it. */
export async function logRefused(
  desk: Desk,
  person: SignedIn | null,
  trail: Trail,
  refusal: Refusal,
): Promise<void> {
  if (!person || !worthKeeping.has(refusal.code)) return;
  trail.details["refusal"] = refusal.code;
  const asking = { ...desk, asker: { ...person, scope: nothing }, trail };
  await inTransaction(desk.db, (db) => appendToLog(db, entryOf(asking, "refused")));
}
