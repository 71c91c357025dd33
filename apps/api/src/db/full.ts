// Whether an error says that the disk took no more: SQLite's own word for it, or the system's.
const codes = new Set(["SQLITE_FULL", "ENOSPC", "EDQUOT"]);

/** Looks at what caused it too, since a driver's error may come wrapped. */
export function isDiskFull(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ("code" in at && codes.has(String(at.code))) return true;
  return false;
}
