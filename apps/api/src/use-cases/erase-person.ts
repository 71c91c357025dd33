// Someone who never entered the process is erased: gone from the tables, a slip without personal data stays.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import { overwriteWhatIsDeleted, sweepWriteAheadLog } from "../db/overwriting.ts";
import type { PersonTable } from "../db/tables.ts";
import { filesOfPerson } from "../repositories/dossiers.ts";
import { erasePersonRow, hasAccount, namedInFiles } from "../repositories/erasures.ts";
import { personIn } from "../repositories/people.ts";
import { logged } from "./admission.ts";
import type { Asking } from "./asking.ts";
import { factsOfPerson } from "./correct-person.ts";
import { type Refusal, refusals } from "./refusal.ts";
import type { personKey, personWithReason } from "./rights-inputs.ts";
import { rightsRefusals } from "./rights-refusals.ts";

/** Why this person is kept; null where they may be erased. A file out of the asker's reach still stands in the way of the row. */
async function keptBecause({ db, asker }: Asking, person: PersonTable): Promise<Refusal | null> {
  if ((await filesOfPerson(db, asker.scope, person.id)).length > 0) return rightsRefusals.hasFile;
  if (person.full_member_since !== null) return rightsRefusals.isMember;
  if (await hasAccount(db, person.id)) return rightsRefusals.hasAccount;
  const named = await namedInFiles(db, new Set([person.id]));
  return named.has(person.id) ? rightsRefusals.isNamed : null;
}

/** The slip and the audit log keep the reason for good: it may not bring back who it was. */
function namesThePerson({ keys }: Asking, person: PersonTable, reason: string): boolean {
  const { name, idNumber, phone } = factsOfPerson(keys, person);
  return [name, idNumber, phone].some((clear) => clear !== null && reason.toUpperCase().includes(clear));
}

/** Whether this person may be erased, and why not. */
export async function mayErase(
  asking: Asking,
  { id }: z.output<typeof personKey>,
): Promise<Result<{ readonly keptBecause: Refusal | null }, Refusal>> {
  const person = await personIn(asking.db, asking.asker.scope, id);
  if (!person) return refuse(refusals.notFound);
  return ok({ keptBecause: await keptBecause(asking, person) });
}

const isStillReferred = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "SQLITE_CONSTRAINT_FOREIGNKEY";

/**
 * The row and what hangs on it are overwritten in the database file and in its log; a backup made before keeps it until it is
 * rotated out. Source: 个人信息保护法第四十七条 (PIPL, article 47).
 */
export async function erasePerson(
  asking: Asking,
  { id, reason }: z.output<typeof personWithReason>,
): Promise<Result<{ readonly erased: true }, Refusal>> {
  await overwriteWhatIsDeleted(asking.db);
  const erased = await logged<{ readonly erased: true }>(asking, async (within) => {
    const { db, asker, clock } = within;
    const person = await personIn(db, asker.scope, id);
    if (!person) return refuse(refusals.notFound);
    const kept = await keptBecause(within, person);
    if (kept) return refuse(kept);
    if (namesThePerson(within, person, reason)) return refuse(rightsRefusals.reasonNames);
    await erasePersonRow(db, {
      id,
      branch_id: person.branch_id,
      erased_by: asker.userId,
      erased_at: clock.now(),
      reason,
    });
    return ok({ erased: true });
  }).catch((error: unknown) => {
    if (isStillReferred(error)) return refuse(rightsRefusals.inUse);
    throw error;
  });
  if (erased.ok) await sweepWriteAheadLog(asking.db);
  return erased;
}
