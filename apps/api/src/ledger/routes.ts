// Files in and out: a ledger or a list of members comes up, a report or the sample goes down; a session is needed.
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { type Refusal, refusals } from "../use-cases/refusal.ts";
import type { Asking } from "../use-cases/asking.ts";
import { workbookLimits, workbookRefusal } from "../workbook/refusal.ts";
import type { AskingLedger } from "./asking-ledger.ts";
import { chosenTable, finishedJob } from "./audit-job.ts";
import type { LedgerOffice } from "./office.ts";
import { previewLedger, previewMembers } from "./preview.ts";
import { writeReport } from "./report.ts";
import { sampleLedger } from "./sample.ts";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const longestName = 120;

/** The name comes in a header, percent-encoded, so that it stays out of addresses and logs. */
function fileName(c: Context): string {
  try {
    return decodeURIComponent(c.req.header("x-file-name") ?? "").slice(0, longestName) || "台账.xlsx";
  } catch {
    return "台账.xlsx"; // not percent-encoded: the name is for display alone
  }
}

const statusOf = ({ code }: Refusal): 401 | 403 | 404 | 409 | 422 =>
  code === refusals.signInFirst.code
    ? 401
    : code === refusals.forbidden.code || code === refusals.changePasswordFirst.code
      ? 403
      : code.endsWith("_GONE")
        ? 404
        : code === "LEDGER_JOB_RUNNING"
          ? 409
          : 422;

const refusedWith = (c: Context, refusal: Refusal) => c.json(refusal, statusOf(refusal));

function download(c: Context, bytes: Uint8Array, name: string) {
  c.header("content-type", workbookType);
  c.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  c.header("cache-control", "no-store");
  return c.body(new Uint8Array(bytes));
}

/**
 * Mounted at `/api/ledger`.
 * @param askingOf who asks, or null where nobody is signed in.
 */
export function ledgerRoutes(office: LedgerOffice, askingOf: (c: Context) => Promise<Asking | null>): Hono {
  const app = new Hono();
  const size = bodyLimit({
    maxSize: workbookLimits.fileBytes,
    onError: (c) => c.json(workbookRefusal("WORKBOOK_TOO_LARGE", { limit: workbookLimits.fileBytes }), 413),
  });
  const asked = async (c: Context): Promise<AskingLedger | Refusal> => {
    const asking = await askingOf(c);
    if (!asking) return refusals.signInFirst;
    return asking.asker.mustChangePassword ? refusals.changePasswordFirst : { ...asking, office };
  };

  app.post("/files", size, async (c) => {
    const asking = await asked(c);
    if ("code" in asking) return refusedWith(c, asking);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const take = c.req.query("kind") === "members" ? previewMembers : previewLedger;
    const preview = await take(asking, fileName(c), bytes, c.req.raw.signal);
    return preview.ok ? c.json(preview.value) : refusedWith(c, preview.error);
  });

  app.get("/reports/:file{[0-9a-f-]{36}\\.xlsx}", async (c) => {
    const asking = await asked(c);
    if ("code" in asking) return refusedWith(c, asking);
    const job = finishedJob(asking, c.req.param("file").slice(0, 36));
    if (!job.ok) return refusedWith(c, job.error);
    const table = await chosenTable(asking, job.value.chosen, { signal: c.req.raw.signal });
    if (!table.ok) return refusedWith(c, table.error);
    const report = await writeReport([table.value], job.value.people, { signal: c.req.raw.signal });
    if (!report.ok) return refusedWith(c, report.error);
    return download(c, report.value, `体检结果-${job.value.chosen.upload.name.replace(/\.xlsx$/i, "")}.xlsx`);
  });

  app.get("/sample.xlsx", async (c) => {
    const asking = await asked(c);
    if ("code" in asking) return refusedWith(c, asking);
    const sample = await sampleLedger();
    return sample.ok ? download(c, sample.value, "台账样表.xlsx") : refusedWith(c, sample.error);
  });
  return app;
}
