// What a record says beside its day, in words: its outcome for the title, the rest for the line below.
import {
  departments,
  factsOf,
  isStepRecord,
  isWithheld,
  objections,
  replyOutcomes,
  type DossierRecord,
  type FactMeta,
  type Label,
} from "@miaopu/domain";
import { list, say, words } from "../../../i18n/words.ts";
import { sideLabels } from "../recording/side-record.ts";

const t = words(
  {
    colon: "：",
    semicolon: "；",
    dot: " · ",
    yes: "是",
    no: "否",
    people: (count: number) => `${count} 名`,
    notice: (from: string, to: string) => `${from} 至 ${to}`,
    vote: (should: string, present: string) => `应到 ${should}，实到 ${present}`,
    tally: (yes: string, no: string, abstain: string) => `赞成 ${yes}，反对 ${no}，弃权 ${abstain}`,
    written: (yes: string, no: string) => `书面赞成 ${yes}，书面反对 ${no}`,
    excluded: (count: number) => `${count} 名不计入应到`,
    waiver: (approver: string, reason: string) => `${approver}批准减免：${reason}`,
    veto: "一票否决",
    vetoCleared: "解除一票否决",
    noReply: "已发出，未回复",
    withheld: "敏感内容，仅授权人员可查看",
  },
  {
    colon: ": ",
    semicolon: "; ",
    dot: " · ",
    yes: "yes",
    no: "no",
    people: (count) => `${count}`,
    notice: (from, to) => `${from} to ${to}`,
    vote: (should, present) => `${should} should attend, ${present} present`,
    tally: (yes, no, abstain) => `${yes} yes, ${no} no, ${abstain} abstained`,
    written: (yes, no) => `written: ${yes} yes, ${no} no`,
    excluded: (count) => `${count} left out`,
    waiver: (approver, reason) => `waived by ${approver}: ${reason}`,
    veto: "veto",
    vetoCleared: "veto cleared",
    noReply: "asked, not replied",
    withheld: "a text for authorised readers only",
  },
);

type Parts = Readonly<Record<string, unknown>>;
type NameOf = (id: string) => string;

const named = (options: Readonly<Record<string, Label>> | undefined, value: unknown): string => {
  const label = typeof value === "string" ? options?.[value] : undefined;
  return label ? say(label) : String(value);
};

/** A part as text; what is missing says so. */
function part(parts: Parts, key: string, missing = "?"): string {
  const value = parts[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : missing;
}

function voteWords(vote: Parts): string {
  const count = (key: string) => part(vote, key, "0");
  const parts = [
    t("vote", part(vote, "shouldAttend"), part(vote, "present")),
    t("tally", count("yes"), count("no"), count("abstain")),
  ];
  if (vote["writtenYes"] || vote["writtenNo"])
    parts.push(t("written", count("writtenYes"), count("writtenNo")));
  const { excluded } = vote;
  if (Array.isArray(excluded) && excluded.length > 0) parts.push(t("excluded", excluded.length));
  return parts.join(t("semicolon"));
}

function noticeWords(notice: Parts): string {
  const when = t("notice", part(notice, "from"), part(notice, "to"));
  return notice["objections"] ? list([when, named(objections, notice["objections"])]) : when;
}

/** A fact's value in words. */
function valueWords(meta: FactMeta, value: unknown, nameOf: NameOf): string {
  switch (meta.kind) {
    case "yes-no":
      return value === true ? t("yes") : t("no");
    case "choice":
      return named(meta.options, value);
    case "choices":
      return list((value as readonly unknown[]).map((one) => named(meta.options, one)));
    case "members":
      return list((value as readonly string[]).map(nameOf));
    case "notice":
      return noticeWords(value as Parts);
    case "waiver":
      return t("waiver", part(value as Parts, "approver"), part(value as Parts, "reason"));
    case "vote":
      return voteWords(value as Parts);
    default:
      return typeof value === "string" && isWithheld(value) ? t("withheld") : String(value);
  }
}

export interface FactLine {
  readonly label: string;
  readonly value: string;
}

/** Facts that a record's title says already. */
const inTitle: ReadonlySet<string> = new Set(["conclusion", "outcome"]);

/**
 * The record's facts with their labels; those left out are left out.
 * @param titled the title stands beside them and says the outcome.
 */
export function factLines(record: DossierRecord, nameOf: NameOf, titled: boolean): readonly FactLine[] {
  const values = record as unknown as Parts;
  return factsOf(isStepRecord(record) ? record.step : record.record).flatMap(({ key, meta }) => {
    const value = values[key];
    return value === null || value === undefined || (titled && inTitle.has(key))
      ? []
      : [{ label: say(meta), value: valueWords(meta, value, nameOf) }];
  });
}

/** What stands behind the step's title: its outcome, how many people, its number. */
export function titleFact(record: DossierRecord): string {
  if (!isStepRecord(record)) return "";
  const values = record as unknown as Parts;
  const facts = factsOf(record.step);
  const outcome = facts.find(({ key }) => inTitle.has(key));
  if (outcome && values[outcome.key])
    return `${t("colon")}${named(outcome.meta.options, values[outcome.key])}`;
  const people = facts.find(({ meta }) => meta.kind === "members");
  const ids = people ? values[people.key] : null;
  return Array.isArray(ids) ? ` ${t("people", ids.length)}` : "";
}

/** Why a record was corrected, where this may be told. */
export const reasonWords = (reason: string): string => (isWithheld(reason) ? t("withheld") : reason);

/** A record beside the steps, in one line. */
export function sideWords(record: Exclude<DossierRecord, { step: string }>): string {
  switch (record.record) {
    case "joint-review": {
      const reply = record.outcome ? say(replyOutcomes[record.outcome]) : t("noReply");
      return `${say(sideLabels["joint-review"].title)}${t("dot")}${named(departments, record.department)}${t("colon")}${reply}`;
    }
    case "transfer":
      return say(sideLabels.transfer.title);
    case "stop":
      return say(sideLabels.stop.title);
    case "veto":
      return t("veto");
    case "veto-cleared":
      return t("vetoCleared");
  }
}
