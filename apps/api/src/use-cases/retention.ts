// What is kept how long is applied: what is past its time and is nobody's to decide is deleted, people who are due are listed.
import { type Day, type Result, addMonths, ok, toDay } from "@miaopu/domain";
import { type RetentionSetting, defaultRetention } from "@miaopu/domain/retention";
import { z } from "zod";
import { inTransaction } from "../db/open.ts";
import { countOldDrafts, pruneDrafts } from "../repositories/drafts.ts";
import { type DuePerson, erasedIn, namedInFiles, registeredBefore } from "../repositories/erasures.ts";
import type { Scope } from "../repositories/scope.ts";
import { countEnded, dropEnded } from "../repositories/sessions-ended.ts";
import { readSetting, writeSetting } from "../repositories/settings.ts";
import { userNames } from "../repositories/users.ts";
import type { Asking, Desk } from "./asking.ts";
import { draftsEnd } from "./drafts.ts";
import type { Refusal } from "./refusal.ts";
import type { retentionInput } from "./rights-inputs.ts";

const settingSchema = z.object({ neverEnteredMonths: z.number().int().min(1).max(120) });

/** @throws ZodError where what is stored is no such setting. */
export async function retentionSetting({ db }: Pick<Desk, "db">): Promise<RetentionSetting> {
  const stored = await readSetting(db, "retention");
  return stored === null ? defaultRetention : settingSchema.parse(JSON.parse(stored));
}

export async function setRetention(
  { db, trail }: Asking,
  { neverEnteredMonths }: z.output<typeof retentionInput>,
): Promise<Result<RetentionSetting, Refusal>> {
  await writeSetting(db, "retention", JSON.stringify({ neverEnteredMonths }));
  trail.details["neverEnteredMonths"] = neverEnteredMonths;
  return ok({ neverEnteredMonths });
}

const shownAtMost = 500;

interface Due {
  readonly people: readonly DuePerson[];
  /** There may be more: only so many are looked at. */
  readonly isCut: boolean;
}

/** Midnight of a day in Asia/Shanghai, as a moment. */
const startOf = (on: Day): string => new Date(`${on}T00:00:00+08:00`).toISOString();

/** @param scope null for the whole installation. */
async function duePeople(desk: Pick<Desk, "db" | "clock">, scope: Scope | null): Promise<Due> {
  const { neverEnteredMonths } = await retentionSetting(desk);
  const before = startOf(addMonths(desk.clock.today(), -neverEnteredMonths));
  const found = await registeredBefore(desk.db, scope, before, shownAtMost);
  const named = await namedInFiles(desk.db, new Set(found.map(({ id }) => id)));
  return { people: found.filter(({ id }) => !named.has(id)), isCut: found.length === shownAtMost };
}

export interface DueForErasure {
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly branchName: string;
    readonly registeredOn: Day;
  }[];
  readonly isCut: boolean;
  readonly erased: readonly {
    readonly id: string;
    readonly branchName: string;
    readonly reason: string;
    readonly by: string;
    /** ISO moment. */
    readonly at: string;
  }[];
}

const shanghaiDay = (moment: string): Day =>
  toDay(new Date(Date.parse(moment) + 8 * 60 * 60 * 1000).toISOString().slice(0, 10));

/** Whose data is due, and the slips of those who were erased: for a person to decide, never for the program. */
export async function dueForErasure(asking: Asking): Promise<DueForErasure> {
  const { db, asker } = asking;
  const { people, isCut } = await duePeople(asking, asker.scope);
  const slips = await erasedIn(db, asker.scope, shownAtMost);
  const names = await userNames(db, [...new Set(slips.map(({ erased_by }) => erased_by))]);
  return {
    isCut,
    rows: people.map(({ id, name, branch_name, created_at }) => ({
      id,
      name,
      branchName: branch_name,
      registeredOn: shanghaiDay(created_at),
    })),
    erased: slips.map(({ id, branch_name, reason, erased_by, erased_at }) => ({
      id,
      branchName: branch_name,
      reason,
      by: names.get(erased_by) ?? "",
      at: erased_at,
    })),
  };
}

export interface Applied {
  readonly drafts: number;
  readonly sessions: number;
  readonly signInCounts: number;
  /** Ids alone: what is printed or logged holds no name. */
  readonly due: readonly string[];
}

/** @param isTrial counts what would be deleted, and deletes nothing. */
export async function applyRetention(
  desk: Pick<Desk, "db" | "clock">,
  { isTrial }: { readonly isTrial: boolean },
): Promise<Applied> {
  const now = desk.clock.now();
  const before = draftsEnd(now);
  const gone = await inTransaction(desk.db, async (db) => ({
    drafts: await (isTrial ? countOldDrafts : pruneDrafts)(db, before),
    ...(await (isTrial ? countEnded : dropEnded)(db, now)),
  }));
  const { people } = await duePeople(desk, null);
  return { ...gone, due: people.map(({ id }) => id) };
}
