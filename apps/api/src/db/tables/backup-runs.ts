// Every backup and drill that was begun, and how it ended.

export type BackupKind = "nightly" | "manual" | "drill";

export interface BackupRunTable {
  /** ISO moment; never two at once, so it names the run. */
  started_at: string;
  kind: BackupKind;
  /** Until when the run counts as under way without a sign of life, ISO moment. */
  lease_until: string;
  ended_at: string | null;
  /** Null while it is under way. */
  outcome: "verified" | "failed" | "interrupted" | null;
  /** Of the backup that was made or tried; null where there is none. */
  file_name: string | null;
  bytes: number | null;
  /** The refusal's code, or the error's; null where it was verified. */
  code: string | null;
}

export interface BackupRunTables {
  backup_runs: BackupRunTable;
}
