// Downloads of the auditor: the log with its purpose, and the page that verifies it offline.
import { Readable } from "node:stream";
import { type Context, Hono } from "hono";
import { type Door, guarded } from "../door.ts";
import type { Brought } from "../use-cases/admission.ts";
import type { Asking } from "../use-cases/asking.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { exportLines, exportWorkbook } from "./export.ts";
import { type LogFilterInput, logExportInput } from "./inputs.ts";
import { verifierPage } from "./verifier.ts";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const longestReason = 500;
const unreadable: Refusal = {
  code: "INPUT_INVALID",
  zh: "导出条件无法读取。请刷新页面后再试。",
  en: "What to export cannot be read. Reload the page and try again.",
};

/** The purpose comes in a header, percent-encoded: what is asked for is known before the body is read. */
function brought(c: Context): Brought {
  const none = { id: null, reason: null };
  try {
    const reason = decodeURIComponent(c.req.header("x-reason") ?? "").trim();
    return reason === "" || reason.length > longestReason ? none : { id: null, reason };
  } catch {
    return none; // not percent-encoded: as if none were given
  }
}

function headed(c: Context, type: string, name: string): void {
  c.header("content-type", type);
  c.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  c.header("cache-control", "no-store");
}

async function lines(c: Context, asking: Asking, filter: LogFilterInput): Promise<Response> {
  const exported = await exportLines(asking, filter);
  asking.trail.details["entries"] = exported.entries;
  headed(c, "application/x-ndjson; charset=utf-8", `审计日志-${asking.clock.today()}.jsonl`);
  return c.body(Readable.toWeb(Readable.from(exported.lines).map(Buffer.from)) as ReadableStream);
}

async function workbook(c: Context, asking: Asking, filter: LogFilterInput): Promise<Response> {
  const exported = await exportWorkbook(asking, filter);
  if (!exported.ok) return c.json(exported.error, 422);
  asking.trail.details["entries"] = exported.value.entries;
  headed(c, workbookType, `审计日志-${asking.clock.today()}.xlsx`);
  return c.body(new Uint8Array(exported.value.bytes));
}

/** Mounted at `/api/audit-log`. */
export function auditLogRoutes(door: Door): Hono {
  const app = new Hono();
  const exporting = guarded(door, { action: "audit-log.export", brought, logs: true }, async (c, asking) => {
    const input = logExportInput.safeParse(await c.req.json().catch(() => null));
    if (!input.success) return c.json(unreadable, 400);
    const { format, filter } = input.data;
    asking.trail.details["format"] = format;
    return await (format === "jsonl" ? lines : workbook)(c, asking, filter);
  });
  const verifier = guarded(door, { action: "audit-log.read", logs: false }, async (c) => {
    headed(c, "text/html; charset=utf-8", "审计日志核对.html");
    return c.body(await verifierPage());
  });
  app.post("/export", exporting);
  app.get("/verifier.html", verifier);
  return app;
}
