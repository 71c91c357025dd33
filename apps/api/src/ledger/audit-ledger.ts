// The audit of whole ledgers: everyone in the tables judged, one after another, and what was found added up.
import {
  type Day,
  type LocalProfile,
  type PackDates,
  type StepId,
  type WorkCalendar,
  defaultPackDates,
  nationalCalendar,
  nationalRulesAlone,
  stepIds,
} from "@miaopu/domain";
import { cellNotes } from "../sheets/cell-findings.ts";
import { duplicateOf, idRowsOf } from "./duplicates.ts";
import { type JudgedPerson, type LedgerSetting, judgePerson } from "./judgement.ts";
import type { MemberList } from "./members.ts";
import { readPeople } from "./rows.ts";
import type { LedgerTable } from "./tables.ts";

/** The national rules alone, unless a profile, other dates or another calendar are given. */
export const ledgerSetting = (
  today: Day,
  members: MemberList | null = null,
  township: {
    readonly profile?: LocalProfile;
    readonly packs?: PackDates;
    readonly calendar?: WorkCalendar;
  } = {},
): LedgerSetting => ({
  members,
  branch: {},
  calendar: township.calendar ?? nationalCalendar,
  profile: township.profile ?? nationalRulesAlone,
  packs: township.packs ?? defaultPackDates,
  today,
});

/** Judges everyone in the tables, in the order of their rows. Reading goes along with judging, one row at a time. */
export function* auditTables(
  tables: readonly LedgerTable[],
  setting: LedgerSetting,
): Generator<JudgedPerson> {
  const idRows = idRowsOf(tables);
  for (const table of tables)
    for (const person of readPeople(table)) {
      const judged = judgePerson(person, table.sheet.name, setting);
      const duplicate = duplicateOf(person, table, idRows);
      yield duplicate ? { ...judged, cells: [...judged.cells, duplicate] } : judged;
    }
}

/** Codes of warnings and refusals by step, in the order of the steps; each code once. */
export function codesByStep(person: JudgedPerson): Partial<Record<StepId, string[]>> {
  const codes: Partial<Record<StepId, string[]>> = {};
  for (const step of stepIds) {
    const own = person.findings.filter((finding) => finding.step === step).map(({ verdict }) => verdict.code);
    if (own.length > 0) codes[step] = [...new Set(own)];
  }
  return codes;
}

/** Whether the ledger itself asks for a correction: a cell or a row that is wrong, notes left out. */
export const hasCellFindings = (person: JudgedPerson): boolean =>
  person.cells.some(({ code }) => !cellNotes.has(code));

/** One rule that was broken, and by how many people. */
export interface ArticleTotal {
  readonly code: string;
  readonly severity: "refuse" | "warn" | "note";
  readonly pack: string;
  readonly article: string | null;
  readonly people: number;
}

/** What was found by article: refusals first, the most frequent first. */
export function totalsByArticle(people: Iterable<JudgedPerson>): ArticleTotal[] {
  const totals = new Map<string, ArticleTotal>();
  for (const person of people) {
    const seen = new Set<string>();
    for (const { verdict } of person.findings) {
      const { code, severity, pack, article } = verdict;
      const key = `${pack} ${article} ${code}`;
      if (seen.has(key)) continue;
      seen.add(key);
      totals.set(key, { code, severity, pack, article, people: (totals.get(key)?.people ?? 0) + 1 });
    }
  }
  const rank = (total: ArticleTotal) => (total.severity === "refuse" ? 0 : 1);
  return [...totals.values()].sort(
    (a, b) => rank(a) - rank(b) || b.people - a.people || a.code.localeCompare(b.code),
  );
}
