// What the auditor reads: pages of the log, one entry with its neighbours, and whether the whole holds.
import { type Day, type Result, addDays, ok, refuse } from "@miaopu/domain";
import type { Kysely } from "kysely";
import type { AuditLogTable } from "../db/tables/access.ts";
import type { Tables } from "../db/tables.ts";
import { logHash, logHashAt } from "../repositories/audit-log.ts";
import { accountNames, accountsNamed, organisationNames } from "../repositories/log-names.ts";
import { type LogFilter, logEntryIn, logPage } from "../repositories/log-pages.ts";
import { type TreeScope, isTree } from "../repositories/scope.ts";
import type { Asking } from "../use-cases/asking.ts";
import { type Refusal, refusals } from "../use-cases/refusal.ts";
import type { LogDetail, LogList, LogNeighbour, LogRow, LogVerdict } from "./answers.ts";
import type { LogFilterInput } from "./inputs.ts";
import { verdictWords } from "./verdict.ts";
import { type LivingVerification, verifyLog } from "./verify.ts";

/** The policy table gives the log `under`, so that an auditor's scope is a tree. */
export function treeOf({ asker: { scope } }: Asking): TreeScope {
  if (!isTree(scope)) throw new Error("the audit log is read under an organisation");
  return scope;
}

const startOf = (day: Day): string => new Date(`${day}T00:00:00+08:00`).toISOString();

export async function filterOf(asking: Asking, given: LogFilterInput): Promise<LogFilter> {
  const { who, actorId, action, subjectId, outcome, from, to } = given;
  const named = who ? await accountsNamed(asking.db, treeOf(asking), who) : null;
  const actors = actorId ? (named ?? [actorId]).filter((id) => id === actorId) : named;
  return {
    actors,
    action: action ?? null,
    subjectId: subjectId ? subjectId : null,
    outcome: outcome ?? null,
    from: from ? startOf(from) : null,
    until: to ? startOf(addDays(to, 1)) : null,
  };
}

const isAccount = (id: string) => id.startsWith("usr_");

/** Entries as they are read: with the names of accounts and organisations within the auditor's scope. */
export async function named(asking: Asking, rows: readonly AuditLogTable[]): Promise<LogRow[]> {
  const scope = treeOf(asking);
  const ids = rows.flatMap(({ actor_id: actor, subject_id: subject }) => [actor, subject]);
  const accounts = [...new Set(ids)].filter((id) => id !== null).filter(isAccount);
  const names = await accountNames(asking.db, scope, accounts);
  const organisations = await organisationNames(asking.db, scope);
  return rows.map((row) => {
    const { seq, at, action, outcome, reason, hash, actor_id: actor, organisation_id: organisation } = row;
    const { subject_kind: kind, subject_id: subject } = row;
    return {
      seq,
      at,
      actor: actor === null ? null : { id: actor, name: names.get(actor) ?? null },
      roles: row.actor_roles === "" ? [] : row.actor_roles.split(","),
      organisation:
        organisation === null ? null : { id: organisation, name: organisations.get(organisation) ?? null },
      action,
      subject:
        kind === null || subject === null ? null : { kind, id: subject, name: names.get(subject) ?? null },
      outcome,
      reason,
      details: JSON.parse(row.details) as LogRow["details"],
      hash,
    };
  });
}

interface Cut {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly size: number;
}

export async function listLog(asking: Asking, input: LogFilterInput & Cut): Promise<LogList> {
  const { before, after, size } = input;
  const filter = await filterOf(asking, input);
  const found = await logPage(asking.db, treeOf(asking), filter, { before, after, size: size + 1 });
  const isMore = found.length > size;
  const backwards = after === undefined;
  const rows = backwards ? found.slice(0, size) : found.slice(isMore ? 1 : 0);
  return {
    rows: await named(asking, rows),
    hasOlder: backwards ? isMore : true,
    hasNewer: backwards ? before !== undefined : isMore,
  };
}

async function neighbour(db: Kysely<Tables>, seq: number): Promise<LogNeighbour | null> {
  const hash = await logHashAt(db, seq);
  return hash === null ? null : { seq, hash };
}

export async function logEntry(
  asking: Asking,
  { seq }: { readonly seq: number },
): Promise<Result<LogDetail, Refusal>> {
  const row = await logEntryIn(asking.db, treeOf(asking), seq);
  if (!row) return refuse(refusals.notFound);
  const previous = await neighbour(asking.db, seq - 1);
  const [shown] = await named(asking, [row]);
  if (!shown) return refuse(refusals.notFound);
  const holds = logHash(previous?.hash ?? "", row) === row.hash;
  return ok({ ...shown, previous, next: await neighbour(asking.db, seq + 1), holds });
}

const underWay = new WeakMap<Kysely<Tables>, Promise<LivingVerification>>();

/** Whoever asks while it is under way waits for the same verdict: it reads the whole log. */
export async function verifyNow({ db, anchors, clock }: Asking): Promise<LogVerdict> {
  const running = underWay.get(db) ?? verifyLog(db, anchors ?? null);
  underWay.set(db, running);
  try {
    const found = await running;
    const { holds, entries } = found;
    const sentences = verdictWords(found);
    return { at: clock.now(), holds, entries, anchors: found.anchors.compared, sentences };
  } finally {
    underWay.delete(db);
  }
}
