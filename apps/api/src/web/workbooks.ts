// Workbooks over HTTP: what an uploaded one is called, and how one goes down.
import type { Context } from "hono";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const longestName = 120;

/** The name comes in a header, percent-encoded, so that it stays out of addresses and logs. */
export function workbookName(c: Context, unnamed: string): string {
  try {
    return decodeURIComponent(c.req.header("x-file-name") ?? "").slice(0, longestName) || unnamed;
  } catch {
    return unnamed; // not percent-encoded: the name is for display alone
  }
}

export function workbookDownload(c: Context, bytes: Uint8Array, name: string) {
  c.header("content-type", workbookType);
  c.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  c.header("cache-control", "no-store");
  return c.body(new Uint8Array(bytes));
}
