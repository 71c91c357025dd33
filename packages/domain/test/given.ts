// Given a file told in plain facts, when its last record is judged or the whole is audited, then these verdicts.
import { expect } from "vitest";
import type { z } from "zod";
import {
  type DossierRecord,
  type PackId,
  type ProfileInput,
  type Setting,
  type StepId,
  type Timeline,
  type Verdict,
  audit,
  dossierRecordSchema,
  profileSchema,
  sentenceOf,
  toDay,
  toProfile,
} from "../src/index.ts";
import { timelineOfFile } from "../src/dossier/timeline.ts";
import { emptyFile, take } from "../src/rules/file-state.ts";
import { type Judged, judge } from "../src/rules/judge.ts";
import { isRefusal } from "../src/rules/verdict.ts";
import { setting as plainSetting, wholeFiles } from "./files.ts";

/** A record as it is told: days as text. A fact given as undefined is left out. */
export type Told = z.input<typeof dossierRecordSchema>;
type Facts = Readonly<Record<string, unknown>>;
type More = Omit<Partial<Setting>, "today"> & { readonly today?: string };

export interface Given {
  readonly pack: PackId;
  readonly told: readonly Told[];
  readonly setting: Setting;
  readonly records: readonly DossierRecord[];
  /** The file as far as the last record of that step. */
  upTo(step: StepId): Given;
  /** The last record of that step, with other facts. */
  with(step: StepId, facts: Facts): Given;
  on(step: StepId, day: string): Given;
  without(step: StepId): Given;
  /** What is typed in after that. */
  and(...records: Told[]): Given;
  under(more: More): Given;
  underProfile(profile: ProfileInput): Given;
}

const nameOf = (record: Told): string => ("step" in record ? record.step : record.record);

const stripped = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));

export function given(pack: PackId, told: readonly Told[], setting: Setting): Given {
  const lastOf = (step: string) => {
    const at = told.findLastIndex((record) => nameOf(record) === step);
    if (at === -1) throw new Error(`no ${step} in this file`);
    return at;
  };
  const anew = (records: readonly Told[]) => given(pack, records, setting);
  const withFacts = (step: StepId, facts: Facts) => {
    const at = lastOf(step);
    return anew(told.map((record, i) => (i === at ? (stripped({ ...record, ...facts }) as Told) : record)));
  };
  return {
    pack,
    told,
    setting,
    records: told.map((record) => dossierRecordSchema.parse(record)),
    upTo: (step) => anew(told.slice(0, lastOf(step) + 1)),
    with: withFacts,
    on: (step, day) => withFacts(step, { on: day }),
    without: (step) => anew(told.filter((record) => nameOf(record) !== step)),
    and: (...records) => anew([...told, ...records]),
    under: ({ today, ...more }) =>
      given(pack, told, { ...setting, ...more, ...(today ? { today: toDay(today) } : {}) }),
    underProfile: (profile) =>
      given(pack, told, { ...setting, profile: toProfile(profileSchema.parse(profile)) }),
  };
}

export const file2014 = given("cpc-2014", wholeFiles["cpc-2014"], plainSetting);
export const file2026 = given("cpc-2026", wholeFiles["cpc-2026"], plainSetting);
export const bothFiles: readonly Given[] = [file2014, file2026];

export interface Lived {
  readonly records: readonly (Judged & { readonly taken: boolean })[];
  readonly timeline: Timeline;
}

/** Types the records in one after the other: a refused one is not on file for those after it. */
export function live({ records, setting }: Given): Lived {
  const file = emptyFile();
  const judged = records.map((record) => {
    const one = judge(record, file, setting);
    const taken = !one.verdicts.some(isRefusal);
    if (taken) take(file, record);
    return { ...one, taken };
  });
  return { records: judged, timeline: timelineOfFile(file, setting) };
}

export const timelineLive = (file: Given): Timeline => live(file).timeline;

export const codesOf = (judged: Pick<Judged, "verdicts"> | undefined): string[] =>
  (judged?.verdicts ?? []).map((verdict) => verdict.code).toSorted();

