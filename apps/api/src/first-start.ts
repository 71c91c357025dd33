// What happens when there is no data yet: a township to try things on, and the first officer's one-time password.
import type { Asking, Desk } from "./use-cases/asking.ts";
import { inTransaction } from "./db/open.ts";
import { writeSetting } from "./repositories/settings.ts";
import { askingFor, createAccount, foundTownship, setupStatus } from "./use-cases/setup.ts";

/** A township made for trying things: its names, and what fills it through the use-cases. */
export interface Demo {
  readonly county: string;
  readonly township: string;
  readonly officer: { readonly name: string; readonly username: string };
  readonly plant: (asking: Asking) => Promise<void>;
}

export interface FirstLogIn {
  readonly username: string;
  readonly oneTimePassword: string;
}

/**
 * Plants the demo township where nobody can sign in yet; all of it or nothing.
 * @returns the first log-in, or null where there is data already.
 */
export async function plantFirst(desk: Desk, demo: Demo): Promise<FirstLogIn | null> {
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
    await demo.plant(await askingFor(within, officer, townshipId));
    return { username, oneTimePassword: account.value.oneTimePassword };
  });
}

/** The day that the environment gives for the 2026 edition becomes the township's setting. */
export async function applyRevisedFrom(desk: Desk, revisedFrom: string | null): Promise<void> {
  if (revisedFrom !== null) await writeSetting(desk.db, "packs", JSON.stringify({ "cpc-2026": revisedFrom }));
}
