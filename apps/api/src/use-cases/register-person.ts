// A person of a branch is registered: an applicant with the file, or a member from the township's own list.
import { type Day, type Result, type Sanction, ok, refuse } from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import { inTransaction } from "../db/open.ts";
import type { PersonTable } from "../db/tables.ts";
import { nameKeys } from "../repositories/name-keys.ts";
import { branchIn } from "../repositories/organisations.ts";
import { idIndex, sealPersonFields } from "../repositories/person-fields.ts";
import { insertPerson, isIdNumberTaken } from "../repositories/people.ts";
import type { Sex } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { submitted } from "./drafts.ts";
import { readIdNumber } from "./id-number.ts";
import { type Refusal, refusals } from "./refusal.ts";

export interface NewPerson {
  readonly branchId: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: Day | null;
  /** Null where a paper list does not give it. */
  readonly idNumber: string | null;
  readonly ethnicity?: string | undefined;
  readonly phone?: string | undefined;
  readonly fullMemberSince?: Day | undefined;
  readonly sanctions?: readonly Sanction[] | undefined;
}

/** Why the ID number cannot be this person's; null where it can. */
export const idNumberProblem = (
  person: Pick<NewPerson, "sex" | "birthDate">,
  idNumber: string,
): Refusal | null => {
  const facts = readIdNumber(idNumber);
  if (!facts) return refusals.idNumberInvalid;
  const differs =
    facts.sex !== person.sex || (person.birthDate !== null && facts.birthDate !== person.birthDate);
  return differs ? refusals.idNumberDiffers : null;
};

/** The row that would be written, or why not; nothing is written. */
export async function draftPerson(asking: Asking, person: NewPerson): Promise<Result<PersonTable, Refusal>> {
  const { db, clock, keys } = asking;
  const idNumber = person.idNumber;
  if (idNumber !== null) {
    const wrong = idNumberProblem(person, idNumber);
    if (wrong) return refuse(wrong);
    if (await isIdNumberTaken(db, idIndex(keys, idNumber))) return refuse(refusals.idNumberTaken);
  }
  const id = clock.id("person");
  return ok({
    id,
    branch_id: person.branchId,
    name: person.name,
    ...nameKeys(person.name),
    sex: person.sex,
    birth_date: person.birthDate,
    ...sealPersonFields(keys, id, { idNumber, phone: person.phone ?? null }),
    ethnicity: person.ethnicity ?? null,
    full_member_since: person.fullMemberSince ?? null,
    sanctions: person.sanctions?.length ? JSON.stringify(person.sanctions) : null,
    education: null,
    occupation: null,
    created_at: clock.now(),
  });
}

/** Registers a person without a file, such as a full member from the township's list. */
export function registerPerson(
  asking: Asking,
  person: NewPerson,
): Promise<Result<{ readonly id: string }, Refusal>> {
  return inTransaction(asking.db, async (db) => {
    const within: Asking = { ...asking, db };
    if (!(await branchIn(db, asking.asker.scope, person.branchId))) return refuse(refusals.notFound);
    const draft = await draftPerson(within, person);
    if (!draft.ok) return draft;
    await insertPerson(db, draft.value);
    await submitted(within, draftPlaces.member());
    return ok({ id: draft.value.id });
  });
}
