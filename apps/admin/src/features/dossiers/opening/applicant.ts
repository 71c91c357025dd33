// An applicant as the form holds them, and as the API takes them.
import { readDay } from "@miaopu/ui";
import type { Day } from "@miaopu/domain";
import type { Inputs } from "../../../api.ts";

export interface Applicant {
  name: string;
  idNumber: string;
  birthDate: Day | null;
  sex: "male" | "female" | null;
  ethnicity: string;
  phone: string;
}

export const nobody: Applicant = {
  name: "",
  idNumber: "",
  birthDate: null,
  sex: null,
  ethnicity: "",
  phone: "",
};

export type Given = Inputs["dossier"]["open"]["person"];

/** What the 18 characters tell; empty while they tell nothing. */
export function toldById(idNumber: string): Partial<Pick<Applicant, "birthDate" | "sex">> {
  const plain = idNumber.normalize("NFKC").trim();
  if (!/^\d{17}[\dXx]$/.test(plain)) return {};
  const day = readDay(plain.slice(6, 14));
  if (!day.ok || day.day === null) return {};
  return { birthDate: day.day as Day, sex: Number(plain[16]) % 2 === 1 ? "male" : "female" };
}

/** The person as the API takes them; null while something is missing. */
export function givenPerson(applicant: Applicant): Given | null {
  const { name, idNumber, birthDate, sex, ethnicity, phone } = applicant;
  if (name.trim() === "" || idNumber.trim() === "" || birthDate === null || sex === null) return null;
  return {
    name: name.trim(),
    idNumber: idNumber.normalize("NFKC").trim(),
    birthDate,
    sex,
    ...(ethnicity.trim() === "" ? {} : { ethnicity: ethnicity.trim() }),
    ...(phone.trim() === "" ? {} : { phone: phone.trim() }),
  };
}
