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
  !!member?.sanctions?.some(
    (s) =>
      s.kind === "probation-within-party" && s.from <= on && (!s.rightsRestoredOn || on < s.rightsRestoredOn),
  );

type Holds = (j: Judgement, id: string, at: number, ids: readonly string[]) => boolean;

/** Places from 1 of those for whom it holds, if it is known who they are. */
function among(j: Judgement, role: Role, holds: Holds): Finding {
  const ids = named(j, role);
  if (ids === unchecked) return unchecked;
  let places: string[] | null = null;
  for (let at = 0; at < ids.length; at++)
    if (holds(j, ids[at] as string, at, ids)) (places ??= []).push(`${at + 1}`);
  return places === null ? null : { places, on: j.on };
}

const isSelf: Holds = (j, id) => id === j.setting.person.id;
const isNoFullMember: Holds = (j, id) =>
  id === j.setting.person.id || !isFullMember(j.setting.members?.get(id), j.on);
const isNamedBefore: Holds = (_, id, at, ids) => ids.indexOf(id) < at;
const lacksRights: Holds = (j, id) => isWithoutRights(j.setting.members?.get(id), j.on);

const checks = {
  notFull: (j: Judgement, role: Role): Finding =>
    j.setting.members === null ? (among(j, role, isSelf) ?? unchecked) : among(j, role, isNoFullMember),
  self: (j: Judgement, role: Role): Finding => among(j, role, isSelf),
  duplicate: (j: Judgement, role: Role): Finding => among(j, role, isNamedBefore),
  sanctioned: (j: Judgement, role: Role): Finding =>
    j.setting.members === null ? unchecked : among(j, role, lacksRights),
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
