// Someone at the ledger's office: the first argument of its use-cases.
import type { Asking } from "../use-cases/asking.ts";
import type { LedgerOffice } from "./office.ts";

export interface AskingLedger extends Asking {
  readonly office: LedgerOffice;
}
