// People who are likely one person entered twice: proposals with the reason, for someone to decide on.
import type { Day } from "../kernel/calendar.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Label } from "../regulation/records/fact.ts";

/** What is compared of a person. */
export interface Likeness {
  readonly person: PersonId;
  /** The blind index of the ID number: equal numbers, equal indexes; null where there is none. */
  readonly idIndex: string | null;
  readonly name: string;
  readonly birthDate: Day | null;
}

export const duplicateReasons = {
  "same-id": {
    zh: "身份证号相同。请核对后合并。",
    en: "The same ID number. Check, and merge.",
  },
  "same-name-and-birth-date": {
    zh: "姓名和出生日期相同。请对照证件核对，确是一人再合并。",
    en: "The same name and birth date. Check against the cards, and merge if it is one person.",
  },
  "same-name-and-birth-date-other-id": {
    zh: "姓名和出生日期相同，但身份证号不同：多半是两个人，也可能有一个号码录错。请对照证件核对。",
    en: "The same name and birth date but other ID numbers: likely two people, or one number typed wrongly. Check against the cards.",
  },
} as const satisfies Readonly<Record<string, Label>>;
export type DuplicateReason = keyof typeof duplicateReasons;

export interface DuplicateProposal extends Label {
  /** Two or more, in the order of their ids. */
  readonly people: readonly PersonId[];
  readonly reason: DuplicateReason;
}

/** A name without blanks and the dots that some names are written with. */
export const nameKey = (name: string): string =>
  name.normalize("NFKC").replace(/[\s\u200B-\u200D\u2060\uFEFF·•・‧.]/g, "");

function alike(people: readonly Likeness[], keyOf: (one: Likeness) => string | null): readonly Likeness[][] {
  const groups = new Map<string, Likeness[]>();
  for (const one of people) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].filter((group) => new Set(group.map(({ person }) => person)).size > 1);
}

const proposal = (group: readonly Likeness[], reason: DuplicateReason): DuplicateProposal => ({
  people: [...new Set(group.map(({ person }) => person))].sort(),
  reason,
  ...duplicateReasons[reason],
});

/** Whether the group is told already, since all its ID numbers are one. */
const hasOneId = (group: readonly Likeness[]): boolean =>
  group.every(({ idIndex }) => idIndex !== null && idIndex === group[0]?.idIndex);

const hasOtherIds = (group: readonly Likeness[]): boolean =>
  new Set(group.flatMap(({ idIndex }) => idIndex ?? [])).size > 1;

/** Each group of people that are alike, once for each reason; never merged by itself. */
export function likelyDuplicates(people: readonly Likeness[]): readonly DuplicateProposal[] {
  const sameName = alike(people, ({ name, birthDate }) => {
    const key = nameKey(name);
    return key === "" || birthDate === null ? null : `${birthDate} ${key}`;
  });
  return [
    ...alike(people, ({ idIndex }) => idIndex).map((group) => proposal(group, "same-id")),
    ...sameName
      .filter((group) => !hasOneId(group))
      .map((group) =>
        proposal(
          group,
          hasOtherIds(group) ? "same-name-and-birth-date-other-id" : "same-name-and-birth-date",
        ),
      ),
  ];
}
