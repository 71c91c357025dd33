// ID numbers and telephones as lists and pages show them: masked here, so that the whole of one never leaves the server.
import type { FieldKeys } from "../keys/field-keys.ts";
import type { PersonTable } from "../db/tables.ts";
import { openPersonField } from "../repositories/person-fields.ts";
import { maskIdNumber } from "./id-number.ts";

const ends = { first: 3, last: 4 } as const;

/** `138****5678`; of a number too short for that, its last two. */
export function maskPhone(phone: string): string {
  const { first, last } = ends;
  if (phone.length < first + last + 2) return "*".repeat(Math.max(0, phone.length - 2)) + phone.slice(-2);
  return phone.slice(0, first) + "*".repeat(phone.length - first - last) + phone.slice(-last);
}

/** @throws FieldKeyError where it was tampered with or belongs to another row. */
export function maskedIdNumber(keys: FieldKeys, row: Pick<PersonTable, "id" | "id_number">): string | null {
  const idNumber = openPersonField(keys, row, "id_number");
  return idNumber === null ? null : maskIdNumber(idNumber);
}

/** @throws FieldKeyError where it was tampered with or belongs to another row. */
export function maskedPhone(keys: FieldKeys, row: Pick<PersonTable, "id" | "phone">): string | null {
  const phone = openPersonField(keys, row, "phone");
  return phone === null ? null : maskPhone(phone);
}
