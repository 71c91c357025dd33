// The bytes of scans, in and out: served apart from the pages, never run or shown as anything but what they are.
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { type Door, guarded } from "../door.ts";
import { logRefused } from "../use-cases/admission.ts";
import type { Asking } from "../use-cases/asking.ts";
import { type Refusal, refusals } from "../use-cases/refusal.ts";
import { inTurn, sizedBody, wholeBody } from "../web/bodies.ts";
import { addScan, openScan } from "./attachments.ts";
import { attachmentKey, paperInput } from "./inputs.ts";
import { extensions } from "./media.ts";
import { scanLimits, scanRefusal } from "./refusal.ts";
import type { Part, Vault } from "./vault.ts";

/** A scan opened as a page of its own is a page that may do nothing at all. */
const apart: Readonly<Record<string, string>> = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** Mounted before the headers of the pages, so that these stand in their place. */
export const servedApart: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(apart)) c.res.headers.set(name, value);
};

const statusOf = ({ code }: Refusal): 400 | 403 | 404 | 422 => {
  switch (code) {
    case refusals.notFound.code:
      return 404;
    case refusals.forbidden.code:
    case refusals.fileEnded.code:
    case refusals.secondFactorRequired.code:
      return 403;
    default:
      return 422;
  }
};

/** Mounted at `/api/attachments`. */
export function attachmentRoutes(vault: Vault, door: Door): Hono {
  const app = new Hono();
  const refusedWith = async (c: Context, asking: Asking, refusal: Refusal) => {
    await logRefused(door.desk, asking.asker, asking.trail, refusal);
    return c.json(refusal, statusOf(refusal));
  };

  const add = guarded(door, { action: "attachment.add", logs: false }, async (c, asking) => {
    const paper = paperInput.safeParse(c.req.query());
    if (!paper.success) return c.json(scanRefusal("SCAN_NOT_OF_STEP"), 422);
    const bytes = await wholeBody(c);
    if (!bytes) return c.json(scanRefusal("SCAN_CANCELLED"), 400);
    const added = await addScan({ ...asking, vault }, paper.data, bytes, c.req.raw.signal);
    return added.ok ? c.json(added.value, 201) : refusedWith(c, asking, added.error);
  });

  const sent = (part: Part, logs: boolean) =>
    guarded(door, { action: "attachment.read", logs }, async (c, asking) => {
      const id = attachmentKey.safeParse(c.req.param("id"));
      if (!id.success) return refusedWith(c, asking, refusals.notFound);
      const opened = await openScan({ ...asking, vault }, id.data, part);
      if (!opened.ok) return refusedWith(c, asking, opened.error);
      const { bytes, row } = opened.value;
      c.header("content-type", part === "original" ? row.media_type : "image/jpeg");
      if (part === "original")
        c.header("content-disposition", `attachment; filename="${row.id}.${extensions[row.media_type]}"`);
      return c.body(new Uint8Array(bytes));
    });

  const tooLarge = scanRefusal("SCAN_TOO_LARGE", { limit: scanLimits.fileBytes });
  app.post("/", sizedBody(scanLimits.fileBytes, tooLarge), inTurn, add);
  app.get("/:id", sent("original", true));
  app.get("/:id/preview", sent("preview", true));
  app.get("/:id/thumbnail", sent("thumbnail", false));
  return app;
}
