// Mentors and introducers: who may be one on a given day.
import type { Day } from "../kernel/calendar.ts";
import {
  type Finding,
  type Judgement,
  type Rule,
  bothEditions,
  isUnknown,
  stepRule,
  unchecked,
} from "./rule.ts";
import type { Member } from "./setting.ts";
import type { Sentence } from "./verdict.ts";

type Role = "mentors" | "introducers";
type Named = Judgement & { readonly record: { mentors?: string[] | null; introducers?: string[] | null } };

const named = (j: Judgement, role: Role): readonly string[] | typeof unchecked => {
  const ids = (j as Named).record[role];
  return isUnknown(j, ids) ? unchecked : (ids ?? []);
};

const isFullMember = (member: Member | undefined, on: Day): boolean =>
  !!member?.fullMemberSince && member.fullMemberSince <= on;

/** 留党察看: neither vote nor voice until the rights are restored. Other sanctions do not count here. */
const isWithoutRights = (member: Member | undefined, on: Day): boolean =>
  (member?.sanctions ?? []).some(
    (s) =>
      s.kind === "probation-within-party" && s.from <= on && (!s.rightsRestoredOn || on < s.rightsRestoredOn),
  );

const places = (ids: readonly string[], holds: (id: string, at: number) => boolean): string[] =>
  ids.flatMap((id, at) => (holds(id, at) ? [`${at + 1}`] : []));

const checks = {
  notFull: (j: Judgement, role: Role): Finding => {
    const ids = named(j, role);
    if (ids === unchecked) return unchecked;
    const { members, person } = j.setting;
    if (members === null)
      return ids.includes(person.id) ? { places: places(ids, (id) => id === person.id) } : unchecked;
    const wrong = places(ids, (id) => id === person.id || !isFullMember(members.get(id), j.on));
    return wrong.length > 0 ? { places: wrong, on: j.on } : null;
  },
  self: (j: Judgement, role: Role): Finding => {
    const ids = named(j, role);
    if (ids === unchecked) return unchecked;
    return ids.includes(j.setting.person.id) ? {} : null;
  },
  duplicate: (j: Judgement, role: Role): Finding => {
    const ids = named(j, role);
    if (ids === unchecked) return unchecked;
    const again = places(ids, (id, at) => ids.indexOf(id) < at);
    return again.length > 0 ? { places: again } : null;
  },
  sanctioned: (j: Judgement, role: Role): Finding => {
    const ids = named(j, role);
    if (ids === unchecked) return unchecked;
    const { members } = j.setting;
    if (members === null) return unchecked;
    const wrong = places(ids, (id) => isWithoutRights(members.get(id), j.on));
    return wrong.length > 0 ? { places: wrong, on: j.on } : null;
  },
  count: (j: Judgement, role: Role, min: number, max: number): Finding => {
    const ids = named(j, role);
    if (ids === unchecked) return unchecked;
    return ids.length < min || ids.length > max ? { count: ids.length, min, max } : null;
  },
};
export { checks as peopleChecks };

interface Words {
  readonly zh: string;
  readonly en: string;
}
const at = (figure: unknown) => (figure as readonly string[]).join("、");

/** The rules that mentors and introducers share: full members, not oneself, no name twice. */
export function peopleRules(
  prefix: "MENTOR" | "INTRODUCER",
  step: "S05" | "S09",
  role: Role,
  words: Words,
): Rule[] {
  const article = bothEditions(step === "S05" ? "9" : "14");
  const rule = (
    suffix: string,
    check: (j: Judgement, role: Role) => Finding,
    say: (figures: Readonly<Record<string, unknown>>) => Sentence,
  ): Rule =>
    stepRule({
      code: `${prefix}_${suffix}`,
      steps: [step],
      severity: "refuse",
      cites: article,
      check: (j) => check(j, role),
      say,
    });
  return [
    rule("NOT_FULL_MEMBER", checks.notFull, (f) => ({
      zh: `第 ${at(f["places"])} 位${words.zh}当天不是正式党员。请改选正式党员。`,
      en: `${words.en} no. ${at(f["places"])} was not a full member on that day. Name a full member.`,
    })),
    rule("IS_SELF", checks.self, () => ({
      zh: `${words.zh}不能是本人。请改选他人。`,
      en: `Nobody can be their own ${words.en}. Name someone else.`,
    })),
    rule("DUPLICATE", checks.duplicate, (f) => ({
      zh: `第 ${at(f["places"])} 位${words.zh}与前面重复。请改选不同的人。`,
      en: `${words.en} no. ${at(f["places"])} is named twice. Name different people.`,
    })),
  ];
}
