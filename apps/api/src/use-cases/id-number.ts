// The 18-character citizen ID number: its check character, and the birthday and sex it says.
import { type Day, isDay } from "@miaopu/domain";
import type { Sex } from "./answers.ts";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checks = "10X98765432";

/** The check character of the first 17 digits. Source: GB 11643-1999. */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return checks[sum % 11] as string;
}

export interface IdNumberFacts {
  readonly birthDate: Day;
  readonly sex: Sex;
}

/** What the number says of its holder, or null where it is none: wrong length, no such day, wrong check character. */
export function readIdNumber(idNumber: string): IdNumberFacts | null {
  if (!/^\d{17}[\dX]$/.test(idNumber) || checkCharacter(idNumber) !== idNumber[17]) return null;
  const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  if (!isDay(birthDate)) return null;
  return { birthDate, sex: Number(idNumber[16]) % 2 === 1 ? "male" : "female" };
}

/** `431999********1234`: the place and the last four, for whoever may see the file. */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`;
