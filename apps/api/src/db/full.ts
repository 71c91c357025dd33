// Whether an error says that the disk took no more: SQLite's own word for it, or the system's.
// A quota or a limit on a file's size reaches SQLite as a write that failed.
const codes = new Set([
  "SQLITE_FULL",
  "SQLITE_IOERR_WRITE",
  "SQLITE_IOERR_SHMSIZE",
  "SQLITE_IOERR_FSYNC",
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
]);

/** Looks at what caused it too, since a driver's error may come wrapped. */
export function isDiskFull(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ("code" in at && codes.has(String(at.code))) return true;
  return false;
}