/** Verdicts and open rules of an audit, by the place of the record; records without either are left out. */
export const auditOf = ({ records, setting }: Given) => {
  const audited = audit(records, setting);
  return {
    timeline: audited.timeline,
    findings: byPlace(audited.records.map(codesOf)),
    unchecked: byPlace(audited.records.map((one) => [...one.unchecked].toSorted())),
  };
};

const byPlace = (lists: readonly string[][]): Record<number, string[]> =>
  Object.fromEntries(lists.flatMap((list, at) => (list.length > 0 ? [[at, list]] : [])));

/** What the last record is told; all before it must have been taken, or the file is not what the test says. */
function judgedLast(file: Given) {
  const { records } = live(file);
  const refused = records.slice(0, -1).findIndex((one) => !one.taken);
  const last = records.at(-1);
  if (refused !== -1) throw new Error(`record ${refused} is refused: ${codesOf(records[refused]).join()}`);
  if (!last) throw new Error("an empty file");
  return last;
}

export interface Expected {
  /** null: rests on no article. */
  readonly article: string | null;
  /** Left out: the file's own edition. */
  readonly pack?: Verdict["pack"];
  /** Figures that both sentences must mention. */
  readonly says?: readonly (string | number)[];
  /** The first lawful day; left out: none. */
  readonly earliest?: string;
  /** Other codes of the same record. */
  readonly beside?: readonly string[];
}

const silent = (verdict: Verdict, says: Expected["says"] = []) =>
  Object.entries(sentenceOf(verdict)).flatMap(([language, sentence]: [string, string]) => [
    ...(sentence.includes("undefined") || sentence.includes("[object") ? [`${language}: ${sentence}`] : []),
    ...says
      .filter((figure) => !sentence.includes(`${figure}`))
      .map((figure) => `${language} lacks ${figure}: ${sentence}`),
  ]);

function outcome(file: Given, severity: Verdict["severity"], code: string, expected: Expected) {
  const last = judgedLast(file);
  const own = last.verdicts.find((verdict) => verdict.code === code);
  const actual = {
    codes: codesOf(last),
    taken: last.taken,
    severity: own?.severity,
    pack: own?.pack,
    article: own?.article,
    earliest: own?.earliest,
    silent: own ? silent(own, expected.says) : [],
  };
  const wanted = {
    codes: [code, ...(expected.beside ?? [])].toSorted(),
    taken: severity === "refuse" ? false : last.taken,
    severity,
    pack: expected.pack ?? file.pack,
    article: expected.article,
    earliest: expected.earliest ?? null,
    silent: [],
  };
  return { actual, wanted };
}

const matcher = (severity: Verdict["severity"]) =>
  function match(
    this: { equals(a: unknown, b: unknown): boolean },
    file: Given,
    code: string,
    expected: Expected,
  ) {
    const { actual, wanted } = outcome(file, severity, code, expected);
    return {
      pass: this.equals(actual, wanted),
      message: () => `expected ${severity} ${code} of the last record`,
      actual,
      expected: wanted,
    };
  };

expect.extend({
  toBeTaken(file: Given) {
    const { verdicts } = judgedLast(file);
    const codes = codesOf({ verdicts });
    return {
      pass: codes.length === 0,
      message: () => "expected no verdict of the last record",
      actual: codes,
      expected: [],
    };
  },
  toBeRefused: matcher("refuse"),
  toBeWarned: matcher("warn"),
  toBeNoted: matcher("note"),
});

/** `T` is what is expected of: a `Given`. */
interface RecordMatchers<R, T> {
  /** The last record is taken without a verdict. */
  toBeTaken(): T extends Given ? R : never;
  toBeRefused(code: string, expected: Expected): R;
  toBeWarned(code: string, expected: Expected): R;
  toBeNoted(code: string, expected: Expected): R;
}

declare module "vitest" {
  interface Matchers<
    R extends void | Promise<void> = void | Promise<void>,
    T = unknown,
  > extends RecordMatchers<R, T> {}
}
