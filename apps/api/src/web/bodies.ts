// How large, of what kind and how deep the body of a request may be, before anyone looks at what it says.
import type { Context, MiddlewareHandler } from "hono";
import { type Refusal, refusals } from "../use-cases/refusal.ts";

/**
 * For a file: its length is announced and within the limit, so that nothing of it is taken in before it is known who asks.
 * @param max bytes.
 */
export const sizedBody =
  (max: number, tooLarge: Refusal): MiddlewareHandler =>
  async (c, next) => {
    const length = c.req.header("content-length");
    if (length === undefined) return c.json(refusals.lengthRequired, 411);
    return Number(length) > max ? c.json(tooLarge, 413) : await next();
  };

/** A file's bytes; null where whoever sent them broke off. */
export const wholeBody = (c: Context): Promise<Uint8Array<ArrayBuffer> | null> =>
  c.req.arrayBuffer().then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  );

/** So many files are taken in at a time, each up to its limit; the others wait with theirs unread. */
const takenAtATime = 8;
let taken = 0;
const waiting: (() => void)[] = [];

/** For a file, behind `sizedBody`: however many come at once, the server holds no more than a few of them. */
export const inTurn: MiddlewareHandler = async (_, next) => {
  if (taken >= takenAtATime) await new Promise<void>((resolve) => waiting.push(resolve));
  else taken++;
  try {
    await next();
  } finally {
    const first = waiting.shift();
    if (first) first();
    else taken--;
  }
};

/** Objects and lists within each other, at most; what the pages send is five deep. */
export const deepestJson = 32;

/** Whether a JSON text nests deeper than `limit`; looks at brackets outside strings alone, without parsing. */
export function isDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let within = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (within) {
      if (code === 0x5c) at++;
      else if (code === 0x22) within = false;
    } else if (code === 0x22) within = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

const isJson = (type: string | undefined) => /^application\/json\s*(?:;|$)/i.test(type ?? "");

/** For what is no file: JSON that says so, not nested deeper than `deepestJson`, in the body as in the address. */
export const shallowJson: MiddlewareHandler = async (c, next) => {
  const input = c.req.query("input");
  if (input !== undefined && isDeeper(input, deepestJson)) return c.json(refusals.tooDeep, 400);
  if (c.req.method === "GET" || c.req.method === "HEAD") return await next();
  if (!isJson(c.req.header("content-type"))) return c.json(refusals.notJson, 415);
  const body = await c.req.raw.text();
  if (isDeeper(body, deepestJson)) return c.json(refusals.tooDeep, 400);
  c.req.raw = new Request(c.req.raw, { method: c.req.method, body });
  return await next();
};
