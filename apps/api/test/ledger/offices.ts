// A township with the ledger's office open, and the ways its people use it in the tests.
import { setTimeout as wait } from "node:timers/promises";
import { openLedgerOffice } from "../../src/ledger/office.ts";
import { previewLedger, type LedgerPreview } from "../../src/ledger/preview.ts";
import type { AskingLedger } from "../../src/ledger/asking-ledger.ts";
import { type Account, type TestTownship, accepted, callerFor, testTownship } from "../township.ts";

export interface LedgerTownship extends TestTownship {
  readonly askingOf: (account: Account) => AskingLedger;
  readonly callerOf: (account: Account) => ReturnType<typeof callerFor>;
}

export async function ledgerTownship(): Promise<LedgerTownship> {
  const town = await testTownship();
  const office = openLedgerOffice(
    town.folder,
    (error) => {
      throw error;
    },
    () => Date.parse(town.clock.now()),
  );
  const desk = { ...town.desk, office };
  const askingOf = ({ asking }: Account): AskingLedger => ({ ...asking, office });
  return {
    ...town,
    desk,
    askingOf,
    callerOf: (account) => callerFor(askingOf(account)),
    close: async () => {
      await office.jobs.close();
      await town.close();
    },
  };
}

export const upload = (
  town: LedgerTownship,
  account: Account,
  file: Uint8Array,
  name = "台账.xlsx",
): Promise<LedgerPreview> => accepted(previewLedger(town.askingOf(account), name, file));

type Caller = ReturnType<typeof callerFor>;

type Seen = Awaited<ReturnType<Caller["ledger"]["progress"]>>;

/** Looks at a job until it is so far, or at its end. @throws Error where that takes longer than half a minute. */
export async function progressWhen(
  caller: Caller,
  jobId: string,
  isFar: (seen: Seen) => boolean,
): Promise<Seen> {
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    const seen = await caller.ledger.progress({ jobId });
    if (seen.state !== "running" || isFar(seen)) return seen;
    await wait(5);
  }
  throw new Error("the job did not come so far");
}

export const finished = (caller: Caller, jobId: string): Promise<Seen> =>
  progressWhen(caller, jobId, () => false);

/** Uploads, audits the likeliest table, and waits. */
export async function auditedJob(town: LedgerTownship, account: Account, file: Uint8Array): Promise<string> {
  const caller = town.callerOf(account);
  const { fileId, likeliest } = await upload(town, account, file);
  const { jobId } = await caller.ledger.audit({ fileId, table: likeliest });
  const { state } = await finished(caller, jobId);
  if (state !== "done") throw new Error(`the job ended ${state}`);
  return jobId;
}
