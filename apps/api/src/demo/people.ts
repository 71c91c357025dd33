// Invented people: names from short lists, ID numbers with a prefix that belongs to no county.
import { type Day, addDays, addYears, checkCharacter } from "@miaopu/domain";
import type { Random } from "./random.ts";
import { givenNames, surnames } from "./village-names.ts";

export interface InventedPerson {
  readonly name: string;
  readonly sex: "male" | "female";
  readonly birthDate: Day;
  readonly idNumber: string;
}

export type PersonMaker = (ageFrom: number, ageTo: number) => InventedPerson;

/** @returns a maker of people who are between the two ages on `today`, no two with one name or number. */
export function personMaker(random: Random, today: Day): PersonMaker {
  const names = new Set<string>();
  let sequence = 0;
  const nameOf = (sex: "male" | "female"): string => {
    for (;;) {
      const given =
        random.pick(givenNames[sex]) + (random.between(0, 2) > 0 ? random.pick(givenNames[sex]) : "");
      const name = random.pick(surnames) + given;
      if (names.has(name)) continue;
      names.add(name);
      return name;
    }
  };
  return (ageFrom, ageTo) => {
    const sex = random.between(0, 1) === 0 ? "male" : "female";
    const birthDate = addDays(addYears(today, -random.between(ageFrom, ageTo - 1)), -random.between(1, 360));
    // The 15th to 17th digits number the people of one day; an odd last one is a man.
    const order = (sequence++ % 400) * 2 + (sex === "male" ? 1 : 2);
    const first17 = `431999${birthDate.replaceAll("-", "")}${String(order).padStart(3, "0")}`;
    return { name: nameOf(sex), sex, birthDate, idNumber: first17 + checkCharacter(first17) };
  };
}
