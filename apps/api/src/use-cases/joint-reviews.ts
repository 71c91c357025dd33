// A department answers what it was asked: it sees the names it was asked about, and of their files nothing.
import { type DossierRecord, type Result, refuse, timelineOf } from "@miaopu/domain";
import type { z } from "zod";
import { inTransaction } from "../db/open.ts";
import { askedOf, askedSince } from "../repositories/reviews.ts";
import { admitOnFile } from "./admission.ts";
import type { AskedRow, Recorded } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { loadFile } from "./dossier-file.ts";
import type { reviewAnswerInput } from "./inputs.ts";
import { appendRecord } from "./record-step.ts";
import { type Refusal, refusals } from "./refusal.ts";

export async function listAsked(asking: Asking): Promise<AskedRow[]> {
  const { department, scope } = asking.asker;
  const rows = department === null ? [] : await askedOf(asking.db, scope, department);
  return rows.map((row) => ({
    id: row.dossier_id,
    name: row.name,
    sex: row.sex,
    birthDate: row.birth_date,
    branchName: row.branch_name,
    requestedOn: row.requested_on,
  }));
}

/** The reply of the asker's own department, dated today; it closes the request. */
export function answerReview(
  asking: Asking,
  input: z.output<typeof reviewAnswerInput>,
): Promise<Result<Recorded, Refusal>> {
  return inTransaction(asking.db, async (db) => {
    const within: Asking = { ...asking, db };
    const { department, scope } = asking.asker;
    const requestedOn = department === null ? null : await askedSince(db, scope, input.id, department);
    const file = requestedOn === null ? null : await loadFile(within, input.id);
    if (!file || department === null) return refuse(refusals.notFound);
    const timeline = timelineOf(file.dossier, file.setting);
    const denied = admitOnFile(within, timeline, { action: "review.answer" });
    if (denied) return refuse(denied);
    const on = asking.clock.today();
    const reply: DossierRecord = {
      record: "joint-review",
      on,
      department,
      requestedOn,
      repliedOn: on,
      outcome: input.outcome,
      reason: input.why ?? null,
      document: input.document ?? null,
    };
    return await appendRecord(within, file, reply);
  });
}
