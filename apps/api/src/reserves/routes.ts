// Registers in and out: one comes up, the rows that were not taken go down; a session is needed.
import { type Context, Hono } from "hono";
import { type Door, guarded } from "../door.ts";
import type { LedgerOffice } from "../ledger/office.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { inTurn, sizedBody, wholeBody } from "../web/bodies.ts";
import { workbookDownload, workbookName } from "../web/workbooks.ts";
import { workbookLimits, workbookRefusal } from "../workbook/refusal.ts";
import { checkedJob, chosenRegisters } from "./checking.ts";
import { previewRegister } from "./preview.ts";
import { registerRefusals } from "./refusals.ts";
import { hasRejected, writeRejected } from "./report.ts";

const statusOf = ({ code }: Refusal): 404 | 409 | 422 =>
  code.endsWith("_GONE") ? 404 : code === registerRefusals.jobRunning.code ? 409 : 422;

const refusedWith = (c: Context, refusal: Refusal) => c.json(refusal, statusOf(refusal));

/** Mounted at `/api/pool`. */
export function poolRoutes(office: LedgerOffice, door: Door): Hono {
  const app = new Hono();
  const tooLarge = workbookRefusal("WORKBOOK_TOO_LARGE", { limit: workbookLimits.fileBytes });
  const size = sizedBody(workbookLimits.fileBytes, tooLarge);
  const upload = guarded(door, { action: "pool.import", logs: false }, async (c, asking) => {
    const bytes = await wholeBody(c);
    if (!bytes) return c.json(workbookRefusal("WORKBOOK_CANCELLED"), 400);
    const name = workbookName(c, "登记台账.xlsx");
    const preview = await previewRegister({ ...asking, office }, name, bytes, c.req.raw.signal);
    return preview.ok ? c.json(preview.value) : refusedWith(c, preview.error);
  });
  const report = guarded(door, { action: "pool.import", logs: false }, async (c, asking) => {
    const at = { ...asking, office };
    const found = checkedJob(at, (c.req.param("file") ?? "").slice(0, 36));
    if (!found.ok) return refusedWith(c, found.error);
    const { job, checked } = found.value;
    const planned = job.taken?.planned ?? checked.planned;
    if (!hasRejected(planned)) return refusedWith(c, registerRefusals.nothingRejected);
    const read = await chosenRegisters(at, job.chosen, { signal: c.req.raw.signal });
    if (!read.ok) return refusedWith(c, read.error);
    const written = await writeRejected(read.value.tables, planned, { signal: c.req.raw.signal });
    if (!written.ok) return refusedWith(c, written.error);
    return workbookDownload(c, written.value, `退回-${job.chosen.upload.name.replace(/\.xlsx$/i, "")}.xlsx`);
  });
  app.post("/files", size, inTurn, upload);
  app.get("/reports/:file{[0-9a-f-]{36}\\.xlsx}", report);
  return app;
}
