// One file at hand: its history, its person and branch, and the setting it is judged against.
import {
  type Dossier,
  type DossierRecord,
  type Member,
  type Setting,
  day,
  replayDossier,
} from "@miaopu/domain";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { PersonTable, Tables } from "../db/tables.ts";
import { type DossierHead, type StoredEvent, dossierHead, eventsOf } from "../repositories/dossier-events.ts";
import { type BranchSize, branchIn } from "../repositories/organisations.ts";
import { type NamedPerson, peopleByIds, personIn } from "../repositories/people.ts";
import { withheldTexts } from "../repositories/sealed-texts.ts";
import { type Scope, isTree } from "../repositories/scope.ts";
import { loadSettings } from "../repositories/settings.ts";
import type { Asking } from "./asking.ts";

export interface DossierFile {
  readonly head: DossierHead;
  readonly person: PersonTable;
  readonly branch: BranchSize;
  readonly events: readonly StoredEvent[];
  readonly dossier: Dossier;
  /** Those of the township whom the file names by id. */
  readonly named: readonly NamedPerson[];
  readonly setting: Setting;
}

const sanctionsSchema = z.array(z.object({ kind: z.string(), from: day, rightsRestoredOn: day.nullish() }));

const toMember = (person: NamedPerson): Member => ({
  id: person.id,
  fullMemberSince: person.full_member_since,
  sanctions: person.sanctions === null ? [] : sanctionsSchema.parse(JSON.parse(person.sanctions)),
});

/** The ids of the mentors and introducers that records name. */
function idsNamedIn(records: readonly (DossierRecord | null)[]): string[] {
  const ids = records.flatMap((record) => {
    if (!record || !("step" in record)) return [];
    if (record.step === "S05") return record.mentors ?? [];
    return record.step === "S09" ? (record.introducers ?? []) : [];
  });
  return [...new Set(ids)];
}

const townshipOf = (branch: BranchSize): Scope => ({
  kind: "township",
  organisationId: branch.township_id ?? "",
});

/** The setting for a person of a branch; only members named here are known to it. */
export async function settingFor(
  asking: Asking,
  person: Pick<PersonTable, "id" | "birth_date">,
  branch: BranchSize,
  named: readonly NamedPerson[],
): Promise<Setting> {
  const { profile, packs, calendar } = await loadSettings(asking.db);
  return {
    person: { id: person.id, birthDate: person.birth_date },
    members: new Map(named.map((one) => [one.id, toMember(one)])),
    branch: { fullMembers: branch.full_members, hasGroups: branch.has_groups === 1 },
    calendar,
    profile,
    packs,
    today: asking.clock.today(),
  };
}

/** Those named by a new record: only people of the asker's own scope are known, so that an id tells nothing of others. */
export const namedByAsker = (
  db: Kysely<Tables>,
  asking: Asking,
  records: readonly (DossierRecord | null)[],
): Promise<NamedPerson[]> => peopleByIds(db, asking.asker.scope, idsNamedIn(records));

/**
 * Loads a file of the asker's scope, ready to be judged with the records that are about to be typed.
 * @returns null where there is none in the scope.
 */
export async function loadFile(
  asking: Asking,
  id: string,
  typing: readonly (DossierRecord | null)[] = [],
): Promise<DossierFile | null> {
  const { db, asker, keys } = asking;
  const head = await dossierHead(db, asker.scope, id);
  if (!head) return null;
  // Whoever reaches this one file reaches its person and its branch, and no other.
  const around: Scope = isTree(asker.scope)
    ? asker.scope
    : { kind: "branch", organisationId: head.branch_id };
  const person = await personIn(db, around, head.person_id);
  const branch = await branchIn(db, around, head.branch_id);
  if (!person || !branch) return null;
  const stored = await eventsOf(db, asker.scope, id);
  // No rule reads what is for few eyes, and most pages may not show it.
  const withheld = withheldTexts(
    keys,
    id,
    stored.map(({ event }) => event),
  );
  const events = stored.map((one, at) => ({ ...one, event: withheld[at] ?? one.event }));
  const dossier = replayDossier(events.map(({ event }) => event));
  const onFile = await peopleByIds(
    db,
    townshipOf(branch),
    idsNamedIn(dossier.entries.map(({ record }) => record)),
  );
  const typed = await namedByAsker(db, asking, typing);
  const setting = await settingFor(asking, person, branch, [...onFile, ...typed]);
  return { head, person, branch, events, dossier, named: onFile, setting };
}
