// What happens when there is no data yet: a township to try things on, and the one-time codes of those who sign in there.
import type { Role } from "@miaopu/domain/access";
import type { Asking, Desk } from "./use-cases/asking.ts";
import { inTransaction } from "./db/open.ts";
import { writeSetting } from "./repositories/settings.ts";
import {
  type NewAccount,
  type PreparedCode,
  askingFor,
  createAccount,
  foundTownship,
  prepareCode,
  setupStatus,
} from "./use-cases/setup.ts";

/** A township made for trying things: its names, and what fills it through the use-cases. */
export interface Demo {
  readonly county: string;
  readonly township: string;
  readonly officer: { readonly name: string; readonly username: string };
  readonly plant: (asking: Asking) => Promise<void>;
  /** Everyone else who signs in, once it is planted: one of every role that is an account. */
  readonly accounts: (asking: Asking) => Promise<readonly NewAccount[]>;
}

export interface OtherLogIn {
  readonly username: string;
  readonly oneTimePassword: string;
  readonly roles: readonly Role[];
  readonly department: string | null;
}

/** The officer's, and those of the others. */
export interface FirstLogIn {
  readonly username: string;
  readonly oneTimePassword: string;
  readonly others: readonly OtherLogIn[];
}

async function openOthers(
  desk: Desk,
  accounts: readonly NewAccount[],
  codes: readonly PreparedCode[],
): Promise<OtherLogIn[]> {
  const others: OtherLogIn[] = [];
  for (const [nth, account] of accounts.entries()) {
    const made = await createAccount(desk, account, codes[nth]);
    if (!made.ok) throw new Error(made.error.code);
    const { username, roles, department = null } = account;
    others.push({ username, roles, department, oneTimePassword: made.value.oneTimePassword });
  }
  return others;
}

// Codes are hashed before the transaction, several at a time.
const preparedCodes = 9;

/**
 * Plants the demo township where nobody can sign in yet; all of it or nothing.
 * @returns the first log-ins, or null where there is data already.
 */
export async function plantFirst(desk: Desk, demo: Demo): Promise<FirstLogIn | null> {
  if (!(await setupStatus(desk)).needed) return null;
  const codes = await Promise.all(Array.from({ length: preparedCodes }, prepareCode));
  return await inTransaction(desk.db, async (db) => {
    const within: Desk = { ...desk, db };
    if (!(await setupStatus(within)).needed) return null;
    const { townshipId } = await foundTownship(within, demo);
    const { name, username } = demo.officer;
    const account = await createAccount(within, {
      name,
      username,
      roles: ["township-officer"],
      organisationId: townshipId,
    });
    if (!account.ok) throw new Error(account.error.code);
    const officer = { id: account.value.id, name, roles: ["township-officer"] } as const;
    const asking = await askingFor(within, officer, townshipId);
    await demo.plant(asking);
    const others = await openOthers(within, await demo.accounts(asking), codes);
    return { username, oneTimePassword: account.value.oneTimePassword, others };
  });
}

/** The day that the environment gives for the 2026 edition becomes the township's setting. */
export async function applyRevisedFrom(desk: Desk, revisedFrom: string | null): Promise<void> {
  if (revisedFrom !== null) await writeSetting(desk.db, "packs", JSON.stringify({ "cpc-2026": revisedFrom }));
}
