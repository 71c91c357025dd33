// An application is received, or a paper file taken in: the person is registered where they are new, and the file opened.
import {
  type Command,
  type DossierId,
  type DossierRecord,
  type Result,
  type StepId,
  decide,
  ok,
  refuse,
} from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import type { z } from "zod";
import { inTransaction } from "../db/open.ts";
import type { PersonTable } from "../db/tables.ts";
import { filesOfPerson } from "../repositories/dossiers.ts";
import { type BranchSize, branchIn } from "../repositories/organisations.ts";
import { insertPerson, personIn } from "../repositories/people.ts";
import { appendDecision } from "./append.ts";
import type { Asking } from "./asking.ts";
import { namedByAsker, settingFor } from "./dossier-file.ts";
import { submitted } from "./drafts.ts";
import type { openInput } from "./inputs.ts";
import { enteredNow } from "./record-step.ts";
import { type ExplainedVerdict, type Refusal, explainAll, refusals, refusedByRules } from "./refusal.ts";
import { type NewPerson, draftPerson } from "./register-person.ts";

type WhoseFile = { readonly personId: string } | Omit<NewPerson, "branchId">;

export interface OpenedFile {
  readonly id: DossierId;
  readonly personId: string;
  readonly version: number;
  readonly verdicts: readonly ExplainedVerdict[];
}

interface Applicant {
  readonly person: PersonTable;
  readonly isNew: boolean;
}

async function applicantOf(
  asking: Asking,
  who: WhoseFile,
  branch: BranchSize,
  kind: Opening["kind"],
): Promise<Result<Applicant, Refusal>> {
  if (!("personId" in who)) {
    const draft = await draftPerson(asking, { ...who, branchId: branch.id });
    return draft.ok ? ok({ person: draft.value, isNew: true }) : draft;
  }
  const { db, asker } = asking;
  const person = await personIn(db, asker.scope, who.personId);
  if (!person) return refuse(refusals.notFound);
  if (person.branch_id !== branch.id) return refuse(refusals.otherBranch);
  if (person.full_member_since !== null && kind === "application") return refuse(refusals.memberAlready);
  const files = await filesOfPerson(db, asker.scope, person.id);
  if (files.some(({ status }) => status !== "closed")) return refuse(refusals.dossierOpenAlready);
  return ok({ person, isNew: false });
}

interface Opening {
  /** A full member cannot apply any more, but may have an old paper file. */
  readonly kind: "application" | "paper";
  readonly who: WhoseFile;
  readonly branchId: string;
  readonly records: readonly DossierRecord[];
  readonly command: (personId: string) => Command;
}

/** Decides first and writes then, so that a refusal leaves nothing behind. */
async function openFile(asking: Asking, opening: Opening): Promise<Result<OpenedFile, Refusal>> {
  const { db, asker, clock } = asking;
  const branch = await branchIn(db, asker.scope, opening.branchId);
  if (!branch) return refuse(refusals.notFound);
  const found = await applicantOf(asking, opening.who, branch, opening.kind);
  if (!found.ok) return found;
  const { person, isNew } = found.value;
  const named = await namedByAsker(db, asking, opening.records);
  const setting = await settingFor(asking, person, branch, named);
  const decision = decide(null, opening.command(person.id), setting);
  if (!decision.ok) return refuse(refusedByRules(decision.error.verdicts));
  if (isNew) await insertPerson(db, person);
  const id = clock.id("dossier");
  const { version } = await appendDecision(asking, {
    dossierId: id,
    before: null,
    hash: "",
    memberSince: person.full_member_since,
    decision: decision.value,
    setting,
  });
  return ok({ id, personId: person.id, version, verdicts: explainAll(decision.value.verdicts) });
}

/** Opens a file with the application itself (S01). */
export function openDossier(
  asking: Asking,
  input: z.output<typeof openInput>,
): Promise<Result<OpenedFile, Refusal>> {
  const record = enteredNow(input.record as DossierRecord);
  const { person: who, branchId } = input;
  return inTransaction(asking.db, async (db) => {
    const within: Asking = { ...asking, db };
    const opened = await openFile(within, {
      kind: "application",
      who,
      branchId,
      records: [],
      command: (person) => ({ kind: "open", person, branch: branchId, record }),
    });
    if (opened.ok) await submitted(within, draftPlaces.opening("personId" in who ? who.personId : null));
    return opened;
  });
}

/**
 * Takes in a finished paper file: every record is on file whatever it says, and marked as from paper.
 * @param input.records in the order in which they happened.
 * @param input.unknownSteps those that the ledger has no column for.
 */
export function takeInPaper(
  asking: Asking,
  input: {
    readonly person: WhoseFile;
    readonly branchId: string;
    readonly records: readonly DossierRecord[];
    readonly unknownSteps: readonly StepId[];
  },
): Promise<Result<OpenedFile, Refusal>> {
  const { branchId: branch, unknownSteps } = input;
  const records = input.records.map(enteredNow);
  return inTransaction(asking.db, (db) =>
    openFile(
      { ...asking, db },
      {
        kind: "paper",
        who: input.person,
        branchId: input.branchId,
        records,
        command: (person) => ({ kind: "take-in", person, branch, records, unknownSteps }),
      },
    ),
  );
}
