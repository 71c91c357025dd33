// The ledger's office: the uploads, the audits and the takings-in of one running server.
import { join } from "node:path";
import { type RegisterJobs, openRegisterJobs } from "../reserves/jobs.ts";
import { type Jobs, openJobs } from "./jobs.ts";
import { type Uploads, openUploads } from "./uploads.ts";

export interface LedgerOffice {
  readonly uploads: Uploads;
  readonly jobs: Jobs;
  /** Registers of reserves being checked and taken in. */
  readonly registers: RegisterJobs;
  /** Milliseconds, as `Date.now`. */
  readonly now: () => number;
}

/** @param dataFolder uploads lie in `uploads` beneath it, which is emptied. @param onFailure told of what nobody foresaw. */
export const openLedgerOffice = (
  dataFolder: string,
  onFailure: (error: unknown) => void,
  now: () => number = Date.now,
): LedgerOffice => ({
  uploads: openUploads(join(dataFolder, "uploads")),
  jobs: openJobs(now, onFailure),
  registers: openRegisterJobs(now, onFailure),
  now,
});
