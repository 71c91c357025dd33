// The living log and its anchors, verified where they lie.
import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { sha256, wholeLog } from "../repositories/audit-log.ts";
import { type ReadAnchors, readAnchors } from "./anchors.ts";
import { type Verification, openVerification } from "./verification.ts";

const noAnchors: ReadAnchors = { anchors: [], unreadable: [] };

/** The anchors of a file; none where it is not there yet. */
export async function anchorsIn(file: string): Promise<ReadAnchors> {
  try {
    return readAnchors(await readFile(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return noAnchors;
    throw error;
  }
}

export interface LivingVerification extends Verification {
  /** Lines of the anchor file that are no anchors. */
  readonly unreadableAnchors: readonly number[];
}

/**
 * Whether the whole log of this database holds; others get their turn while it goes on.
 * @param anchorFile what was written down outside, or null; read first, so that no anchor is younger than the log.
 * @param slip a hash that some entry must have, typed back from a printed slip.
 */
export async function verifyLog(
  db: Kysely<Tables>,
  anchorFile: string | null,
  slip: string | null = null,
): Promise<LivingVerification> {
  const { anchors, unreadable } = anchorFile === null ? noAnchors : await anchorsIn(anchorFile);
  const verifying = openVerification({ sha256, anchors, slip, madeAt: null, kind: "whole" });
  for await (const rows of wholeLog(db)) {
    for (const row of rows) verifying.take(row);
    await setImmediate();
  }
  return { ...verifying.end(), unreadableAnchors: unreadable };
}
