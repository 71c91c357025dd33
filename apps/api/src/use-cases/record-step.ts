// A record is typed into a file: judged first, then appended, or refused with every verdict.
import {
  type DossierRecord,
  type Result,
  decide,
  isStepRecord,
  ok,
  refuse,
  timelineOf,
} from "@miaopu/domain";
import { type DraftPlace, draftPlaces } from "@miaopu/domain/drafts";
import type { z } from "zod";
import { inTransaction } from "../db/open.ts";
import { branchIn } from "../repositories/organisations.ts";
import { admitOnFile } from "./admission.ts";
import type { Preview, Recorded } from "./answers.ts";
import { appendDecision } from "./append.ts";
import type { Asking } from "./asking.ts";
import { type DossierFile, loadFile } from "./dossier-file.ts";
import { submitted } from "./drafts.ts";
import type { previewInput, recordInput } from "./inputs.ts";
import { type Refusal, explainAll, refusals, refusedByRules, versionConflict } from "./refusal.ts";

/** A record as typed today: the day of entry is the server's, so that a late entry cannot be hidden. */
export function enteredNow<R extends DossierRecord>(record: R): R {
  const { enteredOn: _typed, ...rest } = record;
  return rest as R;
}

/** A transfer goes to a branch the asker knows, and starts from the file's own. */
export async function checkedTransfer(
  asking: Asking,
  file: DossierFile,
  record: DossierRecord,
): Promise<DossierRecord | null> {
  if (!("record" in record) || record.record !== "transfer") return record;
  const target = record.to ? await branchIn(asking.db, asking.asker.scope, record.to) : null;
  return target ? { ...record, from: file.dossier.branch } : null;
}

/** What the rule book would say, with nothing written. */
export async function previewStep(
  asking: Asking,
  input: z.output<typeof previewInput>,
): Promise<Result<Preview, Refusal>> {
  const file = await loadFile(asking, input.id, [input.record]);
  if (!file) return refuse(refusals.notFound);
  const denied = admitOnFile(asking, timelineOf(file.dossier, file.setting), { record: input.record });
  if (denied) return refuse(denied);
  const record = await checkedTransfer(asking, file, enteredNow(input.record));
  if (!record) return refuse(refusals.notFound);
  const decision = decide(file.dossier, { kind: "record", record }, file.setting);
  const { verdicts } = decision.ok ? decision.value : decision.error;
  return ok({ verdicts: explainAll(verdicts), taken: decision.ok });
}

/** The form that such a record is typed into. */
const placeOf = ({ id, record }: z.output<typeof recordInput>): DraftPlace =>
  draftPlaces.record(id, isStepRecord(record) ? record.step : (record.record as "stop"));

export function recordStep(
  asking: Asking,
  input: z.output<typeof recordInput>,
): Promise<Result<Recorded, Refusal>> {
  return inTransaction(asking.db, async (db) => {
    const within: Asking = { ...asking, db };
    const file = await loadFile(within, input.id, [input.record]);
    if (!file) return refuse(refusals.notFound);
    const denied = admitOnFile(within, timelineOf(file.dossier, file.setting), { record: input.record });
    if (denied) return refuse(denied);
    if (file.head.version !== input.expectedVersion) return refuse(versionConflict(file.head.version));
    const typed = await checkedTransfer(within, file, enteredNow(input.record));
    if (!typed) return refuse(refusals.notFound);
    const recorded = await appendRecord(within, file, typed);
    if (recorded.ok) await submitted(within, placeOf(input));
    return recorded;
  });
}

/** Judged, and appended where nothing refuses it; `asking.db` is a transaction. */
export async function appendRecord(
  asking: Asking,
  file: DossierFile,
  record: DossierRecord,
): Promise<Result<Recorded, Refusal>> {
  const decision = decide(file.dossier, { kind: "record", record }, file.setting);
  if (!decision.ok) return refuse(refusedByRules(decision.error.verdicts));
  const { version } = await appendDecision(asking, {
    dossierId: file.head.id,
    before: file.dossier,
    hash: file.head.hash,
    memberSince: file.head.member_since,
    decision: decision.value,
    setting: file.setting,
  });
  asking.trail.details["version"] = version;
  return ok({ version, verdicts: explainAll(decision.value.verdicts) });
}
