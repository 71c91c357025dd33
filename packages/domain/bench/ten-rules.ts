// Ten rules of the book twice over: as they stand here, and written for json-rules-engine with the same month arithmetic.
import { Engine } from "json-rules-engine";
import {
  type Day,
  type DossierRecord,
  type Setting,
  isAfterMonths,
  isBeforeMonths,
  isStepRecord,
  packOn,
  ruleBook,
  stepNumber,
} from "../src/index.ts";
import { emptyFile, put } from "../src/rules/file-state.ts";
import type { Judgement, Rule } from "../src/rules/rule.ts";

const tenCodes = [
  "AGE_UNDER_18",
  "TALK_LATE",
  "MENTOR_COUNT",
  "ACTIVIST_YEAR_INCOMPLETE",
  "INTRODUCER_COUNT",
  "TRAINING_TOO_SHORT",
  "QUORUM_NOT_MET",
  "MAJORITY_NOT_MET",
  "PROBATION_INCOMPLETE",
  "CONVERSION_APPROVAL_LATE",
] as const;

const tenRules = tenCodes.map((code) => ruleBook.find((rule) => rule.code === code) as Rule);
const byStep = new Map<string, readonly Rule[]>();
for (const rule of tenRules)
  for (const step of rule.steps) byStep.set(step, [...(byStep.get(step) ?? []), rule]);

/** Each of the ten beside a record that it concerns; the file as it stands at the end. */
interface Posed {
  readonly rule: Rule;
  readonly judgement: Judgement;
}

/** The file put together and the ten rules posed, as the other engine's facts are laid flat. */
export function posedOf(records: readonly DossierRecord[], setting: Setting): Posed[] {
  const file = emptyFile();
  for (const record of records) put(file, record);
  const posed: Posed[] = [];
  for (const record of records) {
    if (!isStepRecord(record)) continue;
    const rules = byStep.get(record.step);
    if (rules === undefined) continue;
    const judgement = {
      record,
      number: stepNumber(record.step),
      on: record.on,
      pack: packOn(record.on, setting.packs),
      file,
      setting,
      absentIsUnknown: false,
      taken: false,
      replaces: null,
      closed: false,
    };
    for (const rule of rules) posed.push({ rule, judgement });
  }
  return posed;
}

/** The codes that hold, by the ten rules as the book has them. */
export function ourCodes(posed: readonly Posed[]): string[] {
  const found: string[] = [];
  for (const { rule, judgement } of posed) if (rule.check(judgement) !== null) found.push(rule.code);
  return found;
}

const monthsAfter = (months: number) => ({
  late: (on: Day, from: Day) => isAfterMonths(on, from, months),
  early: (on: Day, from: Day) => isBeforeMonths(on, from, months),
});

const operators: Readonly<Record<string, (a: never, b: never) => boolean>> = {
  over1MonthAfter: monthsAfter(1).late,
  over3MonthsAfter: monthsAfter(3).late,
  under12MonthsAfter: monthsAfter(12).early,
  under18YearsAfter: monthsAfter(18 * 12).early,
  atMostHalfOf: (part: number, whole: number) => part * 2 <= whole,
};

const against = (fact: string, operator: string, other: string) => ({
  fact,
  operator,
  value: { fact: other },
});

/** The same ten as json-rules-engine has them: conditions over flat facts, no path to look up. */
export function tenOfTheirs(): Engine {
  const engine = new Engine();
  for (const [name, operator] of Object.entries(operators)) engine.addOperator(name, operator as never);
  const rule = (type: (typeof tenCodes)[number], conditions: object) =>
    engine.addRule({ conditions: conditions as never, event: { type } });
  rule("AGE_UNDER_18", { all: [against("S01", "under18YearsAfter", "birthDate")] });
  rule("TALK_LATE", { all: [against("S02", "over1MonthAfter", "S01")] });
  rule("MENTOR_COUNT", {
    any: [
      { fact: "mentors", operator: "lessThan", value: 1 },
      { fact: "mentors", operator: "greaterThan", value: 2 },
    ],
  });
  rule("ACTIVIST_YEAR_INCOMPLETE", { all: [against("S07", "under12MonthsAfter", "S03")] });
  rule("INTRODUCER_COUNT", { all: [{ fact: "introducers", operator: "notEqual", value: 2 }] });
  rule("TRAINING_TOO_SHORT", {
    all: [
      { fact: "days", operator: "lessThan", value: 3 },
      { fact: "hours", operator: "lessThan", value: 24 },
      { fact: "waived", operator: "equal", value: false },
    ],
  });
  const bothVotes = (part: string) => ({
    any: ["S15", "S23"].map((step) => against(`${part}${step}`, "atMostHalfOf", `shouldAttend${step}`)),
  });
  rule("QUORUM_NOT_MET", bothVotes("present"));
  rule("MAJORITY_NOT_MET", bothVotes("inFavour"));
  rule("PROBATION_INCOMPLETE", { all: [against("S23", "under12MonthsAfter", "S15")] });
  rule("CONVERSION_APPROVAL_LATE", { all: [against("S24", "over3MonthsAfter", "S23")] });
  return engine;
}

/** The file as the flat facts that the other engine reads; made anew for every file, as our file state is. */
export function flatFacts(records: readonly DossierRecord[], setting: Setting): Record<string, unknown> {
  const facts: Record<string, unknown> = { birthDate: setting.person.birthDate };
  for (const record of records) {
    if (!isStepRecord(record)) continue;
    facts[record.step] = record.on;
    if (record.step === "S05") facts["mentors"] = record.mentors?.length ?? 0;
    if (record.step === "S09") facts["introducers"] = record.introducers?.length ?? 0;
    if (record.step === "S11") {
      facts["days"] = record.days ?? 0;
      facts["hours"] = record.hours ?? 0;
      facts["waived"] = !!record.waiver?.approver && !!record.waiver.reason;
    }
    if (record.step === "S15" || record.step === "S23") {
      facts[`shouldAttend${record.step}`] = record.vote?.shouldAttend ?? 0;
      facts[`present${record.step}`] = record.vote?.present ?? 0;
      facts[`inFavour${record.step}`] = (record.vote?.yes ?? 0) + (record.vote?.writtenYes ?? 0);
    }
  }
  return facts;
}

/** The codes that hold, by the other engine. */
export async function theirCodes(engine: Engine, facts: Record<string, unknown>): Promise<string[]> {
  const { events } = await engine.run(facts);
  return events.map((event) => event.type);
}
