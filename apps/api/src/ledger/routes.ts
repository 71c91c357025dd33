// Files in and out: a ledger or a list of members comes up, a report or the sample goes down; a session is needed.
import { type Context, Hono } from "hono";
import { type Door, guarded } from "../door.ts";
import type { Refusal } from "../use-cases/refusal.ts";
import { inTurn, sizedBody, wholeBody } from "../web/bodies.ts";
import { workbookDownload, workbookName } from "../web/workbooks.ts";
import { workbookLimits, workbookRefusal } from "../workbook/refusal.ts";
import { chosenTable, finishedJob } from "./audit-job.ts";
import type { LedgerOffice } from "./office.ts";
import { previewLedger, previewMembers } from "./preview.ts";
import { writeReport } from "./report.ts";
import { sampleLedger } from "./sample.ts";

const statusOf = ({ code }: Refusal): 404 | 409 | 422 =>
  code.endsWith("_GONE") ? 404 : code === "LEDGER_JOB_RUNNING" ? 409 : 422;

const refusedWith = (c: Context, refusal: Refusal) => c.json(refusal, statusOf(refusal));

/** Mounted at `/api/ledger`. */
export function ledgerRoutes(office: LedgerOffice, door: Door): Hono {
  const app = new Hono();
  const tooLarge = workbookRefusal("WORKBOOK_TOO_LARGE", { limit: workbookLimits.fileBytes });
  const size = sizedBody(workbookLimits.fileBytes, tooLarge);
  const upload = guarded(door, { action: "ledger.audit", logs: false }, async (c, asking) => {
    const bytes = await wholeBody(c);
    if (!bytes) return c.json(workbookRefusal("WORKBOOK_CANCELLED"), 400);
    const take = c.req.query("kind") === "members" ? previewMembers : previewLedger;
    const preview = await take({ ...asking, office }, workbookName(c, "台账.xlsx"), bytes, c.req.raw.signal);
    return preview.ok ? c.json(preview.value) : refusedWith(c, preview.error);
  });
  const report = guarded(door, { action: "ledger.read", logs: true }, async (c, asking) => {
    const job = finishedJob({ ...asking, office }, (c.req.param("file") ?? "").slice(0, 36));
    if (!job.ok) return refusedWith(c, job.error);
    const table = await chosenTable({ ...asking, office }, job.value.chosen, { signal: c.req.raw.signal });
    if (!table.ok) return refusedWith(c, table.error);
    const written = await writeReport([table.value], job.value.people, { signal: c.req.raw.signal });
    if (!written.ok) return refusedWith(c, written.error);
    return workbookDownload(
      c,
      written.value,
      `体检结果-${job.value.chosen.upload.name.replace(/\.xlsx$/i, "")}.xlsx`,
    );
  });
  const sample = guarded(door, { action: "ledger.audit", logs: false }, async (c) => {
    const workbook = await sampleLedger();
    return workbook.ok
      ? workbookDownload(c, workbook.value, "台账样表.xlsx")
      : refusedWith(c, workbook.error);
  });
  app.post("/files", size, inTurn, upload);
  app.get("/reports/:file{[0-9a-f-]{36}\\.xlsx}", report);
  app.get("/sample.xlsx", sample);
  return app;
}
