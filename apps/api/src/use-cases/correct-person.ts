// What is held on a person is put right: the new value in its place, the old one kept sealed with who, when and why.
import { type Day, type Result, ok, refuse } from "@miaopu/domain";
import { draftPlaces } from "@miaopu/domain/drafts";
import type { z } from "zod";
import type { PersonFact } from "../db/tables/person-rights.ts";
import type { PersonTable } from "../db/tables.ts";
import type { FieldKeys } from "../keys/field-keys.ts";
import { nameKeys } from "../repositories/name-keys.ts";
import { idIndex, openPersonField, sealPersonFields } from "../repositories/person-fields.ts";
import {
  appendChanges,
  changePlace,
  changesOf,
  lastChange,
  updatePerson,
} from "../repositories/person-changes.ts";
import { isIdNumberTaken, personIn } from "../repositories/people.ts";
import { userNames } from "../repositories/users.ts";
import type { Sex } from "./answers.ts";
import type { Asking } from "./asking.ts";
import { submitted } from "./drafts.ts";
import { maskIdNumber } from "./id-number.ts";
import { maskPhone } from "./masked-fields.ts";
import { type Refusal, refusals } from "./refusal.ts";
import { idNumberProblem } from "./register-person.ts";
import { rightsRefusals } from "./rights-refusals.ts";
import type { personCorrectionInput, personKey } from "./rights-inputs.ts";

/** What is held on a person, in clear. */
export interface PersonFacts {
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: Day | null;
  readonly idNumber: string | null;
  readonly ethnicity: string | null;
  readonly phone: string | null;
}

/** @throws FieldKeyError where a sealed field was tampered with. */
export const factsOfPerson = (keys: FieldKeys, row: PersonTable): PersonFacts => ({
  name: row.name,
  sex: row.sex,
  birthDate: row.birth_date,
  idNumber: openPersonField(keys, row, "id_number"),
  ethnicity: row.ethnicity,
  phone: openPersonField(keys, row, "phone"),
});

type Corrections = z.output<typeof personCorrectionInput>["correct"];

const factNames = ["name", "sex", "birthDate", "idNumber", "ethnicity", "phone"] as const;

const withCorrections = (held: PersonFacts, correct: Corrections): PersonFacts => ({
  name: correct.name ?? held.name,
  sex: correct.sex ?? held.sex,
  birthDate: correct.birthDate === undefined ? held.birthDate : correct.birthDate,
  idNumber: correct.idNumber === undefined ? held.idNumber : correct.idNumber,
  ethnicity: correct.ethnicity === undefined ? held.ethnicity : correct.ethnicity,
  phone: correct.phone === undefined ? held.phone : correct.phone,
});

/** Why the corrected facts cannot stand; null where they can. */
async function problemOf(asking: Asking, held: PersonFacts, next: PersonFacts): Promise<Refusal | null> {
  const { idNumber } = next;
  if (idNumber === null) return null;
  const wrong = idNumberProblem(next, idNumber);
  if (wrong) return wrong;
  const isTaken =
    idNumber !== held.idNumber && (await isIdNumberTaken(asking.db, idIndex(asking.keys, idNumber)));
  return isTaken ? refusals.idNumberTaken : null;
}

async function keepOldValues(
  { db, keys, clock, asker }: Asking,
  personId: string,
  held: PersonFacts,
  changed: readonly PersonFact[],
  reason: string,
): Promise<void> {
  const last = await lastChange(db, personId);
  const rows = changed.map((fact, nth) => {
    const seq = last + nth + 1;
    const old = held[fact];
    return {
      person_id: personId,
      seq,
      fact,
      old_value: old === null ? null : keys.seal(changePlace(personId, seq), old),
      reason,
      changed_by: asker.userId,
      changed_at: clock.now(),
    };
  });
  await appendChanges(db, rows);
}

/** Runs in the transaction of its log entry. Source: 个人信息保护法第四十六条 (PIPL, article 46). */
export async function correctPerson(
  asking: Asking,
  { id, reason, correct }: z.output<typeof personCorrectionInput>,
): Promise<Result<{ readonly changed: readonly PersonFact[] }, Refusal>> {
  const { db, asker, keys, trail } = asking;
  const row = await personIn(db, asker.scope, id);
  if (!row) return refuse(refusals.notFound);
  const held = factsOfPerson(keys, row);
  const next = withCorrections(held, correct);
  const changed = factNames.filter((fact) => held[fact] !== next[fact]);
  if (changed.length === 0) return refuse(rightsRefusals.nothingChanged);
  const problem = await problemOf(asking, held, next);
  if (problem) return refuse(problem);
  await keepOldValues(asking, id, held, changed, reason);
  const { name, sex, birthDate, ethnicity, idNumber, phone } = next;
  await updatePerson(db, id, {
    name,
    ...nameKeys(name),
    sex,
    birth_date: birthDate,
    ethnicity,
    ...sealPersonFields(keys, id, { idNumber, phone }),
  });
  await submitted(asking, draftPlaces.person(id));
  trail.details["facts"] = changed.join(",");
  return ok({ changed });
}

export interface PersonChange {
  readonly fact: PersonFact;
  /** As it was, ID number and telephone masked; null where nothing was held. */
  readonly was: string | null;
  readonly reason: string;
  readonly by: string;
  /** ISO moment. */
  readonly at: string;
}

const maskOf: Partial<Readonly<Record<PersonFact, (clear: string) => string>>> = {
  idNumber: maskIdNumber,
  phone: maskPhone,
};

/** What was corrected of a person, the newest first. */
export async function personChanges(
  { db, asker, keys }: Asking,
  { id }: z.output<typeof personKey>,
): Promise<Result<PersonChange[], Refusal>> {
  if (!(await personIn(db, asker.scope, id))) return refuse(refusals.notFound);
  const rows = await changesOf(db, asker.scope, id);
  const names = await userNames(db, [...new Set(rows.map(({ changed_by }) => changed_by))]);
  const changes = rows.map(({ seq, fact, old_value, reason, changed_by, changed_at }) => {
    const was = old_value === null ? null : keys.open(changePlace(id, seq), old_value);
    return {
      fact,
      was: was === null ? null : (maskOf[fact]?.(was) ?? was),
      reason,
      by: names.get(changed_by) ?? "",
      at: changed_at,
    };
  });
  return ok(changes.toReversed());
}
