// A correction of what is held on a person as the form holds it, and as the API takes it.
import { normaliseIdNumber, readIdNumber, type Day } from "@miaopu/domain";
import type { Inputs } from "../../../api.ts";

export interface Correction {
  readonly name: string;
  readonly idNumber: string;
  readonly birthDate: Day | null;
  readonly sex: "male" | "female" | null;
  readonly ethnicity: string;
  readonly phone: string;
  readonly clearsPhone: boolean;
  readonly reason: string;
}

export const nothing: Correction = {
  name: "",
  idNumber: "",
  birthDate: null,
  sex: null,
  ethnicity: "",
  phone: "",
  clearsPhone: false,
  reason: "",
};

type Correct = Inputs["person"]["correct"]["correct"];

/** What is to change; what was left empty stays. */
export function correctOf(typed: Correction): Correct {
  const { birthDate, sex, clearsPhone } = typed;
  const texts = { name: typed.name, ethnicity: typed.ethnicity, phone: clearsPhone ? "" : typed.phone };
  const filled = Object.entries(texts).flatMap(([key, text]) =>
    text.trim() === "" ? [] : [[key, text.trim()]],
  );
  const idNumber = normaliseIdNumber(typed.idNumber);
  return {
    ...(Object.fromEntries(filled) as Correct),
    ...(idNumber === "" ? {} : { idNumber }),
    ...(birthDate === null ? {} : { birthDate }),
    ...(sex === null ? {} : { sex }),
    ...(clearsPhone ? { phone: null } : {}),
  };
}

/** What a whole ID number tells of its holder. */
export function toldBy(idNumber: string): Partial<Pick<Correction, "birthDate" | "sex">> {
  const told = readIdNumber(normaliseIdNumber(idNumber));
  return told.ok ? { birthDate: told.birthDate, sex: told.sex } : {};
}
