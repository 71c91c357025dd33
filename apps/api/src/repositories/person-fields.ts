// ID number and telephone of a person: sealed in their row, found through blind indexes of the number and its last four.
import type { FieldKeys } from "../keys/field-keys.ts";
import type { PersonTable } from "../db/tables.ts";

export type PersonField = "id_number" | "phone";
export type SealedPersonFields = Pick<PersonTable, "id_number" | "id_index" | "id_tail_index" | "phone">;

export const personPlace = (id: string, field: PersonField): string => `people/${id}/${field}`;

export const idIndex = (keys: FieldKeys, idNumber: string): string =>
  keys.blindIndex("people.id_number", idNumber.toUpperCase());

/** @param tail the last four characters. */
export const idTailIndex = (keys: FieldKeys, tail: string): string =>
  keys.blindIndex("people.id_tail", tail.toUpperCase());

/** @param clear what is known of the person with this id, in clear. */
export function sealPersonFields(
  keys: FieldKeys,
  id: string,
  clear: { readonly idNumber: string | null; readonly phone: string | null },
): SealedPersonFields {
  const { idNumber, phone } = clear;
  return {
    id_number: idNumber === null ? null : keys.seal(personPlace(id, "id_number"), idNumber),
    id_index: idNumber === null ? null : idIndex(keys, idNumber),
    id_tail_index: idNumber === null ? null : idTailIndex(keys, idNumber.slice(-4)),
    phone: phone === null ? null : keys.seal(personPlace(id, "phone"), phone),
  };
}

/** @throws FieldKeyError where it was tampered with or belongs to another row. */
export function openPersonField(
  keys: FieldKeys,
  row: Pick<PersonTable, "id"> & Partial<Pick<PersonTable, PersonField>>,
  field: PersonField,
): string | null {
  const sealed = row[field] ?? null;
  return sealed === null ? null : keys.open(personPlace(row.id, field), sealed);
}
