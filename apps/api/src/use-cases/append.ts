// What was decided is written: events, the list's view of the file, and what follows for the person, in one transaction.
import { type Decision, type Dossier, type DossierRecord, type Setting, evolve } from "@miaopu/domain";
import { appendEvents } from "../repositories/dossier-events.ts";
import { movePerson, setMemberSince } from "../repositories/people.ts";
import { writeProjection } from "../repositories/projection.ts";
import type { Asking } from "./asking.ts";
import { projectionOf } from "./projection.ts";

export interface Appended {
  readonly dossierId: string;
  /** The file before; null for a new one. */
  readonly before: Dossier | null;
  readonly hash: string;
  readonly memberSince: string | null;
  readonly decision: Decision;
  readonly setting: Setting;
}

/** The record that a decided correction supersedes. */
function supersededBy({ events }: Decision, before: Dossier): DossierRecord | null {
  const [event] = events;
  if (event?.kind !== "corrected") return null;
  return before.entries.find(({ at }) => at === event.supersedes)?.record ?? null;
}

/** @returns the file as it now stands. */
export async function appendDecision(asking: Asking, appended: Appended): Promise<Dossier> {
  const { db, clock, asker, keys } = asking;
  const { dossierId, before, decision, setting } = appended;
  const { hash } = await appendEvents(db, keys, {
    dossierId,
    version: before?.version ?? 0,
    hash: appended.hash,
    events: decision.events,
    superseded: before && supersededBy(decision, before),
    enteredBy: asker.userId,
    recordedAt: clock.now(),
  });
  let dossier = before;
  for (const event of decision.events) dossier = evolve(dossier, event);
  if (!dossier) throw new Error("a decision without events");
  const projected = projectionOf(dossierId, dossier, setting, hash);
  await writeProjection(db, projected);
  const memberSince = projected.dossier.member_since;
  // An old paper file does not overrule the register of members.
  const isRegistered = before === null && appended.memberSince !== null;
  if (memberSince !== appended.memberSince && !isRegistered)
    await setMemberSince(db, dossier.person, memberSince);
  if (before && before.branch !== dossier.branch) await movePerson(db, dossier.person, dossier.branch);
  return dossier;
}
