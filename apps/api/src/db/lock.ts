// A lock that its holder's death ends: a write transaction on a file of its own.
import { existsSync } from "node:fs";
import SQLite from "better-sqlite3";

export interface Lock {
  readonly release: () => void;
}

const isBusy = (error: unknown): boolean =>
  error instanceof SQLite.SqliteError && error.code.startsWith("SQLITE_BUSY");

/** @param file made where it is missing; its folder must be there. @returns null where another process holds it. */
export function takeLock(file: string): Lock | null {
  const handle = new SQLite(file, { timeout: 0 });
  try {
    handle.exec("begin exclusive");
  } catch (error) {
    handle.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => void handle.close() };
}

export function isLocked(file: string): boolean {
  if (!existsSync(file)) return false;
  const lock = takeLock(file);
  lock?.release();
  return lock === null;
}
