// Judging one record in its file: every rule that concerns it, all that fail reported.
import { jointReviewRules } from "../joint-review/joint-review.ts";
import { type Basis, type PackId, packOn } from "../regulation/packs.ts";
import { type DossierRecord, isStepRecord } from "../regulation/records/record.ts";
import { stepIds, stepNumber, stepOf } from "../regulation/steps.ts";
import { vetoRules } from "../veto/veto.ts";
import { activistRules } from "./activist.ts";
import { admissionRules } from "./admission.ts";
import { applyRules } from "./apply.ts";
import { candidateRules } from "./candidate.ts";
import { type FileState, mayRepeat } from "./file-state.ts";
import { generalRules, isPlainlyInOrder } from "./general.ts";
import { probationRules } from "./probation.ts";
import { type Judgement, type Rule, unchecked } from "./rule.ts";
import type { Setting } from "./setting.ts";
import type { Figures, Sentence, Severity, Verdict } from "./verdict.ts";
import { votingRules } from "./voting.ts";

/** Every rule of the book, in the order in which verdicts are reported. */
export const ruleBook: readonly Rule[] = [
  ...generalRules,
  ...applyRules,
  ...activistRules,
  ...candidateRules,
  ...admissionRules,
  ...votingRules,
  ...probationRules,
  ...vetoRules,
  ...jointReviewRules,
];

/** A rule as it applies to one step under one edition. */
interface Posed {
  readonly code: string;
  readonly check: Rule["check"];
  readonly severity: Severity;
  readonly pack: Basis;
  readonly article: string | null;
}

function pose(rule: Rule, pack: PackId, stepArticle: string | null): Posed | null {
  const severity = typeof rule.severity === "string" ? rule.severity : rule.severity[pack];
  const base = { code: rule.code, check: rule.check, severity };
  switch (rule.cites) {
    case "local":
      return { ...base, pack: "local", article: null };
    case "none":
      return { ...base, pack, article: null };
    case "step":
      return { ...base, pack, article: stepArticle };
    default: {
      const article = rule.cites[pack];
      return article === undefined ? null : { ...base, pack, article };
    }
  }
}

const posed = (pack: PackId, rules: readonly Rule[], article: string | null): readonly Posed[] =>
  rules.flatMap((rule) => pose(rule, pack, article) ?? []);

type Book = Readonly<Record<PackId, readonly (readonly Posed[])[]>>;

/** The rules by edition and step number; at 0 those for records beside the steps. */
function bookOf(rules: readonly Rule[]): Book {
  const perPack = (pack: PackId) => [
    posed(
      pack,
      rules.filter((rule) => rule.steps === "every record"),
      null,
    ),
    ...stepIds.map((id) =>
      posed(
        pack,
        rules.filter((rule) => typeof rule.steps === "string" || rule.steps.includes(id)),
        stepOf(id).article[pack],
      ),
    ),
  ];
  return { "cpc-2014": perPack("cpc-2014"), "cpc-2026": perPack("cpc-2026") };
}

const wholeBook = bookOf(ruleBook);
const conditional: ReadonlySet<Rule> = new Set([...vetoRules, ...jointReviewRules]);
/** Where no veto is on file and no joint review required, the rules about them have nothing to say. */
const shortBook = bookOf(ruleBook.filter((rule) => !conditional.has(rule)));
const general: ReadonlySet<Rule> = new Set(generalRules);
/** For a record that comes in its turn as well. */
const shortestBook = bookOf(ruleBook.filter((rule) => !conditional.has(rule) && !general.has(rule)));

function bookFor(judgement: Judgement): Book {
  const { file, setting } = judgement;
  if (file.vetoes.length > 0 || setting.profile.jointReview !== null) return wholeBook;
  return isPlainlyInOrder(judgement) ? shortestBook : shortBook;
}

export interface Judged {
  readonly verdicts: readonly Verdict[];
  /** Codes of the rules that a paper file lacks the facts for. */
  readonly unchecked: readonly string[];
}

const clean: Judged = { verdicts: [], unchecked: [] };

const verdictOf = ({ code, severity, pack, article }: Posed, figures: Figures): Verdict => ({
  code,
  severity,
  pack,
  article,
  figures,
  earliest: (figures["earliest"] as Verdict["earliest"] | undefined) ?? null,
});

function run(judgement: Judgement): Judged {
  let verdicts: Verdict[] | null = null;
  let open: string[] | null = null;
  for (const one of bookFor(judgement)[judgement.pack][judgement.number] ?? []) {
    const finding = one.check(judgement);
    if (finding === null) continue;
    if (finding === unchecked) (open ??= []).push(one.code);
    else (verdicts ??= []).push(verdictOf(one, finding));
  }
  return verdicts === null && open === null ? clean : { verdicts: verdicts ?? [], unchecked: open ?? [] };
}

type Place = Pick<Judgement, "taken" | "replaces">;
const fresh: Place = { taken: false, replaces: null };

const numberOf = (record: DossierRecord): number => (isStepRecord(record) ? stepNumber(record.step) : 0);

/** Whether the record's step stands on file already in what was typed before it, and which failed record it takes anew. */
export function placeOf(
  before: FileState,
  record: DossierRecord,
  absentIsUnknown: boolean,
  number = numberOf(record),
): Place {
  const held = before.steps[number];
  if (held === undefined || !isStepRecord(record)) return fresh;
  if (mayRepeat(before, record.step))
    return { taken: false, replaces: record.step === "S06" || record.step === "S21" ? null : held.on };
  const open =
    absentIsUnknown && "conclusion" in record && (held as { conclusion?: unknown }).conclusion === undefined;
  return { taken: open ? unchecked : true, replaces: null };
}

/** Judges a record about to be typed into a file: an absent fact is a missing one. */
export function judge(record: DossierRecord, file: FileState, setting: Setting): Judged {
  const number = numberOf(record);
  const { taken, replaces } = placeOf(file, record, false, number);
  return run({
    record,
    number,
    on: record.on,
    pack: packOn(record.on, setting.packs),
    file,
    setting,
    absentIsUnknown: false,
    taken,
    replaces,
    closed: file.closedOn !== null,
  });
}

/** Judges a record among all the others of its round, as they finally stand on file. */
export function judgeOnFile(
  record: DossierRecord,
  round: FileState,
  place: Place,
  setting: Setting,
  absentIsUnknown: boolean,
): Judged {
  return run({
    record,
    number: numberOf(record),
    on: record.on,
    pack: packOn(record.on, setting.packs),
    file: round,
    setting,
    absentIsUnknown,
    taken: place.taken,
    replaces: place.replaces,
    closed: round.closedOn !== null && record.on > round.closedOn,
  });
}

const byCode = new Map(ruleBook.map((rule) => [rule.code, rule]));

/** What is wrong and what to do, in Chinese and English. @throws RangeError for a code the book does not know. */
export function sentenceOf(verdict: Pick<Verdict, "code" | "figures">): Sentence {
  const rule = byCode.get(verdict.code);
  if (!rule) throw new RangeError(`no such rule: ${verdict.code}`);
  return rule.say(verdict.figures);
}
