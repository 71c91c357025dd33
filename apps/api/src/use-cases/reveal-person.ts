// One ID number or telephone in clear, for a reason that is kept with who asked.
import { type Result, ok, refuse } from "@miaopu/domain";
import type { z } from "zod";
import { openPersonField } from "../repositories/person-fields.ts";
import { personIn } from "../repositories/people.ts";
import type { Asking } from "./asking.ts";
import type { revealInput } from "./inputs.ts";
import { type Refusal, refusals } from "./refusal.ts";

const columns = { idNumber: "id_number", phone: "phone" } as const;

export interface Revealed {
  /** Null where none is registered. */
  readonly value: string | null;
}

/** The reason stands in the audit log before the answer goes out. */
export async function revealPerson(
  asking: Asking,
  { id, field }: z.output<typeof revealInput>,
): Promise<Result<Revealed, Refusal>> {
  const { db, asker, keys, trail } = asking;
  trail.details["field"] = field;
  const person = await personIn(db, asker.scope, id);
  return person ? ok({ value: openPersonField(keys, person, columns[field]) }) : refuse(refusals.notFound);
}
