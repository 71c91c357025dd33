// The citizen's ID number as the use-cases ask of it: what it says of its holder, and how it is shown.
import { type IdNumberFacts, readIdNumber as read } from "@miaopu/domain";

/** What the number says of its holder, or null where it is none: wrong length, no such day, wrong check character. */
export function readIdNumber(idNumber: string): IdNumberFacts | null {
  const facts = read(idNumber);
  return facts.ok ? { birthDate: facts.birthDate, sex: facts.sex } : null;
}

/** `431999********1234`: the place and the last four, for whoever may see the file. */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`;
