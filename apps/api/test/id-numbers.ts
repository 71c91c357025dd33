// Invented ID numbers for tests: their district does not exist.
import { checkCharacter } from "@miaopu/domain";

/** @param sequence odd for men, even for women. */
export function idNumberOf(birthDate: string, sequence: number): string {
  const first17 = `431999${birthDate.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`;
  return first17 + checkCharacter(first17);
}
