// A record typed wrongly is superseded by a correcting one that names it and says why; nothing is erased.
import { type Command, type Result, decide, isStepRecord, ok, refuse, timelineOf } from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import type { z } from "zod";
import { inTransaction } from "../db/open.ts";
import { admitOnFile } from "./admission.ts";
import type { CorrectionPreview, Recorded } from "./answers.ts";
import { appendDecision } from "./append.ts";
import type { Asking } from "./asking.ts";
import { type DossierFile, loadFile } from "./dossier-file.ts";
import { submitted } from "./drafts.ts";
import type { correctionInput, correctionPreviewInput } from "./inputs.ts";
import { checkedTransfer, enteredNow } from "./record-step.ts";
import { type Refusal, explainAll, refusals, refusedByRules, versionConflict } from "./refusal.ts";

type Typed = z.output<typeof correctionPreviewInput>;

/** Correcting takes what typing it takes: what the superior committee wrote is not the branch's to change. */
function deniedCorrection(asking: Asking, file: DossierFile, input: Typed): Refusal | null {
  const timeline = timelineOf(file.dossier, file.setting);
  const wrong = file.dossier.entries.find(({ at }) => at === input.supersedes);
  for (const record of [wrong?.record, input.record]) {
    const denied = record ? admitOnFile(asking, timeline, { record }) : null;
    if (denied) return denied;
  }
  return admitOnFile(asking, timeline, { action: "dossier.correct" });
}

/** The file and the command against it, or why there is none. */
async function prepare(
  asking: Asking,
  input: Typed,
): Promise<Result<{ readonly file: DossierFile; readonly command: Command }, Refusal>> {
  const file = await loadFile(asking, input.id, [input.record]);
  if (!file) return refuse(refusals.notFound);
  const denied = deniedCorrection(asking, file, input);
  if (denied) return refuse(denied);
  const wrong = file.dossier.entries.find(({ at }) => at === input.supersedes);
  if (!wrong || wrong.supersededBy !== null) return refuse(refusals.nothingToCorrect);
  const { supersedes, reason } = input;
  if (!input.record) return ok({ file, command: { kind: "correct", supersedes, reason, record: null } });
  const record = await checkedTransfer(asking, file, enteredNow(input.record));
  if (!record) return refuse(refusals.notFound);
  return ok({ file, command: { kind: "correct", supersedes, reason, record } });
}

/** What the rule book would say of it, and what it would break elsewhere in the file. */
export async function previewCorrection(
  asking: Asking,
  input: Typed,
): Promise<Result<CorrectionPreview, Refusal>> {
  const prepared = await prepare(asking, input);
  if (!prepared.ok) return prepared;
  const { file, command } = prepared.value;
  const decision = decide(file.dossier, command, file.setting);
  if (!decision.ok) return ok({ verdicts: explainAll(decision.error.verdicts), taken: false, breaks: [] });
  const recordAt = new Map(file.dossier.entries.map(({ at, record }) => [at, record]));
  const breaks = decision.value.breaks.map(({ at, verdicts }) => {
    const record = recordAt.get(at);
    return { at, step: record && isStepRecord(record) ? record.step : null, verdicts: explainAll(verdicts) };
  });
  return ok({ verdicts: explainAll(decision.value.verdicts), taken: true, breaks });
}

export function correct(
  asking: Asking,
  input: z.output<typeof correctionInput>,
): Promise<Result<Recorded, Refusal>> {
  return inTransaction(asking.db, async (db) => {
    const within: Asking = { ...asking, db };
    const prepared = await prepare(within, input);
    if (!prepared.ok) return prepared;
    const { file, command } = prepared.value;
    if (file.head.version !== input.expectedVersion) return refuse(versionConflict(file.head.version));
    const decision = decide(file.dossier, command, file.setting);
    if (!decision.ok) return refuse(refusedByRules(decision.error.verdicts));
    const { version } = await appendDecision(within, {
      dossierId: input.id,
      before: file.dossier,
      hash: file.head.hash,
      memberSince: file.head.member_since,
      decision: decision.value,
      setting: file.setting,
    });
    await submitted(within, draftPlaces.correction(input.id));
    within.trail.details["version"] = version;
    return ok({ version, verdicts: explainAll(decision.value.verdicts) });
  });
}
