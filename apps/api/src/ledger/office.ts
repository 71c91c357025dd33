// The ledger's office: the uploads and the audits of one running server.
import { join } from "node:path";
import { type Jobs, openJobs } from "./jobs.ts";
import { type Uploads, openUploads } from "./uploads.ts";

export interface LedgerOffice {
  readonly uploads: Uploads;
  readonly jobs: Jobs;
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
  now,
});
