// A register taken in from the machine that holds the data: the whole township's, logged as work from the command line.
import { type Day, type Result, ok, refuse } from "@miaopu/domain";
import type { Kysely } from "kysely";
import { inTransaction } from "../db/open.ts";
import type { Tables } from "../db/tables.ts";
import { appendToLog } from "../repositories/audit-log.ts";
import { townships } from "../repositories/organisations.ts";
import type { TreeScope } from "../repositories/scope.ts";
import type { Desk } from "../use-cases/asking.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { type ImportPhase, paceOf } from "./pace.ts";
import { registerRefusals } from "./refusals.ts";
import { judgeRegisters } from "./register.ts";
import { registerRow } from "./register-rows.ts";
import type { ReserveTable } from "./tables.ts";
import {
  type Register,
  type Taken,
  type Taking,
  indexedRegister,
  planOf,
  sealNewcomers,
  takeRegister,
} from "./taking.ts";

export interface RegisterImport {
  readonly tables: readonly ReserveTable[];
  /** The day of entering the pool. */
  readonly on: Day;
  /** The township's name; may be left out where there is one alone. */
  readonly township: string | undefined;
  /** Told of each phase, and of its rows. */
  readonly tell: (phase: ImportPhase, rows: number) => void;
}

async function townshipNamed(db: Kysely<Tables>, name: string | undefined): Promise<TreeScope | null> {
  const all = await townships(db);
  const meant = name === undefined ? all : all.filter((one) => one.name === name);
  const [only, another] = meant;
  return only && !another ? { kind: "township", organisationId: only.id } : null;
}

/** All of it and its entry in the audit log, or, where nothing is new or changed, nothing. */
async function takeLogged(
  desk: Desk,
  taking: Taking,
  register: Register,
  pace: ReturnType<typeof paceOf>,
): Promise<Taken> {
  const newcomers = await sealNewcomers(taking, await planOf(taking, register), pace);
  return inTransaction(desk.db, async (db) => {
    const taken = await takeRegister({ ...taking, db }, register, newcomers, pace);
    if (taken.importId === null) return taken;
    await appendToLog(db, {
      at: desk.clock.now(),
      actor: { userId: null, roles: [], organisationId: taking.scope.organisationId },
      action: "command-line",
      subject: { kind: "import", id: taken.importId },
      outcome: "done",
      reason: null,
      details: { command: "import reserves", ...taken.counts },
    });
    return taken;
  });
}

export async function importRegister(
  desk: Desk,
  { tables, on, township, tell }: RegisterImport,
): Promise<Result<Taken, Refusal>> {
  if (on > desk.clock.today()) return refuse(registerRefusals.dayAhead);
  const scope = await townshipNamed(desk.db, township);
  if (!scope) return refuse(registerRefusals.townshipUnclear);
  const { db, clock, keys } = desk;
  const taking: Taking = { db, clock, keys, scope, by: null, on };
  const pace = paceOf(new AbortController().signal, { began: tell, done: () => {} });
  const rows = [...judgeRegisters(tables)].map(registerRow);
  return ok(await takeLogged(desk, taking, await indexedRegister(keys, rows, pace), pace));
}
