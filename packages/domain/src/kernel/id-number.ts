// The citizen's identity number (GB 11643): 17 digits and a check character, with a birth date and the sex inside.
import { type Day, isDay } from "./calendar.ts";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = "10X98765432";
const shape = /^\d{17}[\dX]$/;

export type IdNumberProblem =
  /** Not 17 digits and a digit or X. */
  | "shape"
  /** The birth date inside does not exist. */
  | "birth-date"
  /** The last character does not follow from the others. */
  | "checksum";

export interface IdNumberFacts {
  readonly birthDate: Day;
  readonly sex: "male" | "female";
}

/** The number as it is compared and kept: half-width, without blanks or a leading apostrophe, X in upper case. */
export const normaliseIdNumber = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\u200B-\u200D\u2060\uFEFF'’‘`]/g, "")
    .toUpperCase();

/** The check character that follows from the first 17 digits. Source: GB 11643-1999, ISO 7064 MOD 11-2. */
export function checkCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (first17.charCodeAt(i) - 48) * (weights[i] as number);
  return checkCharacters.charAt(sum % 11);
}

/** @param number as `normaliseIdNumber` returns it. */
export function readIdNumber(
  number: string,
): ({ readonly ok: true } & IdNumberFacts) | { readonly ok: false; readonly problem: IdNumberProblem } {
  if (!shape.test(number)) return { ok: false, problem: "shape" };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birthDate)) return { ok: false, problem: "birth-date" };
  if (checkCharacter(number.slice(0, 17)) !== number.charAt(17)) return { ok: false, problem: "checksum" };
  return { ok: true, birthDate, sex: Number(number.charAt(16)) % 2 === 1 ? "male" : "female" };
}
