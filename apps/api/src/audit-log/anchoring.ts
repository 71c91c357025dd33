// The head of the audit log is written down outside the database: a chain alone cannot see that it was cut short.
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { Tables } from "../db/tables.ts";
import { logHashAt, logHead } from "../repositories/audit-log.ts";
import { type Anchor, anchorLine } from "./anchors.ts";
import { anchorsIn } from "./verify.ts";

export interface AnchoringPlan {
  readonly db: Kysely<Tables>;
  readonly clock: Clock;
  /** The anchor file; only ever appended to. */
  readonly file: string;
}

/** On a line of its own, whatever a torn one before it left, and on the disk when it returns. */
async function append(file: string, line: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const end = Buffer.alloc(1);
    if (size > 0) await handle.read(end, 0, 1, size - 1);
    const isWhole = size === 0 || end.toString() === "\n";
    await handle.write(`${isWhole ? "" : "\n"}${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface Anchored {
  /** Null where the log is empty, or its head is the last one written. */
  readonly written: Anchor | null;
  /** Whether the log still has what was written last; if not, it was cut short or rewritten, or restored from a backup. */
  readonly fits: boolean;
}

/** Appends the head of the log to the anchor file, where it changed. */
export async function anchorHead({ db, clock, file }: AnchoringPlan): Promise<Anchored> {
  const known = (await anchorsIn(file)).anchors.at(-1);
  const head = await logHead(db);
  const fits = known === undefined || (await logHashAt(db, known.seq)) === known.hash;
  if (head.seq === 0 || (known?.seq === head.seq && known.hash === head.hash)) return { written: null, fits };
  const written = { ...head, at: clock.now() };
  await append(file, anchorLine(written));
  return { written, fits };
}

const hour = 60 * 60 * 1000;

export interface Anchoring {
  /** Writes the head down a last time; the database must still be open. */
  readonly stop: () => Promise<void>;
}

/**
 * Now, every hour, and as it stops: where the head changed. The log line goes wherever logs are collected, so that
 * another machine may keep it.
 */
export function startAnchoring(plan: AnchoringPlan, log: Logger): Anchoring {
  const anchor = async () => {
    try {
      const { written, fits } = await anchorHead(plan);
      if (written) log.info({ auditLog: written }, "audit log anchored");
      if (!fits) log.error("the audit log does not have what was anchored last: run miaopu audit-log verify");
    } catch (error) {
      log.error({ kind: String(error) }, "the audit log could not be anchored");
    }
  };
  let turn = anchor();
  const timer = setInterval(() => {
    turn = turn.then(anchor);
  }, hour);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await turn.then(anchor);
    },
  };
}
