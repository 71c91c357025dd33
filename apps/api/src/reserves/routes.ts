// Registers in and out: one comes up, the rows that were not taken go down; a session is needed.
import { setTimeout as wait } from "node:timers/promises";
import { type Context, Hono } from "hono";
import { type Door, guarded } from "../door.ts";
import type { LedgerOffice } from "../ledger/office.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { inTurn, sizedBody, wholeBody } from "../web/bodies.ts";
import { workbookDownload, workbookName } from "../web/workbooks.ts";
import { workbookLimits, workbookRefusal } from "../workbook/refusal.ts";
import { checkedJob, chosenRegisters, registerJob } from "./checking.ts";
import { type RegisterProgress, registerProgress } from "./jobs.ts";
import { previewRegister } from "./preview.ts";
import { registerRefusals } from "./refusals.ts";
import { hasRejected, writeRejected } from "./report.ts";

const statusOf = ({ code }: Refusal): 404 | 409 | 422 =>
  code.endsWith("_GONE") ? 404 : code === registerRefusals.jobRunning.code ? 409 : 422;

const refusedWith = (c: Context, refusal: Refusal) => c.json(refusal, statusOf(refusal));

const tickMilliseconds = 250;

/** One line of JSON a tick, until the job is no longer under way: it needs no look at the database, which may be taken up by the writing itself. */
function ticks(progress: () => RegisterProgress): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isFirst = true;
  return new ReadableStream({
    pull: async (stream) => {
      if (!isFirst) await wait(tickMilliseconds);
      isFirst = false;
      const seen = progress();
      stream.enqueue(encoder.encode(`${JSON.stringify(seen)}\n`));
      if (seen.state !== "running") stream.close();
    },
  });
}

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
  const progress = guarded(door, { action: "pool.import", logs: false }, async (c, asking) => {
    const found = registerJob({ ...asking, office }, (c.req.param("id") ?? "").slice(0, 36));
    if (!found.ok) return refusedWith(c, found.error);
    c.header("content-type", "application/x-ndjson; charset=utf-8");
    c.header("cache-control", "no-store");
    return c.body(ticks(() => registerProgress(found.value, office.now())));
  });
  app.post("/files", size, inTurn, upload);
  app.get("/progress/:id{[0-9a-f-]{36}}", progress);
  app.get("/reports/:file{[0-9a-f-]{36}\\.xlsx}", report);
  return app;
}
